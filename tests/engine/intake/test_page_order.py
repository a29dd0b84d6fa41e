"""Pages out of order, pages that came twice and pages that did not come, by what they print of themselves."""

import random
from dataclasses import replace

import pytest

from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.intake.page_order import Printed, in_order, printed_number


def page(number: int, *rows: str, seen: bool = False, confidence: int = 950, top: int = 600) -> Page:
    words = []
    for at, row in enumerate(rows):
        y = top + at * 250
        x = 700
        for text in row.split():
            words.append(Word(text, (x, y, x + len(text) * 90, y + 140), number, printed=not seen, confidence=confidence))
            x += len(text) * 90 + 90
    return Page(number, tuple(words))


def body(number: int, of: str = "Page {} of 3") -> tuple[str, ...]:
    chance = random.Random(number)
    lines = [
        f"0{chance.randint(1, 9)}/1{chance.randint(0, 9)}/2026 J{chance.randint(1000, 9999)} Made-up item {number}{at} "
        f"{chance.randint(10, 900)}.{chance.randint(10, 99)}"
        for at in range(8)
    ]
    return (f"Made-up Hospital statement {of.format(number)}", "Patient Testa Sample account A100200", *lines)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Page 2 of 5", Printed(2, 5)),
        ("PAGE: 2 OF 5", Printed(2, 5)),
        ("Statement of account Page 2 of 5", Printed(2, 5)),
        ("Página 2 de 5", Printed(2, 5)),
        ("Pagina 2 de 5", Printed(2, 5)),
        ("Pág. 2 / 5", Printed(2, 5)),
        ("Hoja 2 de 5", Printed(2, 5)),
        ("pg. 2", Printed(2, None)),
        ("Pg 2/5", Printed(2, 5)),
        ("Page 2", Printed(2, None)),
        ("2/5", Printed(2, 5)),
        ("2 of 5", Printed(2, 5)),
        ("- 2 of 5 -", Printed(2, 5)),
        ("Page l of 3", Printed(1, 3)),
        ("Page 1O of 12", Printed(10, 12)),
        ("Page 7 of 2", None),
        ("Page 0 of 2", None),
        ("Page I", None),
        ("Continued on page 3", None),
        ("See page 2 of 5", None),
        ("Continúa en la página 3", None),
        ("homepage 2", None),
        ("Web-page 2 of 5", None),
        ("1234/5", None),
        ("Visit 2/5", None),
    ],
)
def test_printed_numbers(text: str, printed: Printed | None) -> None:
    assert printed_number(page(1, text)) == printed


def test_numbers_that_need_their_place() -> None:
    assert printed_number(page(1, "2/5", top=5000)) is None
    assert printed_number(page(1, "as said on Page 2 above", top=5000)) is None
    assert printed_number(page(1, "Page 2", top=5000)) == Printed(2, None)
    assert printed_number(page(1, "the visit, Page 2 of 5", top=5000)) == Printed(2, 5)


def test_two_numbers_are_none() -> None:
    assert printed_number(page(1, "Page 2 of 5", "Page 3 of 5")) is None
    assert printed_number(page(1, "Page 2 of 5", "Page 2 of 5")) == Printed(2, 5)
    assert printed_number(page(1, "Page 2 of 5", "Page 1")) == Printed(2, 5)


def test_pages_are_put_in_the_order_they_print() -> None:
    order = in_order([page(1, *body(3)), page(2, *body(1)), page(3, *body(2))])

    assert (order.order, order.copies, order.missing, order.pages_missing, order.sorted) == ((1, 2, 0), (), (), False, True)


def test_pages_that_did_not_come_are_named() -> None:
    order = in_order([page(1, *body(5, "Página {} de 6")), page(2, *body(2, "Página {} de 6"))])

    assert order.order == (1, 0)
    assert order.missing == (1, 3, 4, 6)
    assert order.pages_missing


def test_gaps_are_named_where_no_count_is_printed() -> None:
    assert in_order([page(1, *body(1, "Page {}")), page(2, *body(4, "Page {}"))]).missing == (2, 3)


def test_without_numbers_nothing_moves() -> None:
    order = in_order([page(1, *body(2, "")), page(2, *body(1, ""))])

    assert (order.order, order.missing, order.pages_missing, order.sorted) == ((0, 1), (), False, False)


def test_a_page_without_a_number_may_be_the_missing_one() -> None:
    pages = [page(1, *body(3)), page(2, *body(7, "")), page(3, *body(1))]

    order = in_order(pages)
    assert (order.order, order.missing, order.pages_missing, order.sorted) == ((0, 1, 2), (), False, False)

    order = in_order([page(1, *body(5, "Page {} of 5")), page(2, *body(7, ""))])
    assert (order.missing, order.pages_missing) == ((), True)


def test_two_papers_in_one_file_stay_as_they_came() -> None:
    first = [page(at, *body(at)) for at in (1, 2, 3)]
    second = [page(at + 3, *body(at + 10, "").__add__((f"Page {at} of 2",)), top=600) for at in (1, 2)]

    order = in_order([*first, *second])
    assert (order.order, order.missing, order.sorted) == ((0, 1, 2, 3, 4), (), False)

    order = in_order([*first[:2], *second[:1]])
    assert (order.order, order.missing, order.pages_missing) == ((0, 1, 2), (3, 2), True)

    order = in_order([first[1], first[0], *second])
    assert (order.order, order.missing, order.pages_missing) == ((0, 1, 2, 3), (), False)


def test_the_same_number_twice_moves_nothing() -> None:
    order = in_order([page(1, *body(2)), page(2, *body(9, "Page 2 of 3")), page(3, *body(1))])

    assert order.order == (0, 1, 2)
    assert not order.sorted


def test_an_exact_copy_is_left_out_once() -> None:
    order = in_order([page(1, *body(1)), page(2, *body(2)), page(3, *body(1)), page(4, *body(3)), page(5, *body(1))])

    assert order.order == (0, 1, 3)
    assert order.copies == ((2, 0), (4, 0))
    assert order.missing == ()


def changed(of: Page, place: int, text: str, **more) -> Page:
    words = list(of.words)
    words[place] = replace(words[place], text=text, **more)
    return Page(of.number, tuple(words))


def amounts(of: Page) -> list[int]:
    return [at for at, word in enumerate(of.words) if "." in word.text]


def test_printed_pages_that_differ_in_anything_are_two_pages() -> None:
    one = page(1, *body(1, ""))

    for place in range(len(one.words)):
        assert in_order([one, changed(one, place, "7")]).copies == (), place


def test_two_photos_of_one_page_are_one() -> None:
    one = page(1, *body(1, ""), seen=True)
    other = page(2, *body(1, ""), seen=True, confidence=900)
    place = amounts(other)[3]
    other = changed(other, place, other.words[place].text.replace("1", "l").replace("0", "O"))
    other = changed(other, 1, "Hospitol")

    order = in_order([other, one])
    assert (order.order, order.copies) == ((1,), ((0, 1),))


def test_another_amount_or_day_read_surely_is_another_page() -> None:
    one = page(1, *body(1, ""), seen=True)

    for place, word in enumerate(one.words):
        if any(sign.isdigit() for sign in word.text):
            digit = next(sign for sign in word.text if sign.isdigit())
            other = changed(one, place, word.text.replace(digit, "4" if digit != "4" else "7", 1))
            assert in_order([one, other]).copies == (), word.text


def test_an_amount_read_unsurely_may_be_the_same() -> None:
    one = page(1, *body(1, ""), seen=True)
    place = amounts(one)[2]
    text = one.words[place].text
    slipped = ("4" if text[0] != "4" else "7") + text[1:]

    assert in_order([one, changed(one, place, slipped, confidence=600)]).copies == ((1, 0),)
    assert in_order([one, changed(one, place, slipped, alternates=(text,))]).copies == ((1, 0),)
    assert in_order([one, changed(one, place, "1" + text, confidence=600)]).copies == ()


def test_many_unsure_amounts_are_another_page() -> None:
    one = other = page(1, *body(1, ""), seen=True)
    for place in amounts(one):
        text = one.words[place].text
        other = changed(other, place, ("4" if text[0] != "4" else "7") + text[1:], confidence=600)

    assert in_order([one, other]).copies == ()


def test_the_same_amounts_in_another_order_are_another_page() -> None:
    head, who, *lines = body(1, "")

    assert in_order([page(1, head, who, *lines), page(2, head, who, *reversed(lines))]).copies == ()
    assert in_order([page(1, head, who, *lines, seen=True), page(2, head, who, *reversed(lines), seen=True)]).copies == ()


def test_pages_with_other_numbers_are_no_copies() -> None:
    assert (
        in_order([page(1, *body(1), seen=True), page(2, *(row.replace("1 of", "2 of") for row in body(1)), seen=True)]).copies
        == ()
    )


def test_the_printed_page_is_kept_beside_its_photo() -> None:
    photo, text = page(1, *body(1), seen=True, confidence=1000), page(2, *body(1))

    assert in_order([photo, text]).copies == ((0, 1),)
    assert in_order([text, photo]).copies == ((1, 0),)
    assert in_order([photo, text, photo, text]).order == (1,)


def test_nearly_empty_pages_are_never_copies() -> None:
    assert in_order([page(1, "Made-up Hospital"), page(2, "Made-up Hospital")]).order == (0, 1)
    assert in_order([Page(1, ()), Page(2, ())]).order == (0, 1)
    assert in_order([]).order == ()


@pytest.mark.parametrize("seed", range(20))
def test_shuffled_pages_with_copies_come_back_in_order(seed: int) -> None:
    chance = random.Random(seed)
    of = chance.randint(2, 9)
    numbers = sorted(chance.sample(range(1, of + 1), chance.randint(1, of)))
    given = [*numbers, *chance.choices(numbers, k=chance.randint(0, 3))]
    chance.shuffle(given)
    order = in_order([page(at, *body(number, f"Page {{}} of {of}")) for at, number in enumerate(given, start=1)])

    assert [given[at] for at in order.order] == numbers
    assert order.missing == tuple(number for number in range(1, of + 1) if number not in numbers)
    assert sorted(given[dropped] for dropped, _ in order.copies) == sorted(list_without(given, numbers))


def list_without(given: list[int], once: list[int]) -> list[int]:
    left = list(given)
    for number in once:
        left.remove(number)
    return left

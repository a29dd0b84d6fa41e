"""A text layer is not believed where the picture under it says another amount, and is where only the engine's eye slipped."""

import pytest

from almoner.adapters.readers.pdf_parts.disagree import disagrees
from almoner.engine.intake.layout_parts.words import Word, turned

ROWS = (
    ("Office visit", "200.00"),
    ("Injection", "45.00"),
    ("Injection", "45.00"),
    ("Panel", "60.50"),
    ("Supplies", "1,012.25"),
    ("Room", "2,400.00"),
    ("Pharmacy", "18.75"),
    ("Imaging", "310.00"),
    ("Laboratory", "77.10"),
    ("Therapy", "125.00"),
    ("Total charges", "4,293.60"),
)


def page(changes: dict[int, str | None] | None = None, **word) -> list[Word]:
    words = []
    for row, (label, amount) in enumerate(ROWS):
        y = 1000 + row * 300
        for at, text in enumerate(label.split()):
            words.append(Word(text, (1000 + at * 900, y, 1800 + at * 900, y + 150), 1))
        read = (changes or {}).get(row, amount)
        if read is not None:
            words.append(Word(read, (7000, y, 7800, y + 150), 1, **word))
    return words


def test_the_same_amounts_agree() -> None:
    assert not disagrees(page(), page())
    assert not disagrees([], [])
    assert not disagrees(page(), page({0: "$200.00", 4: "1012.25", 10: "$4,293.60-"}))


def test_another_total_disagrees() -> None:
    assert disagrees(page({10: "293.60"}), page())


def test_a_total_above_its_amount_disagrees() -> None:
    def box(amount):
        return [*page(), Word("Balance", (4000, 5000, 4900, 5150), 1), Word(amount, (4000, 5200, 4900, 5350), 1)]

    assert disagrees(box("12.00"), box("912.00"))


def test_one_slip_of_the_eye_is_no_disagreement() -> None:
    assert not disagrees(page(), page({3: "80.50"}))
    assert not disagrees(page(), page({3: None}))


def test_several_other_amounts_disagree() -> None:
    assert disagrees(page(), page({0: "100.00", 3: "10.50", 5: "1,400.00"}))


def test_a_total_seen_faintly_does_not_contradict() -> None:
    assert not disagrees(page(), page({10: "4,298.60"}, confidence=500))


def test_a_total_among_the_other_readings_agrees() -> None:
    assert not disagrees(page(), page({10: "4,298.60"}, alternates=("4,293.60",)))


@pytest.mark.parametrize("missing", [(0, 1, 2, 3), tuple(range(11))])
def test_amounts_that_are_not_in_the_picture_disagree(missing: tuple[int, ...]) -> None:
    assert disagrees(page(), page(dict.fromkeys(missing)))
    assert disagrees(page(dict.fromkeys(missing)), page())


def test_few_amounts_that_are_not_seen_do_not_disagree() -> None:
    few = [Word("Copay", (1000, 1000, 1800, 1150), 1), Word("20.00", (7000, 1000, 7800, 1150), 1)]

    assert not disagrees(few, [])


def test_places_are_compared_as_they_are_shown() -> None:
    def lying(words):
        return [Word(word.text, turned(word.box, 270), 1, turn=90) for word in words]

    assert not disagrees(lying(page()), page())
    assert disagrees(lying(page({10: "293.60"})), page())

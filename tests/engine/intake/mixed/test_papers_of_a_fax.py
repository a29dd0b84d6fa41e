"""Which page belongs to which paper, from what each page says: every page in one paper, a cover, or blank."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.bill import PaperKind
from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.intake.mixed.marks import Marks, marks_of, without_stamps
from almoner.engine.intake.mixed.papers import mixed
from almoner.engine.intake.page_order import Printed

BILL, EOB = PaperKind.BILL, PaperKind.EOB


def page(number, *rows, top=800):
    words = []
    for at, row in enumerate(rows):
        x, y = 500, top + at * 200
        for text in row.split():
            words.append(Word(text, (x, y, x + 80 * len(text), y + 120), number))
            x += 80 * len(text) + 80
    return Page(number, tuple(words))


def marks(at, who=None, account=None, printed=None, kind=BILL, head=""):
    names, papers = ((who,) if who else ()), frozenset({account} if account else ())
    return Marks(at, at + 1, Printed(*printed) if printed else None, kind, names, papers=papers, head=head)


def test_what_a_page_says_of_itself():
    (found,) = marks_of(
        [
            page(
                7,
                "MADE-UP HOUSE",
                "Itemized statement page 2 of 3",
                "Patient: Rosa Exampel",
                "Account number: RX-4471002",
                "Member ID: MBR7710001",
                "Date of birth: 03/14/1961",
                "Balance due 120.00",
            )
        ]
    )
    assert (found.number, found.printed, found.kind, found.names) == (7, Printed(2, 3), BILL, ("Rosa Exampel",))
    assert (found.papers, found.persons) == ({"RX4471002"}, {"MBR7710001"})
    assert [str(day) for day in found.born] == ["1961-03-14"]


def test_a_name_without_a_label_is_found_where_another_page_labels_it():
    both = marks_of(
        [page(1, "Patient: Rosa Exampel", "Account: 4471002"), page(2, "MADE-UP GROUP", "Rosa Exampel", "Dear sir or madam")]
    )
    assert both[1].names == ("Rosa Exampel",)


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ((), "blank"),
        (("1",), "blank"),
        (("FAX COVER SHEET", "To: an advocate", "Pages: 12"), "cover"),
        (("Fax", "To: an advocate", "From: a front desk", "Pages: 12 in all"), "cover"),
        (("HOJA DE FAX", "Para: alguien", "De: alguien", "Paginas: 3"), "cover"),
        (("Fax: 555-0100", "Patient: Rosa Exampel", "Total charges 120.00"), None),
        (("This cover page shows what you owe", "Balance due 120.00"), None),
    ],
)
def test_covers_and_blanks(rows, kind):
    (found,) = marks_of([page(1, *rows)])
    assert (found.is_cover, found.is_blank) == (kind == "cover", kind == "blank")


def test_the_line_of_a_fax_machine_is_no_page_number():
    rows = ["09/28/2026 10:14 FROM 5550100 TO 5550199 P.%03d/003", "MADE-UP HOUSE", "Page 1 of 1"]
    pages = [page(number, rows[0] % number, *rows[1:], top=200) for number in (1, 2, 3)]
    bare = without_stamps(pages)
    assert [" ".join(word.text for word in one.words) for one in bare] == ["MADE-UP HOUSE Page 1 of 1"] * 3
    assert without_stamps([pages[0], page(2, "MADE-UP HOUSE", "Page 1 of 1"), page(3, "so and so it goes")])[0] == pages[0]


def test_two_papers_of_one_person_with_page_numbers_that_begin_anew():
    found = mixed(
        [
            marks(0, "Rosa Exampel", "A1", (1, 2)),
            marks(1, "Rosa Exampel", "A1", (2, 2)),
            marks(2, "Rosa Exampel", "A2", (1, 2)),
            marks(3, "Rosa Exampel", "A2", (2, 2)),
        ]
    )
    assert found.papers == ((0, 1), (2, 3))
    assert found.unsure == {}


def test_pages_that_only_count_on_belong_to_the_paper_before():
    found = mixed(
        [
            marks(0, "Rosa Exampel", "A1", (1, 2)),
            marks(1, None, None, (2, 2), kind=None),
            marks(2, "Nia Pretend", "A2", (1, 2)),
            marks(3, None, None, (2, 2), kind=None),
        ]
    )
    assert found.papers == ((0, 1), (2, 3))


def test_a_page_two_that_could_be_of_either_asks():
    found = mixed(
        [
            marks(0, "Rosa Exampel", "A1", (1, 3), head="house"),
            marks(1, "Nia Pretend", "A2", (1, 3), head="house"),
            marks(2, None, None, (3, 3), kind=None, head="house"),
            marks(3, "Rosa Exampel", "A1", (2, 3), head="house"),
        ]
    )
    assert found.papers == ((0, 3), (1,), (2,))
    assert found.unsure == {2: ("Nia Pretend", "Rosa Exampel")}


def test_a_remittance_for_many_people_is_one_paper():
    kind = PaperKind.REMITTANCE
    pages = [
        marks(at, who, f"C{at}", (at + 1, 4), kind, "payer")
        for at, who in enumerate(["An Exampel", "Bo Exampel", "Cy Pretend", "Di Made"])
    ]
    assert mixed(pages) is None


def test_a_statement_that_counts_its_pages_is_one_paper_though_each_page_names_another_child():
    pages = [
        marks(at, who, "F1", (at + 1, 4), BILL, "clinic")
        for at, who in enumerate(["An Exampel", "Bo Exampel", "Cy Pretend", "An Exampel"])
    ]
    assert mixed(pages) is None


def test_claims_of_one_person_on_one_plans_paper_stay_together():
    pages = [Marks(at, at + 1, None, EOB, ("Rosa Exampel",), visits=frozenset({f"C{at}"}), head="plan") for at in range(4)]
    assert mixed(pages) is None


def test_three_pages_are_left_as_they_came():
    assert mixed([marks(at, who, who, (1, 1)) for at, who in enumerate(["An Exampel", "Bo Pretend", "Cy Madeup"])]) is None


PAGES = st.lists(
    st.tuples(
        st.sampled_from([None, "An Exampel", "Bo Pretend", "Cy Madeup"]),
        st.sampled_from([None, "A1", "A2", "A3"]),
        st.sampled_from([None, (1, 2), (2, 2), (1, None), (3, 3)]),
        st.sampled_from([None, BILL, EOB]),
        st.sampled_from(["page", "page", "page", "cover", "blank"]),
    ),
    min_size=1,
    max_size=12,
)


def test_a_page_that_asks_whose_it_is_stays_alone():
    pages = [
        marks(0, "An Exampel", "A1", (1, 1)),
        marks(1, "Bo Pretend", "A2", (1, 1)),
        marks(2, kind=None, printed=(2, 3)),
        marks(3, kind=None, printed=(3, 3)),
        marks(4, "An Exampel", "A1"),
    ]
    assert mixed(pages).papers == ((0, 4), (1,), (2,), (3,))
    assert set(mixed(pages).unsure) == {2, 3}


@given(PAGES)
def test_no_page_is_lost_or_in_two_papers(drawn):
    pages = [
        Marks(at, at + 1, is_cover=what == "cover", is_blank=what == "blank")
        if what != "page"
        else marks(at, who, account, printed, kind)
        for at, (who, account, printed, kind, what) in enumerate(drawn)
    ]
    found = mixed(pages)
    if found is not None:
        everywhere = [at for paper in found.papers for at in paper] + [*found.covers, *found.blanks]
        assert sorted(everywhere) == list(range(len(pages)))
        for paper in found.papers:
            assert (
                len({pages[at].kind for at in paper} - {None}) < 2
                or len({pages[at].papers for at in paper} - {frozenset()}) == 1
            )
            printed = [pages[at].printed.number for at in paper if pages[at].printed]
            assert len(printed) == len(set(printed))
        assert all(any(paper == (at,) for paper in found.papers) for at in found.unsure)

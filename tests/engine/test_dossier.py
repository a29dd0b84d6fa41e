"""What checks share of a dossier is worked out once, and belongs to that dossier alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from almoner.engine.bill import Bill, BillKind, Line, Notice, NoticeKind, Provider
from almoner.engine.checks.lines import by_bill, current
from almoner.engine.dossier import Dossier
from almoner.engine.money import Money

LINE = Line(id="l1", day=date(2026, 2, 3), code="99213", charge=Money(10000))
DOSSIER = Dossier(as_of=date(2026, 11, 21), bills=(Bill(id="b1", lines=(LINE,)),))


def test_work_is_done_once_for_a_dossier_and_kept_as_it_came() -> None:
    done: list[str] = []

    def codes(dossier: Dossier) -> Iterator[str | None]:
        for bill in dossier.bills:
            done.append(bill.id)
            yield from (line.code for line in bill.lines)

    dossier = replace(DOSSIER)
    assert dossier.once(codes) == dossier.once(codes) == ("99213",)
    assert done == ["b1"]


def test_another_dossier_is_worked_out_anew() -> None:
    assert [bill.id for bill, _ in by_bill(DOSSIER)] == ["b1"]
    other = replace(DOSSIER, bills=(Bill(id="b2", lines=(replace(LINE, id="l2"), replace(LINE, id="l3"))),))
    assert [(bill.id, [line.id for line in lines]) for bill, lines in by_bill(other)] == [("b2", ["l2", "l3"])]
    assert [bill.id for bill in current(DOSSIER)] == ["b1"]


def test_what_was_worked_out_is_no_part_of_what_a_dossier_is() -> None:
    fresh = replace(DOSSIER)
    before = repr(fresh)
    by_bill(fresh)
    assert fresh == replace(DOSSIER)
    assert repr(fresh) == before


def test_the_kinds_are_those_of_bills_and_letters() -> None:
    letter = Notice(id="n1", kind=NoticeKind.DENIAL)
    assert replace(DOSSIER, notices=(letter,)).kinds == {BillKind.BILL, NoticeKind.DENIAL}


def test_the_state_of_the_care_is_the_one_that_was_said_else_the_one_its_papers_print() -> None:
    ohio = replace(DOSSIER.bills[0], provider=Provider(state="OH"))
    utah = Bill(id="b2", provider=Provider(state="UT"), lines=(replace(LINE, id="l2"),))
    several = replace(DOSSIER, bills=(ohio, utah))
    assert (several.state_of(["b1"]), several.state_of([], ["l2"])) == ("OH", "UT")
    assert (several.state_of(["b1", "b2"]), several.state_of([])) == (None, None)
    assert replace(several, state="TX").state_of(["b1"]) == "TX"

"""A row that goes on beyond the edge of its page puts the total in doubt that it would explain, and no other."""

from almoner.engine.bill import Bill, BillKind, Line, PaperKind, Reading
from almoner.engine.intake.pages import doubted_totals
from almoner.engine.money import Money


def reading(total):
    lines = (Line(charge=Money(82000)), Line(charge=Money(4500)))
    return Reading(
        kind=PaperKind.BILL, reader="made", pages=1, bills=(Bill(kind=BillKind.BILL, lines=lines, total_charges=Money(total)),)
    )


def test_a_total_that_the_hidden_amounts_explain_is_doubted():
    [doubt] = doubted_totals(reading(104000), [Money(2500), Money(15000)]).doubts
    assert (doubt.field, doubt.says, doubt.read) == ("total_charges", "row_runs_off", "1040.00")


def test_a_total_that_they_do_not_explain_or_that_is_right_is_not():
    assert doubted_totals(reading(104000), [Money(2500)]).doubts == ()
    assert doubted_totals(reading(86500), [Money(2500)]).doubts == ()
    assert doubted_totals(reading(104000), []).doubts == ()

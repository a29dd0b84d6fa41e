"""Which papers are laid beside each other: a reply's own sentences are no bill."""

from dataclasses import replace
from datetime import date

from almoner.engine.bill import Bill, Line, Notice, NoticeKind, Promise, PromiseKind, Spot
from almoner.engine.cases.compared import Point
from almoner.engine.cases.sides import earlier, later, ledgers
from almoner.engine.findings import Class
from almoner.engine.money import Money

TOLD = Promise(PromiseKind.TAKEN_OFF, Money(20000), spot=Spot(1, page=1, box=(1000, 3000, 9000, 3400)))
REPLY = Notice(id="n1", document=1, kind=NoticeKind.REPLY, sent_on=date(2026, 3, 20), promises=(TOLD,))
IN_SENTENCE = Line(id="m1", charge=Money(20000), spot=Spot(1, page=1, box=(1000, 3050, 9000, 3150)))
BELOW = Line(id="m2", charge=Money(5000), spot=Spot(1, page=1, box=(1000, 6000, 9000, 6100)))
OLD = Bill(id="b1", document=0, lines=(Line(id="l1", charge=Money(20000)),))


def test_a_line_read_out_of_a_promise_is_no_line_of_a_new_bill():
    bills = ledgers((OLD, Bill(id="b2", document=1, lines=(IN_SENTENCE,), balance=Money(5000))), (REPLY,))
    assert bills == (OLD,)
    assert later(bills, (REPLY,), (), came=(1,), letters=(1,)).promises == (TOLD,)


def test_a_bill_under_the_letter_keeps_its_own_lines():
    bill = Bill(id="b2", document=1, lines=(IN_SENTENCE, BELOW))
    assert ledgers((bill,), (REPLY,)) == (replace(bill, lines=(BELOW,)),)


def test_on_paper_of_text_the_rows_tell_the_sentence():
    told = replace(TOLD, spot=Spot(1, page=1, row=14))
    lines = tuple(Line(id=f"m{row}", spot=Spot(1, page=1, row=row)) for row in (14, 16, 17))
    [bill] = ledgers((Bill(id="b2", document=1, lines=lines),), (replace(REPLY, promises=(told,)),))
    assert [line.id for line in bill.lines] == ["m17"]


def test_each_side_has_the_points_about_its_own_bills():
    new = Bill(id="b2", document=1, lines=(BELOW,))
    mine = Point("f1", "A07", Class.FACT, lines=("l1",))
    theirs = Point("f2", "A07", Class.FACT, lines=("m2",))
    assert earlier((OLD, new), (mine, theirs), (1,)).points == (mine,)
    assert later((OLD, new), (), (mine, theirs), came=(1,), letters=()).points == (theirs,)
    assert earlier((OLD, new), (mine, theirs), (1,)).bills == (OLD,)

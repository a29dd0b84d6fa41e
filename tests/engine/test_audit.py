"""What the audit stamps on a check's answer: class, authority, groups, stakes, deadlines."""

from datetime import date
from decimal import Decimal

import pytest

from almoner.adapters.rulebook import load_rulebook
from almoner.engine.audit import audit
from almoner.engine.bill import Bill, Line
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Ask, Binds, CannotTell, Cause, Class, Found, Kind, Message, Right, Stake
from almoner.engine.money import Money

LAW = load_rulebook()
AS_OF = date(2026, 11, 21)
LINE = Line("l1", date(2026, 2, 3), code="J1885", units=Decimal(1), charge=Money(20000))
BILL = Bill("b1", lines=(LINE, Line("l2", charge=Money(5000))), balance=Money(25000))
MEDICARE_ONLY = "usc-42-1395b-7-b-3-B-ii"


def made(*answers, id="X01", cls=Class.FACT, rests_on=RestsOn.PAPERS, authority=(), kind=Kind.FINDING, needs=Needs()):
    @check(id=id, name="made", cls=cls, authority=authority, rests_on=rests_on, kind=kind, page="A page.", needs=needs)
    def body(dossier, law):
        yield from answers

    return body


def found(*lines, amount=20000, **more):
    return Found(Message("x", n=len(lines)), lines=lines, stake=tuple(Stake(Money(amount), line=one) for one in lines), **more)


def run(*checks, **dossier):
    return audit(Dossier(AS_OF, bills=(BILL,), **dossier), LAW, checks)


@pytest.mark.parametrize(
    ("cls", "rests_on", "authority", "payers", "becomes", "binds"),
    [
        (Class.FACT, RestsOn.PAPERS, (), ("commercial",), Class.FACT, Binds.BINDING),
        (Class.RULE, RestsOn.PAPERS, (MEDICARE_ONLY,), ("commercial",), Class.RULE, Binds.BINDING),
        (Class.RULE, RestsOn.LAW, (MEDICARE_ONLY,), ("medicare",), Class.RULE, Binds.BINDING),
        (Class.RULE, RestsOn.LAW, (MEDICARE_ONLY,), ("commercial",), Class.QUESTION, Binds.UNKNOWN),
        (Class.RULE, RestsOn.PAYER_RULE, (MEDICARE_ONLY,), ("commercial",), Class.QUESTION, Binds.BENCHMARK),
        (Class.EVIDENCE, RestsOn.PAYER_RULE, (MEDICARE_ONLY,), ("unknown",), Class.QUESTION, Binds.UNKNOWN),
        (Class.RULE, RestsOn.LAW, (), ("medicare",), Class.QUESTION, Binds.UNKNOWN),
    ],
)
def test_a_rule_that_does_not_bind_here_becomes_a_question(cls, rests_on, authority, payers, becomes, binds):
    (finding,) = run(made(found("l1"), cls=cls, rests_on=rests_on, authority=authority), payers=payers).findings
    assert (finding.cls, finding.binds) == (becomes, binds)
    assert set(finding.authority) <= set(authority)
    if payers != ("medicare",):
        assert finding.authority == (), "a citation that does not bind is left out"


def test_a_check_may_lower_its_class_but_never_raise_it():
    lower = run(made(found("l1", cls=Class.EVIDENCE))).findings[0]
    raised = run(made(found("l1", cls=Class.FACT), cls=Class.EVIDENCE)).findings[0]
    assert lower.cls is raised.cls is Class.EVIDENCE


@pytest.mark.parametrize(
    ("path", "becomes"),
    [
        ("bills/b1/lines/l1/charge", Class.QUESTION),
        ("bills/b1/lines/l2/charge", Class.FACT),
        ("bills/b1/lines/l1/remarks", Class.FACT),
        ("bills/b9/lines/l1x/charge", Class.FACT),
        ("bills/b1/balance", Class.QUESTION),
        ("bills/b1/interest", Class.FACT),
    ],
)
def test_a_finding_on_a_doubted_value_is_at_most_a_question(path, becomes):
    judged = made(found("l1", bills=("b1",)), needs=Needs(fields=("charge",), header=("balance",)))
    finding = run(judged, doubted=frozenset({path})).findings[0]
    assert finding.cls is becomes


def test_no_more_than_a_lines_charge_is_at_stake_and_nothing_counts_twice():
    outcome = run(
        made(found("l1", amount=99999)),
        made(found("l1", "l2", amount=5000), id="X02"),
        made(Found(Message("whole"), bills=("b1",), stake=(Stake(Money(30000), bill="b1"),)), id="X03"),
    )
    stakes = {finding.check: finding.at_stake for finding in outcome.findings}
    assert stakes == {"X01": Money(20000), "X02": Money(10000), "X03": Money(30000)}
    assert outcome.at_stake == Money(30000), "25000 on the lines, 5000 beyond them on the bill"


def test_what_no_line_charges_counts_beside_what_is_at_stake_on_lines():
    apart = made(Found(Message("sum"), bills=("b1",), stake=(Stake(Money(10000), bill="b1", apart=True),)))
    on_line = made(found("l1", amount=20000), id="X02")
    assert run(apart, on_line).at_stake == Money(30000)
    whole = made(Found(Message("whole"), bills=("b1",), stake=(Stake(Money(35000), bill="b1"),)), id="X03")
    assert run(apart, on_line, whole).at_stake == Money(35000), "the bill as a whole holds both"


def test_findings_about_the_same_money_share_a_group():
    outcome = run(
        made(found("l1")),
        made(found("l2"), id="X02"),
        made(found("l1", about="same"), id="X03"),
        made(Found(Message("y"), bills=("b1",), about="same"), id="X04"),
    )
    groups = {finding.check: finding.group for finding in outcome.findings}
    assert groups["X01"] == groups["X03"] == groups["X04"] != groups["X02"]


def test_the_surest_and_largest_come_first():
    outcome = run(
        made(found("l2", amount=5000), id="X01"),
        made(found("l1", amount=20000, cls=Class.QUESTION), id="X02"),
        made(found("l1", amount=20000), id="X03"),
    )
    assert [finding.check for finding in outcome.findings] == ["X03", "X01", "X02"]


def test_a_deadline_is_reckoned_from_the_rulebook_and_an_unknown_one_is_left_out():
    ask = Ask("plan-internal-appeal", "receipt", date(2026, 1, 30))
    known = run(made(found("l1", deadline=ask))).findings[0].deadline
    assert known is not None
    assert (known.act_by, known.last_day) == (date(2026, 7, 29), date(2026, 7, 29))
    assert run(made(found("l1", deadline=Ask("nonsense", "receipt", AS_OF)))).findings[0].deadline is None
    assert run(made(found("l1", deadline=Ask("plan-internal-appeal", "payment", AS_OF)))).findings[0].deadline is None


def test_ids_are_stable_and_unique():
    one = run(made(found("l1"), found("l1"), found("l2")), made(Right(Message("r")), id="X02"))
    two = run(made(found("l1"), found("l1"), found("l2")), made(Right(Message("r")), id="X02"))
    ids = [finding.id for finding in one.findings]
    assert ids == [finding.id for finding in two.findings]
    assert len(set(ids)) == 3
    assert one.rights[0].id == two.rights[0].id


def test_what_could_not_be_checked_is_said_once_and_is_not_counted_as_run():
    missing = CannotTell(Message("m"), "papers:eob", Cause.PAPER)
    outcome = run(made(missing, missing), made(found("l1"), missing, id="X02"), made(id="X03"))
    assert [(one.check, one.answer.would_help) for one in outcome.not_checked] == [("X01", "papers:eob"), ("X02", "papers:eob")]
    assert outcome.ran == {"X02", "X03"}


def test_a_field_missing_on_some_lines_leaves_the_others_judged():
    needs = Needs(fields=("code",))
    outcome = run(made(needs=needs))
    assert outcome.ran == {"X01"}
    assert outcome.not_checked[0].answer.would_help == "field:code"
    bare = Dossier(AS_OF, bills=(Bill("b1", lines=(Line("l1"),)),))
    assert audit(bare, LAW, [made(needs=needs)]).ran == frozenset()


def test_a_check_whose_kind_of_paper_is_not_there_is_absent():
    from almoner.engine.bill import BillKind

    outcome = run(made(CannotTell(Message("m"), "papers:eob", Cause.PAPER), needs=Needs(papers=frozenset({BillKind.EOB}))))
    assert not outcome.not_checked
    assert not outcome.ran


def test_a_check_without_a_page_is_refused():
    with pytest.raises(ValueError, match="has no page"):
        check(id="X", name="x", cls=Class.FACT, page=None)

"""What holds of the checks that lay several papers side by side, whatever those papers say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.engine.answers import Answers, CollectionAction, Limits
from almoner.engine.audit import audit
from almoner.engine.bill import Accumulator, Adjustment, Bill, BillKind, Line, Network, Notice, NoticeKind, Payer, Provider
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.findings import Class
from almoner.engine.intake.assemble import Request, as_bare_paper, assemble, reading_of
from almoner.engine.money import Money
from tests.engine.checks.examples import law

MINE = tuple(check for check in CATALOGUE if check.id[0] in "FGHI")
DAY = date(2026, 2, 3)
CUTS = (Adjustment("CO", "45", Money(20000)), Adjustment("PR", "2", Money(10000)))
LINE = Line(day=DAY, code="J1885", units=Decimal(1), charge=Money(70000), allowed=Money(50000), adjustments=CUTS)
PAPER = Bill(
    provider=Provider(name="Example Clinic"),
    claim="C1",
    statement_date=date(2026, 3, 1),
    total_charges=Money(70000),
    insurance_paid=Money(40000),
    patient_responsibility=Money(10000),
    balance=Money(30000),
    lines=(LINE,),
)
FAR = Bill(
    provider=Provider(name="Faraway Dental"), claim="Z9", lines=(Line(day=date(2025, 7, 9), code="D0120", charge=Money(7777)),)
)
MET = Accumulator("deductible", "person", Money(50000), Money(50000))
OVER = Accumulator("out_of_pocket", "person", Money(50000), Money(60000))

CHANGES = st.sampled_from(
    [{}, {}, {}, {}]
    + [{"balance": Money(cents)} for cents in (10000, 70000, -500, 0)]
    + [{"balance": None}, {"total_charges": None}, {"patient_responsibility": None}, {"insurance_paid": None}, {"claim": None}]
    + [{"statement_date": day} for day in (None, date(2026, 2, 1), date(2026, 6, 1))]
    + [{"status": status} for status in ("reversal", "corrected", "secondary", "denied", "pending")]
    + [{"total_charges": Money(-70000)}, {"total_charges": Money(130000)}, {"previous_balance": Money(5000)}]
    + [{"deductible": Money(60000)}, {"coinsurance_rate": Decimal("0.1")}, {"coinsurance_rate": Decimal(0)}]
    + [{"accumulators": (MET,)}, {"accumulators": (OVER, MET)}, {"insurance_pending": True}]
    + [{"payer": Payer(type="medicaid")}, {"provider": Provider()}, {"provider": Provider(name="Example Hospital")}]
    + [{"lines": ()}, {"lines": (LINE, LINE)}, {"lines": (replace(LINE, charge=None, day=None),)}]
    + [{"lines": (replace(LINE, adjustments=(Adjustment(group, "29", Money(70000)),)),)} for group in ("CO", "PR", "OA", "")]
    + [{"lines": (replace(LINE, coinsurance=Money(9000), deductible=Money(60000)),)}]
)
PAPERS = st.lists(st.tuples(st.sampled_from(list(BillKind)), CHANGES, CHANGES), min_size=1, max_size=5).map(
    lambda drawn: [replace(replace(replace(PAPER, **one), **two), kind=kind) for kind, one, two in drawn]
)
NOTE = Notice(
    kind=NoticeKind.COLLECTION,
    sender="Made-up Collectors",
    creditor="Example Clinic",
    third_party=True,
    sent_on=date(2026, 9, 4),
)
NOTES = st.lists(
    st.sampled_from(
        [
            NOTE,
            replace(NOTE, third_party=None, states_amount=False),
            replace(NOTE, states_dispute_right=False, sent_on=None),
            replace(NOTE, after_dispute=True, sent_on=date(2026, 11, 1)),
            replace(
                NOTE,
                kind=NoticeKind.COLLECTION_ACTION,
                creditor="Example Hospital",
                actions=("sue", "sell"),
                act_on=date(2026, 9, 9),
            ),
            replace(NOTE, kind=NoticeKind.ESTIMATE, scheduled_on=date(2026, 1, 5), service_on=DAY),
        ]
    ),
    max_size=3,
)
ANSWERS = st.sampled_from(
    [
        Answers(),
        Answers(plan_year_start=date(2024, 2, 29), deductible_limit=Limits(Money(50000)), out_of_pocket_limit=Limits(Money(0))),
        Answers(uninsured=True, estimate_requested_on=date(2026, 1, 5), first_bill_received=date(2026, 10, 1)),
        Answers(
            hospital_non_profit=True, collection_actions=(CollectionAction("report", date(2026, 5, 1)),), first_bill_on=DAY
        ),
        Answers(dispute_sent_on=date(2026, 9, 9), collection_continued=True, verification_received=False, medicaid_on=(DAY,)),
        Answers(coinsurance_rate=Decimal("0.2"), qmb=True, provider_takes_medicaid=False, agreed_in_writing_to_pay=False),
    ]
)
PAYERS = st.sampled_from([(), ("commercial",), ("medicare", "commercial"), ("medicaid",), ("self-pay",), ("unknown",)])


def content(bills, notices, answers, payers):
    """Findings and rights told without ids."""
    told = []
    request = Request(as_of=date(2026, 11, 21), payers=payers, answers=answers)
    for dossier in assemble([as_bare_paper(reading_of(bills, notices))], request).dossiers:
        outcome = audit(dossier, law(), MINE)
        told += [
            (one.check, one.cls.value, repr(one.found.says), str(one.at_stake), len(one.found.lines))
            for one in outcome.findings
        ]
        told += [(one.check, "right", repr(one.right.says), "", 0) for one in outcome.rights]
    return sorted(told)


often = settings(max_examples=120, deadline=None)


@often
@given(PAPERS, NOTES, ANSWERS, PAYERS, st.randoms(use_true_random=False))
def test_the_order_of_the_papers_does_not_matter(bills, notices, answers, payers, chance):
    before = content(bills, notices, answers, payers)
    chance.shuffle(bills)
    chance.shuffle(notices)
    assert content(bills, notices, answers, payers) == before


@often
@given(PAPERS, PAYERS)
def test_an_unrelated_bill_changes_no_insurance_finding(bills, payers):
    before = [one for one in content(bills, (), Answers(), payers) if one[0][0] == "F"]
    assert [one for one in content([*bills, FAR], (), Answers(), payers) if one[0][0] == "F"] == before


@often
@given(PAPERS, PAYERS)
def test_a_bill_that_asks_no_more_than_every_share_is_no_error(bills, payers):
    """Whatever the rest says: a balance of one dollar is not above a share of a hundred."""
    tame = [replace(one, balance=Money(100), patient_responsibility=Money(10000), patient_paid=None) for one in bills]
    assert [one for one in content(tame, (), Answers(), payers) if one[0] in {"F01", "F02"}] == []


@often
@given(PAPERS, NOTES, ANSWERS)
def test_a_private_plan_is_never_told_a_rule_of_public_ones(bills, notices, answers):
    private = [replace(one, payer=Payer(type="commercial"), network=Network.UNKNOWN) for one in bills]
    alone = replace(answers, medicaid_on=None)  # days on Medicaid make it a payer too
    told = [one for one in content(private, notices, alone, ("commercial",)) if one[0] in {"F04", "H10"}]
    assert {one[1] for one in told} <= {Class.QUESTION.value}

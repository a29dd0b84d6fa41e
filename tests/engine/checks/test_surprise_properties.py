"""What holds of the checks of surprise bills and of Medicare, whatever the papers say."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.engine.answers import Answers, StatementRequest
from almoner.engine.audit import audit
from almoner.engine.bill import Adjustment, Bill, BillKind, Form, Line, Network, Payer, Provider
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.findings import Class
from almoner.engine.intake.assemble import Request, as_bare_paper, assemble, reading_of
from almoner.engine.money import ZERO, Money
from tests.engine.checks.examples import law

MINE = tuple(check for check in CATALOGUE if check.id in {"G01", "G02", "G05", "H02", "H05", "H08"})
DAY = date(2026, 2, 3)
VISIT = Line(day=DAY, code="99285", charge=Money(150000), allowed=Money(40000), paid=Money(30000), coinsurance=Money(10000))
PAPER = Bill(
    provider=Provider(name="Sample Doctors"),
    claim="C1",
    network=Network.OUT,
    total_charges=Money(150000),
    insurance_paid=Money(30000),
    patient_responsibility=Money(10000),
    coinsurance=Money(10000),
    balance=Money(120000),
    lines=(VISIT,),
)
FAR = Bill(
    provider=Provider(name="Faraway Skin Doctors"),
    claim="Z9",
    balance=Money(7777),
    lines=(Line(day=date(2025, 7, 9), code="11102", charge=Money(7777), place_of_service="11"),),
)
ROW = st.sampled_from(
    [
        {},
        {"code": "74177"},
        {"code": "44970"},
        {"code": "00790", "modifiers": ("AA",)},
        {"code": "A0427"},
        {"code": "A0431"},
        {"day": None},
    ]
    + [{"place_of_service": place} for place in ("11", "22", "23", "81")]
    + [{"patient_owes": Money(cents)} for cents in (0, 10000, 120000)]
    + [{"adjustments": (Adjustment(group, reason, Money(110000)),)} for group in ("PR", "CO") for reason in ("45", "96", "2")]
    + [{"adjustments": (Adjustment("OA", "209", Money(10000)),)}, {"remarks": ("N864",)}, {"remarks": ("N781",)}]
).map(lambda change: replace(VISIT, **change))
CHANGE = st.one_of(
    st.just({}),
    st.lists(ROW, max_size=3).map(lambda rows: {"lines": tuple(rows)}),
    st.sampled_from(
        [{"network": network} for network in Network]
        + [{"form": form} for form in Form]
        + [{"balance": Money(cents)} for cents in (0, 5000, 10000, 10001, 120000)]
        + [{"patient_responsibility": share} for share in (None, Money(0), Money(120000))]
        + [{"payer": Payer(type=kind)} for kind in ("medicare", "medicaid", "commercial", "fehb", "short-term")]
        + [{"status": status} for status in ("secondary", "denied", "corrected")]
        + [{"provider": Provider(name=name)} for name in ("Example Hospital", "Sample Radiology", None)]
        + [{"total_charges": None}, {"coinsurance": None}, {"insurance_paid": None}, {"emergency": True}]
    ),
)
PAPERS = st.lists(st.tuples(st.sampled_from(list(BillKind)), CHANGE, CHANGE), min_size=1, max_size=4).map(
    lambda drawn: [replace(replace(replace(PAPER, **one), **two), kind=kind) for kind, one, two in drawn]
)
ANSWERS = st.builds(
    Answers,
    qmb=st.sampled_from([None, True, False]),
    emergency=st.sampled_from([None, True, False]),
    uninsured=st.sampled_from([None, False]),
    facility_network=st.sampled_from([None, *Network]),
    networks=st.sampled_from([None, {"Sample Doctors": Network.OUT}, {"Example Hospital": Network.IN}]),
    statement_requests=st.sampled_from(
        [None, (StatementRequest(date(2026, 8, 1)),), (StatementRequest(DAY, "Sample Doctors", date(2026, 9, 9)),)]
    ),
)
PUBLIC = ("medicare", "medicare-advantage", "medicaid", "va", "tricare", "chip", "ihs", "workers-comp", "auto")
APART = ("short-term", "fixed-indemnity", "sharing-ministry", "self-pay")
PAYERS = st.sampled_from([(), ("commercial",), ("fehb",), ("medicare",), ("medicare", "medicaid"), ("commercial", "medicare")])
often = settings(max_examples=200, deadline=None)


def findings(bills, answers, payers):
    """Every finding of these checks: check, class, money, sentence."""
    request = Request(as_of=date(2026, 11, 21), payers=payers, answers=answers)
    dossiers = assemble([as_bare_paper(reading_of(bills))], request).dossiers
    found = [one for dossier in dossiers for one in audit(dossier, law(), MINE).findings]
    return sorted(((one.check, one.cls, one.at_stake or ZERO, repr(one.found.says)) for one in found), key=repr)


@often
@given(PAPERS, ANSWERS, PAYERS, st.randoms(use_true_random=False))
def test_the_order_of_the_papers_does_not_matter(bills, answers, payers, chance):
    before = findings(bills, answers, payers)
    chance.shuffle(bills)
    assert findings(bills, answers, payers) == before


@often
@given(PAPERS, ANSWERS, st.sampled_from([*PUBLIC, *APART]))
def test_no_surprise_bill_is_found_under_a_plan_the_law_does_not_cover(bills, answers, payer):
    assert [one for one in findings(bills, answers, (payer,)) if one[0][0] == "G"] == []


@often
@given(PAPERS, ANSWERS, st.sampled_from(["commercial", "fehb", "medicaid", "tricare", "unknown", *APART]))
def test_no_rule_of_medicare_is_told_to_others(bills, answers, payer):
    assert [one for one in findings(bills, answers, (payer,)) if one[0][0] == "H"] == []


@often
@given(PAPERS, ANSWERS, PAYERS)
def test_a_bill_below_every_share_is_no_surprise(bills, answers, payers):
    """Whatever the rest says: with a dollar asked and a hundred left by each decision, nothing is above anything."""
    plain = {"patient_responsibility": Money(10000), "patient_paid": None, "claim_adjustments": ()}
    tame = [
        replace(
            one,
            balance=Money(100),
            **plain,
            lines=tuple(replace(line, patient_owes=None, adjustments=()) for line in one.lines),
        )
        for one in bills
    ]
    assert [one for one in findings(tame, answers, payers) if one[0] in {"G01", "G02", "G05", "H02"}] == []


@often
@given(PAPERS, ANSWERS, PAYERS)
def test_a_provider_in_the_network_makes_no_surprise_bill(bills, answers, payers):
    known = replace(answers, networks={one.provider.name or "": Network.IN for one in bills})
    named = [one for one in bills if one.provider.name]
    assert [one for one in findings(named, known, payers) if one[0][0] == "G"] == []


@often
@given(PAPERS, ANSWERS, PAYERS)
def test_no_emergency_and_no_facility_of_the_network_leave_no_rule(bills, answers, payers):
    bare = [replace(one, lines=tuple(replace(line, remarks=()) for line in one.lines)) for one in bills]
    told = replace(answers, emergency=False, facility_network=Network.OUT)
    assert [one for one in findings(bare, told, payers) if one[0] in {"G01", "G02"}] == []


@often
@given(PAPERS, ANSWERS, PAYERS)
def test_without_qmb_nobody_is_told_of_it(bills, answers, payers):
    assert [one for one in findings(bills, replace(answers, qmb=False), payers) if one[0] == "H05"] == []


@often
@given(PAPERS, ANSWERS, st.sampled_from([("commercial",), ("medicare",)]))
def test_an_unrelated_bill_changes_nothing(bills, answers, payers):
    told = replace(answers, statement_requests=None, facility_network=Network.IN)
    assert findings([*bills, FAR], told, payers) == findings(bills, told, payers)


@often
@given(PAPERS, ANSWERS, PAYERS)
def test_a_kind_of_payer_nobody_knows_carries_no_more_than_a_question(bills, answers, payers):
    blank = [replace(one, payer=Payer()) for one in bills]
    assert {one[1] for one in findings(blank, replace(answers, uninsured=None), ("unknown",))} <= {Class.QUESTION}


def test_the_strategies_reach_every_check():
    """Strategies that never meet a check prove nothing about it."""
    eob = replace(PAPER, kind=BillKind.EOB)
    scan = tuple(replace(one, lines=(replace(VISIT, code="74177", place_of_service="22"),)) for one in (PAPER, eob))
    stay = tuple(replace(one, form=Form.INSTITUTIONAL) for one in (PAPER, eob))
    reached = {one[0] for one in findings([PAPER, eob], Answers(), ("commercial",))}
    reached |= {one[0] for one in findings(list(scan), Answers(facility_network=Network.IN), ("commercial",))}
    flight = [replace(one, lines=(replace(VISIT, code="A0431"),)) for one in (PAPER, eob)]
    reached |= {one[0] for one in findings(flight, Answers(), ("commercial",))}
    told = Answers(qmb=True, statement_requests=(StatementRequest(date(2026, 8, 1)),))
    reached |= {one[0] for one in findings(list(stay), told, ("medicare",))}
    assert reached == {check.id for check in MINE}

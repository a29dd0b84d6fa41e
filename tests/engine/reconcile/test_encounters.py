"""Papers about the same care find each other, whatever their order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.bill import Adjustment, Bill, BillKind, Line, Notice, NoticeKind, Patient, Payer, Provider
from almoner.engine.dossier import Encounter
from almoner.engine.money import Money
from almoner.engine.reconcile.encounters import encounters

DAY = date(2026, 2, 3)
CLINIC = Provider(name="Example Clinic LLC", npi="1999999984")
LINE = Line(id="l1", day=DAY, code="J1885", units=Decimal(1), charge=Money(20000))
BILL = Bill(id="b1", kind=BillKind.BILL, provider=CLINIC, total_charges=Money(20000), balance=Money(5000), lines=(LINE,))
EOB = Bill(
    id="e1",
    document=1,
    kind=BillKind.EOB,
    provider=Provider(name="EXAMPLE CLINIC"),
    claim="2026-0001",
    total_charges=Money(20000),
    insurance_paid=Money(12000),
    patient_responsibility=Money(5000),
    statement_date=date(2026, 3, 1),
    lines=(LINE,),
)
OTHER = Bill(
    id="z9",
    document=9,
    provider=Provider(name="Faraway Dental"),
    patient=Patient(account="Z-1"),
    lines=(Line(id="lz", day=date(2025, 7, 9), code="D0120", charge=Money(7777)),),
)


def one(*bills, notices=()):
    found, gone = encounters(bills, notices)
    return found, gone


def test_provider_day_and_total_join_an_eob_to_its_bill():
    assert one(BILL, EOB) == ((Encounter(bills=("b1",), decisions=("e1",)),), frozenset())


def test_the_same_claim_number_joins_where_the_names_differ():
    bill = replace(BILL, claim="20260001", provider=Provider(name="Example Clinic"))
    eob = replace(EOB, provider=Provider(name="Dr Made Up"), lines=())
    assert one(bill, eob)[0] == (Encounter(bills=("b1",), decisions=("e1",)),)


def test_a_different_claim_number_makes_the_match_unsure():
    found, _ = one(replace(BILL, claim="777", balance=Money(20000)), EOB)
    assert found == (Encounter(bills=("b1",), decisions=("e1",), sure=False),)


@pytest.mark.parametrize(
    "eob",
    [
        replace(EOB, lines=(replace(LINE, day=date(2026, 2, 9)),)),
        replace(
            EOB,
            provider=Provider(name="Faraway Surgeons"),
            total_charges=Money(90000),
            lines=(replace(LINE, charge=Money(90000)),),
        ),
    ],
    ids=["another day", "another provider the same day"],
)
def test_what_is_about_other_care_stays_apart(eob):
    assert one(BILL, eob)[0] == (Encounter(bills=("b1",)), Encounter(decisions=("e1",)))


def test_another_patient_is_never_joined():
    mine, yours = (
        replace(BILL, patient=Patient(birth_date=date(1980, 1, 1))),
        replace(EOB, patient=Patient(birth_date=date(1981, 1, 1))),
    )
    assert len(one(mine, yours)[0]) == 2


def test_only_the_amount_agrees_is_no_match_for_an_eob():
    assert len(one(replace(BILL, lines=(), provider=Provider()), replace(EOB, lines=(), provider=Provider()))[0]) == 2


def test_hospital_and_physician_of_one_visit_keep_their_own_eob():
    hospital = replace(
        BILL,
        id="b2",
        provider=Provider(name="Example Hospital"),
        total_charges=Money(90000),
        lines=(replace(LINE, charge=Money(90000)),),
    )
    theirs = replace(
        EOB,
        id="e2",
        claim="2026-0002",
        provider=Provider(name="Example Hospital"),
        total_charges=Money(90000),
        lines=hospital.lines,
    )
    assert one(BILL, hospital, EOB, theirs)[0] == (
        Encounter(bills=("b1",), decisions=("e1",)),
        Encounter(bills=("b2",), decisions=("e2",)),
    )


def test_two_alike_bills_make_the_eob_unsure():
    mine, yours = replace(BILL, claim="1"), replace(BILL, id="b2", claim="2")
    found, _ = one(mine, yours, EOB)
    assert found == (Encounter(bills=("b1",), decisions=("e1",), sure=False), Encounter(bills=("b2",)))


def test_one_bill_takes_several_eobs():
    second = replace(LINE, id="l2", code="96372", charge=Money(7000))
    bill = replace(BILL, total_charges=Money(27000), lines=(LINE, second))
    part = replace(EOB, id="e2", claim="2026-0002", total_charges=Money(7000), lines=(second,))
    found, gone = one(bill, EOB, part)
    assert (found[0].bills, found[0].decisions, gone) == (("b1",), ("e1", "e2"), frozenset())


def test_two_statements_of_one_account_are_one_encounter():
    first, later = (replace(BILL, id=name, patient=Patient(account="A-77")) for name in ("b1", "b2"))
    assert one(first, replace(later, lines=()), EOB)[0] == (Encounter(bills=("b1", "b2"), decisions=("e1",)),)


def test_a_statement_without_days_joins_no_one_of_two_visits():
    april = replace(LINE, day=date(2026, 4, 1))
    account = Patient(account="A-77")
    papers = [
        replace(BILL, id="b1", patient=account),
        replace(BILL, id="b2", patient=account, lines=(april,)),
        replace(BILL, id="b3", patient=account, lines=()),
    ]
    assert [found.bills for found in one(*papers)[0]] == [("b1",), ("b2",), ("b3",)]


@pytest.mark.parametrize("later", [{"status": "corrected", "statement_date": None}, {"statement_date": date(2026, 5, 1)}])
def test_a_later_decision_replaces_the_earlier_one(later):
    found, gone = one(BILL, EOB, replace(EOB, id="e2", patient_responsibility=Money(2000), **later))
    assert (found, gone) == ((Encounter(bills=("b1",), decisions=("e2",)),), frozenset({"e1"}))


def test_a_decision_that_names_what_it_supersedes_replaces_it():
    _, gone = one(EOB, replace(EOB, id="e2", claim="2026-0001-R1", supersedes="2026-0001"))
    assert gone == {"e1"}


def test_a_reversal_takes_back_its_original_and_the_correction_stands():
    back = replace(
        EOB,
        id="e2",
        status="reversal",
        total_charges=Money(-20000),
        insurance_paid=Money(-12000),
        patient_responsibility=Money(-5000),
    )
    corrected = replace(EOB, id="e3", insurance_paid=Money(15000), patient_responsibility=Money(2000))
    for papers in ((EOB, back, corrected), (corrected, back, EOB)):
        assert one(*papers)[1] == {"e1", "e2"}


def test_a_reversal_takes_back_the_decision_with_its_lines_whatever_the_papers_are_called():
    back = replace(EOB, id="r1", status="reversal", lines=(replace(LINE, charge=Money(-20000)),))
    other = replace(LINE, code="96372")
    for lines in ((), (other,)):
        for whole, rest in (("e1", "e2"), ("e2", "e1")):
            assert one(replace(EOB, id=whole), replace(EOB, id=rest, lines=lines), back)[1] == {whole, "r1"}
    half = replace(EOB, id="e2", lines=(LINE, other))
    both = replace(back, lines=(*back.lines, replace(other, charge=Money(-20000))))
    assert one(EOB, half, both)[1] == {"e2", "r1"}


def test_first_and_second_payer_both_stand():
    second = replace(EOB, id="e2", status="secondary", patient_responsibility=Money(1000), statement_date=date(2026, 4, 1))
    assert one(replace(EOB, status="primary"), second)[1] == frozenset()
    by_name = replace(EOB, id="e2", payer=Payer(name="Sample Supplement"), statement_date=date(2026, 4, 1))
    assert one(replace(EOB, payer=Payer(name="Made-up Health")), by_name)[1] == frozenset()


def test_parts_of_one_claim_both_stand():
    assert (
        one(EOB, replace(EOB, id="e2", statement_date=date(2026, 4, 1), lines=(replace(LINE, code="96372"),)))[1] == frozenset()
    )


def test_a_second_copy_and_the_remittance_of_an_eob_count_once():
    remittance = replace(EOB, id="r1", kind=BillKind.REMITTANCE, claim="A-77", lines=(LINE,))
    assert one(EOB, replace(EOB, id="e2"))[1] == {"e1"}
    assert one(EOB, remittance)[1] == {"e1"}


CODED = replace(LINE, adjustments=(Adjustment("CO", "29", Money(20000)),))
REFUSED = replace(
    EOB, id="r1", kind=BillKind.REMITTANCE, insurance_paid=Money(0), patient_responsibility=Money(0), lines=(CODED,)
)
COPY = replace(REFUSED, id="e1", kind=BillKind.EOB, statement_date=date(2026, 4, 1), lines=(LINE,))


def test_the_persons_copy_sent_later_does_not_take_the_place_of_the_codes():
    assert one(REFUSED, COPY)[1] == {"e1"}
    unlike = replace(COPY, patient_responsibility=Money(5000))
    assert one(REFUSED, unlike)[1] == {"r1"}


def test_medicares_contractors_sign_with_names_of_their_own():
    contractor = Payer(name="Madeup MAC Part B", type="medicare")
    medicare = Payer(name="Medicare", type="medicare")
    assert one(replace(REFUSED, payer=contractor), replace(COPY, payer=medicare))[1] == {"e1"}
    later = replace(COPY, payer=medicare, patient_responsibility=Money(5000))
    assert one(replace(REFUSED, payer=contractor), later)[1] == {"r1"}


def test_one_claim_number_and_one_answer_are_one_decision_whoever_signs():
    runs, plan = Payer(name="Madeup Administrators", type="commercial"), Payer(name="Sample Plan", type="commercial")
    assert one(replace(REFUSED, payer=runs), replace(COPY, payer=plan))[1] == {"e1"}
    other_answer = replace(COPY, payer=plan, patient_responsibility=Money(5000))
    assert one(replace(REFUSED, payer=runs), other_answer)[1] == frozenset()
    assert one(replace(REFUSED, payer=runs), replace(COPY, payer=plan, status="secondary"))[1] == frozenset()


def test_an_estimate_joins_by_provider_and_day_or_codes():
    estimate = Bill(id="s1", document=2, kind=BillKind.ESTIMATE, provider=CLINIC, lines=(replace(LINE, charge=Money(9000)),))
    assert one(BILL, estimate)[0] == (Encounter(bills=("b1",), estimates=("s1",)),)
    moved = replace(estimate, lines=(replace(LINE, day=date(2026, 2, 10)),))
    assert one(BILL, moved)[0] == (Encounter(bills=("b1",), estimates=("s1",)),)
    theirs = replace(estimate, provider=Provider(name="Faraway Surgeons"))
    assert len(one(BILL, theirs)[0]) == 2


def test_an_estimate_that_names_no_care_joins_the_providers_only_bill_unsurely():
    estimate = Bill(
        id="s1",
        document=2,
        kind=BillKind.ESTIMATE,
        provider=CLINIC,
        statement_date=date(2026, 1, 20),
        total_charges=Money(9000),
    )
    assert one(BILL, estimate)[0] == (Encounter(bills=("b1",), estimates=("s1",), sure=False),)
    assert len(one(BILL, replace(estimate, statement_date=date(2026, 2, 20)))[0]) == 2


def test_a_collection_paper_joins_by_creditor_and_amount_and_its_letter_with_it():
    owed = Bill(id="c1", document=3, kind=BillKind.COLLECTION, provider=Provider(name="Example Clinic"), balance=Money(5000))
    letter = Notice(
        id="n1",
        document=3,
        kind=NoticeKind.COLLECTION,
        sender="Made-up Collectors",
        creditor="Example Clinic",
        amount=Money(5000),
    )
    found, _ = one(BILL, owed, notices=(letter,))
    assert found == (Encounter(bills=("b1",), collections=("c1",), notices=("n1",)),)


def test_a_collection_letter_that_shares_only_the_amount_is_unsure():
    letter = Notice(id="n1", document=3, sender="Made-up Collectors", amount=Money(5000))
    assert one(BILL, notices=(letter,))[0] == (Encounter(bills=("b1",), notices=("n1",), sure=False),)


CHANGES = st.sampled_from(
    [{}, {}, {}]
    + [{"claim": text} for text in ("2026-0001", "777", None)]
    + [{"total_charges": Money(cents)} for cents in (20000, -20000, 500)]
    + [{"statement_date": day} for day in (date(2026, 2, 20), date(2026, 4, 1), None)]
    + [{"status": status} for status in ("reversal", "corrected", "secondary", "denied")]
    + [{"patient": Patient(account="A-77")}, {"lines": ()}, {"lines": (replace(LINE, day=date(2026, 2, 9)),)}]
    + [{"provider": Provider(name="Example Hospital")}, {"provider": Provider()}]
)
PAPERS = st.lists(st.tuples(st.sampled_from(list(BillKind)), CHANGES, CHANGES), max_size=7).map(
    lambda drawn: [
        replace(replace(replace(EOB, **two), **one), id=f"p{n}", kind=kind) for n, (kind, one, two) in enumerate(drawn)
    ]
)
LETTERS = st.lists(st.sampled_from([5000, 100]), max_size=2).map(
    lambda drawn: [
        Notice(id=f"n{n}", document=n, creditor="Example Clinic", amount=Money(cents)) for n, cents in enumerate(drawn)
    ]
)


@given(PAPERS, LETTERS, st.randoms())
def test_the_order_of_the_papers_does_not_matter(papers, letters, chance):
    before = encounters(papers, letters)
    chance.shuffle(papers)
    chance.shuffle(letters)
    assert encounters(papers, letters) == before


@given(PAPERS, LETTERS)
def test_an_unrelated_bill_changes_nothing(papers, letters):
    found, gone = encounters(papers, letters)
    with_it, still_gone = encounters([*papers, OTHER], letters)
    assert still_gone == gone
    assert [one for one in with_it if one.bills != ("z9",)] == list(found)
    assert Encounter(bills=("z9",)) in with_it


@given(PAPERS, LETTERS)
def test_every_standing_paper_is_in_exactly_one_encounter(papers, letters):
    found, gone = encounters(papers, letters)
    placed = [
        paper
        for one in found
        for part in (one.bills, one.decisions, one.estimates, one.collections, one.notices)
        for paper in part
    ]
    assert sorted(placed) == sorted({paper.id for paper in (*papers, *letters)} - gone)
    assert gone <= {paper.id for paper in papers if paper.kind in {BillKind.EOB, BillKind.REMITTANCE}}

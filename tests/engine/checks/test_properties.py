"""What holds of every check in the catalogue, whatever the papers say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.adapters.messages import load_messages
from almoner.engine.audit import Outcome, audit
from almoner.engine.bill import Bill, BillKind, Form, Line, Provider
from almoner.engine.checks.a_arithmetic.a07_same_line_twice import same_line_twice
from almoner.engine.checks.a_arithmetic.a12_may_ask_itemised import OF_ANYONE, OF_FACILITIES, may_ask_itemised
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.findings import Class, Finding, Kind
from almoner.engine.intake.assemble import Request, as_bare_paper, assemble, reading_of
from almoner.engine.money import ZERO, Money, total
from tests.engine.checks.examples import law
from tests.strategies import BILL, LINE, bills, lines, papers, requests

ON = Request(as_of=date(2026, 11, 21))
often = settings(max_examples=150, deadline=None)


def audited(asked, notices=(), request=ON, catalogue=CATALOGUE) -> list[tuple[object, Outcome]]:
    read = assemble([as_bare_paper(reading_of(asked, notices))], request)
    return [(dossier, audit(dossier, law(), catalogue)) for dossier in read.dossiers]


def content(dossier, finding: Finding) -> tuple[object, ...]:
    """A finding told by what its lines charge for, not by their ids or places: of equal lines any may be named."""
    here = [dossier.line(id) for id in finding.found.lines]
    said = sorted(repr((line.code, line.day, line.units, line.charge, line.modifiers, line.description or "")) for line in here)
    return (finding.check, finding.cls.value, finding.found.says.key, repr(finding.at_stake), said)


@often
@given(papers)
def test_no_check_raises_and_each_keeps_its_promises(drawn):
    asked, notices, request = drawn
    for dossier, outcome in audited(asked, notices, request):
        by_id = {check.id: check for check in CATALOGUE}
        lines_here = {line.id for bill in dossier.bills for line in bill.lines}
        bills_here = {bill.id for bill in dossier.bills}
        for finding in outcome.findings:
            check = by_id[finding.check]
            assert check.kind is Kind.FINDING
            assert finding.cls.strength <= check.cls.strength
            assert set(finding.found.lines) <= lines_here
            assert len(set(finding.found.lines)) == len(finding.found.lines)
            assert {stake.line for stake in finding.stake if stake.line} <= lines_here
            assert {stake.bill for stake in finding.stake if stake.bill} <= bills_here
            assert all(stake.amount >= ZERO for stake in finding.stake), finding
        assert {one.check for one in (*outcome.rights, *outcome.context, *outcome.not_checked)} <= set(by_id)


@often
@given(papers)
def test_everything_said_can_be_said_in_both_languages(drawn):
    messages = load_messages()
    for _, outcome in audited(*drawn):
        said = [finding.found.says for finding in outcome.findings] + [one.answer.because for one in outcome.not_checked]
        for message in said + [right.right.says for right in outcome.rights]:
            for language in ("en", "es"):
                assert messages.render(message, "says", language), message.key


@often
@given(papers)
def test_no_line_has_more_at_stake_than_its_charge(drawn):
    for dossier, outcome in audited(*drawn):
        for finding in outcome.findings:
            for stake in finding.stake:
                if stake.line is not None:
                    charge = dossier.line(stake.line).charge
                    assert charge is None or stake.amount <= abs(charge), finding


@often
@given(papers)
def test_no_more_is_at_stake_on_a_bill_than_the_largest_sum_it_prints(drawn):
    for dossier, outcome in audited(*drawn):
        for finding in outcome.findings:
            for stake in finding.stake:
                if stake.line is None and stake.bill is not None:
                    assert stake.amount <= largest(dossier.bills), finding


def largest(asked: tuple[Bill, ...]) -> Money:
    """The largest amount in any header, row, sum of lines, or of what is asked with what the person paid."""
    found = [ZERO]
    for bill in asked:
        header = (
            bill.total_charges, bill.balance, bill.patient_responsibility, bill.previous_balance, bill.patient_paid, bill.insurance_paid,
        )  # fmt: skip
        found += [abs(one) for one in header if one is not None]
        found.append(abs(bill.balance or ZERO) + abs(bill.patient_paid or ZERO))
        found += [abs(row.amount) for row in bill.rows if row.amount is not None]
        found.append(total(abs(line.charge) for line in bill.lines if line.charge is not None))
        found += [abs(line.patient_owes) for line in bill.lines if line.patient_owes is not None]
    return max(found)


@often
@given(bills.filter(lambda bill: not bill.rows), requests, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(bill, request, chance):
    shuffled = list(bill.lines)
    chance.shuffle(shuffled)

    one = sorted(content(d, f) for d, o in audited([bill], request=request) for f in o.findings)
    two = sorted(content(d, f) for d, o in audited([replace(bill, lines=tuple(shuffled))], request=request) for f in o.findings)

    assert one == two


@often
@given(lines)
def test_a_twin_that_was_really_done_again_adds_no_fact(drawn):
    bill = replace(BILL, lines=drawn, total_charges=None, balance=None)
    again = replace(LINE, modifiers=("76",))

    before = facts(audited([bill]))
    after = facts(audited([replace(bill, lines=(*drawn, again))]))

    assert after <= before


def facts(outcomes: list[tuple[object, Outcome]]) -> int:
    """Sums (A02, A03) are left out: one more line makes another sum."""
    found = [finding for _, outcome in outcomes for finding in outcome.findings if finding.check not in {"A02", "A03"}]
    return sum(finding.cls is Class.FACT for finding in found)


@often
@given(st.integers(min_value=1, max_value=5), st.integers(min_value=0, max_value=5))
def test_each_line_too_many_is_counted_once_and_each_reversal_takes_one_back(charged, reversed_):
    back = replace(LINE, units=Decimal(-1), charge=Money(-9000))
    bill = Bill(lines=(LINE,) * charged + (back,) * reversed_)

    found = [finding for _, outcome in audited([bill], catalogue=(same_line_twice,)) for finding in outcome.findings]

    extra = max(0, charged - reversed_ - 1)
    assert [(finding.cls, finding.at_stake) for finding in found] == ([(Class.FACT, Money(9000 * extra))] if extra else [])


@often
@given(bills, requests)
def test_a_second_copy_of_a_paper_adds_no_money(bill, request):
    """The same statement handed in twice must not ask for the same money twice."""
    once = audited([bill], request=request)
    twice = audited([bill, bill], request=request)

    lone = {finding.check for _, outcome in once for finding in outcome.findings}
    both = [
        finding for _, outcome in twice for finding in outcome.findings if finding.check in {"A01", "A07", "A08", "B01", "B02"}
    ]
    count = sum(finding.check in {"A01", "A07", "A08", "B01", "B02"} for _, outcome in once for finding in outcome.findings)
    if bill.provider.name and bill.patient.account:
        assert len(both) == count, lone


@pytest.mark.parametrize(
    ("form", "name", "cited"),
    [
        (Form.INSTITUTIONAL, "Example Clinic", ("tx-hsc-185-002",)),
        (Form.UNKNOWN, "Example Hospital", ("tx-hsc-185-002",)),
        (Form.UNKNOWN, "Doctors Group", ()),
        (Form.PROFESSIONAL, "Example Hospital Physicians", ()),
    ],
)
def test_a_state_law_on_facilities_is_not_cited_to_doctors(form, name, cited):
    bill = Bill(form=form, provider=Provider(name=name, state="TX"), total_charges=Money(9000))
    [(_, outcome)] = audited([bill], catalogue=(may_ask_itemised,))
    assert [right.authority for right in outcome.rights] == [cited]


def test_every_state_law_on_lists_is_in_the_rulebook():
    assert [id for id in (*OF_FACILITIES, *OF_ANYONE) if law().authorities.lookup(id) is None] == []


def test_the_strategies_reach_most_checks():
    """Strategies that never meet a check prove nothing about it."""
    reached = set()
    for kind in (BillKind.BILL, BillKind.EOB):
        for changed in (
            {"charge": Money(18000), "unit_price": Decimal("90.00")},
            {},
            {"patient_owes": Money(9900), "paid": Money(0), "allowed": Money(9000)},
        ):
            bill = replace(BILL, kind=kind, balance=Money(30000), lines=(replace(LINE, **changed), LINE, LINE))
            reached |= {finding.check for _, outcome in audited([bill]) for finding in outcome.findings}
    assert {"A01", "A02", "A03", "A07"} <= reached


def test_a_line_without_anything_breaks_nothing():
    asked = [Bill(kind=kind, lines=(Line(), Line())) for kind in BillKind]
    assert all(outcome.findings == () for _, outcome in audited(asked))

"""The claim's own amounts: totals, header adjudications, Medicare's extensions, payment and balances."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from almoner.adapters.readers.fhir_parts import categories as role
from almoner.adapters.readers.fhir_parts.adjudication import Said, gather, paid
from almoner.adapters.readers.fhir_parts.amounts import Amount, Notes
from almoner.adapters.readers.fhir_parts.lines import Lines
from almoner.adapters.readers.fhir_parts.places import At
from almoner.engine.bill import Accumulator, Network, Row, RowKind, Spot
from almoner.engine.money import Money, total

DEDUCTIBLES = frozenset({"deductible", "individual-deductible", "family-deductible"})
OUT_OF_POCKET = frozenset(
    {"out-of-pocket", "outofpocket", "oop", "moop", "out-of-pocket-maximum", "oop-maximum", "copay-maximum"}
)
FIELDS = (
    ("total_charges", role.CHARGE),
    ("deductible", role.DEDUCTIBLE),
    ("copay", role.COPAY),
    ("coinsurance", role.COINSURANCE),
    ("patient_responsibility", role.OWES),
    ("patient_paid", role.PATIENT_PAID),
)
ADDS = {
    role.ALLOWED: "allowed",
    role.DISCOUNT: "adjustment",
    role.NONCOVERED: "adjustment",
    role.PRIOR: "paid",
    role.REASON: "adjustment",
}


@dataclass(frozen=True, slots=True)
class Sums:
    """Header fields ready for a Bill, their places, and the merged adjudications they came from."""

    said: Said
    fields: dict[str, Any] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)

    def put(self, name: str, value: Money | None, at: At) -> None:
        """Set a field and its place, unless nothing was found."""
        if value is not None:
            self.fields[name], self.spots[name] = value, at.spot()


def sums_of(claim: At, made: Lines, notes: Notes) -> Sums:
    """All amounts of the claim as a whole. Doubts where two places of the paper disagree."""
    stated = gather(claim.each("total"), notes, "rows")
    for key in ("total", "totalCost"):
        if isinstance(claim.get(key).value, dict) and "category" not in claim.get(key).value:
            stated.add(role.CHARGE, notes.amount(claim.get(key)))
    header = gather(claim.each("adjudication"), notes, "claim_adjustments")
    beside = _beside(claim, notes)
    claim_adjustments = tuple(one for one in header.adjustments if one.reason.isupper() or one.reason.isdigit())
    rows = [*made.rows, *_notes_rows((stated, header, beside), {one.amount for one in claim_adjustments})]
    said = _merged(stated, header)
    sums = Sums(said)
    for name, means in FIELDS:
        amounts = said.of(means) + beside.of(means)
        if amounts:
            sums.put(name, notes.choose(name, amounts), amounts[0].at)
    drugs = said.of(role.DRUG_COST) + beside.of(role.DRUG_COST)
    if "total_charges" in sums.fields:
        notes.leave(drugs)
    elif drugs:
        sums.put("total_charges", notes.choose("total_charges", drugs), drugs[0].at)
    elif said_rows := [row for row in made.rows if row.amount is not None and row.spot is not None]:
        sums.put("total_charges", said_rows[0].amount, At(None, (said_rows[0].spot or claim.spot()).pointer or ""))
    _patient_paid_on_lines(made, sums, notes)
    _insurance_paid(claim, sums, beside, notes)
    sums.fields["claim_adjustments"] = claim_adjustments
    sums.fields["accumulators"] = tuple(_accumulators(claim, notes))
    sums.fields["rows"] = tuple(rows)
    return sums


def _merged(one: Said, other: Said) -> Said:
    roles = dict.fromkeys([*one.amounts, *other.amounts])
    return Said(
        amounts={name: one.of(name) + other.of(name) for name in roles},
        remarks=[*one.remarks, *other.remarks],
        networks=[*other.networks, *one.networks],
        statuses=one.statuses | other.statuses,
    )


def _beside(claim: At, notes: Notes) -> Said:
    """Amounts that Medicare gives as extensions (STU3) or as balances (R4) under its own names."""
    said = Said()
    for extension in claim.each("extension"):
        name = (extension.get("url").text() or "").rpartition("/")[2].lower()
        if name in role.MEDICARE and extension.get("valueMoney").value is not None:
            _sort_in(said, role.MEDICARE[name], notes.amount(extension.get("valueMoney")))
    for financial in _financials(claim):
        means = role.role_of(financial.get("type"))
        own = any(role.is_medicare(system) for system, _ in financial.get("type").codings())
        if own and means and financial.get("usedMoney").value is not None:
            _sort_in(said, means, notes.amount(financial.get("usedMoney")))
    return said


def _sort_in(said: Said, name: str, amount: Amount | None) -> None:
    if amount is not None and name in role.REDUCTIONS:
        said.reductions.append((name, amount))
    else:
        said.add(name, amount)


def _financials(claim: At) -> Iterator[At]:
    for balance in claim.each("benefitBalance"):
        yield from balance.each("financial")


def _notes_rows(every: tuple[Said, ...], adjusted: set[Money]) -> Iterator[Row]:
    """Totals that a bill has no field for, kept as restated amounts; `adjusted` are adjustments of the claim already."""
    seen: set[tuple[str, Money]] = set()
    for said in every:
        for name, amount in [*((role.ALLOWED, amount) for amount in said.of(role.ALLOWED)), *said.reductions]:
            if (name, amount.money) in seen or (name != role.ALLOWED and amount.money in adjusted):
                continue
            seen.add((name, amount.money))
            yield Row(RowKind.NOTE, name, amount.money, spot=amount.at.spot(), adds=ADDS[name])


def _patient_paid_on_lines(made: Lines, sums: Sums, notes: Notes) -> None:
    amounts = [amount for said in made.said for amount in said.of(role.PATIENT_PAID)]
    if not amounts:
        return
    added = total(notes.check("patient_paid", amount) for amount in amounts)
    if "patient_paid" not in sums.fields:
        sums.put("patient_paid", added, amounts[0].at)
    elif sums.fields["patient_paid"] != added:
        notes.lose(
            f"the patient's payments on the items add up to {added}; the claim's own total was read", amounts[0].at.spot()
        )


def _insurance_paid(claim: At, sums: Sums, beside: Said, notes: Notes) -> None:
    """What the plan paid for the claim: the stated benefit, else the payment, else what Medicare's own fields add up to."""
    payment = notes.amount(claim.get("payment").get("amount"))
    amounts = [*paid(sums.said), *([payment] if payment is not None else []), *paid(beside)]
    if amounts:
        sums.put("insurance_paid", notes.choose("insurance_paid", amounts), amounts[0].at)


def _accumulators(claim: At, notes: Notes) -> Iterator[Accumulator]:
    for balance in claim.each("benefitBalance"):
        who = {code.lower() for _, code in balance.get("unit").codings()}
        side = next((word for _, code in balance.get("network").codings() if (word := role.network_word(code))), None)
        for financial in balance.each("financial"):
            kind = _kind(financial.get("type"))
            if any(role.is_medicare(system) for system, _ in financial.get("type").codings()):
                continue  # amounts of this one claim, read above
            if kind is None:
                continue
            limit = notes.amount(financial.get("allowedMoney"))
            used = notes.amount(financial.get("usedMoney"))
            if limit is None and used is None:
                continue
            yield Accumulator(
                kind=kind,
                who="family" if "family" in who else "person",
                limit=notes.check("accumulators", limit) if limit else None,
                used=notes.check("accumulators", used) if used else None,
                network=Network(side) if side else Network.UNKNOWN,
            )


def _kind(concept: At) -> str | None:
    codes = {code.lower() for _, code in concept.codings()}
    words = (concept.words() or "").lower()
    if codes & DEDUCTIBLES or (not codes and "deductible" in words):
        return "deductible"
    if codes & OUT_OF_POCKET or "out-of-pocket" in words or "out of pocket" in words:
        return "out_of_pocket"
    return None

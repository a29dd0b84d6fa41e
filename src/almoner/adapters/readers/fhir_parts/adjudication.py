"""Adjudications, totals and balances gathered by what they mean, with reason codes and networks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from almoner.adapters.readers.fhir_parts import categories as role
from almoner.adapters.readers.fhir_parts.amounts import Amount, Notes
from almoner.adapters.readers.fhir_parts.places import At
from almoner.engine.bill import Adjustment, Network
from almoner.engine.intake.values import adjustment_code
from almoner.engine.money import Money, total

GROUPS = frozenset({"CO", "PR", "OA", "PI", "CR"})
CARC = re.compile(r"[A-Z]?\d{1,3}|[A-Z]\d{1,2}", re.ASCII)
STATUSES = {"denied": "denied", "queued": "pending", "partial": None}


@dataclass(slots=True)
class Said:
    """What a list of adjudications says. `amounts` by role, in order; `networks` as (which provider, in or out)."""

    amounts: dict[str, list[Amount]] = field(default_factory=dict)
    adjustments: list[Adjustment] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    networks: list[tuple[str, str]] = field(default_factory=list)
    statuses: set[str] = field(default_factory=set)
    reductions: list[tuple[str, Amount]] = field(default_factory=list)

    def of(self, *names: str) -> list[Amount]:
        """The amounts of these roles, the first role's first."""
        return [amount for name in names for amount in self.amounts.get(name, ())]

    def add(self, name: str, amount: Amount | None) -> None:
        """One more amount under a role."""
        if amount is not None:
            self.amounts.setdefault(name, []).append(amount)


def gather(adjudications: Iterable[At], notes: Notes, path: str) -> Said:
    """Read adjudications; `path` is where doubts about adjustments belong. An amount whose category means nothing to a bill is left for the sweep to put into `lost`."""
    said = Said()
    for one in adjudications:
        category, reason = one.get("category"), one.get("reason")
        name = role.role_of(category)
        group, code, remarks = reasons(one)
        said.remarks += remarks
        if name == role.NETWORK:
            _network(category, reason, said)
            continue
        if reason.value is not None:
            said.statuses |= {
                status.lower() for _, status in reason.codings() if status.lower() in ("denied", "paid", "partiallypaid")
            }
        amount = notes.amount(one.get("amount")) if name or code else None
        if amount is None:
            if code:
                said.remarks.append(f"{group}-{code}" if group else code)
            continue
        if name in role.REDUCTIONS or not name:
            said.reductions.append((name or role.REASON, amount))
        else:
            said.add(name, amount)
        if code or name in role.REDUCTIONS:
            notes.check(path, amount)
            _adjust(said, name, group, code, amount.money)
    return said


def _adjust(said: Said, name: str, group: str, code: str | None, amount: Money) -> None:
    """An adjustment under its reason code; where the paper gives none, under CARIN's word (discount, noncovered, priorpayerpaid)."""
    fields = {
        role.CHARGE,
        role.ALLOWED,
        role.BENEFIT,
        role.TO_PROVIDER,
        role.TO_PATIENT,
        role.OWES,
        role.PATIENT_PAID,
        role.DRUG_COST,
    }
    if name not in fields and amount.cents != 0:
        said.adjustments.append(Adjustment(group, code or name, amount))


def reasons(one: At) -> tuple[str, str | None, list[str]]:
    """Group code, claim adjustment reason code and remark codes of one adjudication."""
    group, found, remarks = "", None, []
    codings = [*one.get("reason").codings()]
    for extension in (*one.each("extension"), *one.get("reason").each("extension")):
        codings += [*extension.get("valueCodeableConcept").codings(), *extension.get("valueCoding").codings()]
    for system, code in codings:
        where, plain = system.lower(), code.upper()
        if ("group" in where or "grp" in where) and plain in GROUPS:
            group = plain
        elif "remark" in where or "rarc" in where:
            remarks.append(plain)
        elif ("adjustment-reason" in where or "ansi-rsn" in where or "carc" in where.split("/")[-1]) and CARC.fullmatch(plain):
            found = plain.lstrip("0") or None
        elif "ansi_cd" in where and (both := adjustment_code(plain)):
            group, found = both
    return group, found, remarks


def _network(category: At, reason: At, said: Said) -> None:
    which = next((code.lower() for _, code in category.codings() if role.STANDARD.get(code.lower()) == role.NETWORK), "")
    for where in (reason, category):
        for _, code in where.codings():
            if (side := role.network_word(code)) is not None:
                said.networks.append((which, side))
            elif code.lower() in STATUSES and where is reason:
                said.statuses.add(code.lower())


def paid(said: Said) -> list[Amount]:
    """What the plan paid, as many candidates as the paper gives: the benefit, then what went to provider and patient together."""
    to_provider, to_patient = said.of(role.TO_PROVIDER), said.of(role.TO_PATIENT)
    benefits = said.of(role.BENEFIT)
    if any(len({amount.money for amount in amounts}) > 1 for amounts in (to_provider, to_patient)):
        return benefits + to_provider + to_patient
    parts = to_provider[:1] + to_patient[:1]
    if not parts:
        return benefits
    odd = next((part.odd for part in parts if part.odd), None)
    return [*benefits, Amount(total(part.money for part in parts), parts[0].at, odd)]


def network_of(said: Iterable[Said], path: str, notes: Notes, at: At) -> Network:
    """One network for a claim: the billing provider's status, else the rendering one's, else how the benefit was paid."""
    every = [pair for one in said for pair in one.networks]
    for wanted in ("billing", "rendering", ""):
        sides = {side for which, side in every if which.startswith(wanted)}
        if len(sides) == 1:
            return Network(next(iter(sides)))
        if len(sides) == 2:
            notes.doubt(path, "in", ("in", "out"), "network_differs", at.spot())
            return Network.UNKNOWN
    return Network.UNKNOWN

"""The facts a letter may name, each from the papers or the person's answers, by name; a missing one becomes a blank."""

from collections.abc import Callable, Mapping
from datetime import date

from almoner.engine.bill import Bill
from almoner.engine.letters.letter import Blank, Days, To, Value
from almoner.engine.letters.matter import Matter, of_hospital


def value(matter: Matter, name: str) -> Value:
    """The fact, or a blank to be filled in by hand where it is missing or a person has not yet settled a doubt about it."""
    found = FACTS[name](matter) if name in FACTS and not in_doubt(matter, name) else None
    return Blank(name) if found is None or found == "" else found


def in_doubt(matter: Matter, name: str) -> bool:
    """Whether the paper's own field behind a fact is still in doubt."""
    paper, field = READ_FROM.get(name, ("", ""))
    bill = getattr(matter, paper) if paper else None
    return bill is not None and f"bills/{bill.id}/{field}" in matter.dossier.doubted


READ_FROM: Mapping[str, tuple[str, str]] = {
    "asked": ("bill", "balance"),
    "bill_on": ("bill", "statement_date"),
    "share": ("decision", "patient_responsibility"),
    "eob_on": ("decision", "statement_date"),
    "denial_on": ("decision", "statement_date"),
    "claim": ("decision", "claim"),
    "account": ("bill", "account"),
    "claimed": ("collection", "balance"),
    "estimate_on": ("estimate", "statement_date"),
    "estimate_total": ("estimate", "total_charges"),
}
"""The paper and the field of it that a fact is read from."""


def papers(matter: Matter) -> tuple[Bill, ...]:
    """The papers of the matter, the one that asks for money first."""
    return tuple(one for one in (matter.bill, matter.collection, matter.decision, matter.estimate) if one is not None)


def patient(matter: Matter) -> str | None:
    said = matter.dossier.answers.patient
    named = [one.patient.name for one in (*papers(matter), *matter.dossier.bills)]
    named += [one.patient.name for one in matter.dossier.notices]
    return (said.name if said else None) or next((name for name in named if name), None)


def birth_date(matter: Matter) -> date | None:
    said = matter.dossier.answers.patient
    printed = {one.patient.birth_date for one in matter.dossier.bills if one.patient.birth_date}
    if said is not None and said.birth_date is not None:
        return said.birth_date
    return printed.pop() if len(printed) == 1 else None  # two dates: the person writes the right one


def member_id(matter: Matter) -> str | None:
    said = matter.dossier.answers.patient
    if said is not None and said.member_id:
        return said.member_id
    near = {one.patient.member_id for one in papers(matter) if one.patient.member_id}
    printed = near or {one.patient.member_id for one in matter.dossier.bills if one.patient.member_id}
    return printed.pop() if len(printed) == 1 else None


def account(matter: Matter) -> str | None:
    return matter.bill.patient.account if matter.bill is not None else None


def claim(matter: Matter) -> str | None:
    return next((one.claim for one in (matter.decision, matter.bill) if one is not None and one.claim), None)


def care(matter: Matter) -> Days | None:
    """The days of care on the nearest paper that prints any."""
    for one in papers(matter):
        days = [line.day for line in one.lines if line.day] + [line.through for line in one.lines if line.through]
        first = one.admitted or one.first_day or min(days, default=None)
        last = one.discharged or one.last_day or max(days, default=None) or first
        if first is not None and last is not None and first <= last:
            return Days(first, last)
    if matter.notice is not None and matter.notice.service_on is not None:
        return Days(matter.notice.service_on, matter.notice.service_on)
    return None


def plan(matter: Matter) -> str | None:
    """Who pays, by name; a word for nobody is no plan."""
    if "self-pay" in matter.dossier.payers:
        return None
    named = [one.payer for one in (matter.decision, matter.bill) if one is not None]
    named += [one.payer for one in matter.dossier.bills]
    return next((payer.name for payer in named if payer.name and payer.type != "self-pay"), None)


def provider(matter: Matter) -> str | None:
    near = (matter.bill, matter.estimate, matter.decision)
    found = next((one.provider.name for one in near if one is not None and one.provider.name), None)
    return found or (matter.notice.creditor if matter.notice is not None else None)


def collector(matter: Matter) -> str | None:
    if matter.collection is not None and matter.collection.provider.name:
        return matter.collection.provider.name
    return matter.notice.sender if matter.notice is not None else None


def creditor(matter: Matter) -> str | None:
    return matter.notice.creditor if matter.notice is not None else None


def collector_account(matter: Matter) -> str | None:
    if matter.notice is not None and matter.notice.account:
        return matter.notice.account
    return matter.collection.patient.account if matter.collection is not None else None


def claimed(matter: Matter) -> Value | None:
    if matter.notice is not None and matter.notice.amount is not None:
        return matter.notice.amount
    return matter.collection.balance if matter.collection is not None else None


def estimate_on(matter: Matter) -> date | None:
    return matter.estimate.statement_date if matter.estimate is not None else None


def denial_on(matter: Matter) -> date | None:
    if matter.denial is not None and matter.denial.sent_on is not None:
        return matter.denial.sent_on
    return matter.decision.statement_date if matter.decision is not None else None


def first_bill_on(matter: Matter) -> date | None:
    """Only where a paper or the person says that it is the first: a later one would make a time look longer than it is."""
    said = matter.dossier.answers_of(*(() if matter.bill is None else (matter.bill.id,))).first_bill_on
    if said is not None:
        return said
    return matter.bill.statement_date if matter.bill is not None and matter.bill.first_statement else None


def household_size(matter: Matter) -> int | None:
    household = matter.dossier.answers.household
    return household.size if household is not None else None


def household_income(matter: Matter) -> Value | None:
    household = matter.dossier.answers.household
    return household.income if household is not None else None


FACTS: Mapping[str, Callable[[Matter], Value | None]] = {
    "patient": patient,
    "birth_date": birth_date,
    "member_id": member_id,
    "account": account,
    "claim": claim,
    "care": care,
    "plan": plan,
    "provider": provider,
    "collector": collector,
    "creditor": creditor,
    "collector_account": collector_account,
    "claimed": claimed,
    "bill_on": lambda matter: matter.bill.statement_date if matter.bill else None,
    "asked": lambda matter: matter.bill.balance if matter.bill else None,
    "share": lambda matter: matter.decision.patient_responsibility if matter.decision else None,
    "eob_on": lambda matter: matter.decision.statement_date if matter.decision else None,
    "estimate_on": estimate_on,
    "estimate_total": lambda matter: matter.estimate.total_charges if matter.estimate else None,
    "notice_on": lambda matter: matter.notice.sent_on if matter.notice else None,
    "denial_on": denial_on,
    "first_bill_on": first_bill_on,
    "household_size": household_size,
    "household_income": household_income,
}


def addressee(to: To, matter: Matter) -> tuple[Value, ...]:
    """Name and address of the reader: the address that stands under the same name at the top of its own paper, else a blank, since
    papers print several."""
    match to:
        case To.PROVIDER | To.HOSPITAL:
            name = value(matter, "provider")
        case To.PLAN:
            name = value(matter, "plan")
        case To.COLLECTOR:
            name = value(matter, "collector")
        case To.MEDICARE:
            name = Blank("medicare_contractor")
        case To.REVIEWER:
            name = Blank("reviewer")
    return (name, *(address(to, matter, name) or (Blank("to_address"),)))


def address(to: To, matter: Matter, name: Value) -> tuple[str, ...]:
    near = (matter.collection,) if to is To.COLLECTOR else (matter.bill, matter.estimate)
    if to not in {To.PROVIDER, To.HOSPITAL, To.COLLECTOR}:
        return ()
    return next((one.provider.address for one in near if one is not None and one.provider.name == name), ())


def is_hospital(matter: Matter) -> bool:
    """Whether the letter's provider is a hospital, as far as its bill says."""
    return matter.bill is not None and of_hospital(matter.bill)

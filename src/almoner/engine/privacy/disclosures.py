"""Accounting of disclosures (45 CFR 164.528): six years of who else was shown a person's papers, and for what.

Left out are treatment, payment and operations, and what the person, or who acts for the person, was shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from almoner.engine.privacy.act import Outcome, Purpose
from almoner.engine.privacy.chain import Entry
from almoner.engine.privacy.permissions import Action, Grant

YEARS, DAYS_TO_ANSWER = 6, 60
CITE = "45 CFR 164.528"
SHOWS = frozenset(
    {
        Action.FOLDER_SEE,
        Action.FOLDER_EXPORT,
        Action.PAPER_SEE,
        Action.AUDIT_SEE,
        Action.LETTER_SEE,
        Action.CASE_SEE,
        Action.OFFICE_SEE,
        Action.CLAIMS_SEE,
        Action.SENSITIVE_SEE,
        Action.RESEARCH_EXPORT,
    }
)
LEFT_OUT = frozenset({Purpose.OWN, Purpose.BILLING, Purpose.OPERATION, Purpose.PRIVACY})
"""To the person, payment, and operations."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What one account was shown on one day for one purpose: `action` how, `resources` which papers by id, `times` how often."""

    day: date
    who: str
    action: str
    purpose: Purpose
    resources: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Outside:
    """What left in another way than through this installation (by phone, fax or mail), as the privacy officer wrote it down: on which
    day, `to` whom (with the address, if it is known), what, and what for."""

    id: str
    day: date
    to: str = field(repr=False)
    what: str = field(repr=False)
    purpose: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Accounting:
    """From `first` to `last` (both included); `answer_by` is the last day for handing it over."""

    first: date
    last: date
    answer_by: date
    disclosures: tuple[Disclosure, ...]
    outside: tuple[Outside, ...] = ()


def six_years_before(day: date) -> date:
    """The same day six years ago; of February 29 the 28th."""
    try:
        return day.replace(year=day.year - YEARS)
    except ValueError:
        return day.replace(year=day.year - YEARS, day=28)


def accounting(
    entries: Iterable[Entry], owner: str, grants: Iterable[Grant], asked_on: date, outside: Iterable[Outside] = ()
) -> Accounting:
    """`entries` are lines about one folder, `grants` all that were ever given for it, `outside` all that was written down of it."""
    first, acting = six_years_before(asked_on), tuple(one for one in grants if one.acting)
    found: dict[tuple[date, str, str, Purpose], list[str]] = {}
    for one in entries:
        if first <= one.at.date() <= asked_on and counts(one, owner, acting):
            found.setdefault((one.at.date(), one.who, one.action, Purpose(one.purpose)), []).append(one.resource)
    made = tuple(
        Disclosure(day, who, action, purpose, tuple(sorted(set(resources))), len(resources))
        for (day, who, action, purpose), resources in sorted(found.items())
    )
    told = tuple(sorted((one for one in outside if first <= one.day <= asked_on), key=lambda one: (one.day, one.id)))
    return Accounting(first, asked_on, asked_on + timedelta(days=DAYS_TO_ANSWER), made, told)


def counts(entry: Entry, owner: str, acting: Iterable[Grant]) -> bool:
    if entry.outcome != Outcome.DONE or entry.action not in SHOWS or entry.who == owner or entry.purpose in LEFT_OUT:
        return False
    return not any(grant.to == entry.who and was_in_force(grant, entry.at) for grant in acting)


def was_in_force(grant: Grant, at: datetime) -> bool:
    return grant.first_day <= at.date() <= grant.last_day and (grant.ended_at is None or at < grant.ended_at)

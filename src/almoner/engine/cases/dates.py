"""Every date of a case and what it is: the days of findings and rights as the audit says them, and the days on which others answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from almoner.engine.cases.case import LetterSent
from almoner.engine.cases.settled import is_settled
from almoner.engine.cases.standing import Case, CaseLetter
from almoner.engine.law.deadlines import Asked, CannotReckon, Event, Rule, reckon
from almoner.engine.letters.kinds import BY_ID, Say

ASKED_DAYS = 30
"""In how many days a letter that says "answer" asks for one; see the words of letters."""
ANSWERED_BY: Mapping[str, str] = MappingProxyType(
    {
        "billing-records": "hipaa-access",
        "external-review": "external-review-decision",
        "internal-appeal": "plan-appeal-decision",
        "medicare-itemized-statement": "medicare-itemised-statement-provider",
        "medicare-redetermination": "medicare-redetermination-decision",
        "plan-documents": "plan-documents",
    }
)
"""The rule by which others must answer a kind of letter."""


class DateKind(StrEnum):
    """What a date is."""

    FINDING = "finding"
    RIGHT = "right"
    REPLY = "reply"
    """A rule says that an answer must be there by then."""
    ASKED = "asked"
    """The letter asked for an answer by then; no rule sets the day."""
    PROMISE = "promise"
    """Somebody promised something for then, as the person noted."""


@dataclass(frozen=True, slots=True)
class CaseDate:
    """`about` is the id of the finding, right or letter, None for a promise, whose words are `text`. `act_by` only where the person
    is the one to act. `done`: a letter about it was sent, or what came of it was told. `rule` and `authority` are ids of the rulebook."""

    kind: DateKind
    last_day: date
    act_by: date | None = None
    about: str | None = None
    text: str | None = None
    rule: str | None = None
    authority: tuple[str, ...] = ()
    done: bool = False

    @property
    def first(self) -> date:
        """The day that counts for a list."""
        return self.act_by or self.last_day


def dates_of(case: Case, audit: Mapping[str, Any] | None, rules: Mapping[str, Rule], today: date) -> tuple[CaseDate, ...]:
    """`audit` is the JSON value of the case's last audit. In order of their days."""
    found = [*(from_audit(case, audit) if audit is not None else ()), *replies(case, rules, today), *promises(case)]
    return tuple(sorted(found, key=lambda one: (one.first, one.last_day, one.kind.value, one.about or "")))


def from_audit(case: Case, audit: Mapping[str, Any]) -> Iterator[CaseDate]:
    """As findings and rights say them: nothing is reckoned here."""
    for kind, listed in ((DateKind.FINDING, audit["findings"]), (DateKind.RIGHT, audit["rights"])):
        for one in listed:
            if one["deadline"] is not None:
                yield CaseDate(
                    kind,
                    date.fromisoformat(one["deadline"]["last_day"]),
                    act_by=date.fromisoformat(one["deadline"]["act_by"]),
                    about=one["id"],
                    rule=one["deadline"]["rule"],
                    authority=tuple(each["id"] for each in one["authority"]),
                    done=sent_about(case, one) is not None or (kind is DateKind.FINDING and is_settled(case, one, audit)),
                )


def sent_about(case: Case, one: Mapping[str, Any]) -> LetterSent | None:
    """The first letter that was sent about this finding or right of an audit's JSON value."""
    fitting = frozenset(one["letters"])
    letters = (each for each in case.letters if each.kind in fitting and each.finding in {None, one["id"]})
    return min((each.sent[0] for each in letters if each.sent), key=lambda each: each.on, default=None)


def replies(case: Case, rules: Mapping[str, Rule], today: date) -> Iterator[CaseDate]:
    """One for each letter that was sent and that waits: none once something came back after it."""
    for letter in case.letters:
        if letter.sent and letter.changed > case.reply_at:
            yield from expected(letter, rules, today)


def expected(letter: CaseLetter, rules: Mapping[str, Rule], today: date) -> Iterator[CaseDate]:
    on = letter.sent[0].on
    rule = rules.get(ANSWERED_BY.get(letter.kind, ""))
    if rule is not None:
        try:
            reckoned = reckon(rule, Asked(Event.REQUEST, on), today)
        except CannotReckon:
            return
        if reckoned.last_day is not None:
            yield CaseDate(DateKind.REPLY, reckoned.last_day, about=letter.id, rule=rule.id, authority=reckoned.authority)
    elif asks_for_answer(letter.kind) and on < date.max - timedelta(days=ASKED_DAYS):
        yield CaseDate(DateKind.ASKED, on + timedelta(days=ASKED_DAYS), about=letter.id)


def asks_for_answer(kind: str) -> bool:
    known = BY_ID.get(kind)
    return known is not None and any(isinstance(one, Say) and one.key == "answer" for one in known.body)


def promises(case: Case) -> Iterator[CaseDate]:
    for one in case.notes:
        if one.follow_up is not None:
            yield CaseDate(DateKind.PROMISE, one.follow_up, text=one.text)

"""A call about one finding: whom to call, what to have ready, what to say, what to write down, and what not to agree to."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from almoner.engine.findings import Message
from almoner.engine.letters.kinds import BY_ID
from almoner.engine.letters.letter import Sentence, To
from almoner.engine.letters.points import Point, point

Said = Message | Sentence
"""A `Sentence` is of the letters' words: it is said to an office as a letter would say it."""
WHO: Mapping[To, str] = {
    To.PROVIDER: "call_who_provider",
    To.HOSPITAL: "call_who_hospital",
    To.PLAN: "call_who_plan",
    To.COLLECTOR: "call_who_collector",
    To.MEDICARE: "call_who_medicare",
    To.REVIEWER: "call_who_reviewer",
}
ASK: Mapping[To, str] = {
    To.PROVIDER: "call_ask_provider",
    To.HOSPITAL: "call_ask_hospital",
    To.PLAN: "call_ask_plan",
    To.COLLECTOR: "call_ask_collector",
    To.MEDICARE: "call_ask_medicare",
    To.REVIEWER: "call_ask_reviewer",
}
NOTE = ("call_note_day", "call_note_name", "call_note_number", "call_note_promise")
NEVER = ("call_never_pay", "call_never_card", "call_never_ssn")
"""What nobody should agree to on any such call."""
NEVER_COLLECTOR = ("call_never_own", "call_never_part")
DECIDED = frozenset({"eob", "remittance"})


@dataclass(frozen=True, slots=True)
class Script:
    """`say` are three sentences; each part is in the order in which it is needed."""

    to: To
    who: Message
    ready: tuple[Message, ...]
    say: tuple[Said, ...]
    note: tuple[Message, ...]
    never: tuple[Message, ...]


def script(found: Mapping[str, Any], bills: Sequence[Mapping[str, Any]], said_in_letters: Collection[str]) -> Script:
    """`found` is a finding or right of an audit's JSON value, `bills` those of the audit; `said_in_letters` the keys of the letters'
    words. Pure.
    """
    about = point(found)
    to = addressed(found["letters"])
    near = [bill for bill in bills if rests_on(about, bill)]
    asking = next((bill for bill in near if bill["kind"] not in DECIDED), None) or next(iter(near), None)
    name = None if asking is None or to is not To.PROVIDER else asking["provider"]["name"]
    who = Message(WHO[to]) if name is None else Message("call_who_named", name=name)
    return Script(
        to=to,
        who=who,
        ready=tuple(ready(about, near, to)),
        say=tuple(say(about, asking, to, said_in_letters)),
        note=tuple(Message(key) for key in NOTE),
        never=tuple(Message(key) for key in (*(NEVER_COLLECTOR if to is To.COLLECTOR else ()), *NEVER)),
    )


def addressed(letters: Sequence[str]) -> To:
    """Whom the letter that fits best is for; a billing office where none does."""
    return next((BY_ID[one].to for one in letters if one in BY_ID), To.PROVIDER)


def rests_on(about: Point, bill: Mapping[str, Any]) -> bool:
    return bill["id"] in about.bills or any(line["id"] in about.lines for line in bill["lines"])


def ready(about: Point, near: Sequence[Mapping[str, Any]], to: To) -> Iterator[Message]:
    yield Message("call_ready_paper")
    if any(bill["kind"] in DECIDED for bill in near):
        yield Message("call_ready_eob")
    if to is To.PLAN:
        yield Message("call_ready_card")
    if about.lines:
        yield Message("call_ready_lines", lines=len(about.lines))
    yield Message("call_ready_pen")


def say(about: Point, asking: Mapping[str, Any] | None, to: To, said_in_letters: Collection[str]) -> Iterator[Said]:
    account = None if asking is None else asking["patient"]["account"] or asking["claim"]
    if account is None or to in {To.MEDICARE, To.REVIEWER}:
        yield Message("call_open")
    else:
        yield Message("call_open_claim" if to is To.PLAN else "call_open_account", number=account)
    key = "point_" + about.key
    yield Sentence(key, about.args) if key in said_in_letters else Message(about.key, **about.args)
    yield Message(ASK[to])

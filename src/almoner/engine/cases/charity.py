"""Whether to ask a hospital for help with a bill: income beside the poverty line and the limits that are known; never a promise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from almoner.engine.answers import Household
from almoner.engine.findings import Message
from almoner.engine.law.amounts import Amounts
from almoner.engine.law.poverty import GUIDELINES, NO_LINE, guideline, share
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money

FEDERAL = ("usc-26-501-r-4", "usc-26-501-r-5", "cfr-26-1-501-r-1-b-3", "cfr-26-1-501-r-6-c-5", "cfr-26-1-501-r-1-b-18")
"""Duties of hospitals that do not work for profit, and whom they bind."""
STATE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "CA": ("ca-hsc-127400",),
        "IL": ("il-210-ilcs-88",),
        "MA": ("ma-credit-and-collection",),
        "NJ": ("nj-26-2h-12-52", "nj-pl-2024-c48"),
        "NY": ("ny-phl-2807-k-9-a",),
        "OR": ("or-442-614",),
        "VA": ("va-59-1-612",),
        "WA": ("wa-70-170-060", "wa-shb-1531"),
    }
)
"""What was read of a state's own rules on help with hospital bills. A state without an entry: we do not know."""
DATA_SHARING = "medicaid-data-sharing-2025-12-29"
RETROACTIVE = "usc-42-1396a-a-34"
TO_DO = ("aid_do_policy", "aid_do_percent", "aid_do_soon", "aid_do_doctors", "aid_do_copies")


class Likely(StrEnum):
    """What can be said. No answer is a promise: a hospital's own rules decide, and we do not know them."""

    STATE_FULL = "state_full"
    """At or below the share up to which the state's rule names free care."""
    STATE_SOME = "state_some"
    """At or below the share up to which the state's rule names some help."""
    STATE_MAY = "state_may"
    """At or below the share up to which it names help in some of its hospitals."""
    STATE_ABOVE = "state_above"
    ASK = "ask"
    """No number is known for this state: the hospital's own rules alone count."""
    NOT_KNOWN = "not_known"
    """An answer is missing, or no guideline covers the day and place."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person said; None where not answered. `state` is where the care was, whose rules on help count, `home` where the
    person lives, whose poverty line counts; where nobody said so, it is taken to be the same.
    """

    household: Household | None
    state: str | None
    non_profit: bool | None
    uninsured: bool | None
    on: date
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Screened:
    """`share` is income as a share of the poverty `line`. `rules` and `medicaid_rules` are ids of printable authorities; `lacks` are
    keys of answers that would help. `medicaid` is empty unless Medicaid is worth a thought, and begins with what to know first.
    """

    likely: Likely
    says: tuple[Message, ...]
    line: Money | None
    share: Decimal | None
    rules: tuple[str, ...]
    lacks: tuple[str, ...]
    to_do: tuple[Message, ...]
    medicaid: tuple[Message, ...]
    medicaid_rules: tuple[str, ...]


def screen(asked: Asked, law: Rulebook) -> Screened:
    """Pure; the poverty line is that of the day's year and is never carried over to another."""
    home = (
        asked.household if asked.household is not None and asked.household.size > 0 and asked.household.income >= ZERO else None
    )
    line = line_of(asked, home, law.amounts)
    part = None if line is None or home is None else share(home.income, line)
    likely, said = by_state(asked, part, law.amounts)
    names = (
        *(FEDERAL if asked.non_profit is not False else ()),
        *STATE.get(asked.state or "", ()),
        *((GUIDELINES,) if part else ()),
    )
    medicaid = (
        ("aid_medicaid_first", "aid_medicaid_legal", "aid_medicaid_hospital", "aid_medicaid_ask") if asked.uninsured else ()
    )
    return Screened(
        likely=likely,
        says=tuple(sentences(asked, home, line, part, said)),
        line=line,
        share=part,
        rules=printable(names, asked, law),
        lacks=tuple(lacking(asked, home)),
        to_do=tuple(Message(key) for key in TO_DO),
        medicaid=tuple(Message(key) for key in medicaid),
        medicaid_rules=printable((DATA_SHARING, RETROACTIVE), asked, law) if medicaid else (),
    )


def printable(names: tuple[str, ...], asked: Asked, law: Rulebook) -> tuple[str, ...]:
    return tuple(one.id for one in law.authorities.printable(names, asked.on, None, asked.state))


def line_of(asked: Asked, home: Household | None, amounts: Amounts) -> Money | None:
    place = asked.home or asked.state
    if home is None or place is None or place in NO_LINE:
        return None
    return guideline(amounts, place, home.size, asked.on)


def lacking(asked: Asked, home: Household | None) -> Iterator[str]:
    if home is None:
        yield "household"
    if asked.home is None:
        yield "home_state"
    if asked.state is None:
        yield "state"
    if asked.non_profit is None:
        yield "hospital_non_profit"


def limit(state: str, kind: str, amounts: Amounts, on: date) -> Decimal | None:
    """Up to which share of the line the state's rule names it; None where we do not know."""
    name = f"state-aid-{state.lower()}-{kind}"
    known = amounts.lookup(name, on) if name in amounts.entries else None
    return None if known is None or not known.mark.is_printable else known.share


def by_state(asked: Asked, part: Decimal | None, amounts: Amounts) -> tuple[Likely, Message]:
    """What the state's numbers come to, and the sentence that says it."""
    state = asked.state
    full, some, most = (None if state is None else limit(state, kind, amounts, asked.on) for kind in ("full", "some", "most"))
    highest = most or some
    if highest is None:
        return (Likely.ASK if part is not None else Likely.NOT_KNOWN), Message("aid_state_unknown")
    if part is None:
        return Likely.NOT_KNOWN, Message("aid_state_names", limit=highest)
    if full is not None and part <= full:
        return Likely.STATE_FULL, Message("aid_state_full", limit=full)
    if some is not None and part <= some:
        return Likely.STATE_SOME, Message("aid_state_some", limit=some)
    if part <= highest:
        return Likely.STATE_MAY, Message("aid_state_may", limit=highest)
    return Likely.STATE_ABOVE, Message("aid_state_above", limit=highest)


def sentences(
    asked: Asked, home: Household | None, line: Money | None, part: Decimal | None, by_rule: Message
) -> Iterator[Message]:
    if home is not None and line is not None and part is not None:
        yield Message("aid_share", people=home.size, line=line, share=part)
        if asked.home is None and asked.state is not None:
            yield Message("aid_home_taken", state=asked.state)
    elif home is not None and (asked.home or asked.state) is not None:
        yield Message("aid_no_line", on=asked.on)
    yield by_rule
    yield Message(PROFIT[asked.non_profit])
    yield Message("aid_hospital_decides")


PROFIT: Mapping[bool | None, str] = MappingProxyType(
    {True: "aid_non_profit", False: "aid_for_profit", None: "aid_profit_unknown"}
)

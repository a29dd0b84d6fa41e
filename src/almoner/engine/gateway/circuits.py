"""Whether a back end is asked at all: after failures in a row it rests, then one call tries it, and each new failure makes it rest longer."""

from dataclasses import dataclass, replace

SECOND = 1_000_000_000
FAILURES = 3
REST, LONGEST = 5 * SECOND, 60 * SECOND
WHOLE, WEIGHT = 1000, 8
"""A share of calls that went well in thousandths; each call counts for one in eight of it."""


@dataclass(frozen=True, slots=True)
class Circuit:
    """`failures` in a row, `opened_at` since when it rests (nanoseconds), `trying`: one call tries it now, `well`: thousandths of the
    last calls that went well."""

    failures: int = 0
    opened_at: int | None = None
    trying: bool = False
    well: int = WHOLE


def passes(circuit: Circuit, now: int) -> bool:
    """Whether a call may go there: it does not rest, or has rested and nobody tries it yet."""
    if circuit.opened_at is None:
        return True
    return not circuit.trying and now - circuit.opened_at >= rest(circuit)


def rest(circuit: Circuit) -> int:
    """Nanoseconds."""
    return min(REST << min(max(circuit.failures - FAILURES, 0), 10), LONGEST)


def begun(circuit: Circuit) -> Circuit:
    """A call goes there."""
    return circuit if circuit.opened_at is None else replace(circuit, trying=True)


def after(circuit: Circuit, now: int, *, went_well: bool) -> Circuit:
    """A call came back."""
    well = circuit.well + ((WHOLE if went_well else 0) - circuit.well) // WEIGHT
    if went_well:
        return Circuit(well=min(well + 1, WHOLE))
    failures = circuit.failures + 1
    return Circuit(failures, now if failures >= FAILURES else None, well=max(well, 0))


def let_go(circuit: Circuit) -> Circuit:
    """A call ended without telling anything: whoever asked went away."""
    return replace(circuit, trying=False) if circuit.trying else circuit

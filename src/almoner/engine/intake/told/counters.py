"""Running figures of a deductible or an out-of-pocket limit where the page's labels left them open: sentences and bare labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from almoner.engine.bill import Accumulator, Network
from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.accumulators import counter_of, meaning_of
from almoner.engine.intake.paper_kind import flat
from almoner.engine.intake.told.passages import passages
from almoner.engine.money import ZERO, Money

AMOUNT = re.compile(r"\$ ?\d[\d,]*(?:\.\d{2})?(?!\d)|\b\d[\d,]*\.\d{2}\b")
WHOLE = re.compile(
    r"(?:reached|met|satisfied|hit|exhausted|fulfilled|alcanzado|cumplido|completado) (?:your|the|su|el|this year's|your \d{4}|the \d{4})[^.;$\d]{0,60}$"
)
NOT_YET = re.compile(r"\b(not|until|once|if|when|unless|after you|no ha|hasta que|cuando)\b|n't\b")
PAID_IN = re.compile(
    r"\b(paid|applied|used|met|counted|spent|credited|accumulated|pagado|aplicado|usado)\b.{0,60}\b(limit|maximum|max|deductible|limite|maximo|deducible)[^$\d]{0,20}\b(of|de)\W*$"
)
HEADS: tuple[tuple[str, str], ...] = (
    ("left", r"remaining|left|balance|to go|restante|falta"),
    ("used", r"met(?: to date)?|used(?: to date)?|applied|spent|accumulated|paid|credited|to date|year[- ]to[- ]date|ytd|so far|satisfied|usado|cumplido|acumulado|aplicado"),
    ("limit", r"limit|maximum|max|annual(?: amount)?|yearly|total|amount|required|plan amount|benefit|limite|maximo|anual|monto"),
)  # fmt: skip
HEAD = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in HEADS))
OF_WHICH = re.compile(
    r"\W*(?:out of|of|de)(?: (?:your|her|his|their|its|the|this|a|an|or|our|annual|yearly|individual|family|su|el|la))*\W*"
)
REACH = 4  # rows from a heading to the figures under it
DATED = re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b")


@dataclass(frozen=True, slots=True)
class Figures:
    """One counter's figures as printed, or reckoned from what is left of the limit."""

    kind: str
    who: str
    limit: Money
    used: Money


def with_counters(accumulators: Sequence[Accumulator], text: str) -> tuple[Accumulator, ...]:
    """The counters, with those that the words give and the labels did not. Where a paper gives two, neither is taken."""
    found = list(accumulators)
    said: dict[tuple[str, str], set[Figures]] = {}
    for one in figures(text):
        said.setdefault((one.kind, one.who), set()).add(one)
    for (kind, who), several in said.items():
        own = [one for one in found if (one.kind, one.who) == (kind, who)]
        if len(several) != 1 or len(own) > 1 or any(one.network is Network.OUT for one in own):
            continue
        (one,) = several
        if not own:
            found.append(Accumulator(kind=kind, who=who, limit=one.limit, used=one.used))
        elif own[0].before is None and (own[0].limit is None or own[0].used is None) and own[0].limit in (None, one.limit):
            found[found.index(own[0])] = replace(own[0], limit=one.limit, used=one.used)
    return tuple(found)


def figures(text: str) -> list[Figures]:
    """What each row says of a limit and of what counts toward it."""
    rows = [" ".join(line.split()) for line in text.splitlines()]
    found: list[Figures] = []
    for at, row in enumerate(rows):
        counter = counter_of(row)
        amounts = [amount for hit in AMOUNT.finditer(row) if (amount := values.money(hit[0], bare=True)) is not None]
        if counter.kind is None or counter.network == "out" or not 1 <= len(amounts) <= 3 or DATED.search(row):
            continue
        below = rows[at + 1] if at + 1 < len(rows) else ""
        pair = _in_row(row, amounts) or _under_heading(rows, at, amounts) or _with_next(row, amounts, below)
        if pair is not None and pair[0] > ZERO and ZERO <= pair[1] <= pair[0]:
            found.append(Figures(counter.kind, "family" if counter.family else "person", *pair))
    return found or list(_in_sentences(text, frozenset(rows)))


def _in_sentences(text: str, rows: frozenset[str]) -> Iterator[Figures]:
    """What sentences over several rows say: "You have met $165.00 of your / $500.00 deductible."."""
    for whole in passages(text):
        if {whole, f"{whole}."} & rows:
            continue  # a row of its own
        said = DATED.split(whole)[-1].strip()  # "Benefit year through 12/31/2026. You have met …" may have lost its mark
        amounts = [amount for hit in AMOUNT.finditer(said) if (amount := values.money(hit[0], bare=True)) is not None]
        counter = counter_of(said)
        if counter.kind is None or counter.network == "out" or len(amounts) != 2:
            continue
        pair = _in_row(said, amounts)
        if pair is not None and pair[0] > ZERO and ZERO <= pair[1] <= pair[0]:
            yield Figures(counter.kind, "family" if counter.family else "person", *pair)


def _in_row(row: str, amounts: Sequence[Money]) -> tuple[Money, Money] | None:
    """ "Deductible: $1,000, met: $400", "$0 left of $1,000", "You have reached your maximum of $3,000"."""
    gaps = [flat(gap) for gap in AMOUNT.split(row)]
    if NOT_YET.search(flat(row)):
        return None
    if len(amounts) == 1:
        return (amounts[0], amounts[0]) if WHOLE.search(gaps[0]) else None
    first, second = meaning_of(gaps[0]), meaning_of(gaps[1])
    pair = None
    if len(amounts) == 2:
        one, two = amounts
        if PAID_IN.search(gaps[0]) and gaps[1].strip(" :=-") in ("", "is", "es"):
            pair = (one, two)
        elif first == "left" and re.match(r"\W*(of|out of|de)\b", gaps[1]):
            pair = (two, two - one)
        elif first == "used" and OF_WHICH.fullmatch(gaps[1]):
            pair = (two, one)
        elif first in (None, "limit") and second == "used":
            pair = (one, two)
        elif first in (None, "limit") and second == "left":
            pair = (one, one - two)
    return pair


def _under_heading(rows: Sequence[str], at: int, amounts: Sequence[Money]) -> tuple[Money, Money] | None:
    """Amounts in the order of the words in the nearest heading above, where the row itself names only what is counted."""
    if len(amounts) < 2 or meaning_of(AMOUNT.sub(" ", rows[at])) not in (None, "limit"):
        return None
    for above in range(at - 1, max(-1, at - 1 - REACH), -1):
        heads = [hit.lastgroup for hit in HEAD.finditer(flat(rows[above]))]
        if AMOUNT.search(rows[above]) or len(heads) < 2:
            continue
        if len(heads) != len(amounts) or len(set(heads)) != len(heads) or "limit" not in heads:
            return None
        told = dict(zip(heads, amounts, strict=True))
        used = told.get("used", told["limit"] - told["left"] if "left" in told else None)
        fits = "left" not in told or "used" not in told or told["limit"] - told["used"] == told["left"]
        return (told["limit"], used) if used is not None and fits else None
    return None


def _with_next(row: str, amounts: Sequence[Money], below: str) -> tuple[Money, Money] | None:
    """A limit on one row, and right below it how much of it was used, without its name."""
    more = [amount for hit in AMOUNT.finditer(below) if (amount := values.money(hit[0], bare=True)) is not None]
    other, own = counter_of(below), counter_of(row)
    same = other.kind is None or (other.kind, other.family, other.network) == (own.kind, own.family, own.network)
    if len(amounts) != 1 or len(more) != 1 or not same:
        return None
    here, there = meaning_of(AMOUNT.sub(" ", row)), meaning_of(AMOUNT.sub(" ", below))
    if here in (None, "limit") and there == "used":
        return amounts[0], more[0]
    return (amounts[0], amounts[0] - more[0]) if here in (None, "limit") and there == "left" else None

"""Visits under each other without a table: a day with words beside it, the items of that day, and what they come to.

One such heading may be anything; several at one left edge, each over coded items without a day of their own, are visits. A
ladder of sums whose first and last words stand under several of them is each visit's own and not the paper's.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.ladders import Rung, standing
from almoner.engine.intake.layout_parts.row_parts import chosen_day
from almoner.engine.intake.layout_parts.visit_sums import Visits
from almoner.engine.intake.values import code

FEWEST = 2
NEAR, MOST_WORDS = 4, 14
"""Bands between a heading and its first item, and words of a heading."""


def visits_under_heads(bands: Sequence[Band], known: Visits) -> Visits:
    """What is known of visits and, where the paper has at least two such headings, their days and sums as well."""
    heads = [band for band in bands if band.number not in known.days and _heads(band) and _over_item(bands, band.number)]
    width = bands[0].width if bands else 0
    edges = Counter(band.atoms[0].x0 for band in heads)
    edge = edges.most_common(1)[0][0] if edges else 0
    heads = [band for band in heads if abs(band.atoms[0].x0 - edge) <= width]
    if len(heads) < FEWEST or any(_coded(band) and band.days for band in bands[heads[0].number :]):
        return known
    days = {band.number: day for band in heads if (day := _day(band)) is not None}
    sums, notes, ends = _own_sums(bands, sorted(days))
    return Visits(known.days | days, known.sums | sums, known.notes | notes, known.ends | ends)


def _day(band: Band) -> date | None:
    return chosen_day(band.days[0])


def _heads(band: Band) -> bool:
    """Whether a band begins with its only day and goes on with words."""
    if len(band.days) != 1 or band.amounts or band.atoms[0] is not band.days[0] or _day(band) is None:
        return False
    return 1 < len(band.atoms) <= MOST_WORDS and any(map(str.isalpha, band.atoms[1].text))


def _over_item(bands: Sequence[Band], at: int) -> bool:
    """Whether the first amount below a heading is that of a coded item."""
    for band in bands[at + 1 : at + 1 + NEAR]:
        if band.page != bands[at].page or band.days:
            return False
        if band.amounts:
            return _coded(band)
    return False


def _coded(band: Band) -> bool:
    """Whether a band is an item with an amount at its end and a code among its words."""
    if not band.amounts or band.atoms[-1].kind != "money":
        return False
    return any(atom.kind == "word" and code(atom.text.strip("(),;")) is not None for atom in band.atoms)


def _own_sums(bands: Sequence[Band], heads: Sequence[int]) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """The bands of the visits' sums of charges, those of what is said of these sums, and the last of each visit."""
    runs = [run for run in standing(bands) if run[0].band.number > heads[0]]
    visits: dict[tuple[str, str], set[int]] = {}
    for run in runs:
        visits.setdefault(_words(run), set()).add(max(head for head in heads if head < run[0].band.number))
    own = [run for run in runs if len(visits[_words(run)]) >= FEWEST]
    sums = frozenset(run[0].band.number for run in own)
    notes = frozenset(number for run in own for number in _numbers(run)) - sums
    return sums, notes, frozenset(run[-1].band.number for run in own)


def _words(run: Sequence[Rung]) -> tuple[str, str]:
    return run[0].text, run[-1].text


def _numbers(run: Sequence[Rung]) -> Iterable[int]:
    return (rung.band.number for rung in run)


__all__ = ["visits_under_heads"]

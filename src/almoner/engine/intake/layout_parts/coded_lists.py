"""Charges run on in one sentence: a code and words before each amount, then what they come to, what was paid and what is owed."""

from collections.abc import Iterable, Sequence

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.facts import MONEY_FIELDS
from almoner.engine.intake.layout_parts.roles import SURE, label

FEWEST_CODED, FEWEST_AMOUNTS = 2, 3
ENDS = (";", ",", ".")


def runs_on(run: Sequence[Band]) -> bool:
    """Whether a run of bands lists charges by their codes within its lines: amounts with a comma, semicolon or stop behind them."""
    amounts = [atom for band in run for atom in band.amounts]
    parted = [atom for atom in amounts if atom.words[-1].text.endswith(ENDS)]
    return len(amounts) >= FEWEST_AMOUNTS and len(parted) * 2 > len(amounts) and _codes(run) >= FEWEST_CODED


def code_before(atoms: Sequence[Atom]) -> int | None:
    """Where the first code stands among the words before an amount."""
    return next((at for at, atom in enumerate(atoms) if atom.kind == "word" and values.code(atom.text.strip(",;:()"))), None)


def named_before(atoms: Sequence[Atom]) -> str | None:
    """The field that all words before an amount name ("less insurance"), where they surely name one of money."""
    odds = label(" ".join(atom.text for atom in atoms if atom.kind == "word").strip(" ,;:."))
    return odds[0][0] if odds and odds[0][1] >= SURE and odds[0][0] in MONEY_FIELDS else None


def _codes(bands: Iterable[Band]) -> int:
    return sum(1 for band in bands for atom in band.atoms if atom.kind == "word" and values.code(atom.text.strip(",;:()")))


__all__ = ["code_before", "named_before", "runs_on"]

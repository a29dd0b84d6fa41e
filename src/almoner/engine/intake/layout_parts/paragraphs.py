"""Running words: bands under each other as paragraphs, and a paragraph as sentences."""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.bands import Atom, Band, atoms_of
from almoner.engine.intake.layout_parts.coded_lists import runs_on
from almoner.engine.intake.layout_parts.heads import SMALL_WORDS
from almoner.engine.intake.layout_parts.prose_words import SHORT_FORMS
from almoner.engine.intake.layout_parts.words import Word

FEWEST_WORDS = 8
MOST_LINES = 40  # of a paragraph
ENDS = (".", "!", "?", '."')


def paragraphs(bands: Sequence[Band]) -> list[list[Band]]:
    """Runs of bands of running words under each other."""
    runs: list[list[Band]] = []
    run: list[Band] = []
    for band in bands:
        last = run[-1] if run else None
        joins = (
            last is not None
            and band.page == last.page
            and abs(band.atoms[0].x0 - last.atoms[0].x0) <= 3 * band.width
            and band.y0 - last.y1 <= max(1, band.y1 - band.y0)
        )
        if not joins or len(band.cells) != 1:
            if run:
                runs.append(run)
            run = []
        if len(band.cells) == 1 and not band.is_rule and (len(band.atoms) >= 5 or run):
            run.append(band)
    if run:
        runs.append(run)
    return [run for run in runs if len(run) <= MOST_LINES and (_running(run) or runs_on(run))]


def _running(run: Sequence[Band]) -> bool:
    words = [atom for band in run for atom in band.atoms]
    small = sum(1 for atom in words if atom.text.lower().strip(".,;:") in SMALL_WORDS)
    return (
        len(words) >= FEWEST_WORDS
        and small >= 2
        and any(band.amounts for band in run)
        and any(word.text.endswith(ENDS) for band in run for word in band.words)
        and not any(band.words[0].text.endswith(":") for band in run)
    )


def joined_atoms(run: Sequence[Band], *, year: int | None, order: str | None) -> list[Atom]:
    """The run's words as one line, so that a day broken over two lines is one day; each atom keeps its words' own places."""
    words: list[Word] = []
    laid: list[Word] = []
    width = run[0].width
    for band in run:
        shift = laid[-1].box[2] + width - band.words[0].box[0] if laid else 0
        for word in band.words:
            words.append(word)
            x0, y0, x1, y1 = word.box
            laid.append(replace(word, box=(x0 + shift, y0, x1 + shift, y1)))
    atoms: list[Atom] = []
    at = 0
    for atom in atoms_of(laid, width, year_hint=year, order_hint=order):
        own = tuple(words[at : at + len(atom.words)])
        atoms.append(replace(atom, words=own))
        at += len(atom.words)
    return atoms


def sentences(atoms: Sequence[Atom]) -> list[list[Atom]]:
    found: list[list[Atom]] = [[]]
    for number, atom in enumerate(atoms):
        found[-1].append(atom)
        end = atom.words[-1].text
        after = atoms[number + 1].text[:1] if number + 1 < len(atoms) else ""
        if end.endswith(ENDS) and end.lower() not in SHORT_FORMS and len(end) > 2 and not after.islower():
            found.append([])
    return [sentence for sentence in found if sentence]

"""A letter that answers somebody: the charges and sums that its sentences name are no bill."""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import PaperKind
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.paragraphs import paragraphs
from almoner.engine.intake.layout_parts.prose import Told
from almoner.engine.intake.letters.promises import promises_of, said_in
from almoner.engine.intake.letters.read import REPLIES
from almoner.engine.intake.letters.sentences import sentences_of

OFF = frozenset({"adjustments", "insurance_paid", "patient_paid", "payments"})
"""What a bill takes off its charges before it asks for the rest."""


def without_answers(said: Told, bands: Sequence[Band], kind: PaperKind) -> Told:
    """What the sentences say beside names and days is left to the letter's promises, unless they list charges that add up to what
    they ask: then a bill is told in them."""
    sentences = sentences_of(bands) if kind in REPLIES and not adds_up(said) else []
    if not promises_of(sentences):
        return said
    written = {band.number for run in paragraphs(bands) for band in run}
    written |= {
        band.number
        for sentence in sentences
        if any(True for _ in said_in(sentence, None))
        for band in sentence[1]
        if len(band.cells) == 1
    }
    return replace(
        said,
        facts=[fact for fact in said.facts if fact.amount is None],
        services=[],
        bands=said.bands | written,
        unclear=[],
        promised=[],
    )


def adds_up(said: Told) -> bool:
    """Whether the charges of the sentences come to a total that they name, or to a balance once what they take off is taken off."""
    charges = [parts.money["charge"].cents for parts in said.services if "charge" in parts.money]
    sums = {(fact.field, fact.amount.cents) for fact in said.facts if fact.amount is not None}
    asked = {cents for field, cents in sums if field in {"balance", "total_charges"}}
    off = sum(cents for field, cents in sums if field in OFF)
    return bool(charges) and bool({sum(charges), sum(charges) - off} & asked)

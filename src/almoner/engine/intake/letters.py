"""Facts out of letters: collection notices, estimates, financial assistance, denials, consent and advance notices."""

from collections.abc import Sequence

from almoner.engine.bill import Notice, PaperKind
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.build import Draft


def letters_of(bands: Sequence[Band], text: str, kind: PaperKind, drafts: Sequence[Draft]) -> list[Notice]:
    """The notices a paper holds."""
    del bands, text, kind, drafts
    return []

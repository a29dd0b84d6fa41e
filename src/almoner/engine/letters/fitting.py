"""Which letters fit a finding or a right: what the report names beside it."""

from almoner.engine.dossier import Dossier
from almoner.engine.letters.kinds import KINDS


def fitting_letters(key: str, dossier: Dossier) -> tuple[str, ...]:
    """Ids of the letters that can be about the message `key` with these payers, the one written for fewest things first."""
    serving = [kind for kind in KINDS if key in kind.serves and (not kind.payers or dossier.payer_is(*kind.payers))]
    return tuple(kind.id for kind in sorted(serving, key=lambda kind: len(kind.serves)))

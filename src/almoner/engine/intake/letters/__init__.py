"""Facts out of letters: collection notices, estimates, financial assistance, collection actions, denials, consent and ABN."""

from almoner.engine.intake.letters.amounts import DEBT_NOW, debt_part, owed_fact
from almoner.engine.intake.letters.read import letters_of

__all__ = ["DEBT_NOW", "debt_part", "letters_of", "owed_fact"]

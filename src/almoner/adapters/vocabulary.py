"""The rulebook's lists of words, read once from the package: names, towns, English, and the sieve of Spanish."""

from functools import lru_cache
from importlib.resources import files

from almoner.engine.privacy.deidentify.vocabulary import Vocabulary


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    return Vocabulary(
        given_names=words("given_names"),
        frequent_surnames=words("frequent_surnames"),
        rare_surnames=words("rare_surnames"),
        towns=words("towns"),
        english=english(),
        spanish=(files("almoner") / "rulebook" / "words" / "spanish.sieve").read_bytes(),
    )


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """English alone, for who needs no names."""
    return words("english")


def words(name: str) -> frozenset[str]:
    """One a line."""
    return frozenset((files("almoner") / "rulebook" / "words" / f"{name}.txt").read_text(encoding="utf-8").splitlines())

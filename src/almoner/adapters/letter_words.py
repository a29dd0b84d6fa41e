"""The letters' words, read from the rulebook: one YAML file a theme, both languages side by side."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from almoner.engine.letters.wording import LetterWords
from almoner.engine.wording.render import LANGUAGES, SLOT

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=1)
def load_letter_words() -> LetterWords:
    """Raises ValueError naming the key that appears twice, lacks a language, or shows other facts in one than in the other."""
    entries: dict[str, dict[str, str]] = {}
    folder = files("almoner") / "rulebook" / "letters"
    for file in sorted((path for path in folder.iterdir() if path.name.endswith(".yaml")), key=lambda path: path.name):
        for key, entry in yaml.load(file.read_text(encoding="utf-8"), Loader).items():  # noqa: S506 - a safe loader, in C
            if key in entries:
                raise ValueError(f"letters {file.name}: {key} appears twice")
            if set(entry) != set(LANGUAGES):
                raise ValueError(f"letters {file.name}: {key} lacks a language")
            if len({frozenset(SLOT.findall(text)) for text in entry.values()}) != 1:
                raise ValueError(f"letters {file.name}: {key} does not show the same facts in both languages")
            entries[key] = entry
    return LetterWords(entries)

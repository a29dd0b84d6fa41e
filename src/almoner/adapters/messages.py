"""The rulebook's sentences, read from the package: one YAML file a part, both languages side by side."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from almoner.engine.wording.render import LANGUAGES, Messages

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=2)
def load_messages(*, pages: bool = True) -> Messages:
    """`pages`: also those that only reports drawn as pages say. Raises ValueError naming the key that appears twice or lacks
    a language."""
    entries: dict[str, dict[str, dict[str, str]]] = {}
    folder = files("almoner") / "rulebook" / "messages"
    listed = [path for home in ((folder, folder / "pages") if pages else (folder,)) for path in home.iterdir()]
    for file in sorted((path for path in listed if path.name.endswith(".yaml")), key=lambda path: path.name):
        for key, entry in (yaml.load(file.read_text(encoding="utf-8"), Loader) or {}).items():  # noqa: S506 - a safe loader, in C
            if key in entries:
                raise ValueError(f"messages {file.name}: {key} appears twice")
            if set(entry) != set(LANGUAGES) or set(entry["en"]) != set(entry["es"]):
                raise ValueError(f"messages {file.name}: {key} lacks a language or a part")
            entries[key] = entry
    return Messages(entries)

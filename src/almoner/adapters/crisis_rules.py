"""The rulebook's phrases of danger and distress, read once from the package."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from almoner.engine.safety.help import Helpline
from almoner.engine.safety.phrases import phrases
from almoner.engine.safety.screen import CrisisRules, Sign, When

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = files("almoner") / "rulebook" / "crisis"


@lru_cache(maxsize=1)
def load_crisis_rules() -> CrisisRules:
    """Raises ValueError, KeyError, OSError where the rulebook is broken; nothing is screened then."""
    named, around = read("words.yaml"), read("around.yaml")
    signs = tuple(
        Sign(kind, When(when), phrases(listed, named))
        for file in ("danger.yaml", "danger_of_others.yaml", "emergency.yaml", "distress.yaml")
        for kind, by_when in read(file).items()
        for when, listed in by_when.items()
    )
    return CrisisRules(
        signs, **{name: phrases(around[name], named) for name in ("ordinary", "over", "mended", "elsewhere", "now")}
    )


def read(name: str) -> Any:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe loader, in C


def load_helplines() -> tuple[Helpline, ...]:
    return tuple(Helpline(**line | {"languages": tuple(line["languages"])}) for line in read("helplines.yaml"))

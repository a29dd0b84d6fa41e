"""One row of a table under its columns, as it is being read."""

from dataclasses import dataclass, field
from datetime import date

from almoner.engine.bill import Spot
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.roles import row_kind
from almoner.engine.intake.layout_parts.words import Word, spot_of
from almoner.engine.money import Money

EMPTY = frozenset(
    {"-", "--", "---", "n/a", "na", "none", "n/c", "nc", "incl", "included", "incluido", "ninguno", "-0-", "—", "–"}
)


@dataclass
class Parts:
    """One row under its columns: marks by role, the rest as text, and what stood in a money column without being money."""

    bands: list[Band]
    marks: dict[str, str] = field(default_factory=dict)
    money: dict[str, Money] = field(default_factory=dict)
    days: dict[str, Atom] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)
    loose: list[Atom] = field(default_factory=list)
    modifiers: tuple[str, ...] = ()
    places: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    text_x0: int = 0
    table: int = 0

    @property
    def label(self) -> str:
        return " ".join(self.texts.get("description", ()))

    @property
    def any_label(self) -> str:
        """The description, or where there is none whatever words the row has."""
        return self.label or " ".join(text for role in sorted(self.texts) for text in self.texts[role])

    @property
    def kind(self) -> str | None:
        return None if "code" in self.marks else row_kind(self.any_label) or row_kind(" ".join(self.texts.get("kind", ())))

    @property
    def spot(self) -> Spot | None:
        return spot_of([word for band in self.bands for word in band.words])


def chosen_day(atom: Atom | None) -> date | None:
    """The likeliest day of a mark, None without one."""
    return atom.days[0] if atom is not None and atom.days and isinstance(atom.days[0], date) else None


__all__ = ["EMPTY", "Parts", "chosen_day"]

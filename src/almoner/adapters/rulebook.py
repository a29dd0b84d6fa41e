"""The rulebook's YAML files, read from the package and handed over as frozen data; an entry is parsed when it is asked for."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

from almoner.engine.dossier import PAYERS
from almoner.engine.law.amounts import Amount, Amounts
from almoner.engine.law.authority import Authority, Mark, Registry, Side
from almoner.engine.law.deadlines import CountsWhen, Effect, Event, Length, Other, Reading, Rule, Unit, Whose
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.law.states import StateFact, States, Topic

PARTS = ("authorities", "deadlines", "amounts", "states")
ENTRY = re.compile(r"^(?P<id>[A-Za-z0-9-]+):[ ]*$", re.MULTILINE)
BINDABLE = frozenset(PAYERS) - {"unknown"} | {"any"}
T = TypeVar("T")
E = TypeVar("E", bound=Enum)


@lru_cache(maxsize=1)
def load_rulebook() -> Rulebook:
    """Read every file of the rulebook; ValueError names the file and entry that is wrong, at the latest when it is looked up."""
    texts = {part: texts_of(part) for part in PARTS}
    digest = sha256()
    for part in PARTS:
        for name, text in texts[part].items():
            digest.update(f"{part}/{name}\n{text}\n".encode())
    return rulebook_from(texts, edition=digest.hexdigest()[:12])


def rulebook_from(texts: Mapping[str, Mapping[str, str]], *, edition: str) -> Rulebook:
    """The rulebook made of these texts: part → file name → YAML. Raises ValueError for an id that appears twice."""
    return Rulebook(
        authorities=Registry(Entries(blocks_of(texts["authorities"]), authority)),
        deadlines=Entries(blocks_of(texts["deadlines"]), rule),
        amounts=Amounts(Entries(blocks_of(texts["amounts"]), amounts)),
        states=States(Entries(blocks_of(texts["states"]), facts)),
        edition=edition,
    )


def texts_of(part: str) -> dict[str, str]:
    folder = files("almoner") / "rulebook" / part
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".yaml")), key=lambda path: path.name)
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one entry, and where it stands."""

    file: str
    id: str
    text: str

    def wrong(self, why: str) -> ValueError:
        return ValueError(f"rulebook {self.file}, entry {self.id}: {why}")


def blocks_of(texts: Mapping[str, str]) -> dict[str, Block]:
    """Cut each file at its top-level keys, which stand alone on their line."""
    blocks: dict[str, Block] = {}
    for file, text in texts.items():
        heads = list(ENTRY.finditer(text))
        ends = [*(head.start() for head in heads[1:]), len(text)]
        for head, end in zip(heads, ends, strict=True):
            block = Block(file, head["id"], text[head.end() : end])
            if block.id in blocks:
                raise block.wrong(f"the id is used twice, first in {blocks[block.id].file}")
            blocks[block.id] = block
    return blocks


class Entries(Mapping[str, T]):
    """Entries by id, each parsed at its first look-up and kept."""

    __slots__ = ("_blocks", "_made", "_make")

    def __init__(self, blocks: Mapping[str, Block], make: "Callable[[Block], T]") -> None:
        self._blocks, self._make = blocks, make
        self._made: dict[str, T] = {}

    def __getitem__(self, id: str) -> T:
        if id not in self._made:
            block = self._blocks[id]
            try:
                self._made[id] = self._make(block)
            except (TypeError, InvalidOperation) as error:
                raise block.wrong(str(error)) from error
        return self._made[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)

    def __contains__(self, id: object) -> bool:
        return id in self._blocks


def parsed(block: Block) -> Any:
    import yaml  # noqa: PLC0415  (a command that needs no law does not pay for it)

    try:
        return yaml.load(block.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  (both are safe loaders)
    except (yaml.YAMLError, ValueError) as error:
        raise block.wrong(" ".join(str(error).split())) from error


@dataclass(slots=True)
class Fields:
    """One mapping of an entry, taken field by field; `done` refuses what nobody took."""

    block: Block
    values: dict[str, Any]
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, block: Block, values: Any) -> "Fields":
        if not isinstance(values, dict):
            raise block.wrong("it is not a mapping of fields")
        return cls(block, values)

    def take(self, name: str, *, needed: bool = False) -> Any:
        self.taken.add(name)
        if needed and self.values.get(name) is None:
            raise self.block.wrong(f"{name} is missing")
        return self.values.get(name)

    def text(self, name: str) -> str:
        value = self.take(name, needed=True)
        if not isinstance(value, str) or not value.strip():
            raise self.block.wrong(f"{name} is not a text: {value!r}")
        return value

    def maybe_text(self, name: str) -> str | None:
        return None if self.take(name) is None else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.take(name)
        value = [] if value is None else value
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.block.wrong(f"{name} is not a list of texts: {value!r}")
        return tuple(value)

    def day(self, name: str) -> date | None:
        value = self.take(name)
        if value is not None and type(value) is not date:
            raise self.block.wrong(f"{name} is not a day: {value!r}")
        return value

    def number(self, name: str) -> int:
        value = self.take(name, needed=True)
        if type(value) is not int:
            raise self.block.wrong(f"{name} is not a whole number: {value!r}")
        return value

    def flag(self, name: str) -> bool:
        value = self.take(name)
        if value is not None and not isinstance(value, bool):
            raise self.block.wrong(f"{name} is not true or false: {value!r}")
        return bool(value)

    def one_of(self, name: str, kind: type[E]) -> E:
        value = self.text(name)
        try:
            return kind(value)
        except ValueError as error:
            raise self.block.wrong(f"{name} is not known: {value!r}") from error

    def inside(self, name: str) -> "Fields | None":
        value = self.take(name)
        return None if value is None else Fields.of(self.block, value)

    def each(self, name: str) -> "list[Fields]":
        value = self.take(name)
        value = [] if value is None else value
        if not isinstance(value, list):
            raise self.block.wrong(f"{name} is not a list: {value!r}")
        return [Fields.of(self.block, item) for item in value]

    def span(self) -> tuple[date | None, date | None]:
        first, last = self.day("effective_from"), self.day("effective_to")
        if first is not None and last is not None and last < first:
            raise self.block.wrong("effective_to lies before effective_from")
        return first, last

    def done(self) -> None:
        if left := sorted(str(name) for name in self.values if name not in self.taken):
            raise self.block.wrong(f"unknown field {', '.join(left)}")


def authority(block: Block) -> Authority:
    fields = Fields.of(block, parsed(block))
    first, last = fields.span()
    binds = frozenset(fields.texts("binds"))
    if not binds or not binds <= BINDABLE:
        raise block.wrong(f"binds is not a list of payer kinds: {sorted(binds)}")
    made = Authority(
        id=block.id,
        cite=fields.text("cite"),
        title=fields.text("title"),
        says=fields.text("says"),
        says_es=fields.text("says_es"),
        binds=binds,
        on_whom=fields.one_of("on_whom", Side),
        state=fields.maybe_text("state"),
        effective_from=first,
        effective_to=last,
        verified_on=fields.day("verified_on"),
        text_as_of=fields.maybe_text("text_as_of"),
        mark=fields.one_of("mark", Mark),
        source=fields.text("source"),
        cite_es=fields.maybe_text("cite_es"),
    )
    fields.done()
    return made


def length(fields: Fields | None, block: Block) -> Length:
    if fields is None or len(fields.values) != 1:
        raise block.wrong("a length is one of days, business_days, legal_days, months, fixed")
    (name,) = fields.values
    try:
        unit = Unit(name)
    except ValueError as error:
        raise block.wrong(f"unknown length {name!r}") from error
    if unit is Unit.FIXED:
        return Length(unit, on=fields.day(name))
    return Length(unit, fields.number(name))


def reading(fields: Fields, block: Block) -> Reading:
    made = Reading(
        length=length(fields.inside("length"), block),
        mark=fields.one_of("mark", Mark),
        why=fields.text("why"),
        authority=fields.texts("authority"),
    )
    fields.done()
    return made


def other(fields: Fields | None, block: Block) -> Other | None:
    if fields is None:
        return None
    plus = fields.inside("plus")
    made = Other(
        means=fields.text("means"),
        effect=fields.one_of("effect", Effect),
        in_act_by=fields.flag("in_act_by"),
        plus=None if plus is None else length(plus, block),
    )
    fields.done()
    return made


def rule(block: Block) -> Rule:
    fields = Fields.of(block, parsed(block))
    first, last = fields.span()
    presumption, by_state = fields.inside("presumption"), fields.inside("states")
    of_state: dict[str, Reading] = {}
    if by_state is not None:
        of_state = {str(state): reading(Fields.of(block, values), block) for state, values in by_state.values.items()}
    try:
        events = frozenset(Event(event) for event in fields.texts("events"))
    except ValueError as error:
        raise block.wrong(f"events: {error}") from error
    made = Rule(
        id=block.id,
        title=fields.text("title"),
        title_es=fields.text("title_es"),
        whose=fields.one_of("whose", Whose),
        events=events,
        length=length(fields.inside("length"), block),
        runs_from_receipt=fields.flag("runs_from_receipt"),
        presumption=None if presumption is None else length(presumption, block),
        rolls=fields.flag("rolls"),
        counts_when=fields.one_of("counts_when", CountsWhen),
        other_readings=tuple(reading(each, block) for each in fields.each("other_readings")),
        states=MappingProxyType(of_state),
        other=other(fields.inside("other"), block),
        can_be_reopened=fields.flag("can_be_reopened"),
        only_state=fields.maybe_text("only_state"),
        authority=fields.texts("authority"),
        mark=fields.one_of("mark", Mark),
        effective_from=first,
        effective_to=last,
        verified_on=fields.day("verified_on"),
        note=fields.maybe_text("note"),
    )
    fields.done()
    if not made.events or not made.authority:
        raise block.wrong("events and authority need at least one entry")
    return made


def amounts(block: Block) -> tuple[Amount, ...]:
    fields = Fields.of(block, parsed(block))
    title, values = fields.text("title"), fields.each("values")
    fields.done()
    return tuple(amount(each, block, title) for each in values)


def amount(fields: Fields, block: Block, title: str) -> Amount:
    first, last = fields.span()
    share = fields.maybe_text("share")
    made = Amount(
        id=block.id,
        title=title,
        cents=None if fields.take("cents") is None else fields.number("cents"),
        share=None if share is None else Decimal(share),
        effective_from=first,
        effective_to=last,
        authority=fields.text("authority"),
        mark=fields.one_of("mark", Mark),
    )
    fields.done()
    if (made.cents is None) == (made.share is None):
        raise block.wrong("a value is either cents or share")
    return made


def facts(block: Block) -> tuple[StateFact, ...]:
    rows = parsed(block)
    if not isinstance(rows, list):
        raise block.wrong("it is not a list of rows")
    return tuple(fact(Fields.of(block, row), block) for row in rows)


def fact(fields: Fields, block: Block) -> StateFact:
    first, last = fields.span()
    made = StateFact(
        state=block.id,
        topic=fields.one_of("topic", Topic),
        cite=fields.text("cite"),
        says=fields.text("says"),
        effective_from=first,
        effective_to=last,
        verified_on=fields.day("verified_on"),
        mark=fields.one_of("mark", Mark),
        source=fields.text("source"),
        challenged=fields.flag("challenged"),
    )
    fields.done()
    return made

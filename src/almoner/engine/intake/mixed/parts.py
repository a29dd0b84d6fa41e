"""The papers that one file holds, with their pages, from its audit's JSON value: what is to be handed on, and to whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

WHOSE = "patient"
"""How the field of a doubt ends that asks whose a page is."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paper. `person` is None where none is printed, `asks` the names of those whose it may be, nearest first; `sender` wrote
    it. `kind` is of a bill or notice; None for a page of which nothing was understood."""

    pages: tuple[int, ...]
    kind: str | None = None
    person: str | None = field(default=None, repr=False)
    sender: str | None = field(default=None, repr=False)
    asks: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Left:
    """A page that is part of no paper, and why; `key` as in `Lost`."""

    page: int
    why: str
    key: str | None = None


def parts_of(audit: Mapping[str, Any], document: int) -> tuple[tuple[Part, ...], tuple[Left, ...]]:
    """Every page of the document is in one of them. A page that two papers claim makes them one."""
    told = audit["documents"][document]
    asked = {one["field"]: tuple(one["candidates"]) for one in told["doubts"] if is_whose(one)}
    parts: list[Part] = []
    for part in sorted([*bills(audit, document, asked), *notices(audit, document)], key=lambda one: one.pages):
        home = next((at for at, one in enumerate(parts) if set(one.pages) & set(part.pages)), None)
        if home is None:
            parts.append(part)
        else:
            parts[home] = joined(parts[home], part)
    seen = {page for part in parts for page in part.pages}
    why = {one["spot"]["page"]: one for one in told["lost"] if one["spot"] and one["spot"].get("page")}
    rest = [page for page in range(1, told["pages"] + 1) if page not in seen]
    alone = [Part((page,), asks=asked.get(f"pages/{page}", ())) for page in rest if page not in why]
    left = (Left(page, why[page]["what"], why[page].get("key")) for page in rest if page in why)
    return tuple(sorted([*parts, *alone], key=lambda one: one.pages)), tuple(left)


def is_whose(doubt: Mapping[str, Any]) -> bool:
    field: str = doubt["field"]
    return not doubt["read"] and (field.rpartition("/")[2] == WHOSE or field.startswith("pages/"))


def bills(audit: Mapping[str, Any], document: int, asked: Mapping[str, tuple[str, ...]]) -> Iterator[Part]:
    for one in audit["bills"]:
        if one["document"] == document:
            spots = [each["spot"] for each in (*one["lines"], *one["rows"])] + list(one["spots"].values())
            pages = pages_in(spots, document)
            if pages:
                names = asked.get(f"bills/{one['id']}/{WHOSE}", ())
                yield Part(pages, one["kind"], one["patient"]["name"], one["provider"]["name"], names)


def notices(audit: Mapping[str, Any], document: int) -> Iterator[Part]:
    for one in audit["notices"]:
        pages = pages_in([one["spot"]], document)
        if one["document"] == document and pages:
            yield Part(pages, one["kind"], one["patient"]["name"], one["sender"])


def pages_in(spots: Iterable[Mapping[str, Any] | None], document: int) -> tuple[int, ...]:
    found = {one.get("page") for one in spots if one is not None and one["document"] == document}
    return tuple(sorted(page for page in found if page is not None))


def joined(one: Part, other: Part) -> Part:
    pages = tuple(sorted({*one.pages, *other.pages}))
    return Part(pages, one.kind, one.person or other.person, one.sender or other.sender, one.asks or other.asks)

"""The resources of one document and what points to what: Bundle entries, lines, contained resources."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from almoner.adapters.readers.fhir_parts.places import At

DEEPEST_BUNDLE = 4


@dataclass(slots=True)
class Part:
    """One unit of the document: a resource, or an entry that holds none. `used` once any fact was taken from it."""

    at: At
    type: str | None
    used: bool = False


@dataclass(slots=True)
class Graph:
    """All parts, and the addresses they can be reached under."""

    parts: list[Part] = field(default_factory=list)
    bundles: int = 0
    _by_address: dict[str, Part] = field(default_factory=dict)

    def add(self, at: At, address: str | None = None, depth: int = 0) -> None:
        """Take in a resource; a Bundle gives its entries instead of itself."""
        said = at.get("resourceType")
        kind = said.text() if isinstance(at.value, dict) and isinstance(said.value, str) else None
        if kind == "Bundle" and depth < DEEPEST_BUNDLE:
            self.bundles += 1
            for entry in at.each("entry"):
                if isinstance(entry.value, dict) and isinstance(entry.value.get("resource"), dict):
                    self.add(entry.get("resource"), entry.get("fullUrl").text(), depth + 1)
                else:
                    self.parts.append(Part(entry, None))
            return
        part = Part(at, kind)
        self.parts.append(part)
        name = at.get("id").text()
        for key in (address, f"{kind}/{name}" if name else None):
            if key:
                self._by_address.setdefault(key, part)

    def within(self) -> "Graph":
        """An empty graph that reaches this one's resources under their addresses."""
        return Graph(_by_address=dict(self._by_address))

    def keep(self, part: Part) -> None:
        """Take in a resource of another graph."""
        self.parts.append(part)
        name = part.at.get("id").text()
        if name:
            self._by_address.setdefault(f"{part.type}/{name}", part)

    def find(self, pointer: At, home: At) -> At:
        """What a Reference within the resource `home` points to; At(None) when it is not in this document."""
        target = pointer.reference()
        if target is None:
            return At(None, pointer.pointer)
        if target.startswith("#"):
            return next(
                (one for one in home.each("contained") if one.get("id").text() == target[1:]), At(None, pointer.pointer)
            )
        part = self._by_address.get(target) or self._by_address.get("/".join(target.split("/_history/")[0].split("/")[-2:]))
        if part is None:
            return At(None, pointer.pointer)
        part.used = True
        return part.at

    def of(self, *kinds: str) -> Iterator[Part]:
        """The parts of these resource types, in order."""
        return (part for part in self.parts if part.type in kinds)

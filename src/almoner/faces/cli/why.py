"""`almoner read --why DIR`: each page drawn with why it was read so, and an index."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from almoner.engine.errors import Refused, Unavailable
from almoner.engine.wording.neutral import neutral
from almoner.faces.cli.confirm import folded
from almoner.faces.why.html import Linked, Shelf, index, listing
from almoner.faces.why.svg import drawing
from almoner.faces.why.words import counts_say
from almoner.faces.words import Words
from almoner.ports.beside import Folder
from almoner.ports.papers import Source
from almoner.services.bills.audit_papers import Taken
from almoner.services.bills.explain_reading import Explained, ExplainReading

MOST_NAME = 60
UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
Paging = Callable[[str, int, int], None]


def write_why(
    service: ExplainReading,
    documents: Sequence[Explained],
    sources: Sequence[Source],
    *,
    taken: Sequence[Taken],
    folder: Folder,
    words: Words,
    paging: Paging,
) -> list[str]:
    """Writes all files; gives what is to be told. Raises Misused where the folder cannot be written."""
    folder.make()
    names = Names()
    shelves: list[Shelf] = []
    lists: list[str] = []
    draw = Drawing(service, folder, words, paging, [])
    for one, source in zip(documents, sources, strict=True):
        if one.pages and has_places(one):
            shelves.append(draw(one, source, names(one.name)))
        else:
            file = f"{names(one.name)}.html"
            folder.write(file, listing(one, words).encode())
            lists.append(neutral(one.name))
            shelves.append(Shelf(one.name, (Linked(words("why_list"), file, counts_say(one, words)),), words("why_no_pages")))
    refused = (one for one in taken if one.refused is not None)
    shelves += [Shelf(one.name, (), f"{words('why_refused')}: {one.refused}") for one in refused]
    place = folder.write("index.html", index(shelves, words).encode())
    told = [words("why_written", path=place.parent)]
    told += [words("why_written_lists", names=", ".join(lists))] if lists else []
    told += [words("why_some_not_drawn", names=", ".join(draw.undrawn))] if draw.undrawn else []
    return [folded(line) for line in told]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every page of this folder is drawn with; `undrawn` names the pages that could not be."""

    service: ExplainReading
    folder: Folder
    words: Words
    paging: Paging
    undrawn: list[str]

    def __call__(self, one: Explained, source: Source, name: str) -> Shelf:
        """Writes each page of one document."""
        files = []
        for number in range(1, one.pages + 1):
            self.paging(one.name, number, one.pages)
            page, png, why_not = one.of_page(number), None, ""
            try:
                png = self.service.picture(source, number)
            except (Refused, Unavailable) as error:
                why_not = str(error)
                self.undrawn.append(f"{neutral(one.name)}, {self.words('why_page', page=number)}")
            file = f"{name}-page-{number}.svg"
            self.folder.write(file, drawing(page, number, png, self.words, why_not=why_not).encode())
            files.append(Linked(self.words("why_page", page=number), file, counts_say(page, self.words)))
        return Shelf(one.name, tuple(files))


def has_places(one: Explained) -> bool:
    """Whether anything, or nothing at all, was found on a page with positions."""
    spots = [each.spot for each in one.pieces] + [each.spot for each in one.heads]
    return not spots or any(spot.box is not None for spot in spots)


class Names:
    """Names that are safe for files and links, each once."""

    def __init__(self) -> None:
        self.given: set[str] = {"index"}

    def __call__(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        base = UNFIT.sub("_", plain).strip("._-")[:MOST_NAME] or "paper"
        unique, number = base, 1
        while unique.lower() in self.given:
            number += 1
            unique = f"{base}~{number}"
        self.given.add(unique.lower())
        return unique

"""Stream machine-readable papers of any size to tables, each into its own folder when there are several."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from almoner.engine.errors import Refused
from almoner.engine.wording.neutral import neutral
from almoner.ports.papers import RowReading, Source

PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST = 80


@dataclass(frozen=True, slots=True)
class StreamPapers:
    """Tells as it goes; a paper that is refused is told of in its place and the rest go on."""

    rows: RowReading

    def __call__(self, sources: Iterable[Source], folder: str) -> Iterator[str]:
        """Yields progress lines. Raises the refusal itself when there is one paper, Refused when every paper is refused."""
        papers = tuple(sources)
        refused: list[Refused] = []
        for source, home in zip(papers, folders(papers, folder), strict=True):
            try:
                for line in self.rows(source, home):
                    yield line if len(papers) == 1 else f"{neutral(source.name)}: {line}"
            except Refused as no:
                refused.append(no)
                if len(papers) > 1:
                    yield str(no)
        if refused and len(refused) == len(papers):
            if len(papers) == 1:
                raise refused[0]
            raise Refused(
                "all_refused",
                what=f"None of the {len(papers)} papers was turned into tables",
                why=refused[0].why,
                do=refused[0].do,
            )


def folders(papers: Sequence[Source], folder: str) -> list[str]:
    """The folder itself for one paper; else one below it for each, named like the paper, numbered where two would meet."""
    if len(papers) == 1:
        return [folder]
    taken: set[str] = set()
    found = []
    for number, source in enumerate(papers, start=1):
        name = PLAIN.sub("_", source.name)[:LONGEST].strip("._") or "paper"
        name = f"{name}-{number}" if name.casefold() in taken else name
        taken.add(name.casefold())
        found.append(f"{folder}/{name}")
    return found

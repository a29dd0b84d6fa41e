"""Fetch editions: get a quarter's files from their publisher, when an operator asks, and import them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from almoner.engine.errors import Misused, Refused, Unavailable
from almoner.engine.reference.published import CMS, addresses, fetchable, needs_ama_licence
from almoner.ports.papers import Source
from almoner.ports.tables import TableFetching, Told
from almoner.services.tables.import_editions import Imported, ImportEditions


@dataclass(frozen=True, slots=True)
class FetchEditions:
    """Nothing is fetched but what was asked for."""

    fetch: TableFetching
    take_in: ImportEditions

    def __call__(
        self, table: str | None, on: date, *, accepted: bool, base: str = CMS
    ) -> tuple[Imported, tuple[Unavailable, ...]]:
        """The quarter of `on`; all tables where none is named. Files that could not be had are told beside. Raises Misused for
        a table whose address is not known, Refused without the licence or for a host that is not named, and Unavailable
        where no file could be had."""
        wanted = (table,) if table else fetchable()
        if table and table not in fetchable():
            raise Misused(
                "no_address",
                what=f"{table} was not fetched",
                why="its publisher's address is not known",
                do=f"get it in a browser and import it, or name one of {', '.join(fetchable())}",
            )
        if not accepted and any(needs_ama_licence(one) for one in wanted):
            raise Refused(
                "licence_not_accepted",
                what="Nothing was fetched",
                why="these files hold CPT code numbers, which belong to the American Medical Association",
                do="read its licence at the publisher and add --accept-ama-licence if you accept it",
            )
        missing: list[Unavailable] = []
        sources = tuple(self._had([each for one in wanted for each in addresses(one, on, base)], missing))
        if not sources:
            raise missing[0]
        return self.take_in(sources, Told()), tuple(missing)

    def _had(self, places: list[str], missing: list[Unavailable]) -> Iterator[Source]:
        for place in places:
            try:
                yield self.fetch(place)
            except Unavailable as error:
                missing.append(error)

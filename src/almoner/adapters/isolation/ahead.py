"""A paper whose reading has begun before anybody asks for it, while what judges it is still being loaded."""

from concurrent.futures import Future
from threading import Thread

from almoner.engine.bill import Reading
from almoner.ports.papers import Pages, PaperReading, Source


class ReadAhead:
    """A `PaperReading` that has begun with one source, and gives what came of it, once, to who asks for that source."""

    def __init__(self, read: PaperReading, source: Source) -> None:
        self._read = read
        self._pages: Pages | None = None
        self._begun: tuple[Source, Future[Reading]] | None = (source, Future())
        Thread(target=self._work, args=self._begun, daemon=True).start()

    def __call__(self, source: Source, pages: Pages | None = None) -> Reading:
        """Raises Refused, Unavailable."""
        if self._begun is None or self._begun[0] is not source:
            return self._read(source, pages)
        (_, done), self._begun, self._pages = self._begun, None, pages
        return done.result()

    def _work(self, source: Source, done: "Future[Reading]") -> None:
        try:
            done.set_result(self._read(source, self._tell))
        except BaseException as error:  # noqa: BLE001 - raised again by who asks
            done.set_exception(error)

    def _tell(self, page: int, of: int) -> None:
        """Pages that come before anybody asks are told to nobody."""
        if self._pages is not None:
            self._pages(page, of)

"""Screen a message, and fail closed: what breaks inside shows the help and tells the operator, without a word of the text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from almoner.engine.safety.screen import BROKEN, CrisisRules, Screened, Turn, screen

NANOSECONDS_PER_MICROSECOND = 1000


@dataclass(frozen=True, slots=True)
class ScreenMessage:
    """`load` may fail too; `tell` gets the name of what broke and nothing else; `ticks` are nanoseconds."""

    load: Callable[[], CrisisRules]
    tell: Callable[[str], None]
    ticks: Callable[[], int]

    def __call__(self, text: str, context: Sequence[Turn] = ()) -> tuple[Screened, int]:
        """The level and kind, and the microseconds it took. Never raises."""
        begun = self.ticks()
        try:
            screened = screen(text, context, self.load())
        except Exception as error:  # noqa: BLE001 - whatever breaks, the person sees the help
            self.tell(type(error).__name__)
            screened = BROKEN
        return screened, (self.ticks() - begun) // NANOSECONDS_PER_MICROSECOND

"""What stands at the head of a letter that somebody writes for others: who they are and where; data that is shown as it stands."""

from dataclasses import dataclass, replace

from almoner.engine.errors import Misused
from almoner.engine.letters.written import Lines, Role, Written
from almoner.engine.wording.neutral import neutral

LONGEST, MOST_LINES = 120, 6


@dataclass(frozen=True, slots=True)
class Letterhead:
    """`mark` is a short line of its own above the name, in place of a drawn sign ("" for none); `lines` are an address, a phone
    number, hours, as they are to be printed."""

    name: str
    lines: tuple[str, ...] = ()
    mark: str = ""


def letterhead(name: str, lines: tuple[str, ...], mark: str) -> Letterhead:
    """From what somebody typed: without signs that hide, nothing empty. Raises Misused for too much, or no name."""
    clean = tuple(plain(one) for one in (name, mark, *lines))
    if not clean[0] or len(lines) > MOST_LINES or any(len(one) > LONGEST for one in clean):
        raise Misused(
            "letterhead_not_kept",
            what="The letterhead was not kept",
            why=f"it has a name and at most {MOST_LINES} lines of {LONGEST} signs",
            do="make it shorter, and give a name",
        )
    return Letterhead(clean[0], tuple(one for one in clean[2:] if one), clean[1])


def plain(text: str) -> str:
    return " ".join(neutral(text).split())


def with_letterhead(written: Written, head: Letterhead | None) -> Written:
    """The letter with this head over its first page, and over the copy for the person; exhibits and notes have none."""
    if head is None:
        return written
    block = Lines(tuple(one for one in (head.mark, head.name, *head.lines) if one))
    sections = (
        replace(one, blocks=(block, *one.blocks)) if one.role in {Role.LETTER, Role.COPY} else one for one in written.sections
    )
    return replace(written, sections=tuple(sections))

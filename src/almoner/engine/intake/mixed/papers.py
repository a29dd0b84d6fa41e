"""Pages that came in one file, put into the papers they belong to; one that may belong to several stays alone and asks.

Evidence for one paper: the same account or claim, page numbers that follow each other, the same person, the same letterhead.
Evidence against it: another person, another account, another kind, or a page number that the paper has already.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.bill import PaperKind
from almoner.engine.intake.mixed.marks import Marks
from almoner.engine.intake.people import same_name

LEAST_PAGES = 4
SAME_ACCOUNT, FOLLOWS, SAME_PERSON, SAME_HEAD, COUNTS_ALIKE, BESIDE = 5, 4, 2, 2, 1, 1
ENOUGH = 4
"""Points from which a page belongs to a paper."""
CLEAR = 2
"""Points by which the best paper must be ahead of the next."""
LISTS = frozenset({PaperKind.REMITTANCE, PaperKind.CLAIM})
"""Kinds that name many people on one paper."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """`papers` are positions of pages, each in the order they came. `unsure` are pages alone in theirs, with the names of those
    whose they may be, nearest first. Covers and blanks belong to none."""

    papers: tuple[tuple[int, ...], ...]
    unsure: dict[int, tuple[str, ...]]
    covers: tuple[int, ...]
    blanks: tuple[int, ...]


def mixed(marks: Sequence[Marks]) -> Mixed | None:
    """None where nothing shows that these pages are more than one paper."""
    speaking = [one for one in marks if not one.is_cover and not one.is_blank]
    if len(speaking) < LEAST_PAGES:
        return None
    papers: list[list[Marks]] = []
    alone: list[Marks] = []
    last = -1
    for page in speaking:
        home, sure = home_of(page, papers, last)
        last = page.at
        if home is not None:
            papers[home].append(page)
        elif sure:
            papers.append([page])
        else:
            alone.append(page)
    if not are_several(papers):
        return None
    everything = sorted([*papers, *([page] for page in alone)], key=lambda one: one[0].at)
    return Mixed(
        papers=tuple(tuple(page.at for page in one) for one in everything),
        unsure={page.at: names_near(page, speaking) for page in alone},
        covers=tuple(one.at for one in marks if one.is_cover),
        blanks=tuple(one.at for one in marks if one.is_blank),
    )


def home_of(page: Marks, papers: Sequence[Sequence[Marks]], last: int) -> tuple[int | None, bool]:
    """The paper it belongs to, None for a paper of its own; and whether that is sure."""
    points = {at: found for at, paper in enumerate(papers) if (found := fits(page, paper, last)) is not None}
    ranked = sorted(points, key=lambda at: (-points[at], -max(one.at for one in papers[at])))
    if not ranked or points[ranked[0]] < ENOUGH:
        opens = bool(page.kind or page.names or page.papers or page.visits) or (
            page.printed is not None and page.printed.number == 1
        )
        return None, opens
    if len(ranked) > 1 and points[ranked[0]] - points[ranked[1]] < CLEAR:
        return None, False
    return ranked[0], True


def fits(page: Marks, paper: Sequence[Marks], last: int) -> int | None:
    """Points for this page being of this paper; None where something speaks against it. `last` is the page that was put away last."""
    before = paper[-1]
    beside = before.at == last
    shared = any(page.papers & one.papers or page.visits & one.visits for one in paper)
    follows = beside and counts_on(before, page)
    goes_on = follows and (shared or (page.head != "" and before.head == page.head))
    if not goes_on and is_against(page, paper, shared=shared):
        return None
    if page.printed is not None and any(one.printed is not None and clash(page, one) for one in paper):
        return None
    points = SAME_ACCOUNT * shared + FOLLOWS * follows + BESIDE * beside
    points += SAME_PERSON * any(alike(page.names, one.names) or bool(page.persons & one.persons) for one in paper)
    points += SAME_HEAD * bool(page.head and any(page.head == one.head for one in paper))
    return points + COUNTS_ALIKE * (page.printed is not None and any(one.printed is not None for one in paper))


def is_against(page: Marks, paper: Sequence[Marks], *, shared: bool) -> bool:
    """Another kind; or, where no account is shared, another account, person or birth date."""
    if page.kind is not None and any(one.kind not in {None, page.kind} for one in paper):
        return True
    if shared:
        return False
    lists = page.kind in LISTS
    names = [name for one in paper for name in one.names]
    if not lists and page.names and names and not alike(page.names, names):
        return True
    born = frozenset(found for one in paper for found in one.born)
    if not lists and page.born and born and not page.born & born:
        return True
    if lists:
        return False
    if page.papers and any(one.papers for one in paper):
        return True
    one_house = any(page.head == one.head and alike(page.names, one.names) for one in paper)
    return not one_house and bool(page.visits) and any(one.visits for one in paper)


def counts_on(before: Marks, page: Marks) -> bool:
    """Whether one prints "page 2 of 3" and the other "page 3 of 3"."""
    one, then = before.printed, page.printed
    return one is not None and then is not None and one.of == then.of and then.number == one.number + 1


def clash(one: Marks, other: Marks) -> bool:
    """Two pages of one number, or of two counts, are of two papers."""
    return (
        one.printed is not None
        and other.printed is not None
        and (one.printed.number == other.printed.number or one.printed.of != other.printed.of)
    )


def alike(names: Sequence[str], others: Sequence[str]) -> bool:
    return any(same_name(one, other) for one in names for other in others)


def are_several(papers: Sequence[Sequence[Marks]]) -> bool:
    """Whether two of them are surely two: of two people, or of two accounts or kinds that each open a paper of their own."""
    for at, one in enumerate(papers):
        for other in papers[:at]:
            names, theirs = ([name for page in paper for name in page.names] for paper in (one, other))
            if names and theirs and not alike(names, theirs):
                return True
            opened = all(any(page.kind for page in paper) for paper in (one, other))
            if opened and any(is_apart(numbers(one), numbers(other)) for numbers in (account_numbers, visit_numbers)):
                return True
    return False


def is_apart(numbers: frozenset[str], others: frozenset[str]) -> bool:
    return bool(numbers) and bool(others) and not numbers & others


def account_numbers(paper: Sequence[Marks]) -> frozenset[str]:
    return frozenset(number for page in paper for number in page.papers)


def visit_numbers(paper: Sequence[Marks]) -> frozenset[str]:
    return frozenset(number for page in paper for number in page.visits)


def names_near(page: Marks, marks: Sequence[Marks]) -> tuple[str, ...]:
    """Everybody the file names, those on the nearest pages first, each once."""
    found: list[str] = []
    for one in sorted(marks, key=lambda one: (abs(one.at - page.at), one.at)):
        found += [name for name in one.names if not alike([name], found)]
    return tuple(found)

"""What a finder proposes, and how proposals become spans that do not overlap."""

from collections.abc import Iterable
from dataclasses import dataclass

from almoner.engine.privacy.deidentify.spans import Kind, Span

WEAK, FAIR, SURE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """`sure` 3 stands even in what would stay (a label says so), 2 for a shape that is nothing else, 1 for the rest."""

    start: int
    end: int
    kind: Kind
    sure: int = FAIR


EDGES = " \t\r\n,;:()[]{}<>\"'“”‘’`*|"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what only surrounds it."""
    while start < end and text[start] in EDGES and not (text[start] == "(" and ")" in text[start:end]):
        start += 1
    while end > start and text[end - 1] in EDGES and not (text[end - 1] == ")" and "(" in text[start:end]):
        end -= 1
    return start, end


def settled(text: str, proposals: Iterable[Proposal], stays: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Proposals within what stays fall away unless they are sure. Those that overlap become one, of the surest kind, and of these of
    the longest."""
    kept = [Proposal(*trimmed(text, one.start, one.end), one.kind, one.sure) for one in proposals]
    kept = [one for one in kept if one.end > one.start]
    kept = without(sorted(kept, key=lambda one: one.start), stays)
    kept.sort(key=lambda one: (one.start, -one.end))
    spans: list[Span] = []
    group: list[Proposal] = []
    reach = -1
    for one in kept:
        if one.start < reach:
            group.append(one)
            reach = max(reach, one.end)
            continue
        close(text, group, reach, spans)
        group, reach = [one], one.end
    close(text, group, reach, spans)
    return tuple(spans)


def without(ordered: list[Proposal], stays: list[tuple[int, int]]) -> list[Proposal]:
    left: list[Proposal] = []
    at = 0
    for one in ordered:
        while at < len(stays) and stays[at][1] <= one.start:
            at += 1
        inside = at < len(stays) and stays[at][0] <= one.start and one.end <= stays[at][1]
        if one.sure == SURE or not inside:
            left.append(one)
    return left


def close(text: str, group: list[Proposal], reach: int, spans: list[Span]) -> None:
    if not group:
        return
    best = max(group, key=lambda one: (one.sure, one.end - one.start, -one.start))
    start, end = trimmed(text, group[0].start, reach)
    if end > start:
        spans.append(Span(start, end, best.kind))

"""Find what names a person in a text, and take it out."""

from almoner.engine.privacy.deidentify.addresses import find_addresses
from almoner.engine.privacy.deidentify.addresses_of_machines import find_machine_addresses
from almoner.engine.privacy.deidentify.ages import find_ages
from almoner.engine.privacy.deidentify.dates import find_dates
from almoner.engine.privacy.deidentify.facilities import find_facilities
from almoner.engine.privacy.deidentify.files import find_files
from almoner.engine.privacy.deidentify.labelled import find_labelled
from almoner.engine.privacy.deidentify.names import find_names
from almoner.engine.privacy.deidentify.numbers import find_numbers
from almoner.engine.privacy.deidentify.page import page_of
from almoner.engine.privacy.deidentify.phones import find_phones
from almoner.engine.privacy.deidentify.places import find_places
from almoner.engine.privacy.deidentify.proposals import Proposal, settled
from almoner.engine.privacy.deidentify.spans import BLANKS, Kind, Redacted, Span
from almoner.engine.privacy.deidentify.stay import staying
from almoner.engine.privacy.deidentify.tables import find_tables
from almoner.engine.privacy.deidentify.vocabulary import Vocabulary

FINDERS = (
    find_machine_addresses,
    find_phones,
    find_numbers,
    find_labelled,
    find_dates,
    find_ages,
    find_addresses,
    find_facilities,
    find_files,
    find_tables,
)


LAST_LATIN = "\u024f"
MOST_ROUNDS = 4
"""A text that was redacted is looked at again: what one name hid may now show. The second look hardly ever finds anything."""


def find(text: str, vocabulary: Vocabulary, *, language: str | None = None) -> tuple[Span, ...]:
    """What names a person in `text`, in order and apart from each other; `language` is "en", "es" or None (reckoned)."""
    spans = once(text, vocabulary, language)
    for _ in range(MOST_ROUNDS):
        more = once(replaced(text, spans), vocabulary, language) if spans else ()
        if not more:
            break
        spans = tuple(sorted((*spans, *moved(more, spans))))
    return spans


def moved(found: tuple[Span, ...], before: tuple[Span, ...]) -> list[Span]:
    """Spans of a redacted text where they stand in the text as it was."""
    places, shift, at = [], 0, 0
    for span in found:
        while at < len(before) and before[at].start + shift < span.start:
            shift += len(BLANKS[before[at].kind]) - (before[at].end - before[at].start)
            at += 1
        places.append(Span(span.start - shift, span.end - shift, span.kind))
    return places


def once(text: str, vocabulary: Vocabulary, language: str | None) -> tuple[Span, ...]:
    page = page_of(text, vocabulary, language)
    stays = staying(page)
    proposals: list[Proposal] = []
    for finder in FINDERS:
        proposals.extend(finder(page))
    taken = sorted((one.start, one.end) for one in proposals)
    proposals.extend(find_places(page))
    proposals.extend(find_names(page, merged(taken)))
    return settled(text, proposals, stays)


def merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for start, end in places:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def redact(text: str, vocabulary: Vocabulary, *, language: str | None = None, keep: frozenset[Kind] = frozenset()) -> Redacted:
    """`text` with a blank for every span but those of the kinds in `keep`."""
    spans = tuple(span for span in find(text, vocabulary, language=language) if span.kind not in keep)
    return Redacted(replaced(text, spans), spans)


def replaced(text: str, spans: tuple[Span, ...]) -> str:
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], BLANKS[span.kind]]
        at = span.end
    return "".join([*parts, text[at:]])


def understood(text: str) -> bool:
    """Whether nearly all letters are Latin: of a text in others too little is known to say that it names nobody."""
    letters = [sign for sign in text if sign.isalpha()]
    return 20 * sum(sign > LAST_LATIN for sign in letters) <= len(letters)

"""Says a letter: keys and typed values become English, with a Spanish copy where the person reads Spanish."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.bill import Spot
from almoner.engine.letters.letter import (
    Blank,
    ChargeRow,
    Charges,
    Citation,
    Days,
    Exhibit,
    Letter,
    Listed,
    Paragraph,
    Part,
    Sentence,
    Value,
)
from almoner.engine.letters.written import Block, Heading, Items, Lines, Picture, Role, Section, Table, Text, Written, texts
from almoner.engine.money import Money
from almoner.engine.wording.months import day, month
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import SLOT, shown

MISFITS = frozenset({"you_payer", "you_network", "you_no_finding", "you_answered"})
COLUMNS = ("day", "code", "description", "units", "charge", "where")


@dataclass(frozen=True, slots=True)
class LetterWords:
    """Every sentence of the letters: key → language → template with {slots}."""

    entries: Mapping[str, Mapping[str, str]]

    def say(self, sentence: Sentence, language: str) -> str:
        """The sentence with its values whole: nothing is cut, and nothing filled in is filled in again."""
        template = self.entries[sentence.key][language]
        return SLOT.sub(lambda slot: self.slot(sentence.args[slot[1]], slot[2], language), template)

    def word(self, key: str, language: str, /, **args: Value) -> str:
        return self.say(Sentence(key, args), language)

    def slot(self, value: Value, form: str | None, language: str) -> str:
        if form == "words" and isinstance(value, tuple):
            return ", ".join(self.entries[one][language] if one in self.entries else neutral(one) for one in value)
        return self.value(value, language, percent=form == "percent")

    def value(self, value: Value, language: str, *, percent: bool = False) -> str:
        """A value as a letter writes it: days with the month in full, text whole and on one line."""
        match value:
            case Blank():
                return self.word("blank", language, label=self.label(value.fact, language))
            case Days():
                key = "days_one" if value.first == value.last else "days_two"
                return self.word(key, language, first=value.first, last=value.last)
            case Money() | Decimal():
                return shown(value, language, percent=percent)
            case date():
                return day(value, language)
            case str():
                return neutral(value)
            case tuple():
                return ", ".join(neutral(one) for one in value)
            case _:
                return str(value)

    def label(self, fact: str, language: str) -> str:
        return self.entries["fact_" + fact][language]


def write(letter: Letter, words: LetterWords, language: str, drawn: Collection[int]) -> Written:
    """The letter in English with its exhibits; with `language` "es" a Spanish copy and the person's page in Spanish.

    `drawn` are the numbers of the exhibits that have a picture.
    """
    sections = [Section(Role.LETTER, "en", tuple(letter_blocks(letter, words, "en")))]
    if letter.application:
        sections.append(Section(Role.APPLICATION, "en", tuple(application_blocks(letter, words, "en"))))
    if letter.exhibits:
        sections.append(Section(Role.EXHIBITS, "en", tuple(exhibit_blocks(letter, words, "en", drawn))))
    if language != "en":
        copy = (
            Heading(words.word("copy_heading", language), 1),
            Text(words.word("copy_note", language)),
            Text(words.word("copy_reviewed", language)),
            *(demoted(one) for one in letter_blocks(letter, words, language)),
            *(demoted(one) for one in application_blocks(letter, words, language)),
        )
        sections.append(Section(Role.COPY, language, copy))
    sections.append(Section(Role.FOR_YOU, language, tuple(for_you(letter, words, language))))
    return Written(letter.kind, words.say(letter.title, "en"), "en", tuple(sections))


def demoted(block: Block) -> Block:
    """A section has one heading of the first level."""
    return Heading(block.text, 2) if isinstance(block, Heading) else block


def letter_blocks(letter: Letter, words: LetterWords, language: str) -> Iterator[Block]:
    say = words.value
    yield Lines(tuple(say(one, language) for one in letter.sender))
    yield Text(day(letter.on, language))
    yield Lines(tuple(say(one, language) for one in letter.addressee))
    yield Heading(words.say(letter.title, language), 1)
    yield Lines(tuple(about_line(name, value, words, language) for name, value in letter.about))
    yield Text(words.word(f"dear_{letter.to.value}", language))
    for part in letter.body:
        yield from part_blocks(part, words, language)
    if letter.citations:
        yield Heading(words.word("rules_heading", language))
        yield Text(words.word("rules_intro", language))
        yield Items(tuple(rule(one, words, language) for one in letter.citations))
    yield Text(words.word("sincerely", language))
    yield Lines(
        (
            say(Blank("signature"), language),
            say(letter.sender[0], language),
            say(Blank("signed_on"), language),
        )
    )


PEOPLE, SOURCES = 5, ("form_work", "form_own", "form_benefits", "form_support", "form_other")
"""Empty rows for the people of a home, and where its money may come from."""
BY_HAND = "__________"


def application_blocks(letter: Letter, words: LetterWords, language: str) -> Iterator[Block]:
    """The application with what is known filled in; nothing for a letter without one. It asks for no number that nobody needs."""
    if not letter.application:
        return

    def say(key: str) -> str:
        return words.word(key, language)

    yield Heading(say("form_heading"), 1)
    yield Lines(tuple(about_line(name, value, words, language) for name, value in letter.application))
    yield Heading(say("form_home"))
    yield Table((say("form_name"), say("form_age"), say("form_tie")), ((BY_HAND, BY_HAND, BY_HAND),) * PEOPLE)
    yield Heading(say("form_income"))
    yield Table((say("form_from"), say("form_month")), tuple((say(key), BY_HAND) for key in SOURCES))
    yield Text(say("form_asks"))
    yield Text(say("form_left_out"))
    yield Lines((words.value(Blank("signature"), language), words.value(Blank("signed_on"), language)))


def about_line(name: str, value: Value, words: LetterWords, language: str) -> str:
    if isinstance(value, Blank):
        return words.value(value, language)
    return words.word("about_value", language, label=words.label(name, language), value=words.value(value, language))


def part_blocks(part: Part, words: LetterWords, language: str) -> Iterator[Block]:
    match part:
        case Paragraph():
            yield Text(words.say(part.says, language))
        case Listed():
            items = (" ".join(words.say(one, language) for one in item) for item in part.items)
            yield Items(tuple(items), part.numbered)
        case Charges():
            yield Heading(words.word("charges_heading", language))
            head = tuple(words.word(f"column_{name}", language) for name in COLUMNS)
            yield Table(head, tuple(charge_cells(row, words, language) for row in part.rows))


def charge_cells(row: ChargeRow, words: LetterWords, language: str) -> tuple[str, ...]:
    where = words.word("where_paper", language, name=row.document)
    if row.page is not None:
        where = words.word("where_page", language, name=row.document, page=row.page)
    cells = (row.day, row.code, row.description, row.units, row.charge)
    return (*("" if one is None else words.value(one, language) for one in cells), where)


def rule(citation: Citation, words: LetterWords, language: str) -> str:
    says = citation.says_es if language == "es" else citation.says
    if citation.text_as_of is None:
        return words.word("rule", language, cite=citation.cite, says=says)
    return words.word("rule_as_of", language, cite=citation.cite, as_of=month(citation.text_as_of, language), says=says)


def exhibit_blocks(letter: Letter, words: LetterWords, language: str, drawn: Collection[int]) -> Iterator[Block]:
    yield Heading(words.word("exhibits_heading", language), 1)
    yield Text(words.word("exhibits_intro", language))
    for one in letter.exhibits:
        page = one.spot.page if one.spot is not None else None
        if one.number not in drawn:
            yield Text(words.word("exhibit_undrawn", language, **named(one), place=place(one.spot, words, language)))
            continue
        caption = words.word("exhibit_page", language, **named(one), page=page or 1)
        yield Picture(one.number, words.word("exhibit_alt", language, page=page or 1, name=one.name), caption)


def named(exhibit: Exhibit) -> dict[str, Value]:
    return {"number": exhibit.number, "point": exhibit.point, "name": exhibit.name}


def place(spot: Spot | None, words: LetterWords, language: str) -> str:
    if spot is None:
        return ""
    if spot.segment is not None:
        return words.word("place_segment", language, number=spot.segment)
    if spot.pointer is not None:
        return words.word("place_pointer", language, name=spot.pointer)
    if spot.cell is not None:
        return words.word("place_cell", language, name=spot.cell)
    if spot.row is not None:
        return words.word("place_row", language, number=spot.row)
    return words.word("place_page", language, number=spot.page or 1)


def for_you(letter: Letter, words: LetterWords, language: str) -> Iterator[Block]:
    """What the person should do before sending: blanks, the last day, and what to know."""
    yield Heading(words.word("you_heading", language), 1)
    yield Text(words.word("you_keep_page", language))
    yield Text(words.word("you_read", language))
    if letter.blanks:
        yield Text(words.word("you_blanks", language))
        yield Items(tuple(words.label(one.fact, language) for one in letter.blanks))
    if letter.application:
        yield Text(words.word("you_form", language))
    if letter.gathers:
        yield Heading(words.word("gather_heading", language))
        yield Items(tuple(words.say(one, language) for one in letter.gathers))
    yield from (Text(one) for one in days(letter, words, language))
    far = ("you_signs",) if any(is_far(sign) for sign in written_signs(letter, words)) else ()
    keys = (*(one.key for one in letter.before), "you_enclose", "you_send", *far, "you_advice")
    yield Items(tuple(words.word(key, language) for key in keys))


def written_signs(letter: Letter, words: LetterWords) -> frozenset[str]:
    blocks = letter_blocks(letter, words, "en")
    return frozenset(sign for block in blocks for text in texts(block) for sign in text)


def is_far(sign: str) -> bool:
    """Whether it is of a script that the print of a letter may lack: nothing of Latin, Greek, Cyrillic or punctuation."""
    return "\u0530" <= sign <= "\u1dff" or sign >= "\u2e80"


def days(letter: Letter, words: LetterWords, language: str) -> Iterator[str]:
    if letter.time is None:
        return
    title = letter.time[1] if language == "es" else letter.time[0]
    if letter.deadline is None:
        yield words.word("you_no_day", language, title=title)
        return
    by, last = letter.deadline.act_by, letter.deadline.last_day
    if last < letter.on:
        yield words.word("you_past", language, last_day=last, title=title)
        return
    yield words.word("you_by" if letter.on <= by else "you_now", language, act_by=by, last_day=last, title=title)
    yield words.word("you_by_printed", language)


def aloud(letter: Letter, words: LetterWords, language: str) -> tuple[str, ...]:
    """What a face says beside the letter: whether it may not fit, the last day, and the blanks by name."""
    said = [words.say(one, language) for one in letter.before if one.key in MISFITS]
    said += days(letter, words, language)
    said += blanks_named([words.label(one.fact, language) for one in letter.blanks], words, language)
    return tuple(said)


def blanks_named(labels: Sequence[str], words: LetterWords, language: str) -> list[str]:
    """One sentence with what is still to be filled in; none where nothing is."""
    return [f"{words.word('you_blanks', language)} {'; '.join(labels)}."] if labels else []

"""An evidence bundle in words: index, exhibits with their rules, letters with what was approved, papers with checksums."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.engine.cases.evidence import Exhibit, Plan, Shown
from almoner.engine.findings import Message
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.letters.points import point
from almoner.engine.letters.written import Block, Heading, Items, Lines, Picture, Role, Section, Table, Text, Written
from almoner.engine.showing.doubted import doubted
from almoner.engine.wording.months import month
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages
from almoner.engine.wording.reporting import Places, Words, dollars, table_row

KIND = "evidence-bundle"
CELLS = ("day", "code", "what", "units", "charge", "where")
MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter of the case: its title, who approved which bytes when, and how and when it was sent; None where not."""

    title: str
    approved_by: str | None
    approved_on: date | None
    sha256: str | None
    sent_on: date | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page beside the findings."""

    title: str
    on: date
    patients: tuple[str, ...]
    letters: tuple[SentLetter, ...]
    documents: frozenset[int] | None = None
    """Those that are named with their checksums; None is all."""


@dataclass(frozen=True, slots=True)
class Says:
    """The bundle's sentences in one language."""

    messages: Messages
    law: Rulebook
    language: str

    def __call__(self, key: str, /, **args: Any) -> str:
        return self.messages.render(Message(key, **args), "says", self.language)

    def label(self, name: str) -> str:
        return self.messages.word(LABELS[name], self.language)


LABELS: Mapping[str, str] = {
    "number": "evd_col_number",
    "title": "evd_col_title",
    "sure": "evd_col_sure",
    "stake": "evd_col_stake",
    "day": "evd_col_day",
    "code": "evd_col_code",
    "what": "evd_col_what",
    "units": "evd_col_units",
    "charge": "evd_col_charge",
    "where": "evd_col_where",
    "paper": "evd_col_paper",
    "pages": "evd_col_pages",
    "sum": "evd_col_sum",
    "approved": "evd_col_approved",
    "sent": "evd_col_sent",
}


def evidence(made: Plan, audit: Mapping[str, Any], cover: Cover, says: Says, *, drawn: Collection[int]) -> Written:
    """`drawn` are the numbers of the pictures there are."""
    places = Places(audit)
    sections = [tuple(index(made, audit, cover, says))]
    sections += [tuple(exhibit(one, places, says, drawn)) for one in made.exhibits]
    sections += [tuple(letters(cover, says)), tuple(papers(audit, cover, says))]
    shown = tuple(Section(Role.EXHIBITS, says.language, blocks) for blocks in sections)
    return Written(KIND, says("evd_title"), says.language, shown, running=True)


def index(made: Plan, audit: Mapping[str, Any], cover: Cover, says: Says) -> Iterator[Block]:
    yield Heading(says("evd_title"), 1)
    yield Lines(
        (
            neutral(cover.title),
            *(says("evd_patient", name=name) for name in cover.patients),
            says("evd_made_on", on=cover.on),
            says("evd_as_of", on=date.fromisoformat(audit["run"]["as_of"])),
        )
    )
    if made.private:
        yield Text(says("evd_private"))
    yield Text(says("evd_about"))
    head = tuple(says.label(name) for name in ("number", "title", "sure", "stake"))
    rows = tuple(
        (
            str(one.number),
            title(one, says),
            says.messages.word("report_class_" + one.finding["class"], says.language),
            "" if one.finding["at_stake"] is None else dollars(one.finding["at_stake"]),
        )
        for one in made.exhibits
    )
    if rows:
        yield Table(head, rows)
    else:
        yield Text(says("evd_nothing"))
    if made.beyond:
        yield Text(says("evd_beyond", count=made.beyond))
    if made.withheld:
        yield Text(says("evd_withheld", count=made.withheld))


def title(one: Exhibit, says: Says) -> str:
    return says.messages.render(Message(one.finding["message"]["key"]), "title", says.language)


def exhibit(one: Exhibit, places: Places, says: Says, drawn: Collection[int]) -> Iterator[Block]:
    about = point(one.finding)
    yield Heading(says("evd_exhibit", number=one.number, title=title(one, says)), 1)
    yield Text(says.messages.render(Message(about.key, **about.args), "says", says.language))
    yield Text(says("evd_how_sure", sure=says.messages.word("report_means_" + one.finding["class"], says.language)))
    rows = tuple(row(line, places, says) for line in one.lines[:MOST_ROWS])
    if rows:
        yield Heading(says("evd_lines"))
        yield Table(tuple(says.label(name) for name in CELLS), rows)
    for doubt in one.doubts:
        yield Text(
            says(
                "evd_doubt", read=doubted(doubt["field"], doubt["read"], messages=says.messages, language=says.language) or "?"
            )
        )
    yield from rules(one, says)
    for shown in one.pictures:
        yield picture(shown, places, says, drawn)
    if not one.pictures:
        where = "; ".join(places.of(dict(one.finding), Words(says.messages, says.language)))
        yield Text(says("evd_no_picture", where=where))


def row(line: Mapping[str, Any], places: Places, says: Says) -> tuple[str, ...]:
    words = Words(says.messages, says.language)
    return (
        "" if line["day"] is None else words.short_day(line["day"]),
        neutral(" ".join(part for part in (line["code"] or line["revenue_code"], *line["modifiers"]) if part)),
        neutral(line["description"] or ""),
        line["units"] or "",
        "" if line["charge"] is None else dollars(line["charge"]),
        places.one(places.spots.get(line["id"]), words),
    )


def rules(one: Exhibit, says: Says) -> Iterator[Block]:
    """Each rule it rests on: how it is called, of which day its text is, and what it says in plain words."""
    listed: list[str] = []
    for each in one.finding["authority"]:
        known = says.law.authorities.lookup(each["id"])
        said = each["title"] if known is None else known.says_es if says.language == "es" else known.says
        day = "" if each["text_as_of"] is None else says("evd_text_as_of", day=month(each["text_as_of"], says.language))
        listed.append(f"{each['cite']}{day}: {said}")
    listed += [table_row(each, Words(says.messages, says.language)) for each in one.finding["table_rows"]]
    yield Heading(says("evd_rule"))
    if listed:
        yield Items(tuple(listed))
    else:
        yield Text(says("evd_no_rule"))


def picture(shown: Shown, places: Places, says: Says, drawn: Collection[int]) -> Block:
    name = places.documents[shown.document] if shown.document < len(places.documents) else ""
    if shown.number not in drawn:
        return Text(says("evd_undrawn", paper=name, page=shown.page))
    key = "evd_picture" if shown.piece is None else "evd_piece"
    caption = says(key, paper=name, page=shown.page)
    return Picture(shown.number, says("evd_picture_alt", paper=name, page=shown.page), caption, shown.frames)


def letters(cover: Cover, says: Says) -> Iterator[Block]:
    yield Heading(says("evd_letters"), 1)
    if not cover.letters:
        yield Text(says("evd_no_letters"))
        return
    rows: list[tuple[str, ...]] = []
    for one in cover.letters:
        approved = ""
        if one.approved_by is not None and one.approved_on is not None:
            approved = says("evd_approved", name=one.approved_by, on=one.approved_on)
        sent = "" if one.sent_on is None else says("evd_sent", on=one.sent_on)
        number = f" ({neutral(one.number)})" if one.number else ""
        rows.append((one.title, approved, one.sha256 or "", sent + number))
    yield Table(tuple(says.label(name) for name in ("title", "approved", "sum", "sent")), tuple(rows))


def papers(audit: Mapping[str, Any], cover: Cover, says: Says) -> Iterator[Block]:
    yield Heading(says("evd_papers"), 1)
    yield Text(says("evd_papers_about"))
    named = (one for number, one in enumerate(audit["documents"]) if cover.documents is None or number in cover.documents)
    rows = tuple((neutral(one["name"]), str(one["pages"] or ""), one["sha256"] or "") for one in named)
    yield Table(tuple(says.label(name) for name in ("paper", "pages", "sum")), rows)
    run, versions = audit["run"], audit["versions"]
    yield Text(says("evd_made_by", version=versions["almoner"], run=run["id"][:16], rulebook=run["rulebook"]))
    yield Text(says("evd_no_advice"))

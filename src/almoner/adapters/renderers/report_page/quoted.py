"""The lines a finding rests on, as a small table: the same facts as the picture, and all there is for papers without pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from almoner.adapters.renderers.report_page.markup import Html, Part, joined, paper_text, tag
from almoner.adapters.renderers.report_page.saying import Say
from almoner.engine.wording.facts import fact_key
from almoner.engine.wording.reporting import dollars

MOST = 12
ASKS = ("balance", "patient_responsibility", "total_charges")


@dataclass(frozen=True, slots=True)
class Quote:
    """One row: where it stands (told once for all rows of one page), what it says, and its amount."""

    place: str
    what: Html
    amount: str | None


def quoted(finding: Mapping[str, Any], say: Say) -> Html | None:
    """None where the audit holds none of the lines or bills it names."""
    ids = finding["lines"] or finding["bills"]
    by_place: dict[str, list[Quote]] = defaultdict(list)
    for one in ids[:MOST]:
        if (quote := quote_of(one, say)) is not None:
            by_place[quote.place].append(quote)
    if not by_place:
        return None
    more = tag("p", say("more_rows", count=len(ids) - MOST), class_="quiet") if len(ids) > MOST else None
    table = tag(
        "table",
        tag("caption", say("on_paper")),
        tag("thead", tag("tr", tag("th", say("what"), scope="col"), tag("th", say("amount"), scope="col", class_="amount"))),
        *(tag("tbody", heading(place), *map(row, quotes)) for place, quotes in by_place.items()),
        class_="quoted",
    )
    return joined([table, more])


def heading(place: str) -> Html | None:
    return tag("tr", tag("th", paper_text(place), colspan=2, scope="rowgroup", class_="place")) if place else None


def row(quote: Quote) -> Html:
    money = dollars(quote.amount) if quote.amount is not None else None
    return tag("tr", tag("td", quote.what), tag("td", money, class_="amount"))


def quote_of(one: str, say: Say) -> Quote | None:
    kind, known = say.records.get(one, ("", {}))
    spot = say.places.spots.get(one)
    if kind == "line":
        place, within = place_of(spot, say)
        return Quote(place, joined([within, line_says(known, say)], " · "), known["charge"])
    if kind == "notice":
        place = say.places.one({"document": known["document"]}, say.words)
        return Quote(place, paper_text(known["sender"]), known["amount"])
    if kind == "bill":
        name = next((name for name in ASKS if known[name] is not None), None)
        fact = None if name is None else say.messages.word(fact_key(name), say.language)
        what = joined([paper_text(known["provider"]["name"]), fact], ": ")
        return Quote(say.places.one(spot, say.words), what, None if name is None else known[name])
    return None


def place_of(spot: Mapping[str, Any] | None, say: Say) -> tuple[str, Html | None]:
    """The paper and page, and where in a paper without pages: its cell, segment, pointer or row."""
    whole = say.places.one(spot, say.words)
    if spot is None or not whole or ("page" in spot and not spot.get("row")):
        return whole, None
    name = say.places.documents[spot["document"]]
    within = whole.removeprefix(name).removeprefix(", ")
    return name, tag("span", paper_text(within), class_="quiet") if within else None


def line_says(line: Mapping[str, Any], say: Say) -> Html:
    return joined(parts_of(line, say), " · ")


def parts_of(line: Mapping[str, Any], say: Say) -> Iterator[Part]:
    number = say.places.charges.get(line["id"])
    if number is not None:
        yield tag("span", say("charge", numbers=number), class_="quiet")
    if line["day"] is not None:
        yield say.short_day(line["day"])
    yield paper_text(" ".join(one for one in (line["code"], *line["modifiers"]) if one))
    yield paper_text(line["description"])
    if line["units"] not in {None, "1"}:
        yield say("times", units=line["units"])

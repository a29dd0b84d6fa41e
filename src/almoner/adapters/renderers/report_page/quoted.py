"""The lines a finding rests on, as a small table: the same facts as the picture, and all there is for papers without pages."""

from collections.abc import Iterator, Mapping
from typing import Any

from almoner.adapters.renderers.report_page.markup import Html, Part, joined, paper_text, tag
from almoner.adapters.renderers.report_page.saying import Say
from almoner.engine.wording.facts import fact_key
from almoner.engine.wording.reporting import dollars

MOST = 12
ASKS = ("balance", "patient_responsibility", "total_charges")


def quoted(finding: Mapping[str, Any], say: Say) -> Html | None:
    """None where the audit holds none of the lines or bills it names."""
    ids = finding["lines"] or finding["bills"]
    rows = [row for one in ids[:MOST] if (row := row_of(one, say)) is not None]
    if not rows:
        return None
    head = [tag("th", say(key), scope="col") for key in ("paper", "what", "amount")]
    more = tag("p", say("more_rows", count=len(ids) - MOST), class_="quiet") if len(ids) > MOST else None
    table = tag(
        "table",
        tag("caption", say("on_paper")),
        tag("thead", tag("tr", *head[:2], tag("th", say("amount"), scope="col", class_="amount"))),
        tag("tbody", *rows),
        class_="quoted",
    )
    return joined([table, more])


def row_of(one: str, say: Say) -> Html | None:
    kind, known = say.records.get(one, ("", {}))
    if kind == "line":
        return row(one, say, line_says(known, say), known["charge"])
    if kind == "notice":
        return row(one, say, paper_text(known["sender"]), known["amount"], known["document"])
    if kind == "bill":
        name = next((name for name in ASKS if known[name] is not None), None)
        provider = paper_text(known["provider"]["name"])
        fact = None if name is None else say.messages.word(fact_key(name), say.language)
        return row(one, say, joined([provider, fact], ": "), None if name is None else known[name])
    return None


def row(one: str, say: Say, what: Part, amount: str | None, document: int | None = None) -> Html:
    place = place_of(one, say, document)
    money = dollars(amount) if amount is not None else None
    return tag("tr", tag("td", place), tag("td", what), tag("td", money, class_="amount"))


def place_of(one: str, say: Say, document: int | None) -> Html:
    spot = say.places.spots.get(one) or (None if document is None else {"document": document})
    charge = say.places.charges.get(one)
    number = None if charge is None else say("charge", numbers=charge)
    return joined([paper_text(say.places.one(spot, say.words)), number], ", ")


def line_says(line: Mapping[str, Any], say: Say) -> Html:
    return joined(parts_of(line, say), " · ")


def parts_of(line: Mapping[str, Any], say: Say) -> Iterator[Part]:
    if line["day"] is not None:
        yield say.day(line["day"])
    yield paper_text(" ".join(one for one in (line["code"], *line["modifiers"]) if one))
    yield paper_text(line["description"])
    if line["units"] not in {None, "1"}:
        yield say("times", units=line["units"])

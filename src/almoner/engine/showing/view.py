"""An audit as a page shows it: every sentence, day and amount ready in one language, so that a browser computes nothing.

Made from the audit's JSON value (almoner.audit/1), as every report is, with the same words in the same order.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from almoner.engine.answers import ASKED
from almoner.engine.money import Money
from almoner.engine.reconcile.may_fall import asking_now, may_fall
from almoner.engine.showing.doubted import doubted
from almoner.engine.wording.facts import FACTS, fact_key
from almoner.engine.wording.framing import boxes_of
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.paying import pay_now
from almoner.engine.wording.render import Messages
from almoner.engine.wording.reporting import (
    FIRST,
    Places,
    Words,
    asked_by,
    by_when,
    cited,
    dollars,
    effect_of,
    effects_on,
    in_one_sentence,
    most_important,
    table_row,
)

Shown = dict[str, Any]
SURE = {"fact": 4, "rule": 3, "evidence": 2, "question": 1}
"""How many of four marks are filled: told by shape, not by color alone."""
CAUSES = ("paper", "answer", "field", "table")
GLOSSARY = "glossary_"


def view(audit: Mapping[str, Any], messages: Messages, language: str) -> Shown:
    """Sentences are whole; None where there is nothing to say."""
    words, places = Words(messages, language), Places(audit)
    ordered = most_important(audit["findings"])
    found = [finding(number, one, places, words) for number, one in enumerate(ordered, start=1)]
    shown = {
        "language": language,
        "as_of": a_day(audit["run"]["as_of"], words),
        "says": in_one_sentence(audit, words),
        "at_stake": None if audit["summary"]["at_stake"] == "0.00" else money(audit["summary"]["at_stake"]),
        "at_stake_note": words("money_note"),
        "pay_now": [messages.word(key, language) for key in pay_now(audit)],
        "findings": found,
        "rights": [right(one, places, words) for one in audit["rights"]],
        "asks": [asks(bill, amount, audit, places, words) for bill, amount in asking_now(audit)],
        "dates": list(dates(audit, words)),
        "prices": [{"says": one["says"], "lines": one["lines"]} for one in audit["context"]],
        "missing": list(missing(audit, words)),
        "not_checked": list(not_checked(audit, words)),
        "doubts": list(doubts(audit, places, words)),
        "papers": list(papers(audit, words)),
        "pages": list(pages(ordered, places)),
        "not_advice": words("not_advice"),
    }
    return shown | {"words": list(hard_words(shown, messages, language))}


def finding(number: int, one: Mapping[str, Any], places: Places, words: Words) -> Shown:
    """`first` are the three to show before all others; `sure` is 1 to 4."""
    name, cls = one["name"], one["class"]
    return {
        "id": one["id"],
        "check": one["check"],
        "number": number,
        "first": number <= FIRST,
        "title": one["title"],
        "says": one["says"],
        "class": cls,
        "class_says": words("class_" + cls),
        "class_means": words("means_" + cls),
        "sure": SURE[cls],
        "at_stake": None if one["at_stake"] is None else money(one["at_stake"]),
        "whose": list(places.whose(one, words)),
        "places": places.of(one, words),
        "boxes": [
            {"document": document, "page": page, "box": list(box)}
            for (document, page), boxes in boxes_of(one, places).items()
            for box in boxes
        ],
        "matters": known(f"{name}_matters", words),
        "for_you": effect(one["owed_effect"], words),
        "likely_answer": known(f"{name}_likely_answer", words),
        "settles": known(f"{name}_settles", words),
    } | step(one, words)


def right(one: Mapping[str, Any], places: Places, words: Words) -> Shown:
    named = {key: one[key] for key in ("id", "check", "title", "says")}
    return named | {"whose": list(places.whose(one, words))} | step(one, words)


def step(one: Mapping[str, Any], words: Words) -> Shown:
    """What to do about a finding or a right, by when, with which letters, and the rules behind it."""
    return {
        "next_step": one["next_step"] or None,
        "deadline": None if one["deadline"] is None else dict(one["deadline"]) | {"says": by_when(one["deadline"], words)},
        "letters": list(one["letters"]),
        "authority": [
            {"id": each["id"], "mark": each["mark"], "says": f"{cited(each, words)}. {asked_by(each)}"}
            for each in one["authority"]
        ],
        "tables": [table_row(row, words) for row in one.get("table_rows", ())[:FIRST]],
    }


def effect(owed: Mapping[str, str] | None, words: Words) -> str | None:
    if owed is None:
        return None
    low, high = dollars(owed["low"]), dollars(owed["high"])
    return f"{words('less_one', amount=high) if low == high else words('less', low=low, high=high)} {owed['because']}"


def asks(bill: Mapping[str, Any], amount: Money, audit: Mapping[str, Any], places: Places, words: Words) -> Shown:
    """What a paper asks for, and how far what was found may bring that down."""
    name = places.one({"document": bill["document"]}, words)
    effects = effects_on(bill, audit)
    low, high = may_fall(amount, [effect_of(one) for _, one in effects])
    lowest, highest = dollars(str(low)), dollars(str(high))
    fall = words("may_fall_one", amount=highest) if low == high else words("may_fall", low=lowest, high=highest)
    return {
        "bill": bill["id"],
        "document": bill["document"],
        "says": words("asks", paper=name, amount=dollars(str(amount))),
        "may_fall": fall if effects else words("no_effect"),
        "because": [
            {
                "finding": one["id"],
                "number": number,
                "says": words("by_reason", title=one["title"], because=one["owed_effect"]["because"]),
            }
            for number, one in effects
        ],
    }


def dates(audit: Mapping[str, Any], words: Words) -> Iterator[Shown]:
    """Every day to act by with what is to be done, soonest first."""
    found = [one for one in (*audit["findings"], *audit["rights"]) if one["deadline"]]
    for act_by, title, deed in sorted({(one["deadline"]["act_by"], one["title"], one["next_step"]) for one in found}):
        about = [one["id"] for one in found if (one["deadline"]["act_by"], one["title"]) == (act_by, title)]
        yield {"act_by": a_day(act_by, words), "title": title, "next_step": deed or None, "about": about}


def missing(audit: Mapping[str, Any], words: Words) -> Iterator[Shown]:
    """Papers that ought to be there beside the others of their care, each kind once."""
    for one in dict.fromkeys(one["lacks"] for encounter in audit["encounters"] for one in encounter["missing"]):
        entry = words.messages.entries[f"report_missing_{one}"][words.language]
        yield {"kind": one, "title": entry["title"], "says": entry["says"], "next_step": entry["next"]}


def not_checked(audit: Mapping[str, Any], words: Words) -> Iterator[Shown]:
    """By what was missing; what one thing would help with stands together."""
    causes: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for one in audit["could_not_check"]:
        causes[one["cause"]][one["would_help"]][one["because"]].append(one["check"])
    for cause in (one for one in CAUSES if one in causes):
        helps = [
            {
                "would_help": would_help,
                "asks": help_of(would_help, words),
                "because": [{"says": says, "checks": list(dict.fromkeys(checks))} for says, checks in because.items()],
            }
            for would_help, because in causes[cause].items()
        ]
        yield {"cause": cause, "title": words("cause_" + cause), "helps": helps}


def help_of(would_help: str, words: Words) -> str | None:
    """The question whose answer would help, the paper, the fact; None for a table, which an operator takes in."""
    kind, _, name = would_help.partition(":")
    if kind == "answers":
        return known(str(ASKED[name].metadata["why"]), words) if name in ASKED else None
    if kind == "papers":
        said = known(f"report_kind_{name}", words)
        return words("help_paper", kind=said or name.replace("_", " "))
    if kind == "field" and name in FACTS:
        return words("help_field", field=words.messages.word(fact_key(name), words.language))
    return None


def doubts(audit: Mapping[str, Any], places: Places, words: Words) -> Iterator[Shown]:
    for position, document in enumerate(audit["documents"]):
        for one in document["doubts"]:
            in_words = partial(doubted, one["field"], messages=words.messages, language=words.language)
            read, other = in_words(one["read"]), ", ".join(map(in_words, one["candidates"]))
            said = words("doubt", read=read, other=other) if other else words("doubt_alone", read=read)
            spot = one["spot"] or {"document": position}
            yield {
                "id": one["id"],
                "document": spot["document"],
                "page": spot.get("page"),
                "box": spot.get("box"),
                "where": places.one(one["spot"], words) or neutral(document["name"]),
                "field": one["field"],
                "says": f"{said} {one['says']}",
            }


def papers(audit: Mapping[str, Any], words: Words) -> Iterator[Shown]:
    """What was handed in: what it is, or why it was refused; what of it was lost."""
    for position, document in enumerate(audit["documents"]):
        lines = sum(len(bill["lines"]) for bill in audit["bills"] if bill["document"] == position)
        counted = words("one_line") if lines == 1 else words("lines", count=str(lines))
        yield {
            "document": position,
            "name": neutral(document["name"]),
            "kind": document["kind"],
            "says": f"{words('kind_' + document['kind'])}, {counted}" if document["refused"] is None else None,
            "refused": None if document["refused"] is None else neutral(document["refused"]),
            "pages": document["pages"],
            "lost": [words.lost(one) for one in document["lost"]],
            "doubts": len(document["doubts"]),
        }


def pages(ordered: list[Mapping[str, Any]] | list[dict[str, Any]], places: Places) -> Iterator[Shown]:
    """Pages with findings, each with its frames and the findings' numbers."""
    on_page: dict[tuple[int, int], list[Shown]] = defaultdict(list)
    for number, one in enumerate(ordered, start=1):
        for leaf, boxes in boxes_of(one, places).items():
            on_page[leaf] += [{"finding": one["id"], "number": number, "box": list(box)} for box in boxes]
    for document, page in sorted(on_page):
        yield {"document": document, "page": page, "boxes": on_page[document, page]}


def hard_words(shown: Any, messages: Messages, language: str) -> Iterator[Shown]:
    """The glossary's words that stand somewhere in what is shown, with what they mean."""
    text = " ".join(texts(shown)).casefold()
    for key, entry in messages.entries.items():
        if key.startswith(GLOSSARY):
            forms = [one for one in entry[language]["forms"].split("|") if one.casefold() in text]
            if forms:
                yield {"title": entry[language]["title"], "forms": forms, "says": entry[language]["says"]}


def texts(shown: Any) -> Iterator[str]:
    if isinstance(shown, str):
        yield shown
    elif isinstance(shown, dict):
        for one in shown.values():
            yield from texts(one)
    elif isinstance(shown, list):
        for one in shown:
            yield from texts(one)


def money(amount: str) -> Shown:
    return {"amount": amount, "says": dollars(amount)}


def a_day(iso: str, words: Words) -> Shown:
    return {"day": iso, "says": words.day(iso)}


def known(key: str, words: Words) -> str | None:
    """A whole sentence by its own key; None where the rulebook has none."""
    return words.messages.word(key, words.language) if key in words.messages.entries else None

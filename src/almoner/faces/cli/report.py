"""The report a person reads in the terminal: 80 columns, three findings first, then the rest, dates and what could not be checked."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages, day

WIDTH = 80
FIRST = 3


class Words:
    """Labels of the report in one language."""

    def __init__(self, messages: Messages, language: str) -> None:
        self.messages, self.language = messages, language

    def __call__(self, key: str, **filled: str) -> str:
        text = self.messages.word("report_" + key, self.language)
        for name, value in filled.items():
            text = text.replace("{" + name + "}", value)
        return text

    def day(self, iso: str) -> str:
        return day(date.fromisoformat(iso), self.language)


def report(audit: Mapping[str, Any], messages: Messages, language: str) -> str:
    """The whole report of one audit's JSON, ending with a newline. Every line is at most 80 columns wide."""
    words = Words(messages, language)
    parts = [
        head(audit, words),
        findings(audit, words),
        rights(audit, words),
        dates(audit, words),
        not_checked(audit, words),
        doubts(audit, words),
        papers(audit, words),
        [words("not_advice")],
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(wrapped(part)))) + "\n"


def wrapped(lines: Iterable[str]) -> Iterator[str]:
    """Long lines folded under their own indent; a bullet hangs."""
    for line in lines:
        plain = line.rstrip()
        indent = len(plain) - len(plain.lstrip())
        hang = indent + (2 if plain.lstrip().startswith("- ") else 0)
        yield from textwrap.wrap(plain, WIDTH, subsequent_indent=" " * hang, break_on_hyphens=False) or [""]


def head(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    summary = audit["summary"]
    counts = summary["findings"]
    yield words("title", day=words.day(audit["run"]["as_of"]))
    yield "=" * WIDTH
    sure = counts["fact"] + counts["rule"]
    if sure + counts["evidence"] + counts["question"] == 0:
        yield words("nothing_found")
    else:
        yield words("counts", sure=str(sure), likely=str(counts["evidence"]), ask=str(counts["question"]))
    if summary["at_stake"] != "0.00":
        yield words("at_stake", amount=dollars(summary["at_stake"]))
    yield words("checks", run=str(summary["checks_run"]), total=str(summary["checks_total"]))
    names = [patient["name"] for patient in audit["patients"] if patient["name"]]
    if len(audit["patients"]) > 1:
        yield words("several_people", count=str(len(audit["patients"])), names=", ".join(neutral(name) for name in names))


def findings(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Three in full, the others shorter; nothing is left out."""
    ordered = most_important(audit["findings"])
    if not ordered:
        return
    places = Places(audit)
    yield heading(words("first") if len(ordered) > FIRST else words("all"))
    for number, finding in enumerate(ordered, start=1):
        if number == FIRST + 1:
            yield ""
            yield heading(words("rest"))
        yield ""
        yield f"{number}. {finding['title']} ({words('class_' + finding['class'])}, {finding['check']})"
        yield "   " + finding["says"]
        yield from ("   " + line for line in details(finding, places, words))


def most_important(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One of each group first, so that the first three are not three views of the same money."""
    seen: set[str] = set()
    leading: list[dict[str, Any]] = []
    for finding in found:
        if finding["group"] not in seen:
            leading.append(finding)
        seen.add(finding["group"])
    first = leading[:FIRST]
    return first + [finding for finding in found if finding not in first]


def details(finding: Mapping[str, Any], places: "Places", words: Words) -> Iterator[str]:
    if finding["at_stake"] is not None:
        yield words("stake", amount=dollars(finding["at_stake"]))
    if finding["owed_effect"] is not None:
        owed = finding["owed_effect"]
        yield words("owed", low=dollars(owed["low"]), high=dollars(owed["high"]), because=owed["because"])
    where = places.of(finding)
    if where:
        yield words("where", places=where)
    if finding["next_step"]:
        yield words("next", step=finding["next_step"])
    if finding["deadline"]:
        yield words("by", day=words.day(finding["deadline"]["act_by"]), last=words.day(finding["deadline"]["last_day"]))
    for authority in finding["authority"]:
        yield words("why", cite=cited(authority, words), title=authority["title"])


def cited(authority: Mapping[str, Any], words: Words) -> str:
    """The citation, with the day of the text where it is an old copy."""
    as_of = authority["text_as_of"]
    return authority["cite"] if as_of is None else f"{authority['cite']} ({words('text_as_of', day=str(as_of))})"


class Places:
    """Where each line and bill stands, as a person would look it up."""

    def __init__(self, audit: Mapping[str, Any]) -> None:
        self.documents = [neutral(document["name"]) for document in audit["documents"]]
        self.spots: dict[str, Any] = {}
        for bill in audit["bills"]:
            self.spots[bill["id"]] = bill["spot"] or {"document": bill["document"]}
            self.spots |= {line["id"]: line["spot"] or self.spots[bill["id"]] for line in bill["lines"]}

    def of(self, finding: Mapping[str, Any]) -> str:
        shown = [self.one(self.spots.get(one)) for one in finding["lines"] or finding["bills"]]
        unique = list(dict.fromkeys(place for place in shown if place))
        return ", ".join(unique[:4]) + (", …" if len(unique) > 4 else "")

    def one(self, spot: Mapping[str, Any] | None) -> str:
        if spot is None or spot["document"] >= len(self.documents):
            return ""
        name = self.documents[spot["document"]]
        if "segment" in spot:
            return f"{name} #{spot['segment']}"
        if "pointer" in spot:
            return f"{name} {spot['pointer']}"
        if "cell" in spot:
            return f"{name} {spot['cell']}"
        if spot.get("row"):
            return f"{name}:{spot['row']}"
        return f"{name} p. {spot['page']}" if "page" in spot else name


def rights(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    if not audit["rights"]:
        return
    yield heading(words("rights"))
    for right in audit["rights"]:
        yield ""
        yield f"- {right['title']} ({right['check']})"
        yield "  " + right["says"]
        if right["next_step"]:
            yield "  " + words("next", step=right["next_step"])
        if right["deadline"]:
            yield "  " + words("by", day=words.day(right["deadline"]["act_by"]), last=words.day(right["deadline"]["last_day"]))
        for authority in right["authority"]:
            yield "  " + words("why", cite=cited(authority, words), title=authority["title"])


def dates(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Every day to act by, soonest first."""
    found = [(one["deadline"], one["title"]) for one in (*audit["findings"], *audit["rights"]) if one["deadline"]]
    unique = sorted({(deadline["act_by"], title) for deadline, title in found})
    if unique:
        yield heading(words("dates"))
        yield from (f"- {words.day(act_by)}: {title}" for act_by, title in unique)


def not_checked(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Grouped by what was missing; the same reason is said once, with its checks."""
    if not audit["could_not_check"]:
        return
    yield heading(words("not_checked"))
    by_cause: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in audit["could_not_check"]:
        by_cause[one["cause"]][one["because"]].append(one["check"])
    for cause in ("paper", "answer", "field", "table"):
        if cause in by_cause:
            yield words("cause_" + cause)
            yield from (f"- {because} ({', '.join(dict.fromkeys(checks))})" for because, checks in by_cause[cause].items())


def doubts(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    found = [(document["name"], doubt) for document in audit["documents"] for doubt in document["doubts"]]
    if found:
        yield heading(words("doubts"))
        for name, doubt in found:
            other = ", ".join(neutral(one) for one in doubt["candidates"])
            yield f"- {neutral(name)}: {words('doubt', read=neutral(doubt['read']), other=other)} {doubt['says']}"


def papers(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    yield heading(words("papers"))
    for document in audit["documents"]:
        name = neutral(document["name"])
        if document["refused"]:
            yield f"- {neutral(document['refused'])}"
        else:
            lines = sum(len(bill["lines"]) for bill in audit["bills"] if audit["documents"][bill["document"]] is document)
            counted = words("one_line") if lines == 1 else words("lines", count=str(lines))
            yield f"- {name}: {words('kind_' + document['kind'])}, {counted}"
            for lost in document["lost"][:5]:
                yield "  - " + words("lost", what=neutral(lost["what"]))
            if len(document["lost"]) > 5:
                yield "  - " + words("more_lost", count=str(len(document["lost"]) - 5))


def heading(text: str) -> str:
    return text.upper()


def dollars(amount: str) -> str:
    whole, cents = amount.split(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}${int(whole.lstrip('-')):,}.{cents}"

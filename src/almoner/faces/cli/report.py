"""The report a person reads in the terminal: 80 columns, three findings first, then the rest, dates and what could not be checked."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from almoner.engine.wording.months import day
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages

WIDTH = 80
FIRST = 3
IN_FULL, MOST_SHORT, MOST_DOUBTS = 24, 200, 40
"""Findings told in full, then on one line each, then only counted; doubts told before they are counted."""
MOST_PLACES, MOST_CHARGES, MOST_LETTERS = 4, 6, 32


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
    if not any(counts.values()):
        yield words("nothing_found")
    else:
        yield words(
            "counts",
            sure=str(counts["fact"]),
            rule=str(counts["rule"]),
            likely=str(counts["evidence"]),
            ask=str(counts["question"]),
        )
    if summary["at_stake"] != "0.00":
        yield words("at_stake", amount=dollars(summary["at_stake"]))
    if any(document["lost"] for document in audit["documents"]):
        yield words("some_lost")
    yield words("checks", run=str(summary["checks_run"]), total=str(summary["checks_total"]))
    names = [patient["name"] for patient in audit["patients"] if patient["name"]]
    if len(audit["patients"]) > 1:
        yield words("several_people", count=str(len(audit["patients"])), names=", ".join(neutral(name) for name in names))


def findings(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Three first, then the others; on a very long bill the many after them on a line each, and their number at the end."""
    ordered = most_important(audit["findings"])
    if not ordered:
        return
    places = Places(audit)
    yield heading(words("first") if len(ordered) > FIRST else words("all"))
    for number, finding in enumerate(ordered, start=1):
        if number == FIRST + 1:
            yield ""
            yield heading(words("rest"))
        if number > IN_FULL:
            yield from ("", words("in_short"), "") if number == IN_FULL + 1 else ()
            yield from in_short(number, finding, places, words)
            if number == IN_FULL + MOST_SHORT and len(ordered) > number:
                yield words("more_findings", count=str(len(ordered) - number))
                return
            continue
        yield ""
        yield f"{number}. {finding['title']} ({words('class_' + finding['class'])}, {finding['check']})"
        yield from ("   " + line for line in places.whose(finding, words))
        yield "   " + finding["says"]
        yield from ("   " + line for line in details(finding, places, words))


def in_short(number: int, finding: Mapping[str, Any], places: "Places", words: Words) -> Iterator[str]:
    """A finding on one line: what, how sure, how much, where."""
    amount = "" if finding["at_stake"] is None else f", {dollars(finding['at_stake'])}"
    where = "".join(f": {place}" for place in places.of(finding, words)[:1])
    yield f"{number}. {finding['title']} ({words('class_' + finding['class'])}, {finding['check']}){amount}{where}"


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
        low, high = dollars(owed["low"]), dollars(owed["high"])
        one = words("owed_one", amount=high, because=owed["because"])
        yield one if low == high else words("owed", low=low, high=high, because=owed["because"])
    for number, place in enumerate(places.of(finding, words)):
        said = words("where", places=place)
        yield said if number == 0 else " " * said.index(place) + place
    if finding["next_step"]:
        yield words("next", step=finding["next_step"])
    yield from by(finding["deadline"], words)
    for authority in finding["authority"]:
        yield words("why", cite=cited(authority, words), title=authority["title"])
    for row in finding["table_rows"][:FIRST]:
        cells = ", ".join(f"{name.replace('_', ' ')} {cell}" for name, cell in row["row"].items())
        edition = " ".join(one for one in (row["edition"], row["setting"], row["programme"]) if one)
        yield words("table_row", table=row["table"], edition=edition, row=cells)


def by(deadline: Mapping[str, str] | None, words: Words) -> Iterator[str]:
    """The day to act by; the last day too, where a careful reading gives an earlier one."""
    if deadline is not None:
        day, last = words.day(deadline["act_by"]), words.day(deadline["last_day"])
        yield words("by_only", day=day) if day == last else words("by", day=day, last=last)


def cited(authority: Mapping[str, Any], words: Words) -> str:
    """The citation, with the day of the text where it is an old copy."""
    as_of = authority["text_as_of"]
    return authority["cite"] if as_of is None else f"{authority['cite']} ({words('text_as_of', day=str(as_of))})"


class Places:
    """Where each line and bill stands, as a person would look it up: the paper, its page, and the how-manieth charge there."""

    def __init__(self, audit: Mapping[str, Any]) -> None:
        self.documents = [neutral(document["name"]) for document in audit["documents"]]
        self.spots: dict[str, Any] = {}
        self.charges: dict[str, int] = {}
        self.called: dict[str, str] = {}
        self.people = {bill: one["name"] for one in audit["patients"] for bill in one["bills"]}
        self.several = len(audit["patients"]) > 1
        on_page: dict[tuple[int, int], int] = defaultdict(int)
        for bill in audit["bills"]:
            known = bill["spots"]  # what is asked stands where the person will look for it
            asked = known.get("balance") or known.get("patient_responsibility") or known.get("total_charges")
            self.spots[bill["id"]] = asked or bill["spot"] or {"document": bill["document"]}
            for line in bill["lines"]:
                spot = self.spots[line["id"]] = line["spot"] or self.spots[bill["id"]]
                self.people[line["id"]] = self.people.get(bill["id"])
                self.called[line["id"]] = neutral(line["description"] or "")[:MOST_LETTERS]
                if "page" in spot and not spot.get("row"):
                    on_page[spot["document"], spot["page"]] += 1
                    self.charges[line["id"]] = on_page[spot["document"], spot["page"]]

    def whose(self, one: Mapping[str, Any], words: Words) -> Iterator[str]:
        """The patient, where the papers are of several."""
        names = dict.fromkeys(self.people.get(each) for each in (*one.get("lines", ()), *one["bills"]))
        if self.several:
            yield from (words("whose", name=neutral(name)) for name in names if name)

    def of(self, finding: Mapping[str, Any], words: Words) -> list[str]:
        """One text a page, at most four."""
        pages: dict[str, list[str]] = defaultdict(list)
        for one in finding["lines"] or finding["bills"]:
            pages[self.one(self.spots.get(one), words)].append(one)
        shown = [place + self.charged(ids, words) for place, ids in pages.items() if place]
        return shown if len(shown) <= MOST_PLACES else [*shown[:MOST_PLACES], "…"]

    def charged(self, ids: list[str], words: Words) -> str:
        """Which charges of the page, and their words where all bear the same; nothing where it is most of the page."""
        numbers = sorted(self.charges[one] for one in ids if one in self.charges)
        called = {self.called.get(one, "") for one in ids}
        said = f" “{called.pop()}”" if len(called) == 1 and "" not in called else ""
        if not numbers or len(numbers) > MOST_CHARGES:
            return said if len(ids) <= MOST_CHARGES else ""
        return f", {words('charge' if len(numbers) == 1 else 'charges', numbers=in_runs(numbers))}{said}"

    def one(self, spot: Mapping[str, Any] | None, words: Words) -> str:
        if spot is None or spot["document"] >= len(self.documents):
            return ""
        name = self.documents[spot["document"]]
        if "segment" in spot:
            return f"{name}, {words('segment', number=str(spot['segment']))}"
        if "pointer" in spot:
            return f"{name}, {spot['pointer']}"
        if "cell" in spot:
            return f"{name}, {words('cell', name=str(spot['cell']))}"
        if spot.get("row"):
            return f"{name}, {words('row', number=str(spot['row']))}"
        return f"{name}, {words('page', number=str(spot['page']))}" if "page" in spot else name


def in_runs(numbers: list[int]) -> str:
    """ "3, 9, 10", and "13–17" for three or more in a row."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def rights(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    if not audit["rights"]:
        return
    places = Places(audit)
    yield heading(words("rights"))
    for right in audit["rights"]:
        yield ""
        yield f"- {right['title']} ({right['check']})"
        yield from ("  " + line for line in places.whose(right, words))
        yield "  " + right["says"]
        if right["next_step"]:
            yield "  " + words("next", step=right["next_step"])
        yield from ("  " + line for line in by(right["deadline"], words))
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
    """Where each stands, what was read, what else it may be; how they are asked one by one."""
    found = [(document["name"], doubt) for document in audit["documents"] for doubt in document["doubts"]]
    if not found:
        return
    yield heading(words("doubts"))
    places = Places(audit)
    for name, doubt in found[:MOST_DOUBTS]:
        other = ", ".join(neutral(one) for one in doubt["candidates"])
        read = neutral(doubt["read"])
        says = words("doubt", read=read, other=other) if other else words("doubt_alone", read=read)
        yield f"- {places.one(doubt['spot'], words) or neutral(name)}: {says} {doubt['says']}"
    if len(found) > MOST_DOUBTS:
        yield "- " + words("more_doubts", count=str(len(found) - MOST_DOUBTS))
    yield words("doubts_asked")


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

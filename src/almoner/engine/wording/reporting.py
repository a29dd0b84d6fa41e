"""What every report of an audit shares: its words, where things stand, what comes first, how money and rules are written."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from almoner.engine.money import Money
from almoner.engine.reconcile.may_fall import Effect
from almoner.engine.wording.months import day, month, short_day
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages

FIRST = 3
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
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

    def short_day(self, iso: str) -> str:
        return short_day(date.fromisoformat(iso), self.language)

    def called(self, name: str) -> str:
        return self.messages.called(name, self.language)

    def lost(self, one: Mapping[str, Any]) -> str:
        """What a document's `lost` says: why a whole page was left over, in our words, or what was not understood there."""
        key = one.get("key")
        return self("lost", what=neutral(one["what"])) if key is None else self.left(key, one["spot"]["page"])

    def left(self, key: str | None, page: int) -> str:
        """Why a page of a file is in none of its papers; None where nobody noted why."""
        return self(f"left_{key or 'other'}", page=str(page))


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


def cited(authority: Mapping[str, Any], words: Words) -> str:
    """The citation, with the month of the text where it is an old copy."""
    as_of = authority["text_as_of"]
    if as_of is None:
        return str(authority["cite"])
    return f"{authority['cite']} ({words('text_as_of', day=month(str(as_of), words.language))})"


def asked_by(authority: Mapping[str, Any]) -> str:
    """What a rule asks, in one sentence; its name in an audit that was kept before it had that."""
    return str(authority.get("says") or authority["title"])


def table_row(row: Mapping[str, Any], words: Words) -> str:
    """A row of a public table, with the table and its cells as people call them."""
    cells = (f"{cell_name(name, words)} {cell_says(cell, words)}" for name, cell in row["row"].items())
    table, *whose = (words.called(one) for one in (row["table"], row["setting"], row["programme"]) if one)
    return words("table_row", table=table, edition=", ".join((row["edition"], *whose)), row=", ".join(cells))


def cell_name(name: str, words: Words) -> str:
    entry = words.messages.entries.get(f"cell_{name}")
    return name.replace("_", " ") if entry is None else entry[words.language]["says"]


def cell_says(cell: str, words: Words) -> str:
    """A cell of a public table; a day in words."""
    return words.short_day(cell) if ISO_DAY.fullmatch(cell) else cell


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


def effects_on(bill: Mapping[str, Any], audit: Mapping[str, Any]) -> list[tuple[int, Mapping[str, Any]]]:
    """The findings that may change what a bill asks for, each with its number in the order of importance: those that rest on the
    bill, its lines, or a plan's decision on the same care."""
    beside = next((one for one in audit["encounters"] if bill["id"] in (*one["bills"], *one["collections"])), None)
    ids = {bill["id"]} if beside is None else {bill["id"], *beside["bills"], *beside["decisions"]}
    lines = {line["id"] for one in audit["bills"] if one["id"] in ids for line in one["lines"]}
    numbered = enumerate(most_important(audit["findings"]), start=1)
    return [
        (number, one)
        for number, one in numbered
        if one["owed_effect"] is not None and (ids & set(one["bills"]) or lines & set(one["lines"]))
    ]


def effect_of(finding: Mapping[str, Any]) -> Effect:
    owed = finding["owed_effect"]
    return Effect(finding["group"], Money.of(owed["low"]), Money.of(owed["high"]))


def in_one_sentence(audit: Mapping[str, Any], words: Words) -> str:
    """How many papers were gone through, what was found, and how much of it is sure."""
    counts = audit["summary"]["findings"]
    number, sure = sum(counts.values()), counts["fact"]
    read = sum(document["refused"] is None for document in audit["documents"])
    papers = words("one_paper") if read == 1 else words("some_papers", count=str(read))
    key = "in_one_none" if number == 0 else "in_one_one" if number == 1 else "in_one_many"
    first = words(key, papers=papers, count=str(number))
    if not sure:
        return first
    return f"{first} {words('sure_all') if sure == number else words('sure_some', sure=str(sure))}"


def by_when(deadline: Mapping[str, str] | None, words: Words) -> str | None:
    """The day to act by; the last day too, where a careful reading gives an earlier one."""
    if deadline is None:
        return None
    day, last = words.day(deadline["act_by"]), words.day(deadline["last_day"])
    return words("by_only", day=day) if day == last else words("by", day=day, last=last)


def in_runs(numbers: list[int]) -> str:
    """ "3, 9, 10", and "13–17" for three or more in a row."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def dollars(amount: str) -> str:
    whole, cents = amount.split(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}${int(whole.lstrip('-')):,}.{cents}"

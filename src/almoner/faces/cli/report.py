"""The report a person reads in the terminal: 80 columns, three findings first, then the rest, dates and what could not be checked."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

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
    most_important,
    table_row,
)

WIDTH = 80
FLAGS = {"field:setting": "--setting"}
"""What the command line takes where a paper does not show it."""
IN_FULL, MOST_SHORT, MOST_DOUBTS = 24, 200, 40
"""Findings told in full, then on one line each, then only counted; doubts told before they are counted."""
MOST_PRICES = 3
"""Prices of public lists told for one bill before they are counted."""


def report(audit: Mapping[str, Any], messages: Messages, language: str) -> str:
    """The whole report of one audit's JSON, ending with a newline. Every line is at most 80 columns wide."""
    words = Words(messages, language)
    parts = [
        head(audit, words),
        findings(audit, words),
        rights(audit, words),
        prices(audit, words),
        dates(audit, words),
        letters(audit, words),
        missing(audit, words),
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
    yield " ".join(how_many_ran(audit, words))
    names = [patient["name"] for patient in audit["patients"] if patient["name"]]
    if len(audit["patients"]) > 1:
        yield words("several_people", count=str(len(audit["patients"])), names=", ".join(neutral(name) for name in names))
    said = (words.messages.word(key, words.language) for key in pay_now(audit))
    yield " ".join((words("pay_now"), *said))


def how_many_ran(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """How many checks ran, how many public tables would add, and what the rest are about."""
    summary = audit["summary"]
    run, total = summary["checks_run"], summary["checks_total"]
    waiting = {one["check"] for one in audit["could_not_check"]}
    tables = {one["check"] for one in audit["could_not_check"] if one["cause"] == "table"}
    yield words("checks", run=str(run), total=str(total))
    if tables:
        yield words("tables_add", count=str(len(tables)))
    if total > run + len(waiting):
        yield words("not_about")


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
        yield words("why", cite=cited(authority, words), title=asked_by(authority))
    for row in finding["table_rows"][:FIRST]:
        yield table_row(row, words)


def by(deadline: Mapping[str, str] | None, words: Words) -> Iterator[str]:
    said = by_when(deadline, words)
    yield from () if said is None else (said,)


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
            yield "  " + words("why", cite=cited(authority, words), title=asked_by(authority))


def prices(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Prices of public lists beside a bill's dearest charges, and how many more the JSON has."""
    if not audit["context"]:
        return
    home = {line["id"]: bill for bill in audit["bills"] for line in bill["lines"]}
    charges = {line["id"]: line["charge"] for bill in audit["bills"] for line in bill["lines"]}
    by_bill: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in audit["context"]:
        by_bill[home[one["lines"][0]]["id"] if one["lines"] else ""].append(one)
    yield heading(words("prices"))
    yield words("prices_about")
    for stated in by_bill.values():
        bill = home.get(stated[0]["lines"][0]) if stated[0]["lines"] else None
        if len(by_bill) > 1 and bill is not None and bill["provider"]["name"]:
            yield ""
            yield neutral(bill["provider"]["name"]) + ":"
        dearest = sorted(stated, key=lambda one: -max((cents(charges.get(line)) for line in one["lines"]), default=0))
        yield from (f"- {one['says']}" for one in dearest[:MOST_PRICES])
        if len(stated) > MOST_PRICES:
            yield "- " + words("more_prices", count=str(len(stated) - MOST_PRICES))


def cents(amount: str | None) -> int:
    """A printed amount for ordering; none is nothing."""
    return 0 if amount is None else int(amount.replace(".", ""))


def dates(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Every day to act by with what is to be done, soonest first."""
    found = [one for one in (*audit["findings"], *audit["rights"]) if one["deadline"]]
    unique = sorted({(one["deadline"]["act_by"], one["next_step"], one["title"]) for one in found})
    if unique:
        yield heading(words("dates"))
    for act_by, deed, title in unique:
        yield f"- {words.day(act_by)}: {deed} ({title})" if deed else f"- {words.day(act_by)}: {title}"


def letters(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """The letter that fits each finding, by its number above, and each right, by its name; and how a letter is written."""
    about: dict[str, list[str]] = defaultdict(list)
    for number, one in enumerate(most_important(audit["findings"])[: IN_FULL + MOST_SHORT], start=1):
        for kind in one["letters"][:1]:
            about[kind].append(str(number))
    for one in audit["rights"]:
        for kind in one["letters"][:1]:
            about[kind].append(one["title"])
    if not about:
        return
    yield heading(words("letters"))
    yield from (f"- {kind}: {', '.join(dict.fromkeys(those))}" for kind, those in about.items())
    yield words("letters_step")


def missing(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Papers that ought to be there beside the others of their care, each kind once."""
    lacks = dict.fromkeys(one["lacks"] for encounter in audit["encounters"] for one in encounter["missing"])
    if lacks:
        yield heading(words("missing"))
    for one in lacks:
        entry = words.messages.entries[f"report_missing_{one}"][words.language]
        yield f"- {entry['title']}: {entry['says']} {entry['next']}"


def not_checked(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Grouped by what was missing; the same reason is said once, with its checks."""
    if not audit["could_not_check"]:
        return
    yield heading(words("not_checked"))
    by_cause: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in audit["could_not_check"]:
        by_cause[one["cause"]][one["because"]].append(one["check"])
    for cause in ("paper", "answer", "field"):
        if cause in by_cause:
            yield words("cause_" + cause)
            yield from (f"- {because} ({', '.join(dict.fromkeys(checks))})" for because, checks in by_cause[cause].items())
            if cause == "answer":
                keys = [one["would_help"].partition(":")[2] for one in audit["could_not_check"] if one["cause"] == cause]
                yield words("answer_keys", keys=", ".join(dict.fromkeys(keys)))
            helps = {one["would_help"] for one in audit["could_not_check"] if one["cause"] == cause}
            if flags := [flag for would_help, flag in FLAGS.items() if would_help in helps]:
                yield words("field_flags", flags=", ".join(flags))
    yield from missing_tables(audit, words)


def missing_tables(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Which public tables would let which checks run, and the one step that takes them in."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for one in audit["could_not_check"]:
        if one["cause"] == "table":
            wanted[one["would_help"].partition(":")[2]].append(one["check"])
    if not wanted:
        return
    yield words("cause_table")
    yield from (f"- {table} ({', '.join(dict.fromkeys(several))})" for table, several in sorted(wanted.items()))
    yield words("tables_step")


def doubts(audit: Mapping[str, Any], words: Words) -> Iterator[str]:
    """Where each stands, what was read, what else it may be; how they are asked one by one."""
    found = [(document["name"], doubt) for document in audit["documents"] for doubt in document["doubts"]]
    if not found:
        return
    from almoner.engine.showing.doubted import doubted  # noqa: PLC0415 - most audits leave nothing in doubt, and start sooner without

    yield heading(words("doubts"))
    places = Places(audit)
    for name, doubt in found[:MOST_DOUBTS]:
        in_words = partial(doubted, doubt["field"], messages=words.messages, language=words.language)
        read, other = in_words(doubt["read"]), ", ".join(map(in_words, doubt["candidates"]))
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
                yield "  - " + words.lost(lost)
            if len(document["lost"]) > 5:
                yield "  - " + words("more_lost", count=str(len(document["lost"]) - 5))


def heading(text: str) -> str:
    return text.upper()

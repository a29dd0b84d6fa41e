"""Writes billing_qa.jsonl anew: questions about bills and their rules whose answers our own rules give. `make docs` runs it.

Each line is {"id", "kind", "question", "choices", "answer", "source"}; with choices the answer is a letter, else a day (YYYY-MM-DD) or
an amount with two places. Nothing in it was written by a model, and no service is described in a licensed list's words.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from almoner.engine.audit import Outcome, audit
from almoner.engine.checks.base import Check
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.findings import Class, Kind
from almoner.engine.law.deadlines import Asked, Event, Rule, reckon
from almoner.engine.law.poverty import GUIDELINES, guideline
from almoner.engine.money import Money
from tests.engine.checks.examples import Example, law, outcomes, path_of
from tests.engine.checks.examples import one as one_example

OUT = Path(__file__).with_name("billing_qa.jsonl")
AS_OF = date(2026, 11, 21)
LETTERS = "ABCD"
SURE = (Class.FACT, Class.RULE)
EACH = 3
"""So many examples of a check, in the order of its page."""
SHOWN = ("payers", "funding", "setting", "network", "state", "answers", "bills")
"""What a question tells of an example."""
BEGAN = {
    Event.NOTICE: "the notice is dated {day}",
    Event.RECEIPT: "what starts the time is received on {day}",
    Event.BILL: "the first bill is dated {day}",
    Event.SERVICE: "the service is on {day}",
    Event.REQUEST: "the request is received on {day}",
    Event.DISPUTE: "the dispute is received on {day}",
    Event.DETERMINATION: "the decision or finding is made on {day}",
    Event.PAYMENT: "the payment is made on {day}",
    Event.SCHEDULING: "the care is booked on {day}",
}
STATES = {"contiguous": ("TX", "the 48 states and DC"), "alaska": ("AK", "Alaska"), "hawaii": ("HI", "Hawaii")}
MONEY, DAY, LETTER = "the amount alone, with two places", "the day alone, as YYYY-MM-DD", "the letter alone"


def items() -> Iterator[dict[str, Any]]:
    yield from days()
    yield from cites()
    yield from amounts()
    yield from households()
    yield from papers()


def item(
    kind: str, name: str, question: str, answer: str, *, how: str, source: str, choices: Iterable[str] = ()
) -> dict[str, Any]:
    listed = list(choices)
    rows = [f"{letter}. {one}" for letter, one in zip(LETTERS, listed, strict=False)]
    whole = "\n".join([question, *rows, f"Answer with {how}."])
    return {"id": f"{kind}/{name}", "kind": kind, "question": whole, "choices": listed, "answer": answer, "source": source}


def choice(kind: str, name: str, question: str, right: str, *, others: Iterable[str], source: str) -> dict[str, Any]:
    """Wrong answers and their order come from sums over their words: one more rule changes few questions."""
    wrong = sorted(set(others) - {right}, key=lambda one: mixed(name, one))[: len(LETTERS) - 1]
    listed = sorted([right, *wrong], key=lambda one: mixed(name, kind, one))
    return item(kind, name, question, LETTERS[listed.index(right)], how=LETTER, source=source, choices=listed)


def mixed(*words: str) -> str:
    return sha256("\n".join(words).encode()).hexdigest()


def days() -> Iterator[dict[str, Any]]:
    """By when: each rule from one day, a person's own from two."""
    for rule in law().deadlines.values():
        if not rule.mark.is_printable:
            continue
        for number in range(2 if rule.whose.value == "person" else 1):
            event = min(rule.events, key=lambda one: one.value)
            start = some_day(rule, number)
            last = reckon(rule, Asked(event, start, state=rule.only_state), AS_OF).last_day
            if last is not None:
                yield item(
                    "day", f"{rule.id}/{number}", day_question(rule, event, start), last.isoformat(), how=DAY, source=rule.id
                )


def some_day(rule: Rule, number: int) -> date:
    """In 2026, or in the last year in which the rule held."""
    first = date(2026, 1, 1) if rule.effective_to is None else rule.effective_to - timedelta(days=364)
    return first + timedelta(days=int(mixed(rule.id, str(number))[:8], 16) % 300)


def day_question(rule: Rule, event: Event, start: date) -> str:
    cited = [law().authorities.entries[one] for one in rule.authority]
    cites = ", ".join(one.cite for one in cited if one.mark.is_printable)
    lines = [
        f"A rule: {rule.title} ({cites})." if cites else f"A rule: {rule.title}.",
        *([] if rule.note is None else [rule.note]),
        f"In this case {BEGAN[event].format(day=start.isoformat())}, and no other date is known.",
        "Which day does the rule give? Count the time that it presumes for the mail; move a weekend or holiday only where it says so.",
    ]
    return "\n".join(lines)


def cites() -> Iterator[dict[str, Any]]:
    """What a section of law says: every second one that may be printed."""
    known = [one for one in law().authorities.entries.values() if one.mark.is_printable]
    for one in known:
        if int(mixed(one.id)[:8], 16) % 2 == 0:
            others = [other.says for other in known if other.cite != one.cite]
            yield choice("cite", one.id, f"What does {one.cite} say?", one.says, others=others, source=one.id)


def amounts() -> Iterator[dict[str, Any]]:
    for name, values in law().amounts.entries.items():
        for value in values:
            if not value.mark.is_printable:
                continue
            day = value.effective_from or date(2026, 7, 1)
            day = max(day, date(2026, 7, 1)) if value.in_force(date(2026, 7, 1)) else day
            question = f"{value.title}, on {day.isoformat()}: how much is it"
            if value.cents is not None:
                asked, said = f"{question} in dollars?", str(Money(value.cents))
            else:
                asked, said = f"{question} in percent?", f"{value.share * 100:.2f}"
            yield item("amount", f"{name}/{day.year}", asked, said, how=MONEY, source=value.authority)


def households() -> Iterator[dict[str, Any]]:
    """The federal poverty line."""
    for group, (state, place) in STATES.items():
        for people in range(2, 8):
            line = guideline(law().amounts, state, people, AS_OF)
            question = (
                f"The federal poverty line of 2026 for a household of {people} in {place}: how much is it in dollars a year?"
            )
            yield item("poverty", f"{group}/{people}", question, str(line), how=MONEY, source=GUIDELINES)


def papers() -> Iterator[dict[str, Any]]:
    """Made-up papers beside our checks: what is wrong with them, whether it is, and by how much."""
    taken: dict[tuple[str, bool], int] = {}
    for check, plain, example in examples():
        if example.tables.editions or example.notices or example.cannot_tell or not example.bills:
            continue
        found = [one for done in outcomes(check, example) for one in done.findings]
        wrong = not example.trap and len(found) == 1 and found[0].cls in SURE
        if not wrong and (not example.trap or found):
            continue
        taken[check.id, wrong] = taken.get((check.id, wrong), 0) + 1
        if taken[check.id, wrong] > EACH:
            continue
        shown, name = text_of(plain), f"{check.id}/{example.name}"
        question = f"{shown}\nIs this so: {title(check)}?"
        yield item("holds", name, question, "A" if wrong else "B", how=LETTER, source=check.id, choices=["yes", "no"])
        if wrong:
            yield choice("wrong", name, f"{shown}\nWhat is wrong?", title(check), others=silent(example), source=check.id)
            stake = found[0].at_stake
            if stake is not None:
                question = f"{shown}\nThis was found: {title(check)}. How much money, in dollars, is it about?"
                yield item("stake", name, question, str(stake), how=MONEY, source=check.id)


def examples() -> Iterator[tuple[Check, dict[str, Any], Example]]:
    """As it is written, and as it is read."""
    for check in CATALOGUE:
        page = yaml.load(path_of(check).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - texts alone
        for plain in page["examples"]:
            yield check, plain, one_example(check.id, plain)


def silent(example: Example) -> list[str]:
    """What could be judged there and is not so."""
    done: list[Outcome] = [audit(dossier, law(), CATALOGUE) for dossier in example.assembled.dossiers]
    spoke = {one.check for each in done for one in (*each.findings, *each.rights, *each.context, *each.not_checked)}
    ran = set().union(*(each.ran for each in done))
    return [title(one) for one in CATALOGUE if one.id in ran - spoke and one.kind is Kind.FINDING and one.cls in SURE]


def title(check: Check) -> str:
    return check.page.strip().partition("\n")[0].rstrip(".")


def text_of(plain: dict[str, Any]) -> str:
    """The papers as they stand beside the check, and what is known with them."""
    kept = {key: plain[key] for key in SHOWN if key in plain}
    return (
        "Papers and what is known, as read:\n" + yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000).strip()
    )


def text() -> str:
    """Mixed, so that the first few are of every kind."""
    mixed_up = sorted(items(), key=lambda one: mixed(one["id"]))
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in mixed_up)


if __name__ == "__main__":
    OUT.write_text(text(), encoding="utf-8")

"""The journal's chain: every change, gap, insertion, turn and cut is found."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from almoner.engine.privacy.chain import START, Broken, Entry, Head, Unread, Whole, Why, first_break, gone_over, link_of

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def chain(length):
    made, before = [], START
    for number in range(1, length + 1):
        plain = Entry(
            number,
            NOON + timedelta(seconds=number),
            f"a{number % 3}",
            None,
            "own",
            "paper see",
            f"d{number}",
            "p1",
            "done",
            "http",
            None,
            before,
            "",
        )
        one = replace(plain, link=link_of(plain))
        made.append(one)
        before = one.link
    return made


def heads(entries, every=10):
    return [Head(one.number, one.link, one.at) for one in entries if one.number % every == 0]


def test_a_whole_chain_holds():
    assert first_break([]) is None
    assert first_break(chain(30), heads(chain(30))) is None


FIELDS = ("at", "who", "on_behalf", "purpose", "action", "resource", "folder", "outcome", "origin", "sealed", "before", "link")


def mutated(seed):
    """A chain with one thing done to it."""
    chance, entries = Random(seed), chain(25)
    at = chance.randrange(len(entries))
    way = chance.choice(("change", "insert", "delete", "turn", "cut", "rewrite"))
    if way == "change":
        name = chance.choice(FIELDS)
        entries[at] = replace(entries[at], **{name: entries[at].at + timedelta(microseconds=1) if name == "at" else "x"})
    elif way == "insert":
        entries.insert(at, replace(entries[chance.randrange(len(entries))], who="x"))
    elif way == "delete" and at < 20:
        del entries[at]
    elif way == "turn" and at:
        entries[at - 1], entries[at] = entries[at], entries[at - 1]
    elif way == "rewrite" and at < 20:  # somebody who can reckon links makes them fit again
        before = entries[at].before
        for place in range(at, len(entries)):
            plain = replace(entries[place], who="x" if place == at else entries[place].who, before=before)
            entries[place] = replace(plain, link=link_of(plain))
            before = entries[place].link
    else:
        del entries[chance.randrange(10, 20) :]
    return entries


def test_any_of_a_thousand_mutations_is_found():
    kept = heads(chain(25))
    assert [seed for seed in range(1000) if first_break(mutated(seed), kept) is None] == []


def test_the_first_break_is_named():
    entries = chain(5)
    assert first_break([entries[0], *entries[2:]]) == Broken(2, "missing")
    assert first_break([entries[0], entries[0], *entries[1:]]) == Broken(2, "order")
    assert first_break([*entries[:3], replace(entries[3], who="x"), entries[4]]) == Broken(4, "changed")
    assert first_break(entries[:4], [Head(5, entries[4].link, NOON)]) == Broken(5, "cut")


def test_two_fields_cannot_be_exchanged_for_one():
    one = chain(1)[0]
    assert link_of(replace(one, who="ab", on_behalf="c")) != link_of(replace(one, who="a", on_behalf="bc"))
    assert link_of(replace(one, on_behalf=None)) != link_of(replace(one, on_behalf="-"))


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        link_of(replace(chain(1)[0], at=datetime(2026, 11, 21)))  # noqa: DTZ001 - the fault itself


def test_two_heads_of_one_line_are_both_looked_for():
    entries = chain(5)
    wrong = Head(3, "f" * 64, NOON)
    assert first_break(entries, [wrong, Head(3, entries[2].link, NOON)]) == Broken(3, Why.HEAD)
    assert first_break(entries, [Head(0, START, NOON)]) is None
    assert first_break(entries, [Head(0, "f" * 64, NOON)]) == Broken(0, Why.HEAD)
    assert first_break([entries[0], Unread(2), *entries[2:]]) == Broken(2, Why.CHANGED)
    assert gone_over(entries) == Whole(5, entries[-1].link)

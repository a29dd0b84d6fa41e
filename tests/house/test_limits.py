"""The page of limits is as current as what it speaks of: checks, states by topic, and the figures of the page on accuracy."""

import re
from collections import defaultdict
from pathlib import Path

from almoner.assembly.embedded import embedded

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "limits.md").read_text(encoding="utf-8")
TOPICS = {
    "charity care": "charity",
    "ground ambulance": "ambulance",
    "credit reports": "credit-report",
    "how long a debt may be sued for": "limitation",
    "itemized bill": "itemised-bill",
    "interest": "interest",
    "external review": "external-review",
    "facility fees": "facility-fee",
    "a bill in time": "timely-billing",
}


def test_states_are_those_whose_law_may_be_printed():
    known = defaultdict(set)
    for state, rows in embedded().law().states.entries.items():
        for row in rows:
            if row.mark.is_printable:
                known[row.topic.value].add(state)
    told = {
        topic: set(states.split())
        for topic, states in re.findall(r"^\| ([a-z ]+) \| ((?:[A-Z]{2} ?)+) \|$", PAGE, re.MULTILINE)
    }
    assert {TOPICS[topic]: states for topic, states in told.items()} == dict(known)
    assert f"of {len(set().union(*known.values()))} states" in PAGE


def test_checks_are_counted():
    assert f"It has {len(embedded().catalogue())} checks and no more" in PAGE


def test_every_figure_stands_in_the_page_that_measures_it():
    measured = "".join((DOCS / name).read_text(encoding="utf-8") for name in ("accuracy.md", "knowledge.md", "deidentify.md"))
    figures = re.findall(r"\.\d{3} \[[^]]+\]|1\.000 \[[^]]+\]|1 of 22", PAGE)
    assert len(figures) >= 7
    assert [one for one in figures if one not in measured] == []

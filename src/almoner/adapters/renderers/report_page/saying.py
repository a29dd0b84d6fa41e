"""The words of the page in one language: the rulebook's sentences, and its hard words explained where they stand."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from almoner.adapters.renderers.report_page.markup import Html, Part, filled, joined, tag
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages
from almoner.engine.wording.reporting import Places, Words

GLOSSARY = "glossary_"


class Say:
    """Everything a part of the page needs to say something about one audit."""

    def __init__(self, messages: Messages, language: str, audit: Mapping[str, Any]) -> None:
        self.messages, self.language, self.audit = messages, language, audit
        self.words = Words(messages, language)
        self.places = Places(audit)
        self.explained: set[str] = set()
        self.seen: set[str] = set()

    def __call__(self, key: str, /, part: str = "says", **parts: Part) -> Html:
        """A sentence of the report by its key, without "report_"."""
        return filled(self.messages.entries["report_" + key][self.language][part], **parts)

    def has(self, key: str) -> bool:
        return key in self.messages.entries

    def entry(self, key: str) -> Html | None:
        """A whole sentence by its own key, with hard words explained; None where the rulebook has none."""
        return self.terms(self.messages.word(key, self.language)) if self.has(key) else None

    def afresh(self) -> None:
        """From here on, hard words are explained again."""
        self.seen.clear()

    def day(self, iso: str) -> Html:
        return tag("time", self.words.day(iso), datetime=iso)

    def short_day(self, iso: str) -> Html:
        return tag("time", self.words.short_day(iso), datetime=iso)

    def terms(self, sentence: str) -> Html:
        """A sentence in which each hard word leads to what it means, the first time in this part of the page."""
        parts: list[Part] = []
        at = 0
        clean = neutral(sentence)
        for found in self._forms.finditer(clean) if self._forms is not None else ():
            key = self._keys[found[0].casefold()]
            if key in self.seen:
                continue
            self.seen.add(key)
            self.explained.add(key)
            meaning = self.messages.entries[key][self.language]["says"]
            parts += [clean[at : found.start()], tag("a", found[0], class_="term", href=f"#{anchor(key)}", title=meaning)]
            at = found.end()
        return joined([*parts, clean[at:]])

    @cached_property
    def records(self) -> dict[str, tuple[str, Mapping[str, Any]]]:
        """Bills, lines and notices by their ids, each with which of them it is."""
        known: dict[str, tuple[str, Mapping[str, Any]]] = {one["id"]: ("notice", one) for one in self.audit.get("notices", ())}
        for bill in self.audit["bills"]:
            known[bill["id"]] = ("bill", bill)
            known |= {line["id"]: ("line", line) for line in bill["lines"]}
        return known

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {
            form.casefold(): key
            for key, entry in self.messages.entries.items()
            if key.startswith(GLOSSARY)
            for form in entry[self.language]["forms"].split("|")
        }

    @cached_property
    def _forms(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._keys, key=len, reverse=True)
        if not longest_first:
            return None
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE)


def anchor(key: str) -> str:
    """The place of a word's meaning on the page."""
    return "word-" + key.removeprefix(GLOSSARY)

"""Reads HTML as a person sees it: hidden elements, comments, scripts and text in the colour of its ground are left out and counted."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree, html

from almoner.adapters.readers.documents.parsed import Parsed
from almoner.adapters.readers.documents.unseen import Style, rules_of, style_of
from almoner.engine.knowledge.records import Block, BlockKind
from almoner.engine.wording.neutral import neutral

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCK_TAGS = """
address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form header hr html legend
li main nav ol p pre section summary table tbody tfoot thead tr ul
"""
BLOCKS = frozenset(BLOCK_TAGS.split())
ITEMS, ROWS, CELLS = frozenset({"li", "dd", "dt"}), frozenset({"tr"}), frozenset({"td", "th"})
NEVER = frozenset(
    {"script", "style", "template", "noscript", "head", "iframe", "object", "embed", "svg", "math", "select", "nav"}
)
FACTS = {"almoner:plan": "plan", "almoner:first_day": "first_day", "almoner:last_day": "last_day"}
DEEPEST = 200
DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)


def read_html(text: str) -> Parsed:
    """Never raises for what is no HTML: its text is one block."""
    parser = html.HTMLParser(remove_pis=True, huge_tree=False, no_network=True)
    try:
        root = html.document_fromstring(DECLARED.sub("", text), parser=parser)
    except (etree.ParserError, ValueError):
        return Parsed(())
    rules = rules_of("\n".join(one.text or "" for one in root.iter("style")))
    found = Reader(rules)
    body = root.find("body")
    found.walk(root if body is None else body, Style(), 0)
    found.close(BlockKind.TEXT)
    titles = [neutral(one.text_content()) for one in root.iter("title")]
    said = {FACTS[name]: one.get("content", "") for one in root.iter("meta") if (name := one.get("name", "").lower()) in FACTS}
    return Parsed(tuple(found.blocks), title=next(filter(None, titles), None), hidden=found.hidden, said=said)


class Reader:
    """Walks the tree and gathers blocks."""

    def __init__(self, rules: Mapping[str, Mapping[str, str]]) -> None:
        self.rules, self.blocks, self.held, self.hidden = rules, list[Block](), list[str](), 0

    def walk(self, element: Any, outer: Style, depth: int) -> None:
        if not isinstance(element.tag, str):  # a comment
            self.hidden += bool((element.text or "").strip())
            return
        name = element.tag.lower()
        if name in NEVER:
            return
        style = style_of(element, outer, self.rules)
        if style.hides or depth > DEEPEST:
            self.hidden += bool(element.text_content().strip())
            return
        stands = name in BLOCKS or name in HEADINGS
        if stands:
            self.close(BlockKind.TEXT)
        if name == "br":
            self.held.append("\n")
        self.take(element.text, style)
        for child in element:
            self.walk(child, style, depth + 1)
            self.take(child.tail, style)
        if name in CELLS:
            self.held.append(" | ")
        if stands:
            kind = BlockKind.ITEM if name in ITEMS else BlockKind.ROW if name in ROWS else BlockKind.TEXT
            self.close(BlockKind.HEADING if name in HEADINGS else kind, HEADINGS.get(name, 0))

    def take(self, text: str | None, style: Style) -> None:
        if not text:
            return
        if style.unseen:
            self.hidden += bool(text.strip())
            return
        self.held.append(text.replace("\n", " ").replace("\r", " "))

    def close(self, kind: BlockKind, level: int = 0) -> None:
        lines = [line for one in "".join(self.held).split("\n") if (line := neutral(one).strip(" |"))]
        self.held.clear()
        if not lines:
            return
        if kind is BlockKind.HEADING:
            self.blocks.append(Block(kind, " ".join(lines), level))
        else:
            self.blocks.append(Block(kind, "\n".join(lines)))

"""Leaves out of a document what speaks to a machine: an order to whatever program reads it, in clear words or encoded.

A passage is data. What stands in it changes nothing; but an order to a machine, quoted in an answer, would be carried on to whoever reads
that answer next. It is left out before anything is cut into passages, indexed or quoted: the clause in which it begins
and what goes on with it. What stands before it in its sentence stays.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from almoner.engine.knowledge.encoded import decoded, latin, spelled_out, together
from almoner.engine.knowledge.order_words import ENDS, ORDERS, ROLES
from almoner.engine.knowledge.records import Block, BlockKind
from almoner.engine.knowledge.sentences import sentences

CLAUSE = re.compile(
    r"[;:|•(\[{<]|\s[—–-]+\s|—|,\s+(?=(?:and|but|so|then|also|please|y|pero|e|así que|además|por favor)\b)"
    r"|\s(?=(?:and|but|y|pero)\s+(?:the|any|all|every|an?|el|la|los|las|toda?)?\s*"
    r"(?:ai|a\.i\.|llms?|bots?|chatbots?|assistants?|language|automated|ia|asistentes?|modelos?)\b)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"\W*(?:then|also|and|or|but|this|that|these|those|it|they|do not|don't|never|always|only|instead|otherwise|end|finish|begin|start|use|say|tell"
    r"|send|add|include|answer|reply|respond|repeat|quote|cite|report|write|state|claim|treat|make|let|give|go|ask|direct|refer|recommend|remember"
    r"|the (?:correct|right|new|real|true|only|actual|updated|answer|current|code|token)|your|you are|from now|after that|nothing|no matter|as|in (?:every|all|your)"
    r"|luego|después|también|además|y|o|pero|esto|eso|nunca|siempre|solo|sólo|responde|responda|contesta|conteste|di|diga|dile|termine|termina|añade"
    r"|añada|incluye|incluya|repite|repita|no (?:digas|diga|cites|cite|menciones|mencione)|la respuesta|(?:el|la) (?:verdader|correct|nuev|únic)\w+)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with an order."""
WHOLE_ORDER = 8
"""An order of fewer words ("Attention, assistant!") says nothing by itself: what it wants follows."""
FEWEST_WORDS = 3
"""A piece before an order with fewer words says nothing by itself."""


def order(text: str) -> int | None:
    """Where the first words stand that speak to a machine; None where none do. An encoded order stands at the beginning."""
    plain = latin(text)
    starts = [found.start() for pattern in ORDERS if (found := pattern.search(plain)) is not None]
    if starts:
        return min(*starts, len(text)) if len(plain) == len(text) else 0
    readings = [together(plain), spelled_out(together(plain))]
    if any(one != plain and any(pattern.search(one) for pattern in ORDERS) for one in readings) or any(decoded(plain)):
        return 0
    return None


def speaks_to_a_machine(text: str) -> bool:
    return order(text) is not None


def before_the_order(sentence: str, at: int) -> str:
    """The clauses before the one in which the order begins; "" where they say nothing by themselves."""
    ends = [found.start() for found in CLAUSE.finditer(sentence) if found.start() < at or found.end() <= at]
    kept = sentence[: ends[-1]].rstrip(" ,;:-–—|([{<•") if ends else ""
    return kept if len(kept.split()) >= FEWEST_WORDS or "|" in kept else ""


def without_orders(blocks: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Each block without what speaks to a machine, and how many of its sentences were cut or left out; its text is "" where nothing
    is left. What stands under a heading that speaks to a machine goes with it, and what stands between the marks of a part for one, or
    in the list that such a line opens."""
    under: int | None = None
    inside = listing = False
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and not inside:
            bad = speaks_to_a_machine(block.text)
            if under is None or block.level <= under:
                under = block.level if bad and ROLES.search(block.text) is None else None
            listing = False
            yield (block, 0) if under is None and not bad else (replace(block, text=""), 1)
            continue
        listing = listing and block.kind is BlockKind.ITEM
        if under is not None or inside or listing:
            inside = inside and ENDS.search(block.text) is None
            yield replace(block, text=""), sum(1 for _ in sentences(block.text))
            continue
        text, cut = cut_at_orders(block.text, rows=block.kind is BlockKind.ROW)
        if cut:
            listing = block.text.rstrip().endswith(":")
            opened = ROLES.search(block.text) is not None and ENDS.search(block.text) is None
            inside = opened and any(ENDS.search(one.text) for one in blocks[number + 1 :])
            yield replace(block, text=text), cut
        else:
            yield block, 0


def cut_at_orders(text: str, *, rows: bool = False) -> tuple[str, int]:
    """What is left of a block, and how many sentences were cut or left out. Of a table's row the cells before the order stay. What
    follows an order goes with it where it goes on with it, or where the order alone says nothing."""
    if order(text) is None:
        return text, 0
    if rows:
        cells = text.split(" | ")
        first = next((number for number, cell in enumerate(cells) if speaks_to_a_machine(cell)), 0)
        return " | ".join(cells[:first]), 1
    parts = [part for line in text.splitlines() for part in sentences(line)]
    if ROLES.search(text):
        first = next((number for number, part in enumerate(parts) if ROLES.search(part)), 0)
        if not any(speaks_to_a_machine(part) for part in parts[:first]):
            return " ".join(parts[:first]), len(parts) - first
    kept: list[str] = []
    cut, open_still = 0, False
    for number, part in enumerate(parts):
        found = order(part)
        if found is None and number + 1 < len(parts):
            found = broken_over(part, parts[number + 1])
        if found is not None:
            cut += 1
            before = before_the_order(part, found)
            told = len(part[len(before) :].split())
            open_still = told < WHOLE_ORDER or part.endswith(":")
            kept += [before] if before else []
        elif cut and (open_still or GOES_ON.match(part)):
            cut, open_still = cut + 1, False
        else:
            kept.append(part)
    return ("\n".join(kept), cut) if cut else ("", len(parts))


def broken_over(part: str, following: str) -> int | None:
    """Where an order begins in a sentence and ends in the next; None where neither sentence alone nor both together hold one."""
    found = order(f"{part} {following}")
    return found if found is not None and found < len(part) and order(following) is None else None

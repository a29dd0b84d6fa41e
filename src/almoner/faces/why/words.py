"""What the pages of `read --why` say, made harmless and in one language."""

from collections.abc import Iterator

from almoner.engine.intake.confirming import typed
from almoner.engine.money import Money
from almoner.engine.wording.facts import FACTS, fact_key
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import shown
from almoner.faces.words import Words, fact
from almoner.services.bills.explain_reading import Column, Doubted, Explained, Head, Missed, Piece, Sum

KINDS = {
    "line": "why_kind_line",
    "subtotal": "why_kind_subtotal",
    "total": "why_kind_total",
    "payment": "why_kind_payment",
    "adjustment": "why_kind_adjustment",
    "carried_forward": "why_kind_carried_forward",
    "note": "why_kind_note",
    "head": "why_kind_head",
    "doubt": "why_kind_doubt",
    "lost": "why_kind_lost",
}
"""Every kind of box, in the order of the legend."""
LONG = 160
MOST_OTHERS = 4


def role(name: str, words: Words) -> str:
    """A role in words; one without a word of its own by its name."""
    return words(fact_key(name)) if name in FACTS else cut(name.replace("_", " "))


def cut(text: str) -> str:
    """Text from a paper, harmless and not too long."""
    clean = neutral(text)
    return clean if len(clean) <= LONG else clean[: LONG - 1] + "…"


def sum_says(one: Sum, words: Words) -> str:
    said = words.messages.render(one.says, "says", words.language)
    return f"{said} ({role(one.column, words)})" if one.column not in (None, "charge") else said


def column_says(one: Column, words: Words) -> str:
    if one.heading.strip():
        return words("why_column", heading=cut(one.heading), role=role(one.role, words))
    return words("why_column_without_heading", role=role(one.role, words))


def doubt_says(one: Doubted, words: Words) -> str:
    question = one.question
    others = [words.value(question.kind, other) for other in question.others] + [cut(hint) for hint in question.hints]
    read = typed(question.kind, question.read, language="en").value
    said = cut(question.read) if read is None else words.value(question.kind, read)
    seen = [other for other in dict.fromkeys(others) if other not in (said, cut(question.read))]
    filled = {"fact": fact(question, words), "read": said, "says": " ".join(map(words.doubt, question.says))}
    if seen:
        return words("why_doubt_or", others=", ".join(seen[:MOST_OTHERS]), **filled)
    return words("why_doubt", **filled)


def missed_says(one: Missed) -> str:
    return cut(one.what)


def heads_say(heads: tuple[Head, ...], words: Words) -> Iterator[str]:
    """Every fact of the header once."""
    yield from dict.fromkeys(role(one.name, words) for one in heads)


def piece_says(one: Piece) -> str:
    """What a line or row holds, for lists."""
    return ", ".join(cut(word) for word in one.words)


def amount_says(amount: Money | None) -> str:
    return "" if amount is None else shown(amount, "en")


def counts_say(one: Explained, words: Words) -> str:
    holds = sum(each.holds for each in one.sums)
    lines = sum(piece.kind == "line" for piece in one.pieces)
    return words(
        "why_counts", lines=lines, holds=holds, fails=len(one.sums) - holds, doubts=len(one.doubts), lost=len(one.missed)
    )

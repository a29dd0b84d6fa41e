"""Passages and answers as JSON: the same for commands and over HTTP."""

from typing import Any

from almoner.services.knowledge.ask import Answer
from almoner.services.knowledge.search import Found

USUAL = 5
LONGEST = 20_000
"""Signs of a question; a long message has a few thousand."""
NOT_THERE = "not in these documents"
MAY_STILL = "No sentence was found that surely answers. It may still stand there in other words: read the nearest passages."
MAY_STILL_ES = (
    "No se halló una frase que responda con seguridad. Puede estar ahí con otras palabras: lea los pasajes más cercanos."
)
LEFT_OUT = "Part of this page speaks to computer programs and was left out."
LEFT_OUT_ES = "Una parte de esta página habla a programas de computadora y no se citó."


def shaped(found: Found) -> dict[str, Any]:
    one = found.passage
    return {
        "source": one.source,
        "page": one.page,
        "score": round(found.score, 4),
        "text": one.text,
        "headings": list(one.headings),
    }


def told(answer: Answer) -> dict[str, Any]:
    """An answer's sentences, each with the number of its citation; without any, the passages that came nearest, and a `note` that it may
    still stand there. Else a `note` says once where a page holds words for machines."""
    if answer.refused:
        nearest = [shaped(one) for one in answer.nearest]
        may_still = MAY_STILL_ES if answer.spanish else MAY_STILL
        return {"refused": True, "answer": NOT_THERE, "citations": [], "nearest": nearest, "note": may_still}
    text = " ".join(f"{one.text} [{number}]" for number, one in enumerate(answer.quotes, start=1))
    cited = [{"source": one.passage.source, "page": one.passage.page, "quote": one.text} for one in answer.quotes]
    note = {"note": LEFT_OUT_ES if answer.spanish else LEFT_OUT} if answer.left_out else {}
    return {"refused": False, "answer": text, "citations": cited} | note

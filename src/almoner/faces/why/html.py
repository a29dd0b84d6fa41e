"""The page that leads to the drawings, and lists of what was read from papers without pages: plain HTML, no script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almoner.faces.why.svg import safe
from almoner.faces.why.words import KINDS, amount_says, counts_say, doubt_says, missed_says, piece_says, sum_says
from almoner.faces.words import Words, place
from almoner.services.bills.explain_reading import Explained

MOST = 500
"""Lines of one paper in a list; further ones are counted."""
STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff }
a { color: #0b4a8f } h1 { font-size: 1.5rem } h2 { font-size: 1.2rem } h1, h2, td, li { overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #767676 }
td.amount { text-align: right; white-space: nowrap } .fails { font-weight: bold }
@media (prefers-color-scheme: dark) { body { color: #f2f2f2; background: #161616 } a { color: #9cc7ff } }
"""


@dataclass(frozen=True, slots=True)
class Linked:
    """One file of the folder: what it is called in words, its name, and what is on it."""

    words: str
    file: str
    counts: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """One paper of the index: its files, or why there are none."""

    name: str
    files: tuple[Linked, ...]
    instead: str = ""


def whole(title: str, body: Sequence[str], words: Words) -> str:
    """A page that can load nothing and run nothing."""
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{words.language}">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="referrer" content="no-referrer">',
            f"<title>{safe(title)}</title><style>{STYLE}</style></head>",
            "<body><main>",
            f"<h1>{safe(title)}</h1>",
            *body,
            "</main></body></html>",
            "",
        ]
    )


def index(shelves: Sequence[Shelf], words: Words) -> str:
    """All papers with links to their pages."""
    body = [f"<p>{safe(words('why_index_about'))}</p>"]
    for shelf in shelves:
        body.append(f"<h2>{safe(shelf.name)}</h2>")
        if shelf.instead:
            body.append(f"<p>{safe(shelf.instead)}</p>")
        if shelf.files:
            links = (f'<li><a href="{safe(one.file)}">{safe(one.words)}</a>: {safe(one.counts)}</li>' for one in shelf.files)
            body.append(f"<ul>{''.join(links)}</ul>")
    return whole(words("why_index"), body, words)


def listing(one: Explained, words: Words) -> str:
    """What was read from a paper without pages."""
    body = [
        f'<p><a href="index.html">{safe(words("why_back"))}</a></p>',
        f"<p>{safe(words('why_no_pages'))} {safe(counts_say(one, words))}</p>",
        *section(
            words("why_doubts"),
            [f"{doubt_says(each, words)} ({', '.join(place(each.question, words))})" for each in one.doubts],
        ),
        *section(words("why_sums"), [sum_says(each, words) for each in one.sums] or [words("why_no_sums")]),
        *lines(one, words),
        *section(words("why_lost"), [missed_says(each) for each in one.missed]),
    ]
    return whole(words("why_title_without_pages", name=one.name), body, words)


def section(title: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"<h2>{safe(title)}</h2>"
        yield "<ul>" + "".join(f"<li>{safe(text)}</li>" for text in texts[:MOST]) + "</ul>"


def lines(one: Explained, words: Words) -> Iterator[str]:
    if not one.pieces:
        return
    yield f"<h2>{safe(words('why_list'))}</h2><table><tbody>"
    for piece in one.pieces[:MOST]:
        kind = words(KINDS.get(piece.kind, "why_kind_note"))
        number = f"{kind} {piece.number}" if piece.number else kind
        yield (
            f'<tr><th scope="row">{safe(number)}</th><td>{safe(piece_says(piece))}</td>'
            f'<td class="amount">{safe(amount_says(piece.amount))}</td></tr>'
        )
    yield "</tbody></table>"
    if len(one.pieces) > MOST:
        yield f"<p>{safe(words('why_more', count=len(one.pieces) - MOST))}</p>"

"""One plain page as HTML, with a policy that lets in its own style and, where it has one, its own script."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from almoner.adapters.renderers.plain_page.dots import dots
from almoner.adapters.renderers.report_page.markup import Html, Part, joined, tag
from almoner.engine.findings import Message
from almoner.engine.wording.render import Messages
from almoner.ports.pages import (
    Block,
    Copied,
    Dots,
    Drawn,
    Field,
    Form,
    Heading,
    Link,
    Links,
    Listed,
    Page,
    Row,
    Rows,
    Said,
    Tone,
    Words,
)

INPUT = Html("<input")
FILES = frozenset({"camera", "files"})
KINDS = {"text": "text", "password": "password", "code": "text"}


@dataclass(frozen=True, slots=True)
class PlainPages:
    """A `PageDrawing`."""

    messages: Messages

    def __call__(self, page: Page) -> Drawn:
        draw = Drawing(self.messages, page.language)
        script = own("passkey.js") if any(isinstance(one, Form) and one.asks is not None for one in page.blocks) else None
        title = draw.words(page.title)
        body = tag(
            "body",
            tag("a", draw.words(Message("page_skip")), class_="skip", href="#main"),
            draw.head(page),
            tag("main", tag("h1", title), *draw.blocks(page.blocks), id="main"),
            draw.foot(page),
            None if script is None else Html(f"<script>{script}</script>"),
        )
        html = tag("html", head(title), body, lang=page.language)
        return Drawn(f"<!doctype html>\n{html}\n".encode(), policy(script))


@dataclass(slots=True)
class Drawing:
    """Blocks in one language; each field has a number of its own."""

    messages: Messages
    language: str
    number: int = 0

    def words(self, words: Words) -> str:
        return words if isinstance(words, str) else self.messages.render(words, language=self.language)

    def head(self, page: Page) -> Html:
        ways = None
        if page.ways:
            named = self.words(Message("page_yours"))
            ways = tag("nav", tag("ul", *(tag("li", self.link(one)) for one in page.ways)), aria_label=named)
        return tag("header", tag("p", "Almoner", class_="house"), ways, None if page.leave is None else self.form(page.leave))

    def foot(self, page: Page) -> Html | None:
        if page.other is None:
            return None
        other = {"en": "es", "es": "en"}[self.language]
        shown = tag("a", self.words(page.other.words), href=page.other.to, lang=other, hreflang=other)
        return tag("footer", tag("p", shown))

    def blocks(self, blocks: Iterable[Block]) -> list[Html]:
        return [self.block(one) for one in blocks]

    def block(self, block: Block) -> Html:
        match block:
            case Said(words, tone):
                role = {Tone.WRONG: "alert", Tone.DONE: "status"}.get(tone)
                return tag("p", self.words(words), class_=None if tone is Tone.PLAIN else tone.value, role=role)
            case Heading(words):
                return tag("h2", self.words(words))
            case Links(links):
                return tag("ul", *(tag("li", self.link(one)) for one in links), class_="links")
            case Copied(label, text):
                return tag("p", tag("span", self.words(label), class_="label"), tag("code", text), class_="copied")
            case Listed(texts):
                return tag("ul", *(tag("li", tag("code", one)) for one in texts), class_="listed")
            case Dots(text, label):
                return tag("p", dots(text, self.words(label)))
            case Rows(rows):
                return tag("ul", *(self.row(one) for one in rows), class_="rows")
            case Form():
                return self.form(block)

    def link(self, link: Link) -> Html:
        return tag("a", self.words(link.words), href=link.to)

    def row(self, row: Row) -> Html:
        about = [tag("p", self.words(one), class_="quiet") for one in row.about]
        form = None if row.form is None else self.form(row.form)
        return tag("li", tag("p", tag("bdi", self.words(row.title)), class_="title"), *about, form)

    def form(self, form: Form) -> Html:
        hidden = joined(entry(type="hidden", name=name, value=value) for name, value in form.hidden.items())
        inside: list[Part] = [hidden, *(self.field(one) for one in form.fields)]
        if form.asks is not None:
            inside += [entry(type="hidden", name="answer", value="")]
            inside += [tag("noscript", tag("p", self.words(Message("page_passkey_script")), class_="wrong"))]
            failed = self.words(Message("page_passkey_failed"))
            inside += [tag("p", failed, class_="wrong", id="failed", role="alert", hidden=True)]
        button = tag("button", self.words(form.button), type="submit", class_="grave" if form.grave else None)
        given = {"data_asks": form.asks, "data_makes": "yes" if form.makes else None}
        coded = "multipart/form-data" if any(one.kind in FILES for one in form.fields) else None
        return tag("form", *inside, button, method="post", action=form.to, enctype=coded, **given)

    def field(self, field: Field) -> Html:
        self.number += 1
        id = f"field-{self.number}"
        label = tag("label", self.words(field.label), for_=id)
        hint = None if field.hint is None else tag("span", self.words(field.hint), class_="hint", id=f"{id}-hint")
        named: dict[str, str | int | bool | None] = {"id": id, "name": field.name, "required": True}
        named["aria_describedby"] = None if hint is None else f"{id}-hint"
        if field.kind == "choice":
            options = (tag("option", self.words(words), value=value) for value, words in field.choices)
            return tag("p", label, hint, tag("select", *options, **named), class_="field")
        if field.kind in FILES:
            named |= {"type": "file", "accept": field.accepts or None, "multiple": field.kind == "files"}
            named |= {"capture": "environment" if field.kind == "camera" else None}
            return tag("p", label, hint, entry(**named), class_="field")
        named |= {"type": KINDS[field.kind], "autocomplete": field.fills, "value": field.value or None}
        named |= {"readonly": field.fixed, "maxlength": field.most, "autocapitalize": "none", "spellcheck": "false"}
        named |= {"inputmode": "numeric"} if field.fills == "one-time-code" else {}
        return tag("p", label, hint, entry(**named), class_="field")


def entry(**attributes: str | int | bool | None) -> Html:
    """An element for input, which has no end."""
    return Html(INPUT + tag("x", **attributes)[2 : -len("</x>")])


def head(title: str) -> Html:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="robots", content="noindex"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", joined([title, "Almoner"] if title != "Almoner" else [title], " · ")),
        Html(f"<style>{own('plain.css')}</style>"),
    )


def policy(script: str | None) -> str:
    """By checksums alone; forms go nowhere but here, and no page may hold this one."""
    allowed = [f"style-src '{checksum(own('plain.css'))}'"]
    if script is not None:
        allowed += [f"script-src '{checksum(script)}'"]
    return "; ".join(
        ["default-src 'none'", *allowed, "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'"]
    )


def checksum(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


@cache
def own(name: str) -> str:
    """A file that lies beside this one."""
    return (files("almoner.adapters.renderers.plain_page") / name).read_text(encoding="utf-8")

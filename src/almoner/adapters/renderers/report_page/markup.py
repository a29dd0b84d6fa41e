"""HTML put together from elements: whatever is not markup already is escaped, so text from papers stays text."""

from collections.abc import Iterable
from html import escape

from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import SLOT

VOID = frozenset({"br", "meta"})
LEAVES = frozenset({"circle", "image", "line", "path", "polygon", "rect", "use"})


class Html(str):
    """Markup that is safe as it stands. Only this module makes it out of text."""

    __slots__ = ()


Part = Html | str | int | None
NOTHING = Html("")


def text(part: Part) -> Html:
    """Markup stays; everything else loses control and direction signs and is escaped. None is nothing."""
    if isinstance(part, Html):
        return part
    if part is None:
        return NOTHING
    written = str(part)
    before, after = " " * written[:1].isspace(), " " * written[-1:].isspace()  # a blank between parts is not for nothing
    clean = neutral(written)
    return Html(f"{before}{escape(clean, quote=True)}{after}" if clean else before)


def joined(parts: Iterable[Part], between: Part = None) -> Html:
    """Parts one after the other, those that are nothing left out."""
    shown = (one for part in parts if (one := text(part)))
    return Html(text(between).join(shown))


def tag(name: str, /, *children: Part, **attributes: str | int | bool | None) -> Html:
    """An element. An attribute's trailing underscore is dropped, the others become hyphens; None and False leave it out."""
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(neutral(str(value)), quote=True)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Html(f"<{name}{given}>")
    if name in LEAVES and not children:
        return Html(f"<{name}{given}/>")
    return Html(f"<{name}{given}>{joined(children)}</{name}>")


def drawing(wide: int, high: int, *children: Part, **attributes: str | int | bool | None) -> Html:
    """An SVG element with its own frame, written as its own rules want the name."""
    inside = tag("svg", *children, **attributes)
    return Html(f'<svg viewBox="0 0 {wide} {high}"' + inside.removeprefix("<svg"))


def window(x: int, y: int, wide: int, high: int, *children: Part, **attributes: str | int | bool | None) -> Html:
    """A drawing that shows only a piece of what is in it."""
    return Html(drawing(wide, high, *children, **attributes).replace('viewBox="0 0', f'viewBox="{x} {y}', 1))


def filled(template: str, **parts: Part) -> Html:
    """A sentence of the rulebook with its slots filled; what fills a slot is not looked into again."""
    pieces: list[Part] = []
    at = 0
    for slot in SLOT.finditer(template):
        pieces += [Html(escape(template[at : slot.start()], quote=True)), parts[slot[1]]]
        at = slot.end()
    pieces.append(Html(escape(template[at:], quote=True)))
    return joined(pieces)


def paper_text(part: str | None) -> Html:
    """Text that stands on a paper: it keeps its own direction and turns nothing around it."""
    return tag("bdi", part) if part else NOTHING

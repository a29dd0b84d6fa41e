"""What of a page's styles keeps a person from seeing text: not displayed, see-through, too small, off the page, in its ground's colour."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIMPLE = re.compile(r"^(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?$", re.IGNORECASE)
NUMBER = re.compile(r"-?\d*\.?\d+")
NAMED = {
    "white": (255, 255, 255), "black": (0, 0, 0), "transparent": None, "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "whitesmoke": (245, 245, 245), "ghostwhite": (248, 248, 255), "floralwhite": (255, 250, 240), "gray": (128, 128, 128),
    "grey": (128, 128, 128), "silver": (192, 192, 192), "red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255),
    "yellow": (255, 255, 0), "navy": (0, 0, 128), "lightyellow": (255, 255, 224), "lightgray": (211, 211, 211),
    "lightgrey": (211, 211, 211),
}  # fmt: skip
Colour = tuple[int, int, int]
CLOSE = 48
"""Two colours whose three parts differ by less in all cannot be told apart as text and ground."""
SMALLEST = {"px": 4, "pt": 3, "em": 0.3, "rem": 0.3, "%": 30, "": 4}
FAR = -500
"""Pixels to the left or above, where nobody sees it."""


@dataclass(frozen=True, slots=True)
class Style:
    """How text is shown inside an element. `hides`: it and all within are not there; `unseen`: its own text cannot be seen."""

    text: Colour | None = (0, 0, 0)
    ground: Colour = (255, 255, 255)
    small: bool = False
    invisible: bool = False
    hides: bool = False

    @property
    def unseen(self) -> bool:
        return self.small or self.invisible or self.text is None or apart(self.text, self.ground) < CLOSE


def apart(one: Colour, other: Colour) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def rules_of(sheet: str) -> dict[str, dict[str, str]]:
    """Declarations by simple selector: a tag, a class, a name, or a tag with one of them."""
    found: dict[str, dict[str, str]] = {}
    for selectors, body in RULE.findall(COMMENT.sub("", sheet)):
        for selector in selectors.split(","):
            if SIMPLE.match(selector.strip()):
                found.setdefault(selector.strip().lower(), {}).update(declared(body))
    return found


def declared(body: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in body.split(";"))
    return {name.strip().lower(): value.strip().lower().removesuffix("!important").strip() for name, _, value in pairs if value}


def style_of(element: Any, outer: Style, rules: Mapping[str, Mapping[str, str]]) -> Style:
    """Of an element inside another whose style is `outer`."""
    tag, said = element.tag.lower(), dict[str, str]()
    marks = [f".{one.lower()}" for one in (element.get("class") or "").split()]
    if element.get("id"):
        marks.append(f"#{element.get('id').lower()}")
    for selector in (tag, *marks, *(f"{tag}{mark}" for mark in marks)):
        said |= rules.get(selector, {})
    if element.get("bgcolor"):
        said["background-color"] = element.get("bgcolor").lower()
    if tag == "font" and element.get("color"):
        said["color"] = element.get("color").lower()
    said |= declared(element.get("style") or "")
    return Style(
        text=colour(said["color"], outer.text) if "color" in said else outer.text,
        ground=ground(said, outer.ground),
        small=small(said.get("font-size", "")) or (outer.small and "font-size" not in said),
        invisible=said.get("visibility") in {"hidden", "collapse"} or (outer.invisible and "visibility" not in said),
        hides=gone(element, said),
    )


def gone(element: Any, said: Mapping[str, str]) -> bool:
    opacity = NUMBER.match(said.get("opacity", ""))
    placed = said.get("position") in {"absolute", "fixed"}
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden", "").lower() == "true"
        or (element.tag.lower() == "input" and element.get("type", "").lower() == "hidden")
        or said.get("display") == "none"
        or (opacity is not None and float(opacity.group()) < 0.1)
        or said.get("clip", "").replace(" ", "")
        in {"rect(0,0,0,0)", "rect(0000)", "rect(0px,0px,0px,0px)", "rect(1px,1px,1px,1px)"}
        or (placed and any(pixels(said.get(side, "")) <= FAR for side in ("left", "top", "right")))
        or pixels(said.get("text-indent", "")) <= FAR
        or (said.get("overflow") == "hidden" and any(zero(said.get(side)) for side in ("height", "width", "max-height")))
    )


def zero(value: str | None) -> bool:
    found = NUMBER.match(value or "")
    return found is not None and float(found.group()) <= 1


def pixels(value: str) -> float:
    found = NUMBER.match(value)
    size = float(found.group()) if found is not None else 0.0
    return size * 16 if value.endswith(("em", "rem")) else size


def small(size: str) -> bool:
    found = NUMBER.match(size)
    if found is None:
        return False
    return float(found.group()) < SMALLEST.get(size[found.end() :].strip(), 0)


def ground(said: Mapping[str, str], outer: Colour) -> Colour:
    named = said.get("background-color") or (said.get("background", "").split() or [""])[0]
    return colour(named, outer) or outer if named else outer


def colour(value: str, otherwise: Colour | None) -> Colour | None:
    """None for one that cannot be seen; `otherwise` for one that is not understood."""
    if value in NAMED:
        return NAMED[value]
    if re.fullmatch(r"#[0-9a-f]{3,8}", value):
        digits = value[1:]
        if len(digits) in {3, 4}:
            digits = "".join(one * 2 for one in digits)
        if len(digits) == 8 and int(digits[6:], 16) < 26:
            return None
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)) if len(digits) in {6, 8} else otherwise
    parts = NUMBER.findall(value) if value.startswith("rgb") else []
    if len(parts) == 4 and float(parts[3]) < 0.1:
        return None
    if len(parts) >= 3:
        red, green, blue = (min(255, max(0, int(float(one)))) for one in parts[:3])
        return red, green, blue
    return otherwise

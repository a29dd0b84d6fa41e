"""What a screen reader would say of a page, in its order, and what is wrong with that: headings, landmarks, names, and the order."""

from dataclasses import dataclass
from itertools import pairwise

CONTROLS = frozenset({
    "button", "link", "textbox", "searchbox", "combobox", "ComboBoxSelect", "listbox", "radio", "checkbox", "spinbutton", "slider",
    "switch", "menuitem", "tab", "DisclosureTriangle", "Date", "DateTime", "InputTime", "ProgressIndicator", "progressbar", "image", "img",
    "form", "group", "region", "navigation", "article",
})  # fmt: skip
"""Roles that bear a name, or nobody knows what they are for."""
UNNAMED_AT_EASE = frozenset({"group", "form", "article", "image", "img"})
"""These may go without one: a list of choices in its own frame, a drawing that says nothing."""
NARROW = 500
LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said. `box` is left, top, right and bottom on the page, None where nothing is drawn."""

    role: str
    name: str
    level: int | None
    box: tuple[float, float, float, float] | None
    inside: frozenset[str]

    def __str__(self):
        return f"{self.role} “{self.name[:60]}”"


def heard(page):
    """All that is said of the page, in order."""
    nodes = {one["nodeId"]: one for one in page.call("Accessibility.getFullAXTree")["nodes"]}
    drawn = boxes(page)
    root = next(one for one in nodes.values() if "parentId" not in one)
    return list(walk(root, nodes, drawn, frozenset()))


def walk(one, nodes, drawn, inside):
    role = one.get("role", {}).get("value", "")
    if not one["ignored"] and role not in {"InlineTextBox", "none", "generic"}:
        level = next((each["value"]["value"] for each in one.get("properties", ()) if each["name"] == "level"), None)
        yield Said(role, one.get("name", {}).get("value", "").strip(), level, drawn.get(one.get("backendDOMNodeId")), inside)
        inside |= {role}
    for child in one.get("childIds", ()):
        if child in nodes:
            yield from walk(nodes[child], nodes, drawn, inside)


def boxes(page):
    """Where each node is drawn, by the browser's number of it."""
    shot = page.call("DOMSnapshot.captureSnapshot", computedStyles=[])["documents"][0]
    numbers, found = shot["nodes"]["backendNodeId"], {}
    for node, (left, top, wide, high) in zip(shot["layout"]["nodeIndex"], shot["layout"]["bounds"], strict=True):
        if (
            wide > 1 and high > 1 and left + wide > 0
        ):  # words for screen readers alone are one dot large, or lie beside the page
            found.setdefault(numbers[node], (left, top, left + wide, top + high))
    return found


def unheard(page, *, wide):
    """What is wrong, each as a sentence; empty for a page that is heard as it is seen."""
    said = heard(page)
    return [*headings(said), *landmarks(said), *nameless(said), *out_of_order(said, columns=wide >= NARROW)]


def headings(said):
    found = [one for one in said if one.role == "heading"]
    inside = [one for one in found if "main" in one.inside]
    if [one.level for one in found].count(1) != 1 or not inside or inside[0].level != 1:
        yield f"not one first heading, first in main: {[(one.level, one.name) for one in found][:6]}"
    for one, other in pairwise(found):
        if other.level > one.level + 1:
            yield f"{other} is of level {other.level} after level {one.level}"


def landmarks(said):
    count = {role: [one for one in said if one.role == role] for role in ("main", "banner", "contentinfo", "navigation")}
    for role in ("main", "banner", "contentinfo"):
        if len(count[role]) > 1 or (role == "main" and not count[role]):
            yield f"{len(count[role])} of {role}"
    names = [one.name for one in count["navigation"]]
    if len(set(names)) < len(names):
        yield f"ways that bear the same name: {names}"


def nameless(said):
    for one in said:
        if one.role in CONTROLS - UNNAMED_AT_EASE and not one.name:
            yield f"a {one.role} without a name at {one.box}"
        if one.role == "heading" and not one.name:
            yield f"a heading without words at {one.box}"
        if one.role == "RootWebArea" and not one.name.endswith("Almoner"):
            yield f"the page is called “{one.name}”"


def out_of_order(said, *, columns):
    """What is heard later but seen before. Where there is room for columns, the next one may begin at the top again."""
    seen = [one for one in said if one.box and (one.role in CONTROLS or one.role == "heading")]
    for one, other in pairwise(seen):
        left, top, right, bottom = one.box
        next_left, next_top, next_right, next_bottom = other.box
        shared = min(bottom, next_bottom) - max(top, next_top)
        beside = shared > LEAST_SHARED * min(bottom - top, next_bottom - next_top)
        before = beside and next_right <= left + 1
        above = next_bottom <= top + 1 and not (columns and next_left >= right - 1)
        if before or above:
            yield f"{other} is heard after {one}, and seen before it"

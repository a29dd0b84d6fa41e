"""From bytes to plain JSON values: encodings, damaged lines, deep nesting, repeated keys and numbers that are none."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from almoner.adapters.readers.fhir_parts.places import Spoiled, below
from almoner.engine.bill import Lost, Spot
from almoner.engine.errors import Refused
from almoner.engine.wording.neutral import neutral

DEEPEST = 60  # FHIR papers nest about a dozen levels; this leaves room for extensions within extensions
LONGEST_NUMBER = 40
MOST_LOST_LINES = 200

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_STRUCTURE = bytes(set(range(256)) - set(b"[]{}"))
_DECODER = msgspec.json.Decoder(float_hook=Decimal)


@dataclass(frozen=True, slots=True)
class Piece:
    """One top-level JSON value and its RFC 6901 pointer: "" for a lone document, "/3" for the fourth line or element."""

    value: Any
    pointer: str


def to_utf8(data: bytes) -> tuple[bytes, bool]:
    """The text as UTF-8 without a byte order mark, and whether characters in it were damaged."""
    for mark, name in (
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            text = data.decode(name, "replace")
            return text.encode(), "\ufffd" in text
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\x00" in data[:4]:
        text = data.decode("utf-16-be" if data[:1] == b"\x00" else "utf-16-le", "replace")
        return text.encode("utf-8", "replace"), "\ufffd" in text
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace").encode(), True
    return data, False


def pieces(data: bytes, name: str) -> tuple[list[Piece], list[Lost], int]:
    """Every top-level value with what was lost, and how many units were lost whole (cut lines). Raises Refused."""
    what = f"{neutral(name)} was not read"
    text, damaged = to_utf8(data)
    lost = [Lost("some characters are damaged and were left out", None)] if damaged else []
    bare = _STRING.sub(b"", text)
    if _deepest(bare) > DEEPEST:
        raise Refused("json_too_deep", what=what, why="its parts are nested too deeply", do="ask the sender for another copy")
    try:
        whole = _value(text, bare, "", lost)
    except ValueError:
        found = _lines(text, lost)
        if found is None:
            raise Refused(
                "json_broken",
                what=what,
                why="it is cut off or damaged, and broken JSON cannot be read in part",
                do="download it again and send that",
            ) from None
        return found[0], lost, found[1]
    if isinstance(whole, list):
        return [Piece(value, f"/{place}") for place, value in enumerate(whole)], lost, 0
    return [Piece(whole, "")], lost, 0


def _lines(text: bytes, lost: list[Lost]) -> tuple[list[Piece], int] | None:
    """The values of newline-delimited JSON, or None when the text is not that but one broken document."""
    rows = [(place, row) for place, row in enumerate(row.strip() for row in text.split(b"\n")) if row]
    if len(rows) < 2:
        return None
    good: list[Piece] = []
    bad: list[int] = []
    notes: list[Lost] = []
    for place, row in rows:
        if not row.startswith(b"{"):
            bad.append(place)
            continue
        try:
            good.append(Piece(line_value(row, f"/{place}", notes), f"/{place}"))
        except ValueError:
            bad.append(place)
    whole = [piece for piece in good if isinstance(piece.value, dict) and "resourceType" in piece.value]
    if not whole or len(bad) > len(good):
        return None
    lost.extend(notes)
    shown = dict(rows)
    lost.extend(Lost(damaged_line(place + 1, shown[place]), Spot(0, pointer=f"/{place}")) for place in bad[:MOST_LOST_LINES])
    if len(bad) > MOST_LOST_LINES:
        lost.append(Lost(f"{len(bad) - MOST_LOST_LINES} more lines are cut off or damaged and were left out", None))
    return good, len(bad)


def line_value(row: bytes, pointer: str, lost: list[Lost]) -> Any:
    """The value of one line of newline-delimited JSON. Raises ValueError for a damaged or too deeply nested one."""
    bare = _STRING.sub(b"", row)
    if _deepest(bare) > DEEPEST:
        raise ValueError("nested too deeply")
    return _value(row, bare, pointer, lost)


def damaged_line(number: int, start: bytes) -> str:
    """What a damaged line is called: its number from 1, and how it starts."""
    shown = neutral(start[:60].decode("utf-8", "replace"))
    return f"line {number} is cut off or damaged and was left out: {shown}…"


def _deepest(bare: bytes) -> int:
    deepest = depth = 0
    for sign in bare.translate(None, _STRUCTURE):
        if sign in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _value(text: bytes, bare: bytes, pointer: str, lost: list[Lost]) -> Any:
    """One JSON value with exact decimals. Raises ValueError when it is not JSON at all."""
    try:
        value = _DECODER.decode(text)
    except (ValueError, InvalidOperation, RecursionError):  # msgspec's errors are ValueErrors
        value = None
    else:
        # Outside strings a colon stands exactly once for each key, so fewer keys mean that some were given twice.
        if bare.count(b":") == _keys(value):
            return value
    return _slowly(text, pointer, lost)


def _keys(value: Any) -> int:
    count = 0
    open_: list[Any] = [value]
    while open_:
        at = open_.pop()
        if isinstance(at, dict):
            count += len(at)
            open_.extend(at.values())
        elif isinstance(at, list):
            open_.extend(at)
    return count


def _slowly(text: bytes, pointer: str, lost: list[Lost]) -> Any:
    """The standard library's reader, which tells us of repeated keys, NaN and numbers too long to be one."""
    repeated: dict[str, int] = {}

    def number(digits: str) -> Any:
        if len(digits) > LONGEST_NUMBER:
            return Spoiled(digits[:20] + "…")
        try:
            return Decimal(digits)
        except InvalidOperation:
            return Spoiled(digits)

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in found:
            if key in made and made[key] != value:
                repeated[key] = repeated.get(key, 0) + 1
                made[key] = Spoiled(f"{key} is given twice")
            else:
                made[key] = value
        return made

    value = json.loads(
        text,
        parse_float=number,
        parse_int=lambda digits: int(digits) if len(digits) <= 18 else number(digits),
        parse_constant=Spoiled,
        object_pairs_hook=pairs,
    )
    for key, times in repeated.items():
        again = f"{times} times" if times > 1 else "once"
        lost.append(
            Lost(
                f"{neutral(key)[:40]} is given again with another value {again}, so neither was read", Spot(0, pointer=pointer)
            )
        )
    return value


def below_all(value: Any, pointer: str) -> Iterator[tuple[Any, str]]:
    """Every value within, itself included, with its pointer; no recursion."""
    open_ = [(value, pointer)]
    while open_:
        at, place = open_.pop()
        yield at, place
        if isinstance(at, dict):
            open_.extend((part, below(place, key)) for key, part in at.items())
        elif isinstance(at, list):
            open_.extend((part, f"{place}/{index}") for index, part in enumerate(at))

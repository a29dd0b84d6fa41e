"""Segments as columns: separators found and values read for a whole block at once with numpy, none of it in Python loops.

A `Columns` holds one block. Segments are known by their position in the block; `start`, `id`… are arrays over segments.
Everything read is exactly what `values` reads one by one: what its fast paths do not cover is handed to `values`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from almoner.adapters.readers.x12_parts import values
from almoner.adapters.readers.x12_parts.envelope import MOST_SEGMENT, PAD, Block, Delimiters, padding, text_of

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
FRONT = 16
"""Zero bytes before the block, so that a word may be loaded that ends at its first byte."""
_ASCII = Delimiters(b"\x1d", b"\x1f", b"\x1e")
_BLANK = np.zeros(256, np.bool_)
_BLANK[list(PAD)] = True
_ZEROS = np.uint64(0x3030303030303030)


def key(id: str) -> int:
    """A segment id of two or three letters as the number `Columns.id` holds."""
    return int.from_bytes(id.encode().ljust(3, b"\0"), "big")


@dataclass(frozen=True, slots=True)
class Slices:
    """Values as [start, end) in a block's bytes, outer blanks cut off; empty where end is not beyond start."""

    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.start)

    @property
    def full(self) -> Flags:
        """Which are not empty."""
        return self.end > self.start

    def pick(self, which: Any) -> "Slices":
        """Those at these positions."""
        return Slices(self.start[which], self.end[which])


class Columns:
    """One block as arrays."""

    def __init__(self, block: Block) -> None:
        data, marks = block.data, block.marks
        if not data.isascii():
            data, marks = _plain(data, marks)
        self.marks = marks
        whole = b"\0" * FRONT + data + (b"" if block.closed else marks.terminator) + b"\0" * 8
        self.data = whole
        self.bytes = np.frombuffer(whole, np.uint8)
        self.words = np.ndarray((len(whole) - 7,), np.uint64, whole, strides=(1,))
        element, terminator = marks.element[0], marks.terminator[0]
        at = np.flatnonzero((self.bytes == element) | (self.bytes == terminator)).astype(np.int64)
        ends = np.flatnonzero(self.bytes[at] == terminator)
        first = np.empty_like(ends)
        start = np.empty_like(ends)
        if len(ends):
            first[0], first[1:] = 0, ends[:-1] + 1
            start[0], start[1:] = FRONT, at[ends[:-1]] + 1
        stop = at[ends]
        start = _skip(self.bytes, start, stop, padding(marks))
        real = start < stop
        self.at, self.first, self.last, self.start, self.stop = at, first[real], ends[real], start[real], stop[real]
        self.count = len(self.start)
        width = at[self.first] - self.start
        id = (self.bytes[self.start].astype(np.int32) << 16) | (self.bytes[self.start + 1].astype(np.int32) << 8)
        id |= np.where(width == 3, self.bytes[self.start + 2], 0).astype(np.int32)
        self.id = np.where((width == 2) | (width == 3), id, 0)
        self.cut_off = not block.closed and bool(len(real)) and bool(real[-1])
        self.id[self.stop - self.start > MOST_SEGMENT] = 0

    def where(self, *ids: str) -> Ints:
        """Positions of the segments with one of these ids."""
        found = self.id == key(ids[0])
        for id in ids[1:]:
            found |= self.id == key(id)
        return np.flatnonzero(found)

    def element(self, which: Ints, place: int | Ints) -> Slices:
        """The element at this place (SEG05 is 5), or at a place for each, of these segments."""
        end = self.first.take(which)
        end += place
        last = self.last.take(which)
        begin = np.minimum(end - 1, last)
        np.minimum(end, last, out=end)
        start = self.at.take(begin)
        start += 1
        return self._trim(start, self.at.take(end))

    def _trim(self, start: Ints, end: Ints) -> Slices:
        end = np.maximum(start, end)
        # Every blank is at most 0x20: most columns have none at their edges and need no closer look.
        if self.bytes.take(start).min(initial=255) > 0x20 and self.bytes.take(end - 1).min(initial=255) > 0x20:
            return Slices(start, end)
        while True:
            bad = _BLANK[self.bytes[start]] & (start < end)
            if not bad.any():
                break
            start = start + bad
        while True:
            bad = _BLANK[self.bytes[end - 1]] & (start < end)
            if not bad.any():
                break
            end = end - bad
        return Slices(start, end)

    def split(self, slices: Slices, most: int) -> list[Slices]:
        """The first `most` components of each value; the last one given runs to its own end only."""
        component = self.marks.component[0]
        colons = np.flatnonzero(self.bytes == component).astype(np.int64)
        colons = np.append(colons, len(self.data))
        found = []
        start = slices.start
        at = np.searchsorted(colons, start)
        for _ in range(most):
            end = np.minimum(colons[np.minimum(at, len(colons) - 1)], slices.end)
            found.append(self._trim(np.minimum(start, slices.end), end))
            start, at = np.minimum(end + 1, slices.end), at + (end < slices.end)
        return found

    def code(self, slices: Slices) -> Ints:
        """Values of up to eight bytes as numbers, to compare with `tag`; longer ones are -1."""
        size = np.minimum(slices.end - slices.start, 8)
        word = _words(self.words, slices.end) >> ((8 - size.clip(1)) * 8).astype(np.uint64)
        found = np.where(size > 0, word, 0).astype(np.int64)
        found[(slices.end - slices.start) > 7] = -1
        return found

    def text(self, slices: Slices) -> pa.Array:
        """Values as strings, null where empty."""
        size = slices.end - slices.start
        offsets = np.zeros(len(size) + 1, np.int32)
        np.cumsum(size, out=offsets[1:])
        shift = (slices.start - offsets[:-1]).astype(np.int32)
        picked = np.repeat(shift, size)
        picked += np.arange(len(picked), dtype=np.int32)
        data = self.bytes.take(picked)
        missing = int((size == 0).sum())
        valid = pa.py_buffer(np.packbits(size > 0, bitorder="little")) if missing else None
        return pa.Array.from_buffers(
            pa.string(), len(size), [valid, pa.py_buffer(offsets), pa.py_buffer(data)], null_count=missing
        )

    def money(self, slices: Slices) -> tuple[Ints, Flags]:
        """Cents, and where they could be read."""
        minus = (self.bytes[slices.start] == ord("-")) & slices.full
        start, end = slices.start + minus, slices.end
        size = end - start
        word = _left_filled(_words(self.words, end), size)
        third, second, last = (
            (word >> np.uint64(40)) & np.uint64(255),
            (word >> np.uint64(48)) & np.uint64(255),
            word >> np.uint64(56),
        )
        two, one = third == ord("."), second == ord(".")
        one &= ~two
        whole = np.where(two, (word << np.uint64(24)) | np.uint64(0x303030), word)
        whole = np.where(one, (word << np.uint64(16)) | np.uint64(0x3030), whole)
        good = _digits(whole) & (size > 0) & (size <= 8)
        high, low = second - np.uint64(48), last - np.uint64(48)
        ten = np.uint64(10)
        good &= ~two | ((high < ten) & (low < ten))
        good &= ~one | (low < ten)
        cents = _number(whole) * np.uint64(100)
        cents += np.where(two, high * ten + low, np.where(one, low * ten, np.uint64(0)))
        found = np.where(minus, -cents.astype(np.int64), cents.astype(np.int64))
        return self._rest(slices, found, good, _cents)

    def micros(self, slices: Slices) -> tuple[Ints, Flags]:
        """Numbers in millionths, and where they could be read."""
        size = slices.end - slices.start
        word = _left_filled(_words(self.words, slices.end), size)
        good = _digits(word) & (size > 0) & (size <= 8)
        found = (_number(word) * np.uint64(1_000_000)).astype(np.int64)
        return self._rest(slices, found, good, _micros)

    def days(self, slices: Slices) -> tuple[Ints, Flags]:
        """Days since 1970-01-01 of CCYYMMDD values, and where they could be read."""
        word = _words(self.words, slices.end)
        good = (slices.end - slices.start == 8) & _digits(word)
        value = np.where(good, _number(word), 20000101).astype(np.int64)
        year, month, day = value // 10000, value // 100 % 100, value % 100
        good &= (year >= values.FIRST_YEAR) & (year <= values.LAST_YEAR) & (month >= 1) & (month <= 12) & (day >= 1)
        leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
        length = np.array([31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])[month.clip(0, 12)] + (leap & (month == 2))
        good &= day <= length
        shifted = year - (month <= 2)
        era = shifted // 400
        of_era = shifted - era * 400
        of_year = (153 * (month + np.where(month > 2, -3, 9)) + 2) // 5 + day - 1
        found = era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
        return found, good

    def npi(self, slices: Slices) -> Flags:
        """Which values are ten digits."""
        good: Flags = slices.end - slices.start == 10
        return good & _digits(_words(self.words, slices.end)) & _digits(_words(self.words, slices.start + 8))

    def one(self, start: int, end: int) -> str:
        """One value as text."""
        return self.data[start:end].decode("utf-8", "replace")

    def raw(self, segment: int) -> str:
        """One segment's text."""
        return self.one(int(self.start[segment]), int(self.stop[segment]))

    def _rest(self, slices: Slices, found: Ints, good: Flags, parse: Callable[[str], int | None]) -> tuple[Ints, Flags]:
        """Hand what the fast path did not read to the strict reading of one value."""
        for at in np.flatnonzero(~good & slices.full).tolist():
            value = parse(self.one(int(slices.start[at]), int(slices.end[at])))
            if value is not None:
                found[at], good[at] = value, True
        return found, good


def tag(text: str) -> int:
    """A short value as the number that `Columns.code` gives it."""
    return int.from_bytes(text.encode(), "little")


def _words(words: npt.NDArray[np.uint64], end: Ints) -> npt.NDArray[np.uint64]:
    """The eight bytes before each place, the last one highest."""
    return words[end - 8]  # not take(): it would copy the overlapping words whole


def _left_filled(word: npt.NDArray[np.uint64], size: Ints) -> npt.NDArray[np.uint64]:
    """Bytes before the value replaced by "0"."""
    shift = ((8 - size.clip(1, 8)) * 8).astype(np.uint64)
    kept = (word >> shift) << shift
    return kept | (_ZEROS & ((np.uint64(1) << shift) - np.uint64(1)))


def _digits(word: npt.NDArray[np.uint64]) -> Flags:
    """Whether all eight bytes are digits."""
    high = np.uint64(0xF0F0F0F0F0F0F0F0)
    found: Flags = ((word & high) == _ZEROS) & (((word + np.uint64(0x0606060606060606)) & high) == _ZEROS)
    return found


def _number(word: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Eight digits as their number, two at a time."""
    word = ((word & np.uint64(0x0F0F0F0F0F0F0F0F)) * np.uint64(2561)) >> np.uint64(8)
    word = ((word & np.uint64(0x00FF00FF00FF00FF)) * np.uint64(6553601)) >> np.uint64(16)
    return ((word & np.uint64(0x0000FFFF0000FFFF)) * np.uint64(42949672960001)) >> np.uint64(32)


def _cents(text: str) -> int | None:
    amount = values.money(text)
    return None if amount is None else amount.cents


def _micros(text: str) -> int | None:
    number = values.number(text)
    return None if number is None else int(number * 1_000_000)


def _skip(data: npt.NDArray[np.uint8], start: Ints, stop: Ints, pad: bytes) -> Ints:
    """Move each start over padding."""
    table = np.zeros(256, np.bool_)
    table[list(pad)] = True
    for _ in range(4):
        bad = table[data[start]] & (start < stop)
        if not bad.any():
            return start
        start = start + bad
    for at in np.flatnonzero(table[data[start]] & (start < stop)).tolist():
        piece = data[start[at] : stop[at]].tobytes()
        start[at] += len(piece) - len(piece.lstrip(pad))
    return start


def _utf8(piece: bytes, element: bytes) -> list[bytes]:
    return [text_of(part).encode() for part in piece.split(element)]


def _plain(data: bytes, marks: Delimiters) -> tuple[bytes, Delimiters]:
    """A block that is not ASCII as valid UTF-8, with ASCII delimiters."""
    if (marks.element + marks.component + marks.terminator).isascii():
        try:
            data.decode()
        except UnicodeDecodeError:
            pieces = (marks.element.join(_utf8(piece, marks.element)) for piece in data.split(marks.terminator))
            return marks.terminator.join(pieces), marks
        return data, marks
    component = text_of(marks.component)
    done = []
    for piece in data.split(marks.terminator):
        parts = (text_of(part).translate({29: 0xFFFD, 30: 0xFFFD, 31: 0xFFFD}) for part in piece.split(marks.element))
        done.append("\x1d".join(parts).replace(component, "\x1f").encode())
    return b"\x1e".join(done), _ASCII

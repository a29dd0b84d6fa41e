"""Files in a form as a phone's browser sends them, piece by piece: nothing of a paper is put down on the way."""

from collections import deque
from collections.abc import Iterator
from email.message import Message
from typing import Any

from python_multipart import MultipartParser
from python_multipart.exceptions import MultipartParseError

from almoner.engine.errors import Refused
from almoner.faces.http.problems import not_understood

MEDIA = "multipart/form-data"
MOST_HEADER = 4096


def boundary_in(content_type: str) -> bytes:
    """Raises Misused."""
    message = Message()
    message["Content-Type"] = content_type.replace("\r", " ").replace("\n", " ")
    boundary = message.get_param("boundary")
    if message.get_content_type() != MEDIA or not isinstance(boundary, str) or not 0 < len(boundary) <= 70:
        raise not_understood("it is not the form of this page")
    return boundary.encode("latin-1", "replace")


def files_in(pieces: Iterator[bytes], boundary: bytes) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each file's name and bytes, to be read before the next is asked for. Raises Misused, Refused where it breaks off."""
    form = Form(pieces, boundary)
    while (name := form.next_file()) is not None:
        yield name, form.body()
        for _ in form.body():  # what nobody wanted
            pass


class Form:
    """Reads on only as far as somebody asks."""

    def __init__(self, pieces: Iterator[bytes], boundary: bytes) -> None:
        self.pieces, self.told = pieces, deque[tuple[str, bytes]]()
        self.field, self.value, self.disposition = b"", b"", ""
        calls: Any = {
            "on_part_begin": self._begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": lambda: self.told.append(("file", self.disposition.encode())),
            "on_part_data": lambda data, start, end: self.told.append(("data", data[start:end])),
            "on_part_end": lambda: self.told.append(("end", b"")),
            "on_end": lambda: self.told.append(("over", b"")),
        }
        self.parser, self.inside, self.done = MultipartParser(boundary, calls), False, False

    def next_file(self) -> str | None:
        """None at the end. A part without a file's name is passed over."""
        while (one := self._next()) is not None:
            if one[0] == "file":
                message = Message()
                message["Content-Disposition"] = one[1].decode("utf-8", "replace")
                name = message.get_filename()
                if name:
                    self.inside = True
                    return name
        return None

    def body(self) -> Iterator[bytes]:
        while self.inside and (one := self._next()) is not None:
            if one[0] == "data":
                yield one[1]
            else:
                self.inside = False

    def _next(self) -> tuple[str, bytes] | None:
        while not self.told:
            if self.done:
                return None
            piece = next(self.pieces, None)
            if piece is None:
                raise Refused(
                    "upload_broken_off",
                    what="The paper was not kept",
                    why="the phone broke off before its end",
                    do="send it again",
                )
            try:
                self.parser.write(piece)
            except MultipartParseError as error:
                raise not_understood("its body cannot be read") from error
        one = self.told.popleft()
        if one[0] == "over":
            self.done = True
            return None
        return one

    def _begin(self) -> None:
        self.disposition = ""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self.field = (self.field + data[start:end])[:MOST_HEADER]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self.value = (self.value + data[start:end])[:MOST_HEADER]

    def _header_end(self) -> None:
        if self.field.lower() == b"content-disposition":
            self.disposition = self.value.decode("utf-8", "replace").replace("\r", " ").replace("\n", " ")
        self.field, self.value = b"", b""

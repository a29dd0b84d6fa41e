"""JSON on the terminal: the same text whatever its length, written piece by piece, and no sign in it that a terminal obeys."""

import io
import json
import sys
from datetime import date

from almoner.faces.cli.printing import PIECES, print_json


class Watched(io.StringIO):
    """A terminal that knows how much it was told at once."""

    def __init__(self):
        super().__init__()
        self.longest = 0

    def write(self, text):
        self.longest = max(self.longest, len(text))
        return super().write(text)


def printed(monkeypatch, shaped, shape=None):
    out = Watched()
    monkeypatch.setattr(sys, "stdout", out)
    print_json(shaped, shape)
    return out


def test_a_long_answer_is_never_held_whole(monkeypatch):
    lines = [{"id": f"l{number}", "charge": "200.00", "day": None} for number in range(PIECES // 2)]
    out = printed(monkeypatch, {"lines": lines})
    assert out.getvalue() == json.dumps({"lines": lines}, indent=2) + "\n"
    assert out.longest < len(out.getvalue()) / 2


def test_signs_that_move_the_cursor_are_written_out(monkeypatch):
    shaped = {"name": "Testa\u202e\x9b2J Ñandú", "empty": [], "none": {}}
    text = printed(monkeypatch, shaped).getvalue()
    assert "\\u202e\\u009b2J Ñandú" in text
    assert json.loads(text) == shaped


def test_what_is_no_json_yet_is_shaped_where_it_stands(monkeypatch):
    text = printed(monkeypatch, {"lines": (date(2026, 2, 3),)}, date.isoformat).getvalue()
    assert json.loads(text) == {"lines": ["2026-02-03"]}

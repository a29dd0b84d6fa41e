"""Pictures in a terminal that can show them: which way it takes them, and the bytes to write."""

import base64
from collections.abc import Iterator, Mapping
from enum import StrEnum

PIECE = 4096


class Way(StrEnum):
    """How a terminal takes pictures."""

    KITTY = "kitty"
    ITERM = "iterm"


def way_of(environment: Mapping[str, str]) -> Way | None:
    """What the environment tells of the terminal; None where it shows no pictures, or where something stands between."""
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    if environment.get("TMUX") or term.startswith(("screen", "tmux", "dumb")):
        return None
    if environment.get("KITTY_WINDOW_ID") or term in ("xterm-kitty", "xterm-ghostty") or program == "ghostty":
        return Way.KITTY
    if program in ("iTerm.app", "WezTerm") or environment.get("LC_TERMINAL") == "iTerm2":
        return Way.ITERM
    return None


def inline(png: bytes, way: Way) -> str:
    """What to write so that the terminal shows the picture, with a line end."""
    text = base64.b64encode(png).decode("ascii")
    if way is Way.ITERM:
        return f"\033]1337;File=inline=1;size={len(png)};preserveAspectRatio=1:{text}\a\n"
    return "".join(_kitty(text)) + "\n"


def _kitty(text: str) -> Iterator[str]:
    pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    for number, piece in enumerate(pieces):
        first = "f=100,a=T," if number == 0 else ""
        more = int(number < len(pieces) - 1)
        yield f"\033_G{first}m={more};{piece}\033\\"

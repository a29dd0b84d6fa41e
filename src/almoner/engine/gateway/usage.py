"""How many tokens a call used: as the back end says, unless that cannot be."""

from dataclasses import dataclass

MOST_LETTERS = 24
"""No token of the models we know is longer on the whole than this many bytes, none shorter than one."""
FRAME = 64
"""Tokens that a template adds around each turn, with room to spare."""


@dataclass(frozen=True, slots=True)
class Usage:
    """`doubted`: the back end's own count could not be, or there was none, and this is reckoned from the text."""

    tokens_in: int
    tokens_out: int
    doubted: bool = False


def reckoned(size: int) -> int:
    """Tokens of so many bytes, as English text has them."""
    return -(-size // 4)


def usage_of(said_in: object, said_out: object, *, bytes_in: int, bytes_out: int, turns: int = 1) -> Usage:
    """`said_…` is what the back end counted; `bytes_…` what was really sent and came."""
    tokens_in, fits_in = count(said_in, bytes_in, bytes_in + FRAME * (turns + 1))
    tokens_out, fits_out = count(said_out, bytes_out, bytes_out + FRAME)
    return Usage(tokens_in, tokens_out, doubted=not (fits_in and fits_out))


def count(said: object, size: int, most: int) -> tuple[int, bool]:
    if isinstance(said, int) and not isinstance(said, bool) and size // MOST_LETTERS <= said <= most:
        return said, True
    return reckoned(size), False

"""Answers and errors in one shape for all doors."""

from dataclasses import dataclass

from almoner.engine.errors import (
    AlmonerError,
    Conflict,
    Misused,
    NotAllowed,
    NotInstalled,
    NotKnown,
    NotSignedIn,
    Refused,
    TooMany,
    Unavailable,
)

DONE, FOUND, WRONG_USAGE, REFUSED, UNAVAILABLE, OURS = 0, 1, 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Becomes:
    """The exit code and the HTTP status of an error."""

    exit: int
    status: int


TABLE: dict[type[AlmonerError], Becomes] = {
    Misused: Becomes(WRONG_USAGE, 400),
    Refused: Becomes(REFUSED, 422),
    NotInstalled: Becomes(UNAVAILABLE, 501),
    Unavailable: Becomes(UNAVAILABLE, 503),
    NotSignedIn: Becomes(REFUSED, 401),
    NotAllowed: Becomes(REFUSED, 403),
    NotKnown: Becomes(REFUSED, 404),
    Conflict: Becomes(REFUSED, 409),
    TooMany: Becomes(UNAVAILABLE, 429),
}


def becomes(error: AlmonerError) -> Becomes:
    """The row of the nearest kind of error in the table."""
    return next(TABLE[kind] for kind in type(error).__mro__ if kind in TABLE)

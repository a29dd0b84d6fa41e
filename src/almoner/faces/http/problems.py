"""Errors as problem documents (RFC 9457); `detail` is the very sentence that the command line prints."""

from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel

from almoner.engine.errors import AlmonerError, Misused, NotKnown, TooMany, Unavailable
from almoner.engine.wording.neutral import neutral
from almoner.faces.saying import becomes

MEDIA = "application/problem+json"
STATUS = {
    "body_too_large": 413,
    "paper_too_large": 413,
    "changed_meanwhile": 412,
    "no_pages": 404,
    "page_not_there": 404,
    "if_match_missing": 428,
    "no_such_method": 405,
    "fault": 500,
}
"""Where HTTP has a closer number than the kind of error."""
TITLES = {
    400: "Not understood",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not there",
    405: "Not this way",
    409: "Done already",
    412: "Changed meanwhile",
    413: "Too large",
    422: "Not accepted",
    428: "Say which version",
    429: "Too often",
    500: "A fault of ours",
    501: "Not installed",
    503: "Not available now",
}


class Problem(BaseModel):
    """What went wrong."""

    type: str
    title: str
    status: int
    detail: str
    code: str


def problem(error: AlmonerError) -> JSONResponse:
    status = status_of(error)
    said: dict[str, Any] = {
        "type": f"urn:almoner:problem:{error.code}",
        "title": TITLES[status],
        "status": status,
        "detail": neutral(str(error)),
        "code": error.code,
    }
    headers = {"Retry-After": str(error.wait_s)} if isinstance(error, TooMany) else None
    return JSONResponse(said, status, headers, MEDIA)


def status_of(error: AlmonerError) -> int:
    return STATUS.get(error.code, becomes(error).status)


def not_understood(why: str) -> Misused:
    return Misused("request", what="The request was not understood", why=why, do="see /api/openapi.json")


def nothing_here() -> NotKnown:
    return NotKnown("no_such_address", what="Nothing is here", why="there is no such address", do="see /api/openapi.json")


def too_large(most: int) -> Misused:
    why = f"it is larger than {most >> 20} MiB"
    return Misused("body_too_large", what="The request was not taken", why=why, do="send less at once")


def too_often(wait_s: int) -> TooMany:
    why, do = "too much was asked in a short time", f"wait {wait_s} second{'s' * (wait_s != 1)} and try again"
    return TooMany("too_often", what="The request was not taken", why=why, do=do, wait_s=wait_s)


def fault(kind: str, place: str) -> Unavailable:
    return Unavailable(
        "fault",
        what="This is a fault of ours",
        why=f"{kind} in {place}",
        do="please report this sentence, it holds nothing of your papers",
    )

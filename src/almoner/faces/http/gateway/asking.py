"""Who asks a model, for whom, and how private they say it is; and what they send."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope

from almoner.assembly.gateway import GatewayPlatform
from almoner.engine.errors import AlmonerError, Misused
from almoner.engine.gateway.asking import not_understood
from almoner.engine.gateway.sensitivity import Level
from almoner.faces.http.asking import WHO, key_in
from almoner.faces.http.gate import Gate
from almoner.faces.http.problems import too_often
from almoner.services.gateway.went import Who

SUBJECT, LEVEL = "x-almoner-subject", "x-almoner-level"
ID = re.compile(r"[a-z][a-z2-7]{24}")


async def who(scope: Scope, headers: Mapping[str, str], platform: GatewayPlatform, gate: Gate) -> Who:
    """Raises NotSignedIn, NotAllowed, TooMany, Misused."""
    token, place = key_in(headers), gate.place(scope)
    caller = platform.enter.known_already(token, place)
    if caller is None:
        caller = await run_in_threadpool(lambda: platform.enter(token, place))
    scope[WHO] = caller.account
    wait = platform.buckets.take(caller.account)
    if wait is not None:
        raise too_often(wait)
    subject = headers.get(SUBJECT, caller.account)
    if ID.fullmatch(subject) is None:
        raise not_understood(f"{SUBJECT} is no id of an account or a folder", "leave it out or send one")
    return Who(caller.account, subject, caller.key)


def least_of(headers: Mapping[str, str]) -> Level:
    """What the caller says of it; it can only make it more private. Raises Misused."""
    word = headers.get(LEVEL, Level.PUBLIC.value)
    if word not in {one.value for one in Level}:
        raise not_understood(f"{LEVEL} is none of {', '.join(Level)}", "say one of these")
    return Level(word)


async def body_of(receive: Receive) -> Any:
    """Raises Misused for what is no JSON, and what the guard raises for too much of it."""
    pieces: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            break
    try:
        return msgspec.json.decode(b"".join(pieces))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise not_json() from error


class Gone(Exception):
    """Whoever asked went away."""


def not_json() -> AlmonerError:
    return Misused("request", what="The request was not understood", why="its body is not JSON", do="send JSON")

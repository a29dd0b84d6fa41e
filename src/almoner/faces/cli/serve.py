"""`almoner serve` and `almoner health`: the API on this machine, and whether it is well. What serves is loaded only to serve."""

import argparse
import json
import os
import signal
import sys
import threading
from typing import Any

from almoner.assembly.platform import Platform
from almoner.assembly.settings import HOST, PORT, Settings, settings
from almoner.engine.errors import Refused, Unavailable
from almoner.faces.saying import DONE

HEADS = {
    "none named": "The journal's heads are kept nowhere else: if its end were cut off, nobody would see it. "
    "Name a place in ALMONER_HEADS_TO.",
    "late": "The journal's heads could not be kept for more than a minute: look at the place that ALMONER_HEADS_TO names.",
}
"""What an operator is told of them, beside that it is well."""


def add_serve(commands: Any) -> None:
    """The two commands and their flags."""
    for name, help, run in (
        ("serve", "the API on this machine, until stopped", run_serve),
        ("health", "whether the server is well", run_health),
    ):
        one = commands.add_parser(name, help=help)
        one.add_argument("--host", default=HOST, metavar="ADDRESS", help=f"default: {HOST}, this machine alone")
        one.add_argument("--port", type=int, help=f"default: {PORT}, or the part's own")
        if name == "serve":
            one.add_argument("--accounts", action="store_true", help="everybody signs in, also on this machine")
            one.add_argument("--role", choices=tuple(ROLES), help="one part alone, on its own port")
            one.add_argument(
                "--documents", metavar="DIR", help="with --role knowledge: the folder that is searched and watched"
            )
        one.set_defaults(run=run)


def run_serve(asked: argparse.Namespace, platform: Platform) -> int:
    """Until SIGTERM or an interrupt; what was asked before is answered first. Raises Refused, Unavailable."""
    chosen = settings(asked.data, asked.host, asked.port or PORT, os.environ, accounts=asked.accounts)
    stopping = threading.Event()
    # Also for the moments before it serves; the server's own handlers raise the signal again when it has ended.
    before = {one: signal.signal(one, lambda *_given: stopping.set()) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        return serve_until(chosen, platform, stopping) if asked.role is None else ROLES[asked.role](asked, platform, stopping)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def embeddings(asked: argparse.Namespace, _platform: Platform, stopping: threading.Event) -> int:
    """Vectors alone. Raises Refused, Unavailable."""
    from almoner.assembly.models import small_models  # noqa: PLC0415 - what serves is loaded only here
    from almoner.faces.embeddings.serving import PORT as OWN  # noqa: PLC0415
    from almoner.faces.embeddings.serving import serve_embeddings  # noqa: PLC0415

    serve_embeddings(small_models(asked.data), asked.host, asked.port or OWN, os.environ, stopping.is_set)
    return DONE


def gateway(asked: argparse.Namespace, _platform: Platform, stopping: threading.Event) -> int:
    """The door to language models alone. Raises Misused, Refused, Unavailable."""
    from almoner.assembly.gateway_alone import gateway_alone  # noqa: PLC0415 - what serves is loaded only here
    from almoner.assembly.gateway_settings import PORT as OWN  # noqa: PLC0415
    from almoner.faces.http.gateway.serving import serve  # noqa: PLC0415

    chosen = settings(asked.data, asked.host, asked.port or OWN, os.environ, accounts=asked.accounts)
    check(chosen)
    made = gateway_alone(chosen)
    try:
        made.start()
        serve(made, stopping.is_set, lambda: print(f"The gateway is at {address(chosen)}/v1", flush=True))
    finally:
        made.close()
    return DONE


def knowledge(asked: argparse.Namespace, platform: Platform, stopping: threading.Event) -> int:
    """Search and answers alone. Raises Refused, Unavailable."""
    from almoner.assembly.knowledge import watched  # noqa: PLC0415 - what serves is loaded only here
    from almoner.assembly.models import key_of  # noqa: PLC0415
    from almoner.faces.alone.serving import serve_alone  # noqa: PLC0415
    from almoner.faces.knowledge.app import PORT as OWN  # noqa: PLC0415
    from almoner.faces.knowledge.app import application  # noqa: PLC0415

    key = key_of("KNOWLEDGE_API_KEY", os.environ)
    door = application(watched(asked.data, asked.documents, platform), key, platform.today)
    serve_alone(door, asked.host, asked.port or OWN, key=key, named="KNOWLEDGE_API_KEY", stopping=stopping.is_set)
    return DONE


ROLES = {"embeddings": embeddings, "gateway": gateway, "knowledge": knowledge}
"""What can run alone."""


def check(chosen: Settings) -> None:
    """Raises Refused where others could listen."""
    from almoner.services.people.one_person import is_loopback  # noqa: PLC0415 - what serves is loaded only here

    if chosen.site is None and not is_loopback(chosen.host):
        raise not_loopback()
    for name in chosen.unheard:
        print(f"almoner: {name} is set, and nothing listens to it yet: the server keeps to its data folder.", file=sys.stderr)


def serve_until(chosen: Settings, platform: Platform, stopping: threading.Event) -> int:
    check(chosen)
    from almoner.assembly.served import served  # noqa: PLC0415
    from almoner.faces.http.serving import serve  # noqa: PLC0415
    from almoner.faces.shape import audit_json  # noqa: PLC0415

    made = served(chosen, platform, lambda audited, language: audit_json(audited, platform.messages(), language))
    stopped = False
    try:
        made.start()
        token = made.first_token()
        serve(made, stopping.is_set, lambda: say_where(chosen, token))
    finally:
        stopped = made.close()
    if not stopped:  # a paper is still being read; that is done again at the next start
        sys.stdout.flush()
        os._exit(DONE)
    return DONE


def say_where(chosen: Settings, token: str | None) -> None:
    """`token` is for the address that makes the first account; it stands nowhere else."""
    where = chosen.site or address(chosen)
    print(f"Almoner is at {where}", flush=True)
    if token is not None:
        print(f"Make the first account within an hour at {where}/first/{token}", flush=True)


def run_health(asked: argparse.Namespace, platform: Platform) -> int:
    """Asks `/ready`. Raises Unavailable where nobody answers or something is away."""
    chosen = settings(asked.data, asked.host, asked.port or PORT, os.environ)
    try:
        known_by = None if chosen.tls is None else str(chosen.tls.certificate)
        with platform.ask_here(f"{address(chosen)}/ready", known_by=known_by).open() as stream:
            heads = heads_in(stream.read())
    except Unavailable as error:
        raise Unavailable(
            "not_ready",
            what=f"The server at {address(chosen)} is not ready",
            why=error.why,
            do="start it with `almoner serve`, or wait a moment",
        ) from error
    print(f"The server at {address(chosen)} is well.")
    if heads in HEADS:
        print(HEADS[heads])
    return DONE


def heads_in(body: bytes) -> str:
    """How it stands with the journal's heads; "" for a server that does not say."""
    try:
        said = json.loads(body)
    except ValueError:
        return ""
    return str(said.get("heads", "")) if isinstance(said, dict) else ""


def address(chosen: Settings) -> str:
    host = {"0.0.0.0": HOST, "::": "::1"}.get(chosen.host.strip("[]"), chosen.host.strip("[]"))  # noqa: S104 - where it is asked
    return f"{chosen.scheme}://{f'[{host}]' if ':' in host else host}:{chosen.port}"


def not_loopback() -> Refused:
    return Refused(
        "not_loopback",
        what="The server was not started",
        why="others could read passwords on the way to it",
        do="leave --host out, or set ALMONER_SITE to the https address that people open",
    )

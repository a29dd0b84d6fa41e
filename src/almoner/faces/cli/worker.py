"""`almoner worker`: does the jobs of a server, woken by Redis, until stopped. What works is loaded only to work."""

import argparse
import os
from typing import Any

from almoner.assembly.platform import Platform
from almoner.assembly.settings import HOST, PORT, settings

QUEUES = "ocr,gpu,default"


def add_worker(commands: Any) -> None:
    """The command and its flag."""
    one = commands.add_parser("worker", help="do a server's jobs, woken by Redis (REDIS_URL), until stopped")
    one.add_argument("--queues", default=QUEUES, metavar="QUEUE[,QUEUE…]", help=f"which jobs (default: {QUEUES})")
    one.set_defaults(run=run_worker)


def run_worker(asked: argparse.Namespace, platform: Platform) -> int:
    """Until SIGTERM; what is under way is ended first. Raises Misused, Refused, Unavailable."""
    chosen = settings(asked.data, HOST, PORT, os.environ)
    queues = tuple(dict.fromkeys(one.strip() for one in asked.queues.split(",") if one.strip()))
    from almoner.assembly.worker import work  # noqa: PLC0415
    from almoner.faces.shape import audit_json  # noqa: PLC0415

    return work(
        chosen,
        platform,
        lambda audited, language: audit_json(audited, platform.messages(), language),
        queues,
        lambda: print(f"Almoner works on {', '.join(queues)}", flush=True),
    )

"""The process that turns one machine-readable paper into Parquet: it may write into one folder and nowhere else.

Started by `stream.py`. The first line on standard input is the task; the paper follows. Each line out is JSON:
{"said": …} as it goes, then {"done": true} or {"refused": [code, what, why, do]}.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from almoner.adapters.isolation import child, doors

Rows = Callable[[BinaryIO, str, str], Iterator[str]]


def main(rows: Rows | None = None) -> None:
    """Stream one paper and leave. `rows` is the row reader; tests hand in ones that misbehave."""
    out, task = child.begin()
    from almoner.adapters.readers.stream import stream_rows  # noqa: PLC0415 - after the parent's death is watched
    from almoner.engine.errors import Refused  # noqa: PLC0415

    def say(**line: Any) -> None:
        out.write(json.dumps(line).encode() + b"\n")
        out.flush()

    try:
        doors.limit(task["limits"])
        doors.lock_files(task["folder"])
        doors.lock_calls()
        sys.addaudithook(doors.watcher(task["folder"]))
        for line in (rows or stream_rows)(sys.stdin.buffer, task["name"], task["folder"]):
            say(said=line)
        say(done=True)
    except Refused as no:
        say(refused=[no.code, no.what, no.why, no.do])
    except MemoryError:
        say(heavy=True)
    except OSError as error:
        say(disk=error.strerror or "it failed")
    except Exception:  # noqa: BLE001 - damaged input breaks libraries in ways no list can name; the parent says one sentence
        say(broken=True)
    os._exit(0)

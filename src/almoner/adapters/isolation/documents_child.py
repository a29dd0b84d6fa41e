"""The process that reads documents of a collection: bytes in by pipe, their blocks out by pipe, nothing else allowed.

Started by `documents.py`. The first line on standard input is JSON with names, sizes and limits; the documents follow.
"""

import json
import sys
from dataclasses import asdict

from almoner.adapters.isolation import doors
from almoner.adapters.isolation.child import answer, begin, pieces


def main() -> None:
    """Read and leave. A document that cannot be read becomes a refusal, and the next one follows."""
    out, task = begin()
    import docx  # noqa: F401, PLC0415 - before the doors close: it opens its own templates
    import pypdfium2  # noqa: F401, PLC0415

    from almoner.adapters.readers.documents.choose import read_document  # noqa: PLC0415
    from almoner.engine.errors import Refused  # noqa: PLC0415

    data = sys.stdin.buffer.read()
    told: list[object] = []
    try:
        doors.limit(task["limits"] | {"file_bytes": 0})
        doors.lock_files()
        doors.lock_calls()
        sys.addaudithook(doors.watcher())
        for name, body in pieces(data, task["names"], task["sizes"]):
            try:
                told.append(asdict(read_document(body, name)))
            except Refused as no:
                told.append([no.code, no.what, no.why, no.do])
    except MemoryError:
        answer(out, b"M", b"")
    except Exception:  # noqa: BLE001 - damaged input breaks libraries in ways no list can name; the parent tries them one by one
        answer(out, b"B", b"")
    answer(out, b"R", json.dumps(told, default=str).encode())

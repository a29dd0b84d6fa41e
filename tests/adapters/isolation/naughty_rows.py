"""Row readers that misbehave, one for each name a paper may bear; run only as the `program` that a test hands in."""

import os
import socket
import time
from pathlib import Path

from almoner.adapters.isolation import stream_child
from almoner.engine.errors import Refused


def rows(stream, name, folder):
    deed, _, rest = name.partition(" ")
    yield f"started {deed}"
    Path(folder, "some.parquet").write_bytes(b"half")
    match deed:
        case "honest":
            yield str(len(stream.read()))
        case "refuse":
            raise Refused("made_up", what="It", why="because", do="do so")
        case "raise":
            raise RuntimeError("the patient's name")
        case "abort":
            os.abort()
        case "connect":
            socket.create_connection(("127.0.0.1", 9))
        case "outside":
            Path(rest).write_text("x")
        case "climb":
            Path(folder, "..", "..", "climbed").write_text("x")
        case "allocate":
            held = []
            while True:
                held.append(b"x" * (16 << 20))
        case "sleep":
            time.sleep(60)
        case "full":
            raise OSError(28, "No space left on device")


def main():
    stream_child.main(rows)

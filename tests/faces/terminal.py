"""A terminal with somebody typing at it: runs the command on a pseudo-terminal and answers each prompt."""

import os
import pty
import select
import signal
import sys
from dataclasses import dataclass

PATIENCE = 60
# Seconds. A Ctrl-C that meets Python between its prompt and its reading is seen at the next key: a person presses it again.
AGAIN = 5
CONTROL_C = b"\x03"
PLAIN = {"TERM": "xterm", "TERM_PROGRAM": "", "KITTY_WINDOW_ID": "", "LC_TERMINAL": "", "TMUX": ""}


@dataclass(frozen=True)
class Sat:
    """What came of it."""

    code: int
    seen: str


def sit(words, typed, *, folder, env=None, patience=PATIENCE):
    """Run `almoner WORDS` in a folder. Each of `typed` is sent at one prompt: text with its line end, or a control sign; where
    `typed` is a function, it answers what was shown since the last prompt."""
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - another process
        try:
            os.chdir(folder)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.execve(
                sys.executable,
                [sys.executable, "-m", "almoner.faces.cli.main", *map(str, words)],
                os.environ | PLAIN | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)} | (env or {}),
            )
        finally:
            os._exit(70)
    seen, sent, shown = b"", b"", 0
    waiting = [] if callable(typed) else [one.encode() if isinstance(one, str) else one for one in typed]
    try:
        while True:
            if not select.select([terminal], [], [], AGAIN if sent == CONTROL_C else patience)[0]:
                if sent != CONTROL_C:
                    os.kill(child, signal.SIGKILL)
                    break
                os.write(terminal, sent)
                sent = b""
                continue
            try:
                some = os.read(terminal, 65536)
            except OSError:  # the other end is closed
                break
            if not some:
                break
            seen += some
            if seen.endswith(b"\n> ") and (waiting or callable(typed)):
                sent = typed(seen[shown:].decode().replace("\r\n", "\n")).encode() if callable(typed) else waiting.pop(0)
                shown = len(seen)
                os.write(terminal, sent)
    except BaseException:
        os.kill(child, signal.SIGKILL)  # else it would wait for an answer for ever
        raise
    finally:
        _, status = os.waitpid(child, 0)
        os.close(terminal)
    return Sat(os.waitstatus_to_exitcode(status), seen.decode().replace("\r\n", "\n"))

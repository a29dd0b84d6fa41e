"""The command `almoner`: runs one command and turns whatever happens into an exit code and one sentence."""

import errno
import os
import sys
import threading
from collections.abc import Sequence

DONE, UNAVAILABLE, OURS, INTERRUPTED = 0, 4, 5, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code of the contract and never raises."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return run(argv)
    except KeyboardInterrupt:
        return interrupted()
    except BrokenPipeError:
        silence(sys.stdout)
        return DONE
    except ImportError as error:
        if os.environ.get("ALMONER_DEBUG"):
            raise
        say(f"almoner: A part of almoner is missing: {error.name or 'a module'} cannot be imported; install almoner again.")
        return OURS
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EIO}:
            return fault(error)
        silence(sys.stdout)
        say(f"almoner: The answer was not written: {(error.strerror or 'it failed').lower()}; make room and try again.")
        return UNAVAILABLE
    except Exception as error:  # noqa: BLE001 - the last door: one sentence instead of a traceback
        return fault(error)


def run(argv: Sequence[str] | None) -> int:
    """One command. Raises what is not an answer."""
    from almoner.engine.errors import AlmonerError  # noqa: PLC0415 - an import that fails is said in one sentence too
    from almoner.engine.wording.neutral import neutral  # noqa: PLC0415
    from almoner.faces.cli.running import run_command  # noqa: PLC0415
    from almoner.faces.saying import becomes  # noqa: PLC0415

    try:
        code = run_command(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
    except AlmonerError as error:
        say(f"almoner: {neutral(str(error))}")
        return becomes(error).exit
    except SystemExit as done:  # --help and --version
        return done.code if isinstance(done.code, int) else DONE
    return code


def fault(error: Exception) -> int:
    """A fault of ours, said without anything of the papers."""
    if os.environ.get("ALMONER_DEBUG"):
        raise error
    say(
        f"almoner: This is a fault of ours: {type(error).__name__} in {place(error)}; "
        "please report this sentence, it holds nothing of your papers."
    )
    return OURS


def place(error: BaseException) -> str:
    """The file and line where it broke, without any content."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119


def interrupted() -> int:
    """Who interrupts does not wait for papers still being read: their processes die with this one."""
    if threading.active_count() > 1 and threading.current_thread() is threading.main_thread():
        os._exit(INTERRUPTED)
    return INTERRUPTED


def say(sentence: str) -> None:
    try:
        print(sentence, file=sys.stderr)
    except OSError:
        silence(sys.stderr)


def silence(stream: object) -> None:
    """Nobody can be told through this stream any more, not even when Python leaves."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return


if __name__ == "__main__":
    sys.exit(main())

"""The doors a child closes behind itself before it looks at a paper: limits, an audit hook, and the kernel's own locks."""

import ctypes
import os
import platform
import resource
import signal
import struct
import sys
from collections.abc import Callable, Mapping
from typing import Any

PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, FILTER_MODE = 1, 38, 22, 2
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
FORBIDDEN = (
    "socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "os.startfile", "os.kill", "pty.",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "os.setxattr", "os.removexattr", "shutil.", "tempfile.", "webbrowser.", "urllib.", "ftplib.", "http.",
    "smtplib.", "telnetlib.", "syslog.",
)  # fmt: skip
INSIDE = ("os.mkdir", "os.rename", "os.remove")
"""What a child that writes into one folder may do there besides opening files."""


def die_with_parent() -> None:
    """Ask the kernel to kill us when the parent is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def limit(limits: Mapping[str, int]) -> None:
    """CPU time, address space, open files, as far as they are named; no core is dumped, and no file grows unless it may.

    A limit that is already lower stays.
    """
    wanted = [(resource.RLIMIT_CORE, 0, 0)]
    if "cpu_seconds" in limits:
        # Room between the two: the first sends the signal that tells a slow paper from a broken one, and a paper of many
        # pages may move it as far as the second.
        most = max(limits.get("cpu_seconds_in_all", 0), limits["cpu_seconds"])
        wanted.append((resource.RLIMIT_CPU, limits["cpu_seconds"], most + 1))
    for what, name in (
        (resource.RLIMIT_AS, "address_bytes"),
        (resource.RLIMIT_NOFILE, "open_files"),
        (resource.RLIMIT_FSIZE, "file_bytes"),
    ):
        if name in limits:
            wanted.append((what, limits[name], limits[name]))
    for what, soft, hard in wanted:
        now = resource.getrlimit(what)[1]
        most = hard if now == resource.RLIM_INFINITY else min(hard, now)
        resource.setrlimit(what, (min(soft, most), most))


def more_time(seconds: int) -> None:
    """Moves the soft limit on processor time to that many seconds from now, never over the hard one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if soft == resource.RLIM_INFINITY:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    wanted = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(
        resource.RLIMIT_CPU, (max(soft, wanted if hard == resource.RLIM_INFINITY else min(wanted, hard - 1)), hard)
    )


def watcher(folder: str | None = None) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook: code that would write (outside `folder`), run or connect is stopped at once."""
    home = None if folder is None else os.path.realpath(folder) + os.sep

    def inside(path: object) -> bool:
        return home is not None and isinstance(path, str) and (os.path.realpath(path) + os.sep).startswith(home)

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = args
            writes = isinstance(mode, str) and any(c in mode for c in "wax+")
            if (writes or (isinstance(flags, int) and flags & WRITING)) and not inside(path):
                raise PermissionError("a reader writes nothing")
        elif event.startswith(FORBIDDEN) and not (event in INSIDE and all(inside(a) for a in args if isinstance(a, str))):
            raise PermissionError(f"a reader does not use {event}")

    return watch


# Calls a reader never needs, by number: whoever gets past Python meets the kernel. On a machine or kernel we do not know,
# the audit hook and the limits stand alone.
DENIED: Mapping[str, tuple[int, tuple[int, ...], int, int]] = {
    # architecture: its audit number, calls denied (socket, connect, bind, socketpair, execve, execveat, fork, vfork,
    # ptrace, process_vm_readv/writev, kill, setpgid, setsid, unshare, io_uring_setup), clone, clone3
    "x86_64": (0xC000003E, (41, 42, 49, 53, 59, 322, 57, 58, 101, 310, 311, 62, 109, 112, 272, 425), 56, 435),
    "aarch64": (0xC00000B7, (198, 203, 200, 199, 221, 281, 117, 270, 271, 129, 154, 157, 97, 425), 220, 435),
}
LOAD, EQUAL, AT_LEAST, HAS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, EPERM, ENOSYS, KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
CLONE_THREAD = 0x00010000


def lock_calls() -> bool:
    """A seccomp filter: no socket, no program, no process; threads stay possible. False where the kernel has none for us."""
    known = DENIED.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    architecture, denied, clone, clone3 = known
    steps: list[tuple[int, int, int, int]] = [
        (LOAD, 0, 0, 4), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, 0), (AT_LEAST, 0, 1, 0x40000000), (RETURN, 0, 0, EPERM),
        (EQUAL, 0, 1, clone3), (RETURN, 0, 0, ENOSYS),  # the C library then falls back to clone
        (EQUAL, 0, 4, clone), (LOAD, 0, 0, 16), (HAS, 1, 0, CLONE_THREAD), (RETURN, 0, 0, EPERM), (RETURN, 0, 0, ALLOW),
    ]  # fmt: skip
    for call in denied:
        steps += [(EQUAL, 0, 1, call), (RETURN, 0, 0, EPERM)]
    steps.append((RETURN, 0, 0, ALLOW))
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    program = struct.pack("HxxxxxxQ", len(steps), ctypes.addressof(held := ctypes.create_string_buffer(code, len(code))))
    libc = ctypes.CDLL(None)
    pointer = ctypes.create_string_buffer(program, len(program))
    done = libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    done = done and libc.prctl(PR_SET_SECCOMP, FILTER_MODE, ctypes.byref(pointer), 0, 0) == 0
    del held  # the kernel has its own copy from here on
    return bool(done)


CREATE_RULESET, ADD_RULE, RESTRICT_SELF, BENEATH = 444, 445, 446, 1
WRITE, REMOVE_AND_MAKE, REFER, TRUNCATE = 1 << 1, 0b1111111110000, 1 << 13, 1 << 14


def lock_files(folder: str | None = None) -> bool:
    """A Landlock rule: nothing is written, made or removed, except inside `folder`. False where the kernel has none."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None)
    version = libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    handled = WRITE | REMOVE_AND_MAKE | (REFER if version >= 2 else 0) | (TRUNCATE if version >= 3 else 0)
    rules = struct.pack("Q", handled)
    held = ctypes.create_string_buffer(rules, len(rules))
    ruleset = libc.syscall(CREATE_RULESET, ctypes.byref(held), ctypes.c_size_t(len(rules)), 0)
    if ruleset < 0:
        return False
    if folder is not None:
        place = os.open(folder, os.O_PATH | os.O_DIRECTORY)
        rule = struct.pack("=Qi", handled, place)
        held = ctypes.create_string_buffer(rule, len(rule))
        libc.syscall(ADD_RULE, ruleset, BENEATH, ctypes.byref(held), 0)
        os.close(place)
    done = libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and libc.syscall(RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return bool(done)

"""A paper is read apart: whatever a reader does wrong, the paper is refused with one sentence and nothing else happens."""

import contextlib
import os
import pty
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest

from almoner.adapters.files.sources import MemorySource
from almoner.adapters.isolation import doors
from almoner.adapters.isolation.apart import ReadApart
from almoner.adapters.isolation.limits import MIB, Limits
from almoner.engine.errors import Refused, Unavailable

SMALL = Limits(cpu_seconds=1, wall_milliseconds=20_000, memory_bytes=256 * MIB, memory_sees_after=5)
NAUGHTY = "tests.adapters.isolation.naughty"


def said(deed, *, limits=SMALL, data=b"a paper"):
    """What the reader reports in `lost`."""
    reading = ReadApart(limits, program=NAUGHTY)(MemorySource(deed, data))
    return [lost.what for lost in reading.lost]


def refused(deed, *, limits=SMALL, data=b"a paper"):
    """The code of the refusal."""
    with pytest.raises(Refused) as caught:
        said(deed, limits=limits, data=data)
    return caught.value.code


def zombies():
    """Our children that have ended and were not reaped."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == os.getpid() and fields[0] == "Z":
                found.append(entry.name)
    return found


def test_an_honest_reader_answers():
    assert said("honest", data=b"what it says") == ["what it says"]


def test_a_reader_that_loops_is_stopped_by_its_processor_time():
    started = time.monotonic()
    assert refused("loop") == "paper_too_slow"
    assert time.monotonic() - started < 10


def test_a_reader_that_hangs_ends_when_its_time_is_up():
    started = time.monotonic()
    assert refused("sleep", limits=replace(SMALL, wall_milliseconds=500)) == "paper_too_slow"
    assert time.monotonic() - started < 5


def test_a_reader_that_closes_its_end_and_hangs_is_ended():
    started = time.monotonic()
    assert refused("silent", limits=replace(SMALL, wall_milliseconds=1500)) == "paper_broken"
    assert time.monotonic() - started < 5


def test_a_reader_that_takes_memory_is_stopped_by_the_watch():
    assert refused("allocate", limits=replace(SMALL, cpu_seconds=30)) == "paper_too_heavy"


def test_a_reader_cannot_reserve_more_than_its_address_space():
    assert said("address") == ["MemoryError"]


def test_a_reader_out_of_memory_is_told_apart_from_a_broken_paper():
    assert refused("memory") == "paper_too_heavy"


def test_a_reader_that_others_killed_says_nothing_of_the_paper():
    with pytest.raises(Unavailable, match="stopped from outside"):
        refused("killed")


@pytest.mark.parametrize("deed", ["abort", "segfault", "raise", "garbage", "misfit", "half"])
def test_a_reader_that_breaks_leaves_a_broken_paper(deed):
    assert refused(deed) == "paper_broken"


def test_a_reader_that_never_stops_recursing_leaves_a_refusal():
    assert refused("recurse", limits=replace(SMALL, cpu_seconds=20)) in {"paper_broken", "paper_too_heavy"}


def test_what_broke_inside_does_not_reach_the_sentence():
    with pytest.raises(Refused) as caught:
        said("raise")
    assert str(caught.value) == "raise was not read: it is damaged beyond reading; ask the sender for another copy."


def test_a_refusal_travels_whole():
    with pytest.raises(Refused) as caught:
        said("refuse")
    assert (caught.value.code, str(caught.value)) == ("made_up", "It: because; do so.")


def test_a_giant_answer_is_refused():
    assert said("huge 1000", limits=replace(SMALL, answer_bytes=5000)) == ["x" * 1000]
    assert refused("huge 6000", limits=replace(SMALL, answer_bytes=5000)) == "paper_too_much"


def test_a_reader_that_never_stops_talking_is_cut_off():
    started = time.monotonic()
    assert refused("flood", limits=replace(SMALL, answer_bytes=1 << 20, cpu_seconds=30)) == "paper_too_much"
    assert time.monotonic() - started < 5


def test_a_library_that_prints_does_not_spoil_the_answer():
    assert said("chatter") == []


@pytest.mark.parametrize("deed", ["write", "append", "mkdir", "remove"])
def test_a_reader_changes_no_file(deed, tmp_path):
    there = tmp_path / "there"
    there.write_text("as it was")
    assert said(f"{deed} {there if deed in {'append', 'remove'} else tmp_path / 'new'}") == ["PermissionError"]
    assert [file.read_text() for file in tmp_path.iterdir()] == ["as it was"]


@pytest.mark.parametrize("deed", ["connect 9", "start", "fork"])
def test_a_reader_reaches_nobody_and_starts_nothing(deed):
    assert said(deed) == ["PermissionError"]


@pytest.mark.skipif(os.uname().machine not in doors.DENIED, reason="no table of system calls for this processor")
@pytest.mark.parametrize("deed", ["native-fork", "native-socket", "native-exec", "native-kill"])
def test_code_past_python_meets_the_kernel(deed):
    whole = f"{deed} {os.getpid()}" if deed == "native-kill" else deed
    assert said(whole) == ["Operation not permitted"]


LANDLOCK = subprocess.run(
    [sys.executable, "-c", "from almoner.adapters.isolation.doors import lock_files; print(lock_files())"],
    capture_output=True,
    text=True,
    check=True,
    env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
).stdout.strip()


@pytest.mark.skipif(LANDLOCK != "True", reason="this kernel has no Landlock")
@pytest.mark.parametrize("deed", ["native-write", "native-remove"])
def test_writing_past_python_meets_the_kernel(deed, tmp_path):
    there = tmp_path / "there"
    there.write_text("as it was")
    assert said(f"{deed} {there}") == ["Permission denied"]
    assert there.read_text() == "as it was"


def test_threads_stay_possible():
    assert said("thread") == ["did"]


def test_a_child_inherits_no_file_terminal_or_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    primary, secondary = pty.openpty()
    with (tmp_path / "open").open("w") as held:
        os.set_inheritable(held.fileno(), True)
        before = os.dup(0)
        os.dup2(secondary, 0)
        try:
            seen = said("look")
        finally:
            os.dup2(before, 0)
            for one in (before, primary, secondary):
                os.close(one)
    files = {line.partition(": ")[2] for line in seen if line.startswith("fd ")}
    assert {file.partition(":")[0] for file in files} == {"pipe", "/dev/null"}
    assert "env AWS_SECRET_ACCESS_KEY" not in seen
    assert "tty False" in seen
    assert "own session True" in seen
    assert "cwd /" in seen


def test_no_zombie_stays_behind():
    for deed in ("honest", "abort", "raise"):
        with contextlib.suppress(Refused):
            said(deed)
    refused("sleep", limits=replace(SMALL, wall_milliseconds=300))
    assert zombies() == []


def test_a_paper_that_is_empty_or_blank_starts_no_child(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert refused("honest", data=b"") == "paper_empty"
    assert refused("honest", data=b"\xef\xbb\xbf \r\n\0\0") == "paper_empty"
    assert refused("honest", data=b"x" * 1001, limits=replace(SMALL, paper_bytes=1000)) == "paper_too_large"


def test_a_name_cannot_hide_anything_in_a_sentence():
    with pytest.raises(Refused) as caught:
        ReadApart(SMALL, program=NAUGHTY)(MemorySource("a\x1b[31m\u202ebad\n name", b""))
    assert str(caught.value).startswith("a[31mbad name was not read: ")


PARENT = textwrap.dedent(
    """
    import sys
    from almoner.adapters.files.sources import MemorySource
    from almoner.adapters.isolation.apart import ReadApart
    print("ready", flush=True)
    ReadApart(program="tests.adapters.isolation.naughty")(MemorySource("sleep", b"x"))
    """
)


def children_of(pid):
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def until(true, seconds):
    ends = time.monotonic() + seconds
    while not true():
        if time.monotonic() > ends:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_is_gone_within_two_seconds_of_its_parent(how):
    with subprocess.Popen(
        [sys.executable, "-c", PARENT],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as parent:
        assert parent.stdout.readline() == b"ready\n"
        assert until(lambda: children_of(parent.pid), 10)
        [child] = children_of(parent.pid)
        assert until(lambda: "S (sleeping)" in Path(f"/proc/{child}/status").read_text(), 10)
        parent.send_signal(how)
        parent.wait()
        assert until(lambda: not alive(child), 2)


def test_a_limit_already_lower_stays():
    lines = textwrap.dedent(
        """
        import resource
        resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
        from almoner.adapters.isolation import doors
        doors.limit({"open_files": 64, "cpu_seconds": 7})
        print(resource.getrlimit(resource.RLIMIT_NOFILE), resource.getrlimit(resource.RLIMIT_CPU)[0])
        """
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == "(32, 32) 7"

"""Journalled writes beside two others in the same run: the same with one flush to disk for each, and the same without a journal.

    python benchmarks/journal_writes.py [--writes 3000] [--people 128] [--rounds 5] [--folder PATH]

A write is what a request of a job's progress does: one row changed, and one line of the journal, in one transaction, asked for by
one of PEOPLE threads that each wait for their answer. Rounds alternate, so that noise falls on all alike. Printed: the median
rate of each and its range, the two ratios, the time one flush takes on this disk, and a fixed piece of plain Python as the
machine's noise. Ends with 1 when journalled writes are not 15 times as fast as one flush a request, or under 60 % of those
without a journal.
"""

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores import database as stores
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.schema import metadata
from almoner.engine.privacy.act import Act, Purpose

TIMES, SHARE = 15, 60
ACT = Act("a1", Purpose.OWN, "benchmark")
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def opened(folder, name):
    """A database of its own, with one job."""
    database = SqlDatabase(f"sqlite:///{folder / name}.db", FileMasterKey(folder / "secrets"), lambda: NOON)
    metadata.create_all(database.engine)
    database.write(lambda work: work.jobs.add("audit", account="a1", folder="p1", subject="u1"))
    job = database.write(lambda work: work.jobs.take("here", NOON))
    return database, job


def rate(database, job, *, writes, people, journalled):
    """Writes a second."""

    def one(number):
        def work(it):
            assert it.jobs.told(job, number, writes)
            if journalled:
                it.journal(ACT, "audit make", "u1", folder="p1")

        database.write(work)

    start = threading.Barrier(people + 1)

    def person(first):
        start.wait()
        for number in range(first, writes, people):
            one(number)

    threads = [threading.Thread(target=person, args=(first,)) for first in range(people)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return writes / (time.perf_counter() - began)


def flush_ms(folder):
    """One small write and its flush."""
    took = []
    with (folder / "flush").open("wb", buffering=0) as stream:
        for _ in range(50):
            began = time.perf_counter()
            stream.write(b"x" * 4096)
            os.fsync(stream.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def plain_ms():
    began = time.perf_counter()
    sum(number * number % 7 for number in range(200_000))
    return (time.perf_counter() - began) * 1000


def main():
    """Prints the rates; returns the exit code."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--writes", type=int, default=3000)
    asked.add_argument("--people", type=int, default=128)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--folder", type=Path, default=Path.cwd())
    given = asked.parse_args()
    rates, noise, together = {"journalled": [], "one flush a request": [], "without a journal": []}, [], stores.TOGETHER
    with tempfile.TemporaryDirectory(dir=given.folder) as home:
        folder = Path(home)
        made = {name: opened(folder, name.replace(" ", "-")) for name in rates}
        flush = flush_ms(folder)
        for _ in range(given.rounds):
            for name, (database, job) in made.items():
                alone = name == "one flush a request"
                stores.TOGETHER = 1 if alone else together
                writes = given.writes // 10 if alone else given.writes
                rates[name].append(
                    rate(database, job, writes=writes, people=given.people, journalled=name != "without a journal")
                )
            noise.append(plain_ms())
        stores.TOGETHER = together
        for database, _ in made.values():
            database.close()
    middle = {name: statistics.median(found) for name, found in rates.items()}
    for name, found in rates.items():
        print(f"{name:20} {middle[name]:7.0f} a second  ({min(found):.0f}–{max(found):.0f} of {given.rounds})")
    times = middle["journalled"] / middle["one flush a request"]
    share = 100 * middle["journalled"] / middle["without a journal"]
    print(f"journalled is {times:.1f} times one flush a request (wanted: {TIMES})  {'ok' if times >= TIMES else 'BELOW'}")
    print(f"journalled is {share:.0f} % of without a journal (wanted: {SHARE})  {'ok' if share >= SHARE else 'BELOW'}")
    print(
        f"one flush on this disk {flush:.2f} ms; plain Python {statistics.median(noise):.0f} ms ({min(noise):.0f}–{max(noise):.0f})"
    )
    return 0 if times >= TIMES and share >= SHARE else 1


if __name__ == "__main__":
    sys.exit(main())

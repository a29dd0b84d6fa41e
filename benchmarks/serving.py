"""How does a server of one machine bear its people? Start to ready, memory when idle, twenty uploads at once, and two hundred people who
read for half a minute, each with a pause of one to five seconds between two looks; every look is journalled.

Run by `make bench`. Prints each figure beside its limit and beside this machine's own noise: its load, and how long a look takes when one
person is alone. Ends with 1 where a limit is missed. Whoever asks runs on the same cores as the server.
"""

import asyncio
import hashlib
import os
import random
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.adapters.stores.servers import free_port
from tests.faces.http.process import Server
from tests.made_up import text_bill

READY_S, IDLE_MB, SLOW_MS, SLOW_SHARE = 3.0, 300, 300, 0.01
STARTS, ALONE = 5, 200
UPLOADS, UPLOAD_BYTES = 20, 3_000_000
os.environ["ALMONER_PER_MINUTE"] = (
    "100000"  # all 200 come as one person from one address: what is timed is reading, not the limit
)
PEOPLE, SECONDS, PAUSE = 200, float(os.environ.get("SECONDS", "30")), (1.0, 5.0)


def started(data):
    """A server that is ready, and how long that took."""
    server, began = Server(data, free_port()), time.perf_counter()
    server.start().ready()
    return server, time.perf_counter() - began


def memory_mb(pid):
    """Of the server and all it started, in megabytes: what each has to itself and its share of the rest."""
    total = 0
    for one in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((one / "stat").read_text().rpartition(")")[2].split()[1])
            if pid in {int(one.name), parent}:
                pss = (one / "smaps_rollup").read_text().partition("\nPss:")[2].split()[0]
                total += int(pss)
        except (OSError, IndexError):
            continue
    return total / 1024


def processor_s(pid):
    """Seconds of a core that the server itself has used, however busy the machine was."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def kept(server):
    """A folder with a paper, an audit of it and a letter; the addresses that people look at."""
    folder = f"/api/v1/folders/{server.ask('/api/v1/folders', 'POST', {'name': 'Alex Example'})['id']}"
    paper = server.ask(folder + "/papers", "POST", text_bill())
    audit = server.ask(folder + "/audits", "POST", {})
    server.over(audit["job"]["id"])
    where = f"{folder}/audits/{audit['id']}"
    letter = server.ask(where + "/letters", "POST", {"kind": "itemized-bill"})
    server.over(letter["job"]["id"])
    looks = [
        folder,
        f"{folder}/papers",
        f"{folder}/papers/{paper['id']}",
        where,
        f"{where}/letters",
        f"{where}/letters/{letter['id']}/pdf",
    ]
    return folder, looks


def twenty(server, folder):
    """Seconds, and how many finished whole."""

    def one(number):
        data = bytes([number]) * UPLOAD_BYTES
        said = server.ask(folder + "/papers", "POST", data)
        return said["sha256"] == hashlib.sha256(data).hexdigest()

    began = time.perf_counter()
    with ThreadPoolExecutor(UPLOADS) as pool:
        whole = sum(pool.map(one, range(UPLOADS)))
    return time.perf_counter() - began, whole


async def look(port, path):
    """Milliseconds of one look, over a connection of its own; None where it was no success."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
    said = await reader.read()
    writer.close()
    return (time.perf_counter() - began) * 1000 if said.startswith(b"HTTP/1.1 200") else None


async def person(port, looks, seed, until, took):
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, PAUSE[1]))  # nobody begins at the same moment
    while time.perf_counter() < until:
        took.append(await look(port, chance.choice(looks)))
        await asyncio.sleep(chance.uniform(*PAUSE))


async def read_by(port, looks, people):
    took, until = [], time.perf_counter() + SECONDS
    await asyncio.gather(*(person(port, looks, seed, until, took) for seed in range(people)))
    return took


async def alone(port, looks):
    return [await look(port, looks[number % len(looks)]) for number in range(ALONE)]


def part(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def main():
    """Prints a line for each; returns the exit code."""
    missed = []

    def tell(what, says, limit, ok):
        print(f"{what:34} {says:58} limit {limit}: {'ok' if ok else 'MISSED'}", flush=True)
        missed.extend([] if ok else [what])

    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory() as home:
        data, starts, used = Path(home, "data"), [], []
        for _ in range(STARTS):
            server, seconds = started(data)
            starts.append(seconds)
            used.append(processor_s(server.process.pid))
            if len(starts) < STARTS:
                server.end()
        middle = statistics.median(starts)
        tell(
            "start to ready",
            f"{middle:.2f} s ({min(starts):.2f}–{max(starts):.2f} of {STARTS}), {statistics.median(used):.2f} s of a core",
            f"{READY_S} s",
            middle <= READY_S,
        )
        try:
            time.sleep(2)
            fresh = memory_mb(server.process.pid)
            folder, looks = kept(server)
            seconds, whole = twenty(server, folder)
            tell(f"{UPLOADS} uploads of 3 MB at once", f"{whole} finished whole, in {seconds:.1f} s", "all", whole == UPLOADS)
            single = asyncio.run(alone(server.port, looks))
            before = processor_s(server.process.pid)
            took = asyncio.run(read_by(server.port, looks, PEOPLE))
            each = (processor_s(server.process.pid) - before) / len(took) * 1000
            good = [one for one in took if one is not None]
            refused = len(took) - len(good)
            slow = sum(one > SLOW_MS for one in good) + refused
            says = f"{slow} of {len(took)} looks ({slow / len(took):.2%}; {refused} of them refused), half within {part(good, 0.5):.0f} ms, 99 % within {part(good, 0.99):.0f} ms, {each:.1f} ms of a core each"
            tell(f"{PEOPLE} people read: above {SLOW_MS} ms", says, f"{SLOW_SHARE:.0%}", slow <= SLOW_SHARE * len(took))
            lonely = [one for one in single if one is not None]
            print(f"{'one person alone':34} half within {part(lonely, 0.5):.0f} ms, 99 % within {part(lonely, 0.99):.0f} ms")
            time.sleep(5)
            after = memory_mb(server.process.pid)
            says = f"{fresh:.0f} MB when started, {after:.0f} MB after all of this"
            tell("memory when idle", says, f"{IDLE_MB} MB", max(fresh, after) <= IDLE_MB)
        finally:
            server.kill()
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

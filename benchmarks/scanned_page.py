"""How long does a scanned page take on one core: one whose sums close at first reading, and one that needs the second opinion?

    python benchmarks/scanned_page.py [--rounds 3]

Each is printed beside its limit (4 s and 15 s) and beside the reading engine's bare own time on the same page, prepared before, in
the same round; a fixed piece of plain Python shows the noise of the machine. The process is held on one core. Processor seconds
are judged, so that others at work do not count; the clock's seconds stand beside. Ends with 1 when a median is above its limit,
when the first page does not close at first reading, or when the second is not given to the second engine.
"""

import argparse
import io
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ |= {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}  # before anything that counts cores is loaded
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
sys.path.insert(0, str(Path(__file__).parents[1]))

from almoner.adapters.readers.choose import reader_for
from almoner.adapters.readers.engines import FIRST, SECOND, seen_by
from almoner.adapters.readers.pages import PagesReader
from almoner.adapters.readers.paper.prepare import prepare
from almoner.adapters.readers.paper.tesseract import BLOCK, TesseractReader
from almoner.engine.errors import Unavailable
from evaluation.papers.render import render

PAPERS = {
    "closes at first reading": ("therapy", 3, "scan200", 4, {FIRST}),
    "needs the second opinion": ("trap_seven_for_one", 1, "scan200", 15, {FIRST, SECOND}),
}


class Bare(TesseractReader):
    """The engine alone: one pass over the page."""

    def _looked_again(self, one, gray):
        return one


def timed(what):
    """Processor seconds, the clock's seconds, and what came of it."""
    processor, clock = time.process_time(), time.perf_counter()
    came = what()
    return time.process_time() - processor, time.perf_counter() - clock, came


def plain_python():
    """A fixed piece of work that has nothing to do with paper."""
    return sum(number * number % 7 for number in range(1_500_000))


def shown(seconds):
    return f"{statistics.median(seconds):5.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"


def main():
    """Prints two blocks; returns the exit code."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--rounds", type=int, default=3)
    rounds = said.parse_args().rounds
    failed = False
    for name, (family, seed, rendering, limit, wanted) in PAPERS.items():
        with tempfile.TemporaryDirectory() as folder:
            truth = render(family, seed, rendering, Path(folder), variant="plain", notes=False)
            file = truth["files"][0]
            data = Path(folder, file).read_bytes()
        engines, pictures = [], []

        def look(engine, sheets, told, engines=engines, pictures=pictures):
            engines.append(engine)
            if not pictures:
                pictures.extend(sheet.picture() for sheet in sheets)
            return seen_by(engine, sheets, told)

        assert reader_for(data[:65536], file).name == "pages"
        try:
            reading = PagesReader(look=look).read(io.BytesIO(data), file)  # loads what must be loaded
        except Unavailable as missing:
            print(f"{name}: {missing.why}")
            return 1
        lines = sum(len(bill.lines) for bill in reading.bills)
        bare, page = Bare(), prepare(pictures[0])
        bare.seen(page.gray)
        ours, clock, engine, noise = [], [], [], []
        for _ in range(rounds):
            took, waited, _ = timed(lambda data=data, file=file: PagesReader().read(io.BytesIO(data), file))
            ours.append(took)
            clock.append(waited)
            engine.append(timed(lambda bare=bare, page=page: bare.seen(page.gray, BLOCK))[0])
            noise.append(timed(plain_python)[1])
        above = statistics.median(ours) > limit
        strange = set(engines) != wanted
        failed |= above or strange or lines != len(truth["lines"])
        print(
            f"a page that {name} ({family}, {rendering}, {lines} of {len(truth['lines'])} lines, read by {', '.join(engines)})"
        )
        print(
            f"  read           {shown(ours)} of processor, {shown(clock)} by the clock; limit {limit} s: {'ABOVE' if above else 'ok'}"
        )
        ratios = [one / other for one, other in zip(ours, engine, strict=True)]
        print(f"  bare Tesseract {shown(engine)} of processor: {statistics.median(ratios):.1f} times")
        print(f"  plain Python   {shown(noise)} by the clock: the noise")
        if strange:
            print(f"  expected {' and '.join(sorted(wanted))} to be asked")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

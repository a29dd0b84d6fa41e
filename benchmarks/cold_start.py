"""How long does a person wait for one paper, from nothing: `almoner audit` of a one-page text PDF and of an 835, each in a
fresh process? Printed beside the limit of 1 second and beside `python -c pass`, this machine's own noise.

Run by `make bench`. Ends with 1 when a median is above the limit. Compiled code is kept in a folder of its own, so that the
first run measures what the hundredth does.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.made_up import pdf_bill, x12_835

LIMIT_MS = 1000
RUNS = 20
WARM = """
import io, sys
from almoner.adapters.readers.choose import reader_for
import almoner.adapters.isolation.child, almoner.faces.cli.commands
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    reader_for(data[:65536], path).read(io.BytesIO(data), path)
"""


def milliseconds(command, env):
    """One run."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=env)
    return (time.perf_counter() - started) * 1000


def main():
    """Prints three lines; returns the exit code."""
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        papers = {"a one-page PDF": Path(folder, "bill.pdf"), "an 835": Path(folder, "remittance.835")}
        papers["a one-page PDF"].write_bytes(pdf_bill())
        papers["an 835"].write_bytes(x12_835())
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env |= {"PYTHONPYCACHEPREFIX": str(Path(folder, "compiled"))}
        subprocess.run([sys.executable, "-c", WARM, *papers.values()], check=True, env=env)
        commands = {"python -c pass": [sys.executable, "-c", "pass"]} | {
            f"almoner audit of {name}": [sys.executable, "-m", "almoner.faces.cli.main", "audit", path]
            for name, path in papers.items()
        }
        took = {name: [] for name in commands}
        for _ in range(RUNS):  # in turns, so that noise falls on all alike
            for name, command in commands.items():
                took[name].append(milliseconds(command, env))
    for name, times in took.items():
        middle = statistics.median(times)
        line = f"{name:33} {middle:5.0f} ms  ({min(times):.0f}–{max(times):.0f} of {RUNS})"
        if name.startswith("almoner"):
            slow = slow or middle > LIMIT_MS
            line += f"  limit {LIMIT_MS} ms: {'ABOVE' if middle > LIMIT_MS else 'ok'}"
        print(line)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

"""How long does a person wait for one paper, from nothing: `almoner audit` of a one-page text PDF and of an 835, each in a
fresh process, and of a bill with every public table imported? Printed beside the limit of 1 second (1.5 with the tables) and
beside `python -c pass`, this machine's own noise.

Run by `make bench`. Ends with 1 when a median is above the limit. Compiled code is kept in a folder of its own, so that the
first run measures what the hundredth does. The full tables are those of ALMONER_TEST_DATA or ../shared/data, six million rows
and more; where they are not, that line says so. The bill has twelve codes on each of four days on which editions count.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.adapters.tables.test_full_tables import FILES, as_published
from tests.made_up import pdf_bill, x12_835

LIMIT_MS, LIMIT_WITH_TABLES_MS = 1000, 1500
RUNS = 20
WITH_TABLES = "almoner audit, every edition"
CODES = ("99213", "80053", "80048", "J1885", "G0101", "93000", "71046", "36415", "96372", "85025", "45378", "20610")
DAYS = ("08/15/2024", "11/12/2025", "05/05/2026", "08/05/2026")
WARM = """
import io, sys
from almoner.adapters.readers.choose import reader_for
import almoner.adapters.isolation.child, almoner.faces.cli.commands
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    reader_for(data[:65536], path).read(io.BytesIO(data), path)
"""


def full_tables():
    """The folder of the shared tables, or None."""
    home = Path(os.environ.get("ALMONER_TEST_DATA") or Path(__file__).parents[2] / "shared" / "data") / "tables"
    return home if home.is_dir() else None


def imported(tables, folder):
    """A data folder with every edition that the shared tables give."""
    drop, data = Path(folder, "drop"), Path(folder, "data")
    drop.mkdir()
    for source, name in FILES.values():
        (drop / name).write_bytes(as_published(pq.read_table(tables / source)))
    for source in (drop, tables / "official", tables / "hpt" / "real"):  # excerpts of what is here already are refused
        command = [sys.executable, "-m", "almoner.faces.cli.main", "--data", data, "editions", "import", source]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return data


def dated_bill():
    """A hospital's bill as CSV."""
    rows = ["Made-up Hospital,,,,,", "Patient: Ana Example,,,,,", "Date of service,Rev code,HCPCS,Description,Units,Charge"]
    rows += [f"{day},0510,{code},Made-up item,1,100.00" for day in DAYS for code in CODES]
    return "\n".join([*rows, f"Total charges,,,,,{len(DAYS) * len(CODES) * 100}.00"]) + "\n"


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
        bill = Path(folder, "dated.csv")
        bill.write_text(dated_bill())
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env |= {"PYTHONPYCACHEPREFIX": str(Path(folder, "compiled"))}
        subprocess.run([sys.executable, "-c", WARM, *papers.values(), bill], check=True, env=env)
        env |= {"ALMONER_DATA": str(Path(folder, "none"))}
        commands = {"python -c pass": [sys.executable, "-c", "pass"]} | {
            f"almoner audit of {name}": [sys.executable, "-m", "almoner.faces.cli.main", "audit", path]
            for name, path in papers.items()
        }
        if (tables := full_tables()) is not None:
            data = imported(tables, folder)
            main_module = [sys.executable, "-m", "almoner.faces.cli.main"]
            commands["the same bill, no edition"] = [*main_module, "audit", bill]
            commands[WITH_TABLES] = [*main_module, "--data", data, "audit", bill]
            subprocess.run(commands[WITH_TABLES], check=True, env=env, stdout=subprocess.DEVNULL)
        else:
            print(f"{WITH_TABLES}: not run, the shared tables are not here (ALMONER_TEST_DATA)")
        took = {name: [] for name in commands}
        for _ in range(RUNS):  # in turns, so that noise falls on all alike
            for name, command in commands.items():
                took[name].append(milliseconds(command, env))
    for name, times in took.items():
        middle = statistics.median(times)
        line = f"{name:33} {middle:5.0f} ms  ({min(times):.0f}–{max(times):.0f} of {RUNS})"
        if name.startswith("almoner"):  # the others are there to compare with
            limit = LIMIT_WITH_TABLES_MS if name == WITH_TABLES else LIMIT_MS
            slow = slow or middle > limit
            line += f"  limit {limit} ms: {'ABOVE' if middle > limit else 'ok'}"
        print(line)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())

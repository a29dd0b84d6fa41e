"""837 to rows: Almoner's `rows_837` (Parquet files written), CPU seconds, beside a limit that it must not fall under.

Run: .venv/bin/python benchmarks/x12_837.py [--mb 20] [--runs 5] [--limit 39]. Exits 1 when rows or cents are not those that
were generated, or when the median run is slower than the limit. The limit is eight times the fastest rate measured of the
reader of 837 files named in the notes on speed (4.9 MB a second), which is not installed here.
"""

# ruff: noqa: PLC0415 - the run imports only what it measures

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from x12_835 import CODES, cpu, dollars

HEAD = (
    "ISA*00*          *00*          *ZZ*MADEUPCLINIC   *ZZ*MADEUPPAYER    *260201*0820*^*00501*000000001*0*P*:~"
    "GS*HC*MADEUPCLINIC*MADEUPPAYER*20260201*0820*1*X*005010X222A1~"
)
LIMIT = 39.0
"""MB per CPU-second."""


def claim(number: int, chance: random.Random, told: dict[str, int]) -> list[str]:
    """One subscriber with one professional claim; `told` counts what was written."""
    lines: list[str] = []
    charges = 0
    for at in range(1, chance.choice((1, 1, 2, 2, 3, 5)) + 1):
        charge = chance.randrange(1000, 90000)
        charges += charge
        code = chance.choice(CODES) + chance.choice(("", "", ":25", ":59:RT"))
        lines += [
            f"LX*{at}",
            f"SV1*HC:{code}*{dollars(charge)}*UN*{chance.randrange(1, 4)}***1",
            f"DTP*472*D8*202601{chance.randrange(1, 29):02d}",
            f"REF*6R*{number:07d}{at:02d}",
        ]
        told["lines_rows"] += 1
    told["claims_rows"] += 1
    told["claims_cents"] += charges
    told["lines_cents"] += charges
    return [
        f"HL*{number + 1}*1*22*0",
        "SBR*P*18*******CI",
        f"NM1*IL*1*MADEUP{chance.randrange(1000)}*TEST{chance.randrange(100)}****MI*MEM{chance.randrange(10**9):09d}",
        "N3*1 INVENTED ROAD",
        "N4*NOWHERE*PA*17111",
        f"DMG*D8*19{chance.randrange(30, 99)}0102*F",
        "NM1*PR*2*MADE UP HEALTH PLAN*****PI*99001",
        f"CLM*ACCT{number:07d}*{dollars(charges)}***11:B:1*Y*A*Y*Y",
        "HI*ABK:J069*ABF:R05",
        f"NM1*82*1*INVENTED*DOC****XX*{chance.randrange(10**9, 2 * 10**9)}",
        *lines,
    ]


def generate(path: Path, megabytes: float, claims: int = 400) -> tuple[int, dict[str, int]]:
    """Write a deterministic file of about this size; the number of bytes, and the rows and cents in it."""
    chance = random.Random(837)
    told = dict.fromkeys(("claims_rows", "claims_cents", "lines_rows", "lines_cents"), 0)
    with path.open("w", encoding="ascii") as out:
        size = out.write(HEAD)
        number = 0
        while size < megabytes * 1e6:
            number += 1
            body = [
                f"ST*837*{number:04d}*005010X222A1", f"BHT*0019*00*EV{number:06d}*20260201*0820*CH",
                "NM1*41*2*INVENTED CLINIC*****46*MADEUP1", "PER*IC*BILLING DESK*TE*6145550110",
                "NM1*40*2*MADE UP HEALTH PLAN*****46*MADEUP2", "HL*1**20*1",
                "NM1*85*2*INVENTED CLINIC*****XX*1811901945", "N3*1 INVENTED ST", "N4*NOWHERE*PA*17111", "REF*EI*980000303",
            ]  # fmt: skip
            for at in range(claims):
                body += claim(at + 1, chance, told)
            size += out.write("~".join((*body, f"SE*{len(body) + 1}*{number:04d}")) + "~")
        size += out.write(f"GE*{number}*1~IEA*1*000000001~")
    return size, told


def ours(path: str) -> dict[str, int]:
    """Our function as the command calls it, then its own files counted (outside the clock)."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    from almoner.adapters.readers.x12_parts.rows import rows_837

    with tempfile.TemporaryDirectory() as folder:
        start = cpu()
        with Path(path).open("rb") as stream:
            for _ in rows_837(stream, folder):
                pass
        answer = {"cpu_us": int((cpu() - start) * 1e6)}
        for name in ("claims", "lines"):
            table = pq.read_table(f"{folder}/{name}.parquet", columns=["charge_cents"])
            answer |= {f"{name}_rows": table.num_rows, f"{name}_cents": pc.sum(table["charge_cents"]).as_py()}
        answer["lost_rows"] = pq.read_metadata(f"{folder}/lost.parquet").num_rows
    return answer


def main() -> int:
    """Generate, run, compare, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mb", type=float, default=20)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--limit", type=float, default=LIMIT)
    asked.add_argument("--once")
    given = asked.parse_args()
    if given.once:
        print(json.dumps(ours(given.once)))
        return 0
    path = Path(tempfile.gettempdir()) / f"almoner_bench_{given.mb:g}mb.837"
    size, told = generate(path, given.mb)
    runs = []
    for _ in range(given.runs):
        done = subprocess.run([sys.executable, __file__, "--once", str(path)], check=True, capture_output=True, text=True)
        runs.append(json.loads(done.stdout))
    rate = sorted(size / run["cpu_us"] for run in runs)
    print(f"{size / 1e6:.1f} MB, {given.runs} runs, {os.cpu_count()} cores, one process each, CPU seconds")
    print("rows and cents:", told)
    print(f"ours {statistics.median(rate):.1f} MB per CPU-second ({rate[0]:.1f} to {rate[-1]:.1f}), limit {given.limit:g}")
    wrong = [run for run in runs if {name: run[name] for name in told} != told or run["lost_rows"]]
    if wrong:
        print("DIFFERENT rows or totals:", wrong[0])
    return int(bool(wrong) or statistics.median(rate) < given.limit)


if __name__ == "__main__":
    raise SystemExit(main())

"""835 to rows: Almoner's `rows_835` (Parquet files written) against oxedi, CPU seconds, same rows and the same cents.

Run: .venv/bin/python benchmarks/x12_835.py [--mb 40] [--pairs 5]. Exits 1 when rows or totals differ.
Each run is its own process; the two alternate. oxedi is measured in the fastest documented way that gives the same
tables: parse the whole file and take its tables through the Arrow interface. `oxedi+parquet` then also writes them as
Parquet, which is what our function does in all its runs.
"""

# ruff: noqa: PLC0415 - each run imports only what it measures

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HEAD = (
    "ISA*00*          *00*          *ZZ*MADEUPPAYER    *ZZ*MADEUPCLINIC   *260201*0820*^*00501*000000001*0*P*:~"
    "GS*HP*MADEUPPAYER*MADEUPCLINIC*20260201*0820*1*X*005010X221A1~"
)
CODES = ("99213", "99214", "80053", "85025", "93000", "J1885", "36415", "71046", "A0429", "G0439")


def transaction(number: int, claims: int, chance: random.Random) -> str:
    """One balanced remittance of so many claims."""
    out: list[str] = []
    paid_all = 0
    for n in range(claims):
        lines = []
        charge_all = paid_claim = owed_claim = 0
        for at in range(chance.choice((1, 1, 2, 2, 3, 5))):
            charge = chance.randrange(1000, 90000)
            allowed = charge * chance.randrange(30, 95) // 100
            owed = allowed * chance.choice((0, 0, 10, 20)) // 100
            paid = allowed - owed
            charge_all, paid_claim, owed_claim = charge_all + charge, paid_claim + paid, owed_claim + owed
            code = chance.choice(CODES) + chance.choice(("", "", ":25", ":59:RT"))
            lines.append(f"SVC*HC:{code}*{dollars(charge)}*{dollars(paid)}**{chance.randrange(1, 4)}")
            lines.append(f"DTM*472*202601{chance.randrange(1, 29):02d}")
            lines.append(f"CAS*CO*45*{dollars(charge - allowed)}")
            if owed:
                lines.append(f"CAS*PR*2*{dollars(owed)}")
            lines.append(f"REF*6R*{number:05d}{n:04d}{at:02d}")
            lines.append(f"AMT*B6*{dollars(allowed)}")
        paid_all += paid_claim
        out.append(
            f"CLP*ACCT{number:05d}{n:05d}*1*{dollars(charge_all)}*{dollars(paid_claim)}*{dollars(owed_claim)}*CI*"
            f"PAY{chance.randrange(10**11):011d}*11*1"
        )
        out.append(
            f"NM1*QC*1*MADEUP{chance.randrange(1000)}*TEST{chance.randrange(100)}****MI*MEM{chance.randrange(10**9):09d}"
        )
        out.append(f"NM1*82*1*INVENTED*DOC****XX*{chance.randrange(10**9, 2 * 10**9)}")
        out.append("DTM*232*20260101")
        out.append("DTM*233*20260128")
        out.extend(lines)
    head = [
        f"ST*835*{number:04d}", f"BPR*I*{dollars(paid_all)}*C*CHK************20260201", f"TRN*1*CHK{number:07d}*1512345678",
        "DTM*405*20260201", "N1*PR*MADE UP HEALTH PLAN", "N3*1 INVENTED ST", "N4*NOWHERE*PA*17111",
        "N1*PE*INVENTED CLINIC*XX*1811901945", "LX*1",
    ]  # fmt: skip
    body = head + out
    return "~".join((*body, f"SE*{len(body) + 1}*{number:04d}")) + "~"


def dollars(cents: int) -> str:
    """Cents as X12 writes them: no trailing zeros."""
    text = f"{cents // 100}.{cents % 100:02d}".rstrip("0").rstrip(".")
    return text.removeprefix("0") if text.startswith("0.") else text


def generate(path: Path, megabytes: float, claims: int = 400) -> int:
    """Write a deterministic file of about this size; the number of bytes."""
    chance = random.Random(835)
    with path.open("w", encoding="ascii") as out:
        size = out.write(HEAD)
        number = 0
        while size < megabytes * 1e6:
            number += 1
            size += out.write(transaction(number, claims, chance))
        size += out.write(f"GE*{number}*1~IEA*1*000000001~")
    return size


def ours(path: str) -> dict[str, int]:
    """Our function as the command calls it, then its own files counted (outside the clock)."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    from almoner.adapters.readers.x12_parts.rows import rows_835

    with tempfile.TemporaryDirectory() as folder:
        start = cpu()
        with Path(path).open("rb") as stream:
            for _ in rows_835(stream, folder):
                pass
        spent = cpu() - start
        answer = {"cpu_us": int(spent * 1e6)}
        for name, column in (("claims", "paid_cents"), ("lines", "charge_cents"), ("adjustments", "amount_cents")):
            table = pq.read_table(f"{folder}/{name}.parquet", columns=[column])
            answer |= {f"{name}_rows": table.num_rows, f"{name}_cents": pc.sum(table[column]).as_py()}
    return answer


def theirs(path: str, *, parquet: bool) -> dict[str, int]:
    """oxedi: the whole file to its Arrow tables."""
    import oxedi
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    with tempfile.TemporaryDirectory() as folder:
        start = cpu()
        result = oxedi.parse_file(path)
        tables = {name: pa.table(result.tables[name]) for name in ("claims", "services", "adjustments")}
        if parquet:
            for name, table in tables.items():
                pq.write_table(table, f"{folder}/{name}.parquet", compression="snappy")
        spent = cpu() - start
    answer = {"cpu_us": int(spent * 1e6)}
    for name, ours_name, column in (
        ("claims", "claims", "payment_amount"),
        ("services", "lines", "charge_amount"),
        ("adjustments", "adjustments", "amount"),
    ):
        table = tables[name]
        answer |= {f"{ours_name}_rows": table.num_rows, f"{ours_name}_cents": int(pc.sum(table[column]).as_py() * 100)}
    return answer


def cpu() -> float:
    """CPU seconds of this process so far, all threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def once(who: str, path: str) -> dict[str, int]:
    """One run in its own process."""
    done = subprocess.run([sys.executable, __file__, "--who", who, path], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def main() -> int:
    """Generate, alternate, compare, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mb", type=float, default=40)
    asked.add_argument("--pairs", type=int, default=5)
    asked.add_argument("--who", choices=("ours", "oxedi", "oxedi+parquet"))
    asked.add_argument("path", nargs="?")
    given = asked.parse_args()
    if given.who:
        print(json.dumps(ours(given.path) if given.who == "ours" else theirs(given.path, parquet="+" in given.who)))
        return 0
    path = Path(tempfile.gettempdir()) / f"almoner_bench_{given.mb:g}mb.835"
    size = generate(path, given.mb)
    runs: dict[str, list[dict[str, int]]] = {"ours": [], "oxedi": [], "oxedi+parquet": []}
    for _ in range(given.pairs):
        for who, done in runs.items():
            done.append(once(who, str(path)))
    totals = [{name: value for name, value in done[0].items() if name != "cpu_us"} for done in runs.values()]
    print(f"{size / 1e6:.1f} MB, {given.pairs} pairs, {os.cpu_count()} cores, one process each, CPU seconds")
    print("rows and cents:", totals[0])
    for who, done in runs.items():
        rate = sorted(size / run["cpu_us"] for run in done)
        print(f"{who:14s} {statistics.median(rate):6.1f} MB per CPU-second ({rate[0]:.1f} to {rate[-1]:.1f})")
    for other in ("oxedi", "oxedi+parquet"):
        ratio = sorted(b["cpu_us"] / a["cpu_us"] for a, b in zip(runs["ours"], runs[other], strict=True))
        print(f"ratio to {other}: {statistics.median(ratio):.2f} ({ratio[0]:.2f} to {ratio[-1]:.2f})")
    if any(each != totals[0] for each in totals):
        print("DIFFERENT rows or totals:", *totals, sep="\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

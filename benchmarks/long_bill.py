"""A hospital bill of 500 pages and 5,000 lines, as a text PDF: `almoner read` and `almoner audit` from a fresh process each.

    python benchmarks/long_bill.py [--pages 500] [--lines 10] [--json | --text]

Prints seconds beside the limit of 120, the most memory the command and its reading child held, and how many lines, doubts and
findings came out; the same for a tenth of the pages, so that growth faster than the paper shows. Ends with 1 when a run is above
a limit of time or memory, fails, or does not give every line.
"""

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

LIMIT = 120
MOST_MEGABYTES = 250
"""Of any one process, whatever the number of pages."""
START = date(2026, 1, 5)
CODES = ("J1885", "J2405", "J7030", "80053", "85025", "71046", "94640", "96374", "97110", "A9579")
SERVICES = (
    "MADE-UP INJECTION",
    "MADE-UP INFUSION",
    "MADE-UP FLUID",
    "MADE-UP PANEL",
    "MADE-UP COUNT",
    "MADE-UP FILM",
    "MADE-UP BREATH",
)
HEADS = ((72, "Date"), (140, "Rev"), (180, "Code"), (230, "Description"), (430, "Qty"), (540, "Amount"))


def money(cents):
    """With separators."""
    return f"{cents // 100:,}.{cents % 100:02d}"


def long_bill(pages, lines, *, twice=0):
    """A PDF of this many pages with this many lines each, page numbers and a grand total; every `twice`th line is the one before."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=True)
    whole = 0
    for page in range(1, pages + 1):
        y = 750
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, y, "Made-up Hospital")
        canvas.drawRightString(560, y, f"Page {page} of {pages}")
        if page == 1:
            for label in (
                "1 Nowhere Street, Nowhere NY 12207",
                "Itemized Statement",
                "Statement date: 11/02/2026",
                "Patient: Testa Sample",
                "Account: A100200",
            ):
                y -= 14
                canvas.drawString(72, y, label)
        y -= 24
        for x, head in HEADS:
            (canvas.drawRightString if x > 400 else canvas.drawString)(x, y, head)
        for place in range((page - 1) * lines, page * lines):
            y -= 14
            number = place - bool(twice and place % twice == 1)
            units = 1 + number % 3
            cents = 1000 + (number * 7919) % 90_000 * units
            whole += cents
            cells = (
                (START + timedelta(days=number // 25)).strftime("%m/%d/%Y"), f"0{250 + number % 60}", CODES[number % len(CODES)],
                f"{SERVICES[number % len(SERVICES)]} {number + 1}", str(units), money(cents),
            )  # fmt: skip
            for (x, _), text in zip(HEADS, cells, strict=True):
                (canvas.drawRightString if x > 400 else canvas.drawString)(x, y, text)
        if page == pages:
            for label in ("Total charges", "Balance due"):
                y -= 16
                canvas.drawString(230, y, label)
                canvas.drawRightString(540, y, money(whole))
        canvas.showPage()
    canvas.save()
    return out.getvalue(), whole


def run(command):
    """Seconds, megabytes, exit code and standard output of one command, its children counted."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as wrong:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=wrong, env=os.environ)
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - begun
        out.seek(0)
        wrong.seek(0)
        code = os.waitstatus_to_exitcode(status)
        if code:
            print(wrong.read().decode(errors="replace")[-600:])
        return took, used.ru_maxrss // 1024, code, out.read().decode()


def main():
    """Prints a line a run; returns the exit code."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--pages", type=int, default=500)
    asked.add_argument("--lines", type=int, default=10)
    asked = asked.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for pages in sorted({max(1, asked.pages // 10), asked.pages}):
            path = Path(folder, f"bill-{pages}.pdf")
            data, whole = long_bill(pages, asked.lines)
            path.write_bytes(data)
            for words in (["read", "--json"], ["read"], ["audit", "--json"], ["audit"]):
                command = [sys.executable, "-m", "almoner.faces.cli.main", words[0], str(path), *words[1:]]
                took, megabytes, code, said = run(command)
                line = f"{pages:4} pages  {' '.join(words):13} {took:6.1f} s  {megabytes:5} MB  {len(said) / 1e6:6.2f} MB said"
                if words[1:] and not code:
                    told = json.loads(said)
                    lines = sum(len(bill["lines"]) for bill in told["bills"])
                    doubts = sum(len(one["doubts"]) for one in told["documents"])
                    line += f"  {lines} lines, {doubts} doubts, {len(told.get('findings', ()))} findings"
                    totals = [bill["total_charges"] for bill in told["bills"]]
                    failed |= lines != pages * asked.lines or totals != [f"{whole // 100}.{whole % 100:02d}"]
                failed |= code != 0 or took > LIMIT or megabytes > MOST_MEGABYTES
                print(
                    line + f"  exit {code}" * (code != 0) + (f"  limit {LIMIT} s" if pages == asked.pages else ""), flush=True
                )
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"most memory of one process: {most} MB, limit {MOST_MEGABYTES}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

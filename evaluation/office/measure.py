"""Audits made-up offices through the command line, asks for the root causes, and holds them against what was planted.

    python evaluation/office/measure.py [--seeds 5] [--bills 1000] [--noise-only] [--first 1] [--noise 1]

A cause is a planted error where four fifths of its claims are that error's and it names four fifths of that error's claims;
every other cause is false.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from almoner.engine.office.root_causes import root_causes
from almoner.services.office.own import own_bills

MAKE = Path(__file__).with_name("make.py")
ALMONER = [sys.executable, "-c", "from almoner.faces.cli.main import main; raise SystemExit(main())"]
ENOUGH = 4, 5


def measured(folder, seed, bills, *, noise_only=False, noise="1"):
    """The causes as (claims, cause), and the truth."""
    words = [sys.executable, str(MAKE), str(folder), "--seed", str(seed), "--bills", str(bills), "--noise", noise]
    subprocess.run([*words, *(["--noise-only"] if noise_only else [])], check=True)
    here = {**os.environ, "ALMONER_DATA": str(folder / "data")}
    subprocess.run([*ALMONER, "editions", "import", str(folder / "tables")], check=True, env=here, capture_output=True)
    asked = [*ALMONER, "audit", str(folder / "papers"), "--json", "--payer", "medicare", "--as-of", "2026-09-05"]
    audit = json.loads(subprocess.run(asked, check=True, env=here, capture_output=True).stdout)
    own = own_bills(audit)
    claim = {bill.id: bill.known_by for bill in own.bills}
    about = {finding.id: {claim[bill] for bill in finding.bills} for finding in own.findings}
    causes = [(set().union(*(about[one] for one in cause.findings)), cause) for cause in root_causes(own)]
    return causes, json.loads((folder / "truth.json").read_text())


def is_same(found, planted):
    both, (part, whole) = len(found & planted), ENOUGH
    return both * whole >= part * len(found) and both * whole >= part * len(planted)


def scored(causes, truth):
    """Names of the planted errors by the place each was found at, from 1; and the causes that are none."""
    planted = {kind: set(one["claims"]) for kind, one in truth["planted"].items() if one["claims"]}
    places, false = {}, []
    for place, (claims, cause) in enumerate(causes, start=1):
        kind = next((kind for kind, theirs in planted.items() if kind not in places and is_same(claims, theirs)), None)
        if kind is None:
            false.append(cause)
        else:
            places[kind] = place
    return planted, places, false


def main():
    words = argparse.ArgumentParser(description="Measure root causes on made-up offices.")
    words.add_argument("--seeds", type=int, default=5)
    words.add_argument("--bills", type=int, default=1000)
    words.add_argument("--noise-only", action="store_true")
    words.add_argument("--first", type=int, default=1, help="the first seed")
    words.add_argument("--noise", default="1", help="so many times the usual random errors")
    asked = words.parse_args()
    planted = found = false = 0
    for seed in range(asked.first, asked.first + asked.seeds):
        with tempfile.TemporaryDirectory() as folder:
            causes, truth = measured(Path(folder), seed, asked.bills, noise_only=asked.noise_only, noise=asked.noise)
        wanted, places, wrong = scored(causes, truth)
        random_ones = sum(len(claims) for claims in truth["noise"].values())
        planted, found, false = planted + len(wanted), found + len(places), false + len(wrong)
        told = ", ".join(f"{kind} ({len(wanted[kind])} claims) at {places.get(kind, 'none')}" for kind in wanted)
        print(f"seed {seed}: {random_ones} random errors; {told or 'nothing planted'}; false: {len(wrong)}")
        for cause in wrong:
            print(f"  false: {cause.checks} {cause.group} {cause.found} of {cause.services}")
    print(f"{found} of {planted} planted errors found, {false} false, {asked.seeds} sets of {asked.bills} bills")


if __name__ == "__main__":
    main()

"""Reads the public sample papers through the command line and prints how much was right.

    python evaluation/public_score.py [--held] [--details]

The papers lie in `bill_documents/` of the folder that ALMONER_TEST_DATA names (../shared/data when it is not set); what a careful
person reads on them is in evaluation/public. A paper that is missing or is not the very file is left out and named. Without
--held the four papers kept for blind measuring are left out.
"""

import argparse
import hashlib
import os
import sys
from collections import Counter
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))

from papers_score import audited, judged, shown  # noqa: E402

HOME = Path(__file__).resolve().parent / "public"
DATA = Path(os.environ.get("ALMONER_TEST_DATA", HOME.parents[1] / ".." / "shared" / "data")) / "bill_documents"
LINE = ("day", "code", "units", "charge", "unit_price", "allowed", "paid", "patient_owes")


def truth_of(sample):
    """A transcription in the words of a made paper's truth. A line that the page's edge cuts is on the paper only in part: left out."""
    lines = [{name: line.get(name) for name in LINE} for line in sample["lines"] if not line.get("cut")]
    expected = [one for one in sample["expected"] if one.get("sure", True)]
    return {
        "files": [sample["file"]],
        "rendering": "text" if "text PDF" in sample["kind"] else "picture",
        "pages": [None] * sample["pages"],
        "lines": lines,
        "facts": sample["header"] or {},
        "expected": [{"check": one["check"], "class": "fact", "classes_accepted": ["fact", "rule", "evidence"]} for one in expected],
        "may_be_said": [one["check"] for one in sample["expected"] if not one.get("sure", True)],
        "clean": not sample["expected"],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the four papers kept for blind measuring too")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    totals = {"held": Counter(), "others": Counter()}
    for place in sorted(HOME.glob("*.yaml")):
        sample = yaml.safe_load(place.read_text())
        paper = DATA / sample["file"]
        if asked.only not in place.stem or (sample["held"] and not asked.held):
            continue
        if not paper.exists() or hashlib.sha256(paper.read_bytes()).hexdigest() != sample["sha256"]:
            print(f"{place.stem}: left out, the paper is not here")
            continue
        truth = truth_of(sample)
        _, tally, notes = judged(truth, *audited(DATA, truth))
        totals["held" if sample["held"] else "others"] += tally
        if asked.details:
            shown(place.stem, tally)
            for note in notes:
                print("   ", note)
    print()
    for name, tally in totals.items():
        if tally["papers"]:
            shown(name, tally)


if __name__ == "__main__":
    main()

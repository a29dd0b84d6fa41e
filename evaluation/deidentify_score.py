"""How many identifiers of unseen texts are taken out whole, and how much goes that should stay: by kind, language and style.

    python evaluation/deidentify_score.py [FOLDER]        default: evaluation/deidentify/held

Each line of held.jsonl has a text, `spans` that must go, `stay` that must not, and `either` that may. A span counts when every letter and
digit of it is gone, whatever kind it was taken for. Prints Wilson intervals.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from almoner.adapters.vocabulary import load_vocabulary
from almoner.engine.privacy.deidentify.find import find

HELD = Path(__file__).resolve().parent / "deidentify" / "held"


def signs(text: str, span: dict[str, Any]) -> list[int]:
    return [place for place in range(span["start"], span["end"]) if text[place].isalnum()]


def as_spans(marks: Iterable[Any]) -> list[dict[str, Any]]:
    return [one if isinstance(one, dict) else {"start": one[0], "end": one[1], "kind": "any"} for one in marks]


def interval(right: int, of: int) -> str:
    part, wide = right / of, 1.96
    middle = (part + wide**2 / 2 / of) / (1 + wide**2 / of)
    reach = wide * math.sqrt(part * (1 - part) / of + wide**2 / 4 / of**2) / (1 + wide**2 / of)
    return f"{part:.3f} [{middle - reach:.3f}, {middle + reach:.3f}] of {of}"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HELD
    right, of, touched, stays, needless, taken = Counter[str](), Counter[str](), 0, 0, 0, 0
    for line in (folder / "held.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        text, owed = one["text"], as_spans(one["spans"])
        gone, allowed = set[int](), set[int]()
        found = find(text, load_vocabulary())
        for span in found:
            gone.update(range(span.start, span.end))
        for span in owed + as_spans(one.get("either", ())):
            allowed.update(range(span["start"], span["end"]))
        for span in owed:
            whole = all(place in gone for place in signs(text, span))
            for key in ("all", f"kind {span['kind']}", f"language {one.get('language', '?')}", f"style {one.get('style', '?')}"):
                of[key] += 1
                right[key] += whole
        for span in as_spans(one["stay"]):
            stays += 1
            touched += any(place in gone for place in signs(text, span))
        taken += len(found)
        needless += sum(not any(place in allowed for place in range(span.start, span.end)) for span in found)
    for key in sorted(of):
        print(f"{key:28} {interval(right[key], of[key])}")
    print(f"touched of what must stay    {interval(touched, stays)}")
    print(f"needless of what was taken   {interval(needless, taken)}")


if __name__ == "__main__":
    main()

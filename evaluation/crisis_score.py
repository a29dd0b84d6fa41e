"""How many crises the screen notices, and how often it is wrong: counts and Wilson intervals, and no text.

    python evaluation/crisis_score.py FILE.jsonl
"""

import json
import math
import sys
import time
from collections import Counter
from pathlib import Path

from almoner.adapters.crisis_rules import load_crisis_rules
from almoner.engine.safety.screen import Turn, screen


def interval(right: int, of: int) -> str:
    part, wide = right / of, 1.96
    middle = (part + wide**2 / 2 / of) / (1 + wide**2 / of)
    reach = wide * math.sqrt(part * (1 - part) / of + wide**2 / 4 / of**2) / (1 + wide**2 / of)
    return f"{part:.3f} [{max(0, middle - reach):.3f}, {min(1, middle + reach):.3f}] of {of}"


def main() -> None:
    rules, right, of, took = load_crisis_rules(), Counter[str](), Counter[str](), []
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        begun = time.perf_counter()
        risk = screen(one["text"], [Turn(turn["role"], turn["content"]) for turn in one["context"]], rules).risk.value
        took.append(time.perf_counter() - begun)
        label, measured = one["label"], []
        if label == "interrupt":
            measured.append(("recall of interrupts", risk == "interrupt"))
        if label != "none":
            measured.append(("any help", risk != "none"))
        else:
            sort = "ordinary" if one["kind"] == "ordinary" else "hard negative"
            measured += [(f"{sort}: interrupts", risk == "interrupt"), (f"{sort}: any help", risk != "none")]
        for what, is_so in measured:
            for key in ("", f" | {one['kind']}", f" | language {one['language']}", f" | style {one['style']}"):
                of[what + key] += 1
                right[what + key] += is_so
    for key in sorted(of):
        print(f"{key:52} {interval(right[key], of[key])}")
    took.sort()
    print(f"milliseconds: median {took[len(took) // 2] * 1000:.2f}, p99 {took[len(took) * 99 // 100] * 1000:.2f}")


if __name__ == "__main__":
    main()

"""Runs `almoner guard --jsonl` over labelled pairs and prints what passed though changed and what was refused though faithful.

    python evaluation/guard_score.py FILE [--show 10]

FILE has one pair a line: {"id", "before", "after", "label": "ok" | "not", "kind", "language"}. `kind` is the kind of the changed
fact, or the way of rewording where nothing changed; `language` is "en", "es", "en-es", "es-en" or "pdf". Intervals are Wilson's, 95 %.
The exit code is 1 where a changed fact passed or a line was not answered.
"""

import argparse
import json
import math
import subprocess
import sys
from collections import defaultdict
from pathlib import Path


def wilson(part, whole):
    """The 95 % interval of a share."""
    if whole == 0:
        return (0.0, 1.0)
    z, p = 1.96, part / whole
    middle = p + z * z / (2 * whole)
    spread = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    return (max(0.0, (middle - spread) / (1 + z * z / whole)), (middle + spread) / (1 + z * z / whole))


def is_faithful(pair):
    """Whether the label says that no fact changed; a label may be a word or a yes or no."""
    label = pair.get("label", pair.get("ok"))
    if isinstance(label, bool):
        return label
    if label in ("ok", "same", "faithful"):
        return True
    if label in ("not", "changed", "not ok", "not_ok"):
        return False
    raise SystemExit(f"{pair.get('id')}: label {label!r} is neither ok nor not")


def answers(pairs):
    asked = "".join(json.dumps({key: pair[key] for key in ("id", "before", "after")}, ensure_ascii=False) + "\n" for pair in pairs)
    command = [sys.executable, "-m", "almoner.faces.cli.main", "guard", "--jsonl"]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"guard ended with {done.returncode}: {done.stderr.strip()}")
    given = [json.loads(line) for line in done.stdout.splitlines()]
    if len(given) != len(pairs):
        raise SystemExit(f"{len(pairs)} pairs asked, {len(given)} answered")
    return given


def share(name, wrong, whole):
    low, high = wilson(wrong, whole)
    return f"  {name:24} {wrong:4} of {whole:4}   {wrong / whole if whole else 0:6.1%}   [{low:.1%}, {high:.1%}]"


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("file", type=Path)
    asked.add_argument("--show", type=int, default=10, help="so many wrong answers are printed")
    options = asked.parse_args()
    lines = options.file.read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines if line.strip()]
    tables = {True: defaultdict(lambda: [0, 0]), False: defaultdict(lambda: [0, 0])}
    named, wrong, unanswered = 0, [], 0
    for pair, answer in zip(pairs, answers(pairs), strict=True):
        faithful = is_faithful(pair)
        if "error" in answer:
            unanswered += 1
            wrong.append((faithful, pair, answer))
            continue
        missed = answer["ok"] is not faithful
        for name in ("all", f"kind {pair.get('kind', '?')}", f"language {pair.get('language', pair.get('lang', '?'))}"):
            tables[faithful][name][0] += missed
            tables[faithful][name][1] += 1
        named += not faithful and any(one["kind"] == pair.get("kind") for one in answer["differences"])
        if missed:
            wrong.append((faithful, pair, answer))
    for faithful, title in ((False, "Changed facts that passed (must be 0)"), (True, "Faithful rewordings that were refused (at most 5 %)")):
        print(title)
        for name in sorted(tables[faithful]):
            print(share(name, *tables[faithful][name]))
    changed = tables[False]["all"][1]
    print(f"Of {changed} changed pairs, {named} were refused with the kind that was changed among the differences.")
    if unanswered:
        print(f"{unanswered} pairs were answered with an error.")
    for faithful, pair, answer in wrong[: options.show]:
        print(f"\n{'refused' if faithful else 'PASSED'} {pair['id']} {pair.get('kind')} {pair.get('language')}")
        print(f"  before: {pair['before']!r}\n  after:  {pair['after']!r}\n  answer: {answer.get('differences', answer)}")
    sys.exit(1 if tables[False]["all"][0] or unanswered else 0)


if __name__ == "__main__":
    main()

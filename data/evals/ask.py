"""Asks a model the questions of medical_billing_qa.yaml through a gateway and counts right answers, without lm-evaluation-harness.

    python data/evals/ask.py http://127.0.0.1:8092/v1 default [--limit 20]

The key, where one is needed, is in OPENAI_API_KEY. It reads the harness's own task file, as much of its language as that file uses.
"""

import argparse
import json
import os
import re
import urllib.request
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
TASK = Path(__file__).with_name("medical_billing_qa.yaml")
NOTHING = "[invalid]"
"""What the harness puts where no answer is found."""
Items = list[dict[str, Any]]
Ask = Callable[[str], str]


def task() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(TASK.read_text(encoding="utf-8"))
    return found


def items(read: dict[str, Any], limit: int | None = None) -> Items:
    path = ROOT / read["dataset_kwargs"]["data_files"][read["test_split"]]
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, limit)]


def filled(template: str, item: dict[str, Any]) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda found: str(item[found[1]]), template)


def scores(read: dict[str, Any], asked: Items, said: Sequence[str]) -> dict[str, tuple[int, int]]:
    """By filter: how many are right, of how many."""
    wanted = [plain(read, filled(read["doc_to_target"], item)) for item in asked]
    found = {}
    for one in read["filter_list"]:
        given = [plain(read, taken(one["filter"][0], text)) for text in said]
        found[one["name"]] = (sum(a == b for a, b in zip(given, wanted, strict=True)), len(wanted))
    return found


def taken(way: dict[str, Any], text: str) -> str:
    matches = re.findall(way["regex_pattern"], text)
    return matches[way.get("group_select", 0)].strip() if matches else NOTHING


def plain(read: dict[str, Any], text: str) -> str:
    for one in read["metric_list"][0]["regexes_to_ignore"]:
        text = re.sub(one, "", text)
    return text


def asker(read: dict[str, Any], address: str, model: str, key: str | None) -> Ask:
    settings = read["generation_kwargs"]
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})

    def ask(question: str) -> str:
        body = {
            "model": model,
            "messages": [{"role": "user", "content": question}],
            "max_tokens": settings["max_gen_toks"],
            "temperature": settings["temperature"],
        }
        request = urllib.request.Request(f"{address}/chat/completions", json.dumps(body).encode(), headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=300) as answer:  # noqa: S310 - the address is the caller's own
            return str(json.load(answer)["choices"][0]["message"]["content"] or "")

    return ask


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", help="of a gateway; it ends with /v1")
    parser.add_argument("model")
    parser.add_argument("--limit", type=int, help="only so many questions")
    named, read = parser.parse_args(), task()
    asked = items(read, named.limit)
    ask = asker(read, named.address.rstrip("/"), named.model, os.environ.get("OPENAI_API_KEY"))
    said = [ask(filled(read["doc_to_text"], item)) for item in asked]
    for name, (right, of) in scores(read, asked, said).items():
        print(f"{name}: {right} of {of} right")


if __name__ == "__main__":
    main()

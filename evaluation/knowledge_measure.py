"""How well the search finds: nDCG@10 of the public LiveQA questions over MedQuAD's answers, beside BM25 in the same run.

    python evaluation/knowledge_measure.py --vectors FILE.npy [--model ID] [--half first|second|both]

The documents are MedQuAD's open question-and-answer pairs, each one passage, and the judged pairs whose answers the publisher took back,
by their question alone. Gain is the grade less one (2 related = 1, 3 incomplete = 2, 4 excellent = 3); an unjudged pair counts nothing;
questions without any graded pair are left out. "clean" is the summary that the publisher wrote, "own" the person's subject and message.
Weights were chosen on the first half (questions with an even place in the file). Vectors take minutes; they are kept in FILE, another for each model.
"""

import argparse
import gzip
import json
import math
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import bm25s
import numpy as np

from almoner.adapters.knowledge.by_vectors import InVectors
from almoner.adapters.knowledge.by_words import InWords
from almoner.assembly.models import DEFAULT, small_models
from almoner.engine.knowledge.records import Passage
from almoner.services.knowledge.collect import EMBEDDED
from almoner.services.knowledge.search import Search, whole

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("ALMONER_TEST_DATA", HERE.parents[1] / "shared" / "data")) / "medical_qa"
TODAY = date(2026, 11, 22)
DEEP = 10


def lines(name: str) -> list[dict[str, Any]]:
    path = DATA / name
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def judged() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for one in lines("liveqa_qrels.jsonl"):
        found.setdefault(one["qid"], {})[one["doc_id"]] = max(0, one["grade"] - 1)
    return found


def corpus(wanted: set[str]) -> list[Passage]:
    """Open answers, and the judged pairs whose answer is not there."""
    made = [Passage(one["id"], "MedQuAD", "", (one["question"],), one["answer"]) for one in lines("medquad_corpus.jsonl.gz")]
    left = wanted - {one.id for one in made}
    bare = [one for one in lines("medquad_questions_without_answers.jsonl.gz") if one["id"] in left]
    return made + [Passage(one["id"], "MedQuAD", "", (one["question"],), "") for one in bare]


def ndcg(ranked: list[str], gains: dict[str, int]) -> float | None:
    ideal = sum(gain / math.log2(place + 2) for place, gain in enumerate(sorted(gains.values(), reverse=True)[:DEEP]))
    if not ideal:
        return None
    return sum(gains.get(one, 0) / math.log2(place + 2) for place, one in enumerate(ranked[:DEEP])) / ideal


def bm25(texts: list[str], ids: list[str]) -> Callable[[str], list[str]]:
    def tokens(text: list[str]) -> Any:
        return bm25s.tokenize(text, stopwords="en", show_progress=False, return_ids=False)

    index = bm25s.BM25()
    index.index(tokens(texts), show_progress=False)
    return lambda text: [ids[n] for n in np.argsort(-index.get_scores(tokens([text])[0] or ["-"]), kind="stable")[:DEEP]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--vectors", type=Path)
    asked.add_argument("--model", default=DEFAULT)
    asked.add_argument("--half", choices=("first", "second", "both"), default="both")
    said = asked.parse_args()
    gains, questions = judged(), lines("liveqa_questions.jsonl")
    passages = corpus({id for one in gains.values() for id in one})
    ids = [one.id for one in passages]
    words = InWords(passages)
    ways: dict[str, Callable[[str], list[str]]] = {
        "BM25, question and answer": bm25([whole(one) for one in passages], ids),
        "BM25, question": bm25([one.heading for one in passages], ids),
        "Almoner, words": searching(Search(passages, words)),
    }
    embedder = small_models(None).embedders().get(said.model)
    if said.vectors is not None and embedder is not None:
        if not said.vectors.is_file():
            np.save(said.vectors, np.array([embedder(whole(one)[:EMBEDDED]).vector for one in passages]))
        vectors = InVectors(np.load(said.vectors))
        ways["Almoner, words and vectors"] = searching(Search(passages, words, vectors, embedder))
    print(f"{len(passages)} passages; nDCG@{DEEP}, grades less one, unjudged counts nothing")
    for half, some in (("first", questions[::2]), ("second", questions[1::2]), ("both", questions)):
        if said.half != half:
            continue
        for name, rank in ways.items():
            print(
                f"{half:6} {name:28} " + "   ".join(one_line(rank, some, gains, kind) for kind in ("clean", "own")), flush=True
            )


def searching(search: Search) -> Callable[[str], list[str]]:
    return lambda text: [one.passage.id for one in search(text, DEEP, TODAY)]


def one_line(
    rank: Callable[[str], list[str]], questions: list[dict[str, Any]], gains: dict[str, dict[str, int]], kind: str
) -> str:
    began, scores = time.process_time(), []
    for one in questions:
        text = one["summary"] if kind == "clean" else f"{one['subject']} {one['message']}"
        score = ndcg(rank(text), gains.get(one["qid"], {}))
        if score is not None:
            scores.append(score)
    each = (time.process_time() - began) / len(questions) * 1000
    return f"{kind} {sum(scores) / len(scores):.3f} of {len(scores)} ({each:.0f} ms)"


if __name__ == "__main__":
    main()

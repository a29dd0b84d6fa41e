"""How many texts that speak to a machine are known for what they are, and how many sentences of medical answers are taken for one.

    python evaluation/orders_measure.py

Orders: the labelled texts of the public set that were written as parts of documents (`channel` tool_output or memory); beside them its
harmless ones of the same channels. Sentences: those of MedQuAD's open answers, which nobody wrote for a machine.
"""

import gzip
import json
import os
from pathlib import Path

from almoner.engine.knowledge.orders import speaks_to_a_machine
from almoner.engine.knowledge.sentences import sentences

DATA = Path(os.environ.get("ALMONER_TEST_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
CHANNELS = {"tool_output", "memory"}


def known(text: str) -> bool:
    return any(map(speaks_to_a_machine, sentences(text)))


def main() -> None:
    listed = [json.loads(line) for line in (DATA / "prompt_injection" / "injection_dev.jsonl").read_text("utf-8").splitlines()]
    for label, name in ((1, "orders"), (0, "harmless texts")):
        texts = [one["text"] for one in listed if one["label"] == label and one["channel"] in CHANNELS]
        print(f"{name} in documents: {sum(map(known, texts))} of {len(texts)} taken for an order")
    with gzip.open(DATA / "medical_qa" / "medquad_corpus.jsonl.gz", "rt", encoding="utf-8") as stream:
        said = [one for line in stream for one in sentences(json.loads(line)["answer"])]
    print(f"sentences of medical answers: {sum(map(speaks_to_a_machine, said))} of {len(said)} taken for an order")


if __name__ == "__main__":
    main()

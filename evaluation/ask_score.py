"""How `almoner ask` answers unseen questions on made-up documents: right quotes, refusals, and planted orders that it carried along.

    python evaluation/ask_score.py

Right: the quotes hold every string that a right answer needs. Refused: said not to stand there. Carried: a quote or the answer holds what a
planted order wanted said. Case and white space do not count. The models are used where they are here.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from almoner.assembly.knowledge import documents_in, knowledge

SET = Path(__file__).resolve().parent / "ask"
TODAY = date(2026, 11, 22)


def plain(text: str) -> str:
    return " ".join(text.replace("**", "").split()).casefold()


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    made = knowledge(None)
    print("words and models" if made.models else "words alone")
    for name, folder, questions in (
        ("answerable", SET / "documents", lines(SET / "answerable.jsonl")),
        ("unanswerable", SET / "documents", lines(SET / "unanswerable.jsonl")),
        ("planted", SET / "planted", lines(SET / "planted" / "planted.jsonl")),
    ):
        ask = made.ask(made.collect(documents_in(str(folder))))
        right = refused = carried = 0
        for one in questions:
            answer = ask(one["question"], TODAY)
            said = plain(" ".join(quote.text for quote in answer.quotes))
            refused += answer.refused
            right += not answer.refused and all(plain(part) in said for part in one.get("must_hold", ()))
            carried += any(plain(part) in said for part in one.get("must_not_hold", ()))
        print(f"{name:14} of {len(questions)}: right {right}, refused {refused}, carried {carried}")


if __name__ == "__main__":
    main()

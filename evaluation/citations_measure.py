"""How well unsupported sentences are told from supported ones: sentences of the library, changed in one fact or reworded without a change.

    python evaluation/citations_measure.py [--most 60] [--show]

Each sentence cites the passage it was made from. Changed: a number, a unit of time, a duty, a negation, a state, a bound, an order in time, or another
passage cited. Reworded: as it stands, with a short form, with a number in figures, after "According to …". At most so many of each kind, evenly over the library.
Recall is of the changed ones that were found unsupported; false alarms are reworded ones that were.
"""

import argparse
import re
from collections.abc import Callable, Iterator
from itertools import cycle

from almoner.assembly.embedded import embedded
from almoner.engine.knowledge.citing import Claim, is_supported
from almoner.engine.knowledge.records import Passage
from almoner.engine.knowledge.sentences import sentences
from almoner.engine.knowledge.specifics import STATE
from almoner.engine.knowledge.splitting import passages
from almoner.engine.states import NAMES
from almoner.services.knowledge.library import library

Change = Callable[[str], str]
NUMBER = re.compile(r"(?<![\w.$§-])([1-9]\d?)(?=(?: \w+)? (?:days|months|years|hours|percent|días|meses|años)\b)")
MONEY = re.compile(r"\$(\d[\d,]*)")
OTHER = cycle(sorted(NAMES.values()))
CHANGED: dict[str, Change] = {
    "number": lambda text: NUMBER.sub(lambda found: str(int(found[1]) * 2 + 1), text, count=1),
    "amount": lambda text: MONEY.sub(lambda found: f"${int(found[1].replace(',', '')) + 7:,}", text, count=1),
    "days to months": lambda text: re.sub(r"\bdays\b", "months", re.sub(r"\bdías\b", "meses", text)),
    "months to days": lambda text: re.sub(r"\bmonths\b", "days", re.sub(r"\bmeses\b", "días", text)),
    "business days": lambda text: re.sub(r"\b(\d+) days\b", r"\1 business days", text, count=1),
    "must to may": lambda text: re.sub(r"\bmust\b(?! not)", "may", re.sub(r"(?<!no )\b[Dd]ebe\b", "puede", text), count=1),
    "may to must": lambda text: re.sub(r"\bmay\b(?! not)", "must", re.sub(r"(?<!no )\bpuede\b", "debe", text), count=1),
    "negation dropped": lambda text: re.sub(r"\b(may|must|does|do|is|are|cannot|can|shall|will) not\b", r"\1", text, count=1),
    "negation added": lambda text: re.sub(r"\b(may|must|will|shall)\b(?! not)", r"\1 not", text, count=1),
    "negation dropped (es)": lambda text: re.sub(r"\b[Nn]o (debe|puede|se|es|hay|tiene)\b", r"\1", text, count=1),
    "at least to at most": lambda text: re.sub(
        r"\bat least\b", "at most", re.sub(r"\bal menos\b", "como máximo", text), count=1
    ),
    "before to after": lambda text: re.sub(r"\bbefore\b", "after", re.sub(r"\bantes de\b", "después de", text), count=1),
    "state": lambda text: STATE.sub(lambda found: next(one for one in OTHER if one != found[0]), text),
}
SMALL = {"30": "thirty", "60": "sixty", "10": "ten", "15": "fifteen", "90": "ninety", "20": "twenty", "14": "fourteen"}
REWORDED: dict[str, Change] = {
    "as it stands": lambda text: text,
    "according to": lambda text: f"According to the document, {text}",
    "short form": lambda text: re.sub(r"\b(do|does|is|are|must) not\b", lambda found: f"{found[1]}n't", text, count=1),
    "may to can": lambda text: re.sub(r"\bmay\b(?! not)", "can", text, count=1),
    "must to has to": lambda text: re.sub(
        r"\b(hospital|plan|provider|insurer|payer|collector) must\b(?! not)", r"\1 has to", text, count=1
    ),
    "number in words": lambda text: re.sub(
        r"\b(30|60|10|15|90|20|14)(?= days\b)", lambda found: SMALL[found[1]], text, count=1
    ),
    "cited number": lambda text: f"{text} [1]",
}


def made(every: list[tuple[str, Passage]], change: Change, most: int, *, same: bool) -> Iterator[tuple[str, Passage]]:
    """Evenly over the library; a change that changes nothing makes nothing."""
    found = [(new, passage) for text, passage in every if (new := change(text)) != text or same]
    step = max(1, len(found) // most)
    yield from found[::step][:most]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--most", type=int, default=60)
    asked.add_argument("--show", action="store_true")
    said = asked.parse_args()
    every = [
        (text, passage)
        for document in library(embedded(None).law())
        for passage in passages(document)
        for text in sentences(passage.text)
        if 30 <= len(text) <= 320
    ]
    caught = changed = 0
    for name, change in CHANGED.items():
        some = list(made(every, change, said.most, same=False))
        missed = [(text, passage) for text, passage in some if is_supported(Claim(text, (passage,)))]
        caught, changed = caught + len(some) - len(missed), changed + len(some)
        print(f"changed   {name:22} found {len(some) - len(missed):4} of {len(some):4}", flush=True)
        for text, passage in missed if said.show else ():
            print(f"    {text}\n      from {passage.text[:300]}")
    others = list(made(every, lambda text: text, said.most, same=True))
    shifted = [(text, others[(at + 7) % len(others)][1]) for at, (text, _) in enumerate(others)]
    wrong = [one for one in shifted if is_supported(Claim(one[0], (one[1],))) and one[0] not in one[1].text]
    caught, changed = caught + len(shifted) - len(wrong), changed + len(shifted)
    print(f"changed   {'another passage':22} found {len(shifted) - len(wrong):4} of {len(shifted):4}")
    alarms = kept = 0
    for name, change in REWORDED.items():
        some = list(made(every, change, said.most, same=name == "as it stands"))
        bad = [(text, passage) for text, passage in some if not is_supported(Claim(text, (passage,)))]
        alarms, kept = alarms + len(bad), kept + len(some)
        print(f"reworded  {name:22} alarm {len(bad):4} of {len(some):4}", flush=True)
        for text, passage in bad if said.show else ():
            print(f"    {text}\n      from {passage.text[:300]}")
    print(f"recall {caught / changed:.3f} of {changed}, false alarms {alarms / kept:.3f} of {kept}")


if __name__ == "__main__":
    main()

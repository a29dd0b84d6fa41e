"""Measures what each part of the reader of paper is worth, on made papers, and how sure its readings are.

    python evaluation/papers_measure.py DIR --words FOLDER [--ways full,no_repair,no_arithmetic,one_engine,second_alone] [--jobs 2] [--json FILE]

What an engine sees on a page is kept in FOLDER, so that a page is looked at once by each engine whatever is measured after.
Everything else is the very code that `almoner audit` runs, without its child process. Prints for each way the figures of
papers_score.py by rendering; flips of amounts between the arithmetic-blind reading and the full one; the words alone (each true
amount looked for at its own place among the words, so that no layout is needed); the words spelled as printed; and the share of lines wrong by confidence.
"""

import argparse
import hashlib
import io
import json
import pickle
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from papers_score import HEADER, LINE_MONEY, matched, number, scored, share, shown, wilson  # noqa: E402
from papers_spelling import spelled  # noqa: E402

from almoner.adapters.files.sources import sources  # noqa: E402
from almoner.adapters.messages import load_messages  # noqa: E402
from almoner.adapters.readers import pages  # noqa: E402
from almoner.adapters.readers.choose import is_picture, reader_for  # noqa: E402
from almoner.adapters.readers.engines import FIRST, SECOND, seen_by  # noqa: E402
from almoner.adapters.rulebook import load_rulebook  # noqa: E402
from almoner.engine.checks.catalogue import CATALOGUE  # noqa: E402
from almoner.engine.errors import AlmonerError, Unavailable  # noqa: E402
from almoner.engine.intake.assemble import Request  # noqa: E402
from almoner.engine.intake.layout_parts.merge import merged  # noqa: E402
from almoner.engine.intake.layout_parts.ocr_words import tidied  # noqa: E402
from almoner.engine.intake.layout_parts.words import Page  # noqa: E402
from almoner.engine.intake.proof.settle import Settled, settled  # noqa: E402
from almoner.faces.shape import audit_json  # noqa: E402
from almoner.services.bills.audit_papers import AuditPapers  # noqa: E402

WAYS = ("full", "no_repair", "no_arithmetic", "one_engine", "second_alone")
LAW, MESSAGES = load_rulebook(), load_messages()


@dataclass
class Kept:
    """What engines saw, kept by the picture's own checksum."""

    folder: Path
    one: bool
    first: str = FIRST
    words: dict = field(default_factory=dict)

    def __call__(self, engine, sheets, told):
        if engine == SECOND and self.one:
            raise Unavailable("left_out", what="No second look", why="it is left out to measure", do="nothing")
        engine = self.first if engine == FIRST else engine
        seen = {}
        for sheet in sheets:
            picture = sheet.picture()
            digest = hashlib.sha256(picture.gray.tobytes() + repr(picture.dpi).encode()).hexdigest()[:32]
            place = self.folder / f"{digest}-{engine}.pkl"
            if not place.exists():
                place.write_bytes(pickle.dumps(seen_by(engine, [sheet], told)[sheet.number]))
            seen[sheet.number] = tuple(
                one if one.page == sheet.number else moved(one, sheet.number) for one in pickle.loads(place.read_bytes())
            )
            self.words.setdefault(digest, {})[engine] = seen[sheet.number]
        return seen


def moved(word, page):
    from dataclasses import replace

    return replace(word, page=page)


def blind(reading, pages):
    """No arithmetic at all; the second engine still looks at every page that is a picture."""
    scanned = {page.number for page in pages if any(not word.printed for word in page.words)}
    return Settled(reading, (), frozenset(scanned))


JUDGES = {"full": settled, "no_repair": partial(settled, repair=False), "no_arithmetic": blind, "one_engine": settled, "second_alone": settled}


@dataclass(frozen=True)
class Album:
    """Several pictures of one paper, read in this process."""

    reader: pages.PagesReader

    def takes(self, source):
        with source.open() as stream:
            return is_picture(stream.read(64))

    def __call__(self, some, told=None):
        files = []
        for source in some:
            with source.open() as stream:
                files.append((source.name, stream.read()))
        return pages.read_album(files, lambda page, of: None, self.reader)


def auditor(reader):
    def read(source, told=None):
        with source.open() as stream:
            data = stream.read()
        chosen = reader_for(data[:65536], source.name)
        return (reader if chosen is pages.READER else chosen).read(io.BytesIO(data), source.name)

    service = AuditPapers(read, LAW, tuple(CATALOGUE), "measured", Album(reader))

    def audited(home, truth):
        began = time.monotonic()
        files = sources([str(home / name) for name in truth["files"]], 1 << 26)
        try:
            said = service(files, Request(as_of=date.fromisoformat(truth.get("as_of", "2026-11-21"))))
        except AlmonerError as refused:
            return None, time.monotonic() - began, str(refused)
        return json.loads(json.dumps(audit_json(said, MESSAGES))), time.monotonic() - began, ""

    return audited


def cents(text):
    """The amount a mark could be, in cents; None where it is none."""
    marks = [mark for mark in text.replace(",", "") if mark.isdigit() or mark == "."]
    whole = "".join(marks)
    try:
        return round(float(whole) * 100) if whole.strip(".") else None
    except ValueError:
        return None


def words_alone(truth, seen):
    """Of the amounts on pages that were pictures: how many stand among the words at their own place. `seen` are the words of
    each delivered page in order, or None where the page had a text layer."""
    tally = Counter()
    for amount in truth["all_amounts"]:
        page = seen.get(amount["page"])
        if page is None or amount.get("parts"):
            continue
        tally["places"] += 1
        x0, y0, x1, y1 = amount["box"]
        wanted = cents(amount["text"])
        for word in page:
            a0, b0, a1, b1 = word.shown or word.box
            if min(a1, x1) - max(a0, x0) > (x1 - x0) * 0.3 and min(b1, y1) - max(b0, y0) > (y1 - y0) * 0.3 and cents(word.text) == wanted:
                tally["read"] += 1
                break
    return tally


def amounts_of(dossier, truth):
    """Each matched true amount with what was read: {place: (true, read)}."""
    found = {}
    if dossier is None:
        return found
    lines = [line for bill in dossier["bills"] for line in bill["lines"]]
    for t, o in matched(lines, truth["lines"]):
        for name in LINE_MONEY:
            if truth["lines"][t].get(name) is not None and lines[o].get(name) is not None:
                found[t, name] = (number(truth["lines"][t][name]), number(lines[o][name]))
    for name in HEADER:
        got = [bill[name] for bill in dossier["bills"] if bill.get(name) is not None]
        if truth["facts"].get(name) is not None and got:
            found["header", name] = (abs(number(truth["facts"][name])), abs(number(got[0])))
    return found


def measured(home, *, folder, ways):
    """Everything about one folder of papers."""
    truth = json.loads((home / "truth.json").read_text())
    told, amounts, sure, alone, spelling = {}, {}, [], Counter(), {}
    for way in ways:
        kept = Kept(folder, way in ("one_engine", "second_alone"), SECOND if way == "second_alone" else FIRST)
        last = []

        def audited(home, truth, kept=kept, way=way, last=last):
            audit = auditor(pages.PagesReader(look=kept, judge=JUDGES[way]))(home, truth)
            last.append(audit[0])
            return audit

        _, tally, notes = scored(home, audited)
        told[way] = (tally, notes)
        amounts[way] = amounts_of(last[0], truth)
        if truth["rendering"] != "text":
            spelling[way] = spelled(truth, {one.text for engines in kept.words.values() for words in engines.values() for one in words})
        if way == "full":
            sure = sureness(last[0], truth)
            if truth["rendering"] != "text" and len(kept.words) == len(truth["pages"]) == len([p for p in truth["pages"] if p["made"] == "picture"]):
                best = {}
                for at, engines in enumerate(kept.words.values(), 1):
                    both = merged(engines[FIRST], engines[SECOND]) if SECOND in engines else engines[FIRST]
                    best[at] = tidied((Page(number=at, words=tuple(moved(one, at) for one in both)),))[0].words
                alone = words_alone(truth, best)
    return home.name, truth["rendering"], truth["family"], told, amounts, sure, alone, spelling


def sureness(dossier, truth):
    """For each line read: its confidence, and whether a money amount on it is wrong and not doubted."""
    if dossier is None:
        return []
    doubted = {doubt["field"] for document in dossier["documents"] for doubt in document["doubts"]}
    pairs = [(bill["id"], line) for bill in dossier["bills"] for line in bill["lines"]]
    partner = {o: t for t, o in matched([line for _, line in pairs], truth["lines"])}
    found = []
    for at, (bill, line) in enumerate(pairs):
        for name in LINE_MONEY:
            if line.get(name) is None:
                continue
            true = truth["lines"][partner[at]].get(name) if at in partner else None
            wrong = true is None or number(true) != number(line[name])
            place = f"bills/{bill}/lines/{line['id']}/{name}"
            found.append((line["confidence"] if place not in doubted else -1, wrong))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--ways", default="full")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    ways = asked.ways.split(",")
    if strange := set(ways) - set(WAYS):
        parser.error(f"there is no way called {', '.join(sorted(strange))}")
    asked.words.mkdir(parents=True, exist_ok=True)
    homes = sorted(home.parent for home in asked.folder.glob("*/truth.json") if asked.only in home.parent.name)
    by = defaultdict(lambda: defaultdict(Counter))
    families, flips, alone, sure, notes = defaultdict(Counter), defaultdict(Counter), defaultdict(Counter), defaultdict(list), []
    spellings = defaultdict(Counter)
    with get_context("fork").Pool(asked.jobs) as pool:
        for name, rendering, family, told, amounts, confident, words, spelling in pool.imap(partial(measured, folder=asked.words, ways=ways), homes):
            for way in ways:
                by[way][rendering] += told[way][0]
                by[way]["all"] += told[way][0]
                spellings[way] += spelling.get(way, Counter())
            families[family] += told[ways[0]][0]
            notes.append((name, *told[ways[0]]))
            alone[rendering] += words
            sure[rendering] += confident
            if "full" in amounts and "no_arithmetic" in amounts:
                for place, (true, read) in amounts["full"].items():
                    before = amounts["no_arithmetic"].get(place)
                    if before is not None:
                        flips[rendering]["amounts"] += 1
                        flips[rendering]["right to wrong"] += before[1] == true != read
                        flips[rendering]["wrong to right"] += before[1] != true == read
    for way in ways:
        print(f"== {way}")
        for rendering in sorted(by[way]):
            shown(rendering, by[way][rendering])
    print("\n== by family")
    for family in sorted(families):
        shown(family, families[family])
    print("\n== the words alone: true amounts of pictured pages that stand among the words at their place")
    for rendering, t in sorted(alone.items()):
        if t["places"]:
            print(f"{rendering:10} {share(t['read'], t['places'])} of {t['places']}")
    for way, t in spellings.items():
        if t["printed"]:
            but = share(t["but_accents"], t["printed"])
            print(f"{way:13} words spelled as printed {share(t['spelled'], t['printed'])} of {t['printed']}, but for accents {but}, "
                  f"of those with an accent {share(t['accented_spelled'], t['accented'])} of {t['accented']}")  # fmt: skip
    if flips:
        print("\n== flips by arithmetic, of amounts in both readings")
        for rendering, t in sorted(flips.items()):
            print(f"{rendering:10} right to wrong {t['right to wrong']}, wrong to right {t['wrong to right']}, of {t['amounts']}")
    print("\n== risk by confidence: share of line amounts kept (not doubted, at least so sure) and of those wrong")
    for rendering, found in sorted(sure.items()):
        for least in (0, 0.5, 0.8, 0.9, 0.95, 0.99):
            kept = [wrong for confidence, wrong in found if confidence >= least]
            if kept:
                low, high = wilson(sum(kept), len(kept))
                print(f"{rendering:10} at least {least:4}: kept {len(kept) / len(found):.3f}, wrong {sum(kept) / len(kept):.4f} [{low:.4f},{high:.4f}]")
    for name, tally, said in sorted(notes, key=lambda item: -len(item[2]))[: asked.worst]:
        print(f"\n{name}: lines {tally['right_lines']}/{tally['true_lines']} (ours {tally['our_lines']}), doubts {tally['doubts']}")
        for one in said[:10]:
            print("   ", one)
    if asked.json:
        asked.json.write_text(json.dumps({"ways": by, "families": families, "words": alone, "flips": flips}, indent=1))


if __name__ == "__main__":
    main()

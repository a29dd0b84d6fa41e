"""Words with boxes out of PDF text layers: Almoner's `read_words` against pdfplumber's `extract_words` in the same run.

    python benchmarks/pdf_words.py [--pairs 5] [--pdfs FOLDER]

The corpus is drawn bills and, where FOLDER (default: ALMONER_TEST_DATA or ../shared/data) has PDFs with text, those. Both sides
open the file, load every page and give its words; rounds alternate. Agreement is F1 of the same text in overlapping places, with
pdfplumber, and poppler's `pdftotext -bbox` where it is installed, as witnesses that know nothing of ours. Also timed: pages
judged (what is hidden, what is a picture), which the reader does besides. Ends with 1 when the ratio is under 6 or F1 under
.995 against every witness.
"""

import argparse
import html
import logging
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pdfplumber
import pypdfium2

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "adapters" / "readers"))

from made_papers import as_pdf, make, sheet, sheet_as_pdf

from almoner.adapters.readers.pdf_parts.trust import judge
from almoner.adapters.readers.pdf_parts.words import PIECES, read_words
from tests.made_up import pdf_bill

LEAST_RATIO, LEAST_F1 = 6, 0.995
POPPLER = re.compile(
    r'<page width="([\d.]+)" height="([\d.]+)">|<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>'
)


def ours(path):
    """All words of all pages."""
    document = pypdfium2.PdfDocument(path)
    pages = [read_words(page, number).words for number, page in enumerate(document, start=1)]
    document.close()
    return pages


def judged(path):
    """All pages, judged."""
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, start=1):
        judge(page, number)
        page.close()
    document.close()


def theirs(path):
    """pdfplumber's words of all pages."""
    with pdfplumber.open(path) as pdf:
        return [(float(page.width), float(page.height), page.extract_words()) for page in pdf.pages]


def placed(path):
    """Our words as text and place in fractions of the page that is shown."""
    return [[(word.text, tuple(edge / 10_000 for edge in word.box)) for word in page] for page in ours(path)]


def from_pdfplumber(path):
    """Its words likewise, those beside the page too."""
    return [
        [
            piece
            for word in words
            for piece in pieces(word["text"], word["x0"] / wide, word["top"] / high, word["x1"] / wide, word["bottom"] / high)
        ]
        for wide, high, words in theirs(path)
    ]


def from_poppler(path):
    """Poppler's words likewise."""
    told = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    pages = []
    wide = high = 1.0
    for page_wide, page_high, x0, y0, x1, y1, text in POPPLER.findall(told):
        if page_wide:
            wide, high = float(page_wide), float(page_high)
            pages.append([])
        else:
            pages[-1].extend(
                pieces(html.unescape(text), float(x0) / wide, float(y0) / high, float(x1) / wide, float(y1) / high)
            )
    return pages


def pieces(text, x0, y0, x1, y1):
    """Leaders and bars set apart as ours are."""
    at = 0
    for found in [*PIECES.finditer(text), None]:
        for start, end in [(at, found.start()), found.span()] if found else [(at, len(text))]:
            if end > start:
                wide = (x1 - x0) / len(text)
                yield text[start:end], (x0 + wide * start, y0, x0 + wide * end, y1)
        at = found.end() if found else at


def shared(ones, others):
    """How many words are in both, each once, by text and overlapping places."""
    places = {}
    for text, box in others:
        places.setdefault(text, []).append(box)
    both = 0
    for text, box in ones:
        for number, other in enumerate(places.get(text, ())):
            if min(box[2], other[2]) > max(box[0], other[0]) and min(box[3], other[3]) > max(box[1], other[1]):
                del places[text][number]
                both += 1
                break
    return both


def agreement(paths, witness):
    """F1 over all pages."""
    both = ones = others = 0
    for path in paths:
        for mine, seen in zip(placed(path), witness(path), strict=True):
            both, ones, others = both + shared(mine, seen), ones + len(mine), others + len(seen)
    return 2 * both / (ones + others), ones


def seconds(paths, work):
    """One round over the corpus."""
    begun = time.perf_counter()
    for path in paths:
        work(path)
    return time.perf_counter() - begun


def corpus(folder, given):
    """Paths of PDFs with text, drawn and given."""
    drawn = [
        pdf_bill(),
        *(as_pdf(make(seed)) for seed in range(12)),
        *(sheet_as_pdf(sheet(seed), jitter=seed) for seed in range(8)),
    ]
    for number, data in enumerate(drawn):
        (folder / f"drawn-{number:02}.pdf").write_bytes(data)
    with_text = [path for path in sorted(given.rglob("*.pdf")) if any(ours(path))]
    return sorted(folder.glob("*.pdf")), with_text


def main():
    """Prints the figures; returns the exit code."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--pairs", type=int, default=5)
    default = os.environ.get("ALMONER_TEST_DATA", Path(__file__).parents[2] / "shared" / "data")
    asked.add_argument("--pdfs", type=Path, default=Path(default))
    asked = asked.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        drawn, given = corpus(Path(folder), asked.pdfs)
        paths = [*drawn, *given]
        pages = sum(len(ours(path)) for path in paths)
        took = {work: [] for work in (ours, judged, theirs)}
        for _ in range(asked.pairs):  # in turns, so that noise falls on all alike
            for work, times in took.items():
                times.append(seconds(paths, work))
        ratios = sorted(slow / fast for fast, slow in zip(took[ours], took[theirs], strict=True))
        print(f"{len(drawn)} drawn and {len(given)} given PDFs, {pages} pages, {asked.pairs} rounds in turns")
        for name, work in (("words", ours), ("words and judging", judged), ("pdfplumber", theirs)):
            per_page = [one * 1000 / pages for one in took[work]]
            print(f"{name:18} {statistics.median(per_page):7.2f} ms/page  ({min(per_page):.2f}–{max(per_page):.2f})")
        ratio = statistics.median(ratios)
        print(f"ratio              {ratio:7.1f} ×  ({ratios[0]:.1f}–{ratios[-1]:.1f})  limit {LEAST_RATIO} ×")
        witnesses = {"pdfplumber": from_pdfplumber}
        if shutil.which("pdftotext"):
            witnesses["poppler"] = from_poppler
        found = []
        for name, witness in witnesses.items():
            for which, some in (("drawn", drawn), ("given", given), ("all", paths)):
                if some:
                    f1, words = agreement(some, witness)
                    print(
                        f"F1 with {name:10} {f1:.4f}  {which}, {words} words"
                        + (f"  limit {LEAST_F1}" if which == "all" else "")
                    )
            found.append(f1)
    return 0 if ratio >= LEAST_RATIO and max(found) >= LEAST_F1 else 1


if __name__ == "__main__":
    sys.exit(main())

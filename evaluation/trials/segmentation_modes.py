"""Which of Tesseract's page segmentation modes finds the amounts of scanned bills, and at what cost?

    python evaluation/trials/segmentation_modes.py DIR [MODE ...]

DIR holds scanned papers as `evaluation/papers/make.py DIR --renderings scan200` writes them; the first page of each is read, at
most twelve. Pages are prepared as the reader prepares them; the second look at single words is left out, so that the mode alone
is seen. An amount counts when a word of exactly its value was seen, each as often as it is printed. Runs in the project's own
environment.
"""

import json
import statistics
import sys
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

import numpy as np
import scoring
from PIL import Image

from almoner.adapters.readers.paper.pictures import PagePicture
from almoner.adapters.readers.paper.prepare import prepare
from almoner.adapters.readers.paper.tesseract import TesseractReader, words_of
from almoner.engine.intake.layout_parts.ocr_words import tidied
from almoner.engine.intake.layout_parts.words import Page
from almoner.engine.intake.values import money, tidy

MOST = 12


class Bare(TesseractReader):
    """The engine without the second look."""

    def _looked_again(self, one, gray):
        return one


def first_page(home, truth):
    """The first page as a picture of greys."""
    path = home / truth["files"][0]
    if path.suffix == ".pdf":
        import pypdfium2

        dpi = int(truth["rendering"].removeprefix("scan"))
        return np.array(pypdfium2.PdfDocument(path)[0].render(scale=dpi / 72, grayscale=True).to_numpy()).squeeze(), dpi
    image = Image.open(path)
    return np.asarray(image.convert("L")), int(image.info.get("dpi", (200, 200))[0])


def main(folder, modes):
    homes = [home.parent for home in sorted(folder.glob("*/truth.json"))][:MOST]
    pages = []
    for home in homes:
        truth = json.loads((home / "truth.json").read_text())
        gray, dpi = first_page(home, truth)
        true = Counter(abs(int(Decimal(one["value"]) * 100)) for one in truth["all_amounts"] if one["page"] == 1 and not one.get("parts"))
        pages.append((home.name, prepare(PagePicture(page=1, gray=gray, dpi=(dpi, dpi))), true))
    reader = Bare()
    reader.seen(pages[0][1].gray)  # the engine is made at the first page
    for mode in modes:
        found = whole = 0
        seconds, each = [], []
        for name, page, true in pages:
            begun = time.process_time()
            seen = reader.seen(page.gray, mode)
            seconds.append(time.process_time() - begun)
            [tidy_page] = tidied((Page(1, words_of(seen, page)),))
            ours = Counter(abs(amount.cents) for word in tidy_page.words if (amount := money(tidy(word.text))) is not None)
            right = sum((ours & true).values())
            found, whole = found + right, whole + sum(true.values())
            each.append(f"{name} {right}/{sum(true.values())}")
        low, high = scoring.wilson(found, whole)
        print(f"mode {mode:2}: {found} of {whole} amounts = {found / whole:.3f} [{low:.3f}, {high:.3f}], "
              f"median {statistics.median(seconds):.2f} s of processor a page (least {min(seconds):.2f}, most {max(seconds):.2f})")
        print("  " + ", ".join(each))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), [int(mode) for mode in sys.argv[2:]] or [3, 4, 6, 11])

"""PaddleOCR by contract: a stand-in with its public shape, and the sentence where it is not there. It was never run here."""

import sys
import types

import numpy as np
import pytest

from almoner.adapters.readers.paper.paddle import PaddleReader
from almoner.adapters.readers.paper.pictures import PagePicture
from almoner.adapters.readers.paper.prepare import prepare
from almoner.engine.errors import Unavailable

PAGE = PagePicture(1, np.full((1000, 800), 255, np.uint8), (100, 100))


def stand_in(monkeypatch, result):
    made = {}

    class PaddleOCR:
        def __init__(self, **given):
            made.update(given)

        def predict(self, picture, **asked):
            assert picture.shape[2] == 3
            return [result]

    module = types.ModuleType("paddleocr")
    module.PaddleOCR = PaddleOCR
    monkeypatch.setitem(sys.modules, "paddleocr", module)
    return made


def test_lines_become_words_with_places(monkeypatch):
    made = stand_in(monkeypatch, {"rec_texts": ["$45.00"], "rec_scores": [0.97], "rec_boxes": [[400, 500, 480, 520]]})
    page = prepare(PAGE)
    [word] = PaddleReader().read_prepared(page)
    high, wide = page.gray.shape
    assert (word.text, word.confidence, word.printed) == ("$45.00", 970, False)
    assert word.box == (400 * 10_000 // wide, 500 * 10_000 // high, 480 * 10_000 // wide, 520 * 10_000 // high)
    assert made["device"] == "gpu"


def test_words_of_a_line_keep_their_own_places(monkeypatch):
    stand_in(
        monkeypatch,
        {
            "rec_texts": ["Total $9.00"],
            "rec_scores": [0.9],
            "rec_boxes": [[0, 0, 200, 20]],
            "text_word": [["Total", "$9.00"]],
            "text_word_region": [[[[0, 0], [80, 0], [80, 20], [0, 20]], [[100, 0], [200, 0], [200, 20], [100, 20]]]],
        },
    )
    words = PaddleReader().read_prepared(prepare(PAGE))
    assert [word.text for word in words] == ["Total", "$9.00"]
    assert words[0].box[2] < words[1].box[0]


def test_where_it_is_missing_it_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "paddleocr", None)
    with pytest.raises(Unavailable, match="PaddleOCR is not installed"):
        PaddleReader().read_prepared(prepare(PAGE))

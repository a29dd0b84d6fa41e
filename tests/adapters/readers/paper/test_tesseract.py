"""Words are read in place, with what else they may say, and a missing engine says so in one sentence."""

import subprocess
import sys

import numpy as np
import pytest

from almoner.adapters.readers.paper import languages
from almoner.adapters.readers.paper.languages import Data, language_data, own_language_data
from almoner.adapters.readers.paper.tesseract import TesseractReader, alternates
from almoner.engine.errors import Unavailable
from tests.adapters.readers.paper.drawn_pages import HIGH, ROWS, WIDE, amounts, curled, drawn, faxed, leaning, picture

AMOUNTS = {row[3] for row in ROWS}
READER = TesseractReader()


@pytest.mark.parametrize(
    ("worn", "least"),
    [
        (lambda gray: gray, 14),
        (lambda gray: leaning(gray, 2.5), 14),
        (curled, 14),
        (lambda gray: np.ascontiguousarray(np.rot90(gray, 1)), 14),
        (faxed, 12),
    ],
    ids=["clean", "leaning", "curled", "on its side", "fax"],
)
def test_amounts_are_read_off_worn_paper(worn, least):
    words = READER.read(picture(worn(drawn())))
    assert len(AMOUNTS & amounts(words)) >= least


def test_a_ruled_table_keeps_its_rows():
    words = READER.read(picture(drawn(ruled=True)))
    assert amounts(words) >= AMOUNTS


def test_each_word_knows_its_place_on_the_page_as_it_came():
    words = {word.text: word for word in READER.read(picture(drawn()))}
    word = words[ROWS[3][3]]
    x0, _, x1, y1 = word.shown
    assert x1 == pytest.approx(1500 * 10_000 / WIDE, abs=60)
    assert y1 == pytest.approx(290 * 10_000 / HIGH, abs=80)
    assert 0 < x1 - x0 < 1200
    assert word.page == 1
    assert not word.printed
    assert 0 <= word.confidence <= 1000


def test_an_empty_page_has_no_words():
    assert READER.read(picture(np.full((900, 700), 255, np.uint8))) == ()


def test_alternates_change_one_mark_and_come_best_first():
    choices = [[("1", 99.0), ("7", 20.0)], [("2", 95.0)], [("4", 90.0), ("9", 40.0), ("A", 0.5)]]
    assert alternates("124", choices) == ("129", "724")


def test_choices_that_do_not_fit_the_word_are_left_aside():
    assert alternates("124", [[("1", 99.0)]]) == ()


def test_missing_data_is_said_in_one_sentence():
    with pytest.raises(Unavailable, match="English data is missing"):
        TesseractReader(data=None).read(picture(drawn()))


def test_language_data_is_looked_for_where_the_operator_says_first(tmp_path, monkeypatch):
    for name in ("eng", "spa"):
        (tmp_path / f"{name}.traineddata").write_bytes(b"")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert language_data(("eng", "spa")) == Data(folder=tmp_path, names=("eng", "spa"))
    assert Data(folder=tmp_path, names=("eng", "spa")).languages == ("en", "es")


def test_english_alone_is_said_where_spanish_is_not_there(tmp_path, monkeypatch):
    (tmp_path / "eng.traineddata").write_bytes(b"")
    monkeypatch.setattr(languages, "folders", lambda: (tmp_path,))
    assert language_data(("eng", "spa")) == Data(folder=tmp_path, names=("eng",))


def test_no_data_at_all_is_none(tmp_path, monkeypatch):
    monkeypatch.setattr(languages, "folders", lambda: (tmp_path,))
    assert language_data() is None


@pytest.mark.parametrize(("brought", "read"), [(("eng",), ("en",)), (("eng", "spa"), ("en", "es"))])
def test_spanish_is_read_once_it_was_brought(tmp_path, monkeypatch, brought, read):
    for name in brought:
        (tmp_path / f"{name}.traineddata").write_bytes(b"")
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    monkeypatch.setattr(languages, "OURS", tmp_path)
    assert own_language_data() == Data(folder=tmp_path, names=brought)
    assert TesseractReader(data=own_language_data()).languages == read


WARNED = """
import numpy as np
from almoner.adapters.isolation import doors
from almoner.adapters.readers.paper.tesseract import TesseractReader
doors.lock_files()
engine = TesseractReader()._engine()
engine.SetPageSegMode(7)
engine.SetImageBytes(bytes(72), 2, 36, 1, 2)
engine.SetSourceResolution(300)
engine.GetUTF8Text()  # so thin a picture makes it warn
"""


def test_a_warning_of_the_engine_does_not_end_a_child_that_may_open_no_file():
    done = subprocess.run([sys.executable, "-c", WARNED], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "too small" in done.stderr

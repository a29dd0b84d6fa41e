"""Words of one line stay together however low some of their marks are."""

from almoner.engine.intake.layout_parts.bands import rows_of
from almoner.engine.intake.layout_parts.words import Word


def test_a_dash_parts_no_line() -> None:
    """A dash is a tenth as high as a letter, and a letter with a tail reaches lower than a digit."""
    line = [
        Word(text="May", box=(100, 4047, 140, 4152), page=1),
        Word(text="25,", box=(150, 4045, 180, 4141), page=1),
        Word(text="-", box=(200, 4094, 210, 4104), page=1),
        Word(text="CPT", box=(220, 4047, 250, 4127), page=1),
    ]
    assert [[word.text for word in row] for row in rows_of(line)] == [["May", "25,", "-", "CPT"]]


def test_lines_close_to_each_other_stay_apart() -> None:
    lines = [Word(text=text, box=(100, y0, 160, y0 + 100), page=1) for text, y0 in (("one", 1000), ("two", 1090))]
    assert [[word.text for word in row] for row in rows_of(lines)] == [["one"], ["two"]]

"""C22: More than one draw that nothing on the paper tells apart."""

import pytest

from tests.engine.checks.boundaries import answer

DRAW = {"day": "2026-02-03", "code": "36415", "units": 1, "charge": "25.00"}
AGAIN = {**DRAW, "description": "Draw"}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([DRAW], ""),
        ([DRAW, AGAIN], "question 25.00"),
        ([DRAW, DRAW], ""),
        ([DRAW, DRAW, AGAIN], "question 50.00"),
        ([{**DRAW, "units": 2}, {**DRAW, "units": 2}], "question 37.50"),
        ([{**DRAW, "units": None}, {**DRAW, "units": None, "charge": "10.00"}], "question 10.00"),
        ([{**DRAW, "units": 2}], "question 12.50"),
        ([{**DRAW, "units": "1.5"}], "question 8.33"),
        ([{**DRAW, "units": "0.5"}, DRAW], "question 25.00"),
        ([{**DRAW, "units": "0.5"}], ""),
        ([{**DRAW, "units": 0}, {**AGAIN, "units": 0}], "question 25.00"),
        ([{**DRAW, "units": 2, "charge": "60.00"}, {**DRAW, "charge": "29.00"}], "question 59.00"),
        ([{**DRAW, "units": 3, "charge": "0.01"}], "question 0.01"),
        ([{**DRAW, "charge": "0.00"}, DRAW], ""),
        ([{**DRAW, "through": "2026-02-03"}, AGAIN], "question 25.00"),
        ([{**DRAW, "through": "2026-02-04", "units": 5}], ""),
        ([{**DRAW, "day": None}], ""),
        ([{**DRAW, "day": None}, DRAW], "lacks field:day"),
        ([{**DRAW, "units": "1E+3"}], "question 24.97"),
        *[([{**DRAW, "modifiers": [mark]}, DRAW], "") for mark in ("59", "76", "77", "91", "XE", "XP", "XS", "XU")],
        *[([{**DRAW, "modifiers": [mark]}, DRAW], "question 25.00") for mark in ("90", "25", "QW")],
        *[([{**DRAW, mark: "1"}, DRAW], "") for mark in ("time", "visit")],
    ],
    ids=str,
)
def test_what_more_than_one_draw_is(lines, said):
    assert answer("C22", {"lines": lines}) == said


@pytest.mark.parametrize(("npi", "said"), [("1000000004", "question 25.00"), ("1000000012", "")])
def test_the_provider_of_the_bill_is_that_of_its_lines(npi, said):
    assert answer("C22", {"provider": {"npi": "1000000004"}, "lines": [DRAW, {**AGAIN, "npi": npi}]}) == said

"""A13: A point lost between a picture and us."""

import pytest

from tests.engine.checks.boundaries import answer, figures

SEEN = {"day": "2026-02-03", "code": "85025", "units": 1, "charge": "46.60", "confidence": 930}


def misread(change, **bill):
    return answer("A13", {"lines": [SEEN, {**SEEN, "day": "2026-02-04", **change}], **bill})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"charge": "4660.00"}, "question"),
        ({"charge": "4660.01"}, ""),
        ({"charge": "4659.99"}, ""),
        ({"charge": "466.00"}, ""),
        ({"charge": "46600.00"}, ""),
        ({"charge": "4660.00", "units": 2}, ""),
        ({"charge": "4660.00", "units": None}, ""),
        ({"charge": "4660.00", "code": "85027"}, ""),
        ({"charge": "4660.00", "modifiers": ["90"]}, ""),
        ({"charge": "4660.00", "confidence": 999}, "question"),
        ({"charge": "4660.00", "confidence": 1000}, ""),
        ({"charge": "4660.00", "unit_price": "4660.00"}, ""),
        ({"charge": "4660.00", "unit_price": "46.60"}, "question"),
        ({"charge": "-4660.00"}, ""),
        ({"units": 100}, "question"),
        ({"units": 1000}, "question"),
        ({"units": 10}, ""),
        ({"units": 999}, ""),
        ({"units": 10000}, ""),
        ({"units": "0.01"}, ""),
        ({"units": 1000, "charge": "46.61"}, ""),
        ({"units": 1000, "confidence": 1000}, ""),
        ({"charge": None}, "lacks field:charge"),
        ({"charge": None, "confidence": 1000}, ""),
    ],
    ids=str,
)
def test_what_a_lost_point_looks_like(change, said):
    assert misread(change) == said


@pytest.mark.parametrize(("total", "said"), [("4706.60", ""), ("4706.61", "question"), (None, "question")])
def test_a_total_proves_its_lines(total, said):
    assert misread({"charge": "4660.00"}, total_charges=total) == said


def test_of_two_lines_only_the_greater_is_asked_about_whatever_their_order():
    lines = [{**SEEN, "charge": "4660.00"}, {**SEEN, "day": "2026-02-04"}, {**SEEN, "day": "2026-02-05"}]
    assert answer("A13", {"lines": lines}) == "question"
    assert answer("A13", {"lines": lines[::-1]}) == "question"


@pytest.mark.parametrize("kind", ["eob", "estimate", "collection"])
def test_only_what_a_provider_charges_is_asked_about(kind):
    assert misread({"charge": "4660.00"}, kind=kind) == ""


def test_the_sentence_names_both_numbers():
    odd = {**SEEN, "day": "2026-02-04", "charge": "4660.00"}
    assert figures("A13", {"lines": [SEEN, odd]}) == [{"code": "85025", "charge": "4660.00", "usual": "46.60"}]
    many = {**SEEN, "day": "2026-02-04", "units": 2000}
    assert figures("A13", {"lines": [{**SEEN, "units": 2}, many]}) == [{"code": "85025", "units": "2000", "usual": "2"}]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"units": 150}, ""),
        ({"units": "1.5"}, ""),
        ({"units": 300, "charge": "46.60"}, "question"),
        ({"units": 300, "charge": "46.59"}, ""),
        ({"units": 300, "charge": "46.61"}, ""),
        ({"charge": "13980.00", "units": 3, "unit_price": "4659.99"}, "question"),
        ({"charge": "13980.00", "units": 3, "unit_price": "4660.00"}, ""),
        ({"charge": "13980.00", "units": 3, "unit_price": "4660.01"}, "question"),
    ],
    ids=str,
)
def test_beside_a_line_of_three_units(line, said):
    three = {**SEEN, "units": 3} if "unit_price" not in line else {**SEEN, "units": 3, "charge": "139.80"}
    assert answer("A13", {"lines": [three, {**SEEN, "day": "2026-02-04", **line}]}) == said


@pytest.mark.parametrize(("total", "said"), [("4706.59", "question"), ("4706.60", ""), ("4706.61", "question")])
def test_a_total_beside_the_sum_proves_nothing(total, said):
    assert misread({"charge": "4660.00"}, total_charges=total) == said

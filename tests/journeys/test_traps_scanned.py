"""The traps where the picture matters, scanned and faxed: what an engine sees may mislead the sums, and must not."""

import pytest

from tests.journeys.traps import as_printed, drawn, rendered

MISPRINT = 'At "Total charges" the lines add up to $2,058.00, but the paper says $2,658.00.'


def test_cents_on_the_next_line_of_a_picture_belong_to_their_amount():
    seen = drawn("wrapped_amounts", "00", "37", "21", "58")
    assert seen.charges == ["38480.37", "12410.21", "312.00", "2189.00", "149.00"]
    assert (seen.bill["total_charges"], seen.findings, seen.doubts) == ("53540.58", [], [])
    assert seen.said["documents"][0]["readers"] == ["ocr"]


@pytest.mark.slow
@pytest.mark.parametrize("rendering", ["scan200", "fax"])
def test_no_sum_turns_a_one_into_a_seven(rendering):
    """The misprint is found, as a fact or, where anything in it is in doubt, as a question."""
    seen = rendered("seven_for_one", rendering)
    [(check, level, says, _)] = seen.findings
    assert (check, says) == ("A02", MISPRINT)
    assert level == ("question" if seen.doubts else "fact")
    assert [as_printed(line) for line in seen.lines] == [as_printed(line) for line in seen.truth["lines"]]
    assert "746.00" not in seen.charges


@pytest.mark.slow
@pytest.mark.parametrize("rendering", ["scan200", "fax"])
def test_a_minus_that_no_engine_may_see_changes_nothing(rendering):
    seen = rendered("faded_minus", rendering)
    assert (seen.findings, seen.doubts) == ([], [])
    assert seen.money == seen.printed_money


@pytest.mark.slow
def test_handwriting_over_print_takes_no_amount_and_adds_none():
    seen = rendered("notes_over_print", "scan200")
    assert seen.findings == []
    assert seen.money == seen.printed_money
    assert [(line["day"], line["charge"]) for line in seen.lines] == [
        (line["day"], line["charge"]) for line in seen.truth["lines"]
    ]
    # The line that was crossed out may lose its code to the stroke; it is then unknown, and never another code.
    assert all(ours["code"] in (None, true["code"]) for ours, true in zip(seen.lines, seen.truth["lines"], strict=True))
    assert "an amount without a column: $150.00" in seen.lost


@pytest.mark.slow
def test_a_page_missing_from_a_scan_is_told_and_no_sum_is_called_wrong():
    seen = rendered("missing_middle_page", "scan200")
    assert seen.findings == []
    assert seen.lost == ["the paper counts pages that did not come: 2"]
    assert "A02" in [one["check"] for one in seen.said["could_not_check"]]
    assert [as_printed(line) for line in seen.lines] == [as_printed(line) for line in seen.truth["lines"]]

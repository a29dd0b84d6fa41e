"""The fixed papers that have misled readers before, one by one: what is read, what is doubted, what is found, what must not be said.

A paper on which nothing is found proves little by itself, so each has a twin with one amount printed wrong, on which the error
must be found. What a reader still gets wrong is marked as failing, with the reason.
"""

import pytest

from evaluation.papers.traps import TRAPS
from tests.journeys.traps import as_printed, misprinted, text_of

CLEAN = (
    "equal_price_twins",
    "charge_and_allowed",
    "faded_minus",
    "wrapped_amounts",
    "zero_lines",
    "notes_over_print",
    "thousand_units",
    "reversal",
    "rounded_price",
    "day_before_month",
    "page_twice",
)
"""Nothing is wrong on these, nothing is in doubt, and all their money is read."""


def lines_not_total(adds, says):
    return f'At "Total charges" the lines add up to {adds}, but the paper says {says}.'


@pytest.mark.parametrize("name", sorted(name.removeprefix("trap_") for name in TRAPS))
def test_every_line_is_read_as_it_is_printed_and_no_other(name):
    seen = text_of(name)
    assert [as_printed(line) for line in seen.lines] == [as_printed(line) for line in seen.truth["lines"]]
    assert len(seen.lines) >= 3


@pytest.mark.parametrize("name", CLEAN)
def test_where_nothing_is_wrong_nothing_is_said_and_nothing_doubted(name):
    seen = text_of(name)
    assert (seen.findings, seen.doubts) == ([], [])
    assert seen.money == seen.printed_money
    assert seen.said["documents"][0]["kind"] == "bill"


def test_no_trap_makes_the_audit_accuse_anybody_wrongly():
    said = {name: [check for check, _ in text_of(name.removeprefix("trap_")).asserted] for name in TRAPS}
    assert {name: checks for name, checks in said.items() if checks} == {
        "trap_printed_twin": ["A07"],
        "trap_compensating_errors": ["A02", "A02"],
        "trap_seven_for_one": ["A02"],
    }


# Equal prices


def test_sides_and_times_tell_equal_prices_apart_and_an_equal_time_does_not():
    seen = text_of("equal_price_twins")
    assert seen.charges.count("180.00") == 3
    assert seen.charges.count("21.00") == 4
    twins = misprinted("equal_price_twins", "18:05", "12:31")
    assert twins.findings == [("A07", "fact", "82962 on February 3, 2026 is listed 2 times at $21.00 each.", "21.00")]


def test_a_printed_twin_is_found_and_an_equal_price_beside_it_is_not():
    seen = text_of("printed_twin")
    assert seen.findings == [("A07", "fact", "70450 on February 3, 2026 is listed 2 times at $2,147.00 each.", "2147.00")]
    assert seen.charges.count("2147.00") == 3
    assert seen.doubts == []
    assert (seen.bill["total_charges"], seen.bill["balance"]) == ("8541.50", "5541.50")


def test_a_charge_taken_back_and_charged_again_is_no_double_and_without_the_minus_it_is():
    assert text_of("reversal").charges.count("-188.50") == 1
    kept = misprinted("reversal", "-$188.50", "$188.50")
    assert [check for check, _ in kept.asserted] == ["A02", "A07"]


# Sums


def test_errors_that_make_up_for_each_other_are_both_found_and_the_total_is_left_alone():
    seen = text_of("compensating_errors")
    assert [(check, level, says) for check, level, says, _ in seen.findings] == [
        ("A02", "fact", 'At "Subtotal 02/03/2026" the lines add up to $3,704.00, but the paper says $3,794.00.'),
        ("A02", "fact", 'At "Subtotal 02/04/2026" the lines add up to $512.50, but the paper says $422.50.'),
    ]
    assert seen.bill["total_charges"] == "4216.50"
    assert seen.doubts == []


def test_a_one_that_read_as_a_seven_would_hide_the_misprint_stays_a_one():
    seen = text_of("seven_for_one")
    assert seen.findings == [("A02", "fact", lines_not_total("$2,058.00", "$2,658.00"), "600.00")]
    assert [line["charge"] for line in seen.lines if line["code"] == "76705"] == ["146.00"]
    assert (seen.bill["total_charges"], seen.doubts) == ("2658.00", [])
    mended = misprinted("seven_for_one", "$146.00", "$746.00")
    assert (mended.findings, mended.doubts) == ([], [])


def test_charge_and_allowed_both_add_up_and_are_not_taken_for_each_other():
    seen = text_of("charge_and_allowed")
    assert [line["allowed"] for line in seen.lines] == ["535.35", "134.16", "42.14", "81.05", "97.18", "13.33", "923.21"]
    assert seen.bill["total_charges"] == "4247.50"
    for printed, wrong in (("$4,247.50", "$4,257.50"), ("$1,826.42", "$1,926.42")):
        twin = misprinted("charge_and_allowed", printed, wrong)
        assert [(check, says.split("but")[1]) for check, says in twin.asserted] == [("A02", f" the paper says {wrong}.")]
        assert twin.charges == seen.charges


def test_discounts_between_the_lines_are_taken_off_whatever_their_minus_looks_like():
    seen = text_of("discount_rows")
    assert (seen.findings, seen.doubts) == ([], [])
    assert seen.bill["balance"] == "3983.50"
    rows = [(row["kind"], row["label"], row["amount"]) for row in seen.bill["rows"] if row["kind"] == "adjustment"]
    assert rows == [
        ("adjustment", "Package discount", "40.00"),
        ("adjustment", "Courtesy adjustment", "125.00"),
        ("adjustment", "Bundled service credit", "99.00"),
    ]


def test_one_discount_is_not_the_sum_of_all():
    assert text_of("discount_rows").bill["adjustments"] is None


def test_a_net_total_that_the_discounts_do_not_explain_is_found():
    assert [check for check, _ in misprinted("discount_rows", "$3,983.50", "$3,883.50").asserted] in (["A02"], ["A03"])


def test_a_minus_that_is_hardly_seen_still_takes_off():
    seen = text_of("faded_minus")
    assert (seen.bill["adjustments"], seen.bill["insurance_paid"], seen.bill["balance"]) == ("1800.00", "1200.00", "1247.50")
    [(check, says)] = misprinted("faded_minus", "$1,247.50", "$1,347.50").asserted
    assert (check, says) == ("A03", "Charges less what was cut and paid come to $1,247.50, but the bill asks for $1,347.50.")


def test_amounts_broken_over_two_lines_keep_their_cents():
    assert text_of("wrapped_amounts").lost == []
    seen = misprinted("wrapped_amounts", "00", "37", "21", "58")
    assert seen.charges == ["38480.37", "12410.21", "312.00", "2189.00", "149.00"]
    assert (seen.bill["total_charges"], seen.findings, seen.doubts, seen.lost) == ("53540.58", [], [], [])
    wrong = misprinted("wrapped_amounts", "00", "37", "21", "59")
    assert wrong.asserted == [("A02", lines_not_total("$53,540.58", "$53,540.59"))]


def test_rows_of_nothing_are_lines_and_change_no_sum():
    seen = text_of("zero_lines")
    assert [(line["charge"], line["code"]) for line in seen.lines if line["charge"] == "0.00"] == [("0.00", None)] * 3
    wrong = misprinted("zero_lines", "$4,247.50", "$4,347.50", "$4,347.50")
    assert ("A02", lines_not_total("$4,247.50", "$4,347.50")) in wrong.asserted


def test_a_rounded_price_is_no_error_and_a_wrong_charge_is_one():
    wrong = misprinted("rounded_price", "$400.01", "$410.01")
    assert ("A01", "97110: 6 at $66.67 each is $400.02, but the line says $410.01.") in wrong.asserted


def test_thousands_of_units_are_units_and_a_wrong_product_is_found():
    seen = text_of("thousand_units")
    assert [line["units"] for line in seen.lines] == ["1000", "5000", "200", "1", "1"]
    assert [line["ndc"] for line in seen.lines] == [None] * 5
    assert "A02" in [check for check, _ in misprinted("thousand_units", "$250.00", "$260.00").asserted]


def test_sums_carried_over_pages_are_no_lines_and_a_wrong_total_is_found():
    seen = text_of("carried_forward")
    assert (seen.findings, seen.bill["total_charges"], len(seen.lines)) == ([], "6277.00", 58)
    carried = [row["amount"] for row in seen.bill["rows"] if row["kind"] == "carried_forward"]
    assert carried == ["2782.50", "5930.50"]
    wrong = misprinted("carried_forward", "6,277.00", "6,377.00")
    assert wrong.asserted == [("A02", lines_not_total("$6,277.00", "$6,377.00"))]


def test_a_sum_brought_forward_is_never_surely_a_debt_of_before():
    seen = text_of("carried_forward")
    assert seen.bill["previous_balance"] is None or "previous_balance" in [field for field, _, _ in seen.doubts]


def test_subtotals_without_a_word_are_no_lines():
    seen = text_of("unnamed_subtotals")
    assert (seen.findings, seen.doubts, seen.bill["total_charges"]) == ([], [], "1849.00")
    assert [row["amount"] for row in seen.bill["rows"]][:3] == ["740.00", "673.50", "435.50"]
    wrong = misprinted("unnamed_subtotals", "$1,849.00", "$1,949.00")
    assert wrong.asserted == [("A02", lines_not_total("$1,849.00", "$1,949.00"))]


def test_a_bare_sum_that_adds_up_nothing_is_told_and_not_taken_for_a_charge():
    wrong = misprinted("unnamed_subtotals", "$740.00", "$750.00")
    assert wrong.asserted == []
    assert len(wrong.lines) == 18
    assert any("$750.00" in one for one in wrong.lost)


# Pages


def test_a_missing_page_is_told_and_no_sum_is_called_wrong():
    seen = text_of("missing_middle_page")
    assert (seen.findings, seen.doubts) == ([], [])
    assert seen.lost == ["the paper counts pages that did not come: 2"]
    assert ("A02", "A page is missing, so the sums cannot be checked.") in [
        (one["check"], one["because"]) for one in seen.said["could_not_check"]
    ]
    assert (len(seen.lines), seen.bill["total_charges"]) == (64, "11729.00")


def test_a_page_scanned_twice_is_read_once_and_said():
    seen = text_of("page_twice")
    assert seen.lost == ["page 3 is a second copy of page 2, which was read once"]
    assert len(seen.lines) == 60


# What is on the page and not of the bill


def test_what_somebody_wrote_on_the_bill_changes_no_amount():
    seen = text_of("notes_over_print")
    assert [line["charge"] for line in seen.lines if line["code"] == "80053"] == ["188.50"]  # crossed out by hand
    assert seen.lost == ["an amount without a column: $150.00"]
    wrong = misprinted("notes_over_print", "$4,247.50", "$4,397.50", "$4,397.50")
    assert ("A02", lines_not_total("$4,247.50", "$4,397.50")) in wrong.asserted  # by just what was written


def test_figures_of_the_year_and_of_the_last_statement_are_no_charges():
    seen = text_of("year_to_date")
    assert (seen.findings, seen.doubts, len(seen.lines)) == ([], [], 3)
    assert {name: seen.money[name] for name in ("total_charges", "insurance_paid", "balance")} == seen.printed_money
    assert seen.money.get("previous_balance") in (None, "282.40")  # it is printed, and it was paid


def test_payments_of_the_year_are_no_payment_on_this_bill():
    seen = text_of("year_to_date")
    assert {row["kind"] for row in seen.bill["rows"] if row["amount"] == "17021.10"} == {"note"}
    wrong = misprinted("year_to_date", "$631.50", "$731.50")
    right = ("A03", "Charges less what was cut and paid come to $631.50, but the bill asks for $731.50.")
    # The balance of before was paid since, which a reader need not see: then it is said that the sum cannot be checked.
    assert wrong.asserted == [right] or (
        wrong.asserted == [] and "A03" in [one["check"] for one in wrong.said["could_not_check"]]
    )


def test_two_children_on_one_statement_are_two_people_and_their_tests_no_doubles():
    seen = text_of("two_patients")
    assert (seen.findings, seen.doubts) == ([], [])
    assert [[line["code"] for line in bill["lines"]] for bill in seen.said["bills"]] == [
        ["71046", "85025", "80053"],
        ["85025", "36415", "93005"],
    ]
    assert len(seen.said["patients"]) == 2
    wrong = misprinted("two_patients", "$598.50", "$698.50")
    assert wrong.asserted == [("A02", 'At "Subtotal Milo Braddock" the lines add up to $598.50, but the paper says $698.50.')]


def test_each_child_has_its_own_name():
    assert [one["name"] for one in text_of("two_patients").said["patients"]] == ["Milo Braddock", "Greta Braddock"]


def test_an_estimate_that_looks_like_a_bill_is_an_estimate():
    seen = text_of("looks_like_a_bill")
    assert ([one["kind"] for one in seen.said["documents"]], seen.bill["kind"]) == (["estimate"], "estimate")
    assert (seen.findings, seen.doubts, seen.money) == ([], [], {"total_charges": "3704.00"})


def test_the_day_stands_before_the_month_where_another_day_tells_it():
    seen = text_of("day_before_month")
    assert [line["day"] for line in seen.lines] == ["2026-02-03", "2026-02-03", "2026-02-05"]
    wrong = misprinted("day_before_month", "$477.00", "$577.00")
    assert [check for check, _ in wrong.asserted] == ["A02"]


def test_what_is_read_wrongly_in_a_paragraph_is_in_doubt():
    seen = text_of("one_paragraph")
    assert seen.asserted == []
    printed = {(line["code"], line["charge"]) for line in seen.truth["lines"]}
    wrong = {line["charge"] for line in seen.lines if (line["code"], line["charge"]) not in printed}
    assert wrong <= {read for field, read, _ in seen.doubts if field == "charge"}


def test_every_line_of_a_paragraph_is_read():
    seen = text_of("one_paragraph")
    assert [as_printed(line) for line in seen.lines] == [as_printed(line) for line in seen.truth["lines"]]
    assert seen.money == seen.printed_money

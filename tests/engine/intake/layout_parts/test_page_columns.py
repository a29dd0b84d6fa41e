"""Pages set in columns like a newspaper are read down one column after the other."""

from almoner.engine.intake.layout_parts.page_columns import one_column
from tests.engine.intake.layout_parts.printed import COLUMN, bill_of, page_of

HEADED = """
            MADEUP CHEST CLINIC
  Patient  Testa Example          Account  MC-204          Statement date  03/04/2026

  Date      Code   Service            Fee       Date      Code   Service            Fee
  02/03/26  99213  Office visit    120.00       02/05/26  71046  Chest picture    80.00
  02/04/26  94060  Breathing test   90.00       02/06/26  94726  Lung volumes     70.00
  02/04/26  36415  Blood draw       10.00       02/07/26  99213  Office visit    120.00
                                                                 All services    490.00
                                                                 Please pay      490.00
"""
BARE = HEADED.replace("Date      Code   Service            Fee", " " * 37)


def test_both_columns_of_a_table_are_read_down() -> None:
    bill = bill_of(HEADED)
    assert [(line.code, str(line.charge)) for line in bill.lines] == [
        ("99213", "120.00"),
        ("94060", "90.00"),
        ("36415", "10.00"),
        ("71046", "80.00"),
        ("94726", "70.00"),
        ("99213", "120.00"),
    ]
    assert (str(bill.total_charges), str(bill.balance)) == ("490.00", "490.00")


def test_a_line_of_the_second_column_keeps_its_place_on_the_page() -> None:
    spot = bill_of(HEADED).lines[3].spot
    assert spot is not None
    assert spot.box is not None
    words = [word for word in page_of(HEADED).words if word.text in ("02/05/26", "80.00")]
    assert (spot.box[0], spot.box[2]) == (min(word.box[0] for word in words), max(word.box[2] for word in words))


def test_rows_that_begin_and_end_again_are_columns_without_headings_too() -> None:
    extra = "  02/04/26  36415  Blood draw       10.00       02/07/26  99213  Office visit    120.00\n"
    (page,) = one_column((page_of(BARE.replace(extra, extra * 2)),))
    assert {word.box[0] for word in page.words if word.text.startswith("02/0")} == {300 + 2 * COLUMN}


def test_two_days_in_one_row_are_no_columns() -> None:
    rows = "".join(f"  02/0{day}/26  9921{day}  Visit of care   120.00    03/0{day}/26   90.00\n" for day in range(1, 7))
    page = page_of(rows)
    assert one_column((page,)) == (page,)


def test_a_label_on_one_side_and_its_amount_on_the_other_stay_together() -> None:
    below = "\n  Total charges                                                                   490.00\n"
    (page,) = one_column((page_of(HEADED + below),))
    label = next(word for word in page.words if word.text == "Total")
    amount = next(word for word in reversed(page.words) if word.text == "490.00")
    assert label.box[1] == amount.box[1]

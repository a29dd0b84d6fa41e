"""What is asked of a person: days that may be turned round, marks that are no money, columns and amounts that compete."""

import io

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Reading, RowKind

TOP = "Pretend Clinic\nPatient: Sample Person     Account: 4711\n"


def read(text: str) -> Reading:
    return READER.read(io.BytesIO(text.encode()), "paper.txt")


def asked(reading: Reading) -> list[tuple]:
    return [(doubt.bill, doubt.field, doubt.read, doubt.candidates, doubt.says) for doubt in reading.doubts]


def test_a_clear_bill_asks_nothing() -> None:
    reading = read(TOP + "Date        Code    Description       Charge\n02/03/2026  99213   OFFICE VISIT      250.00\n")

    assert asked(reading) == []


def test_a_mark_in_a_money_column_that_is_no_money_is_asked() -> None:
    reading = read(
        TOP
        + "Date        Code    Description       Charge\n02/03/2026  99213   OFFICE VISIT      2S0.00\n02/03/2026  85025   BLOOD COUNT        60.00\n"
    )

    assert next(line.charge for line in reading.bills[0].lines) is None
    assert asked(reading) == [(0, "lines/0/charge", "2S0.00", (), "amount_written_oddly")]


def test_days_that_disagree_about_their_order_are_asked() -> None:
    reading = read(
        TOP
        + "Statement date: 25/03/2026\nDate        Code    Description       Charge\n02/03/2026  99213   OFFICE VISIT      250.00\n02/28/2026  85025   BLOOD COUNT        60.00\n"
    )

    assert asked(reading) == [(0, "lines/0/day", "2026-02-03", ("2026-03-02",), "day_or_month_first")]


def test_two_amounts_for_one_field_are_asked() -> None:
    reading = read(TOP + "Amount due: $40.00\n02/03/2026  99213   OFFICE VISIT      250.00\nAmount due: $50.00\n")

    assert [(doubt.field, doubt.says) for doubt in reading.doubts] == [("balance", "several_amounts")]


def test_unnamed_columns_that_no_sum_explains_are_asked() -> None:
    reading = read(
        TOP
        + "02/03/2026  99213   OFFICE VISIT      250.00      31.10\n02/03/2026  85025   BLOOD COUNT        60.00      17.45\n"
    )

    assert {doubt.says for doubt in reading.doubts} == {"column_may_be_other"}
    assert {doubt.field.split("/")[1] for doubt in reading.doubts} == {"0", "1"}


def test_sums_choose_the_roles_of_unnamed_columns() -> None:
    reading = read(
        TOP
        + "99213   OFFICE VISIT      250.00     50.00    200.00\n85025   BLOOD COUNT        60.00     12.00     48.00\nTotal charges             310.00\n"
    )
    lines = reading.bills[0].lines

    assert [line.charge.cents for line in lines] == [25000, 6000]
    assert reading.bills[0].total_charges.cents == 31000


def test_rows_with_money_and_no_meaning_are_lost_aloud() -> None:
    reading = read(
        TOP
        + "Date        Code    Description       Charge\n02/03/2026  99213   OFFICE VISIT      250.00\n                                       77.10\n"
    )

    assert [lost.spot.row for lost in reading.lost] == [5]
    assert len(reading.bills[0].lines) == 1


def test_restated_amounts_are_notes_and_no_lines() -> None:
    reading = read(TOP + "02/03/2026  99213   OFFICE VISIT      250.00\nAmount due: $250.00\nPlease pay this amount: $250.00\n")
    bill = reading.bills[0]

    assert len(bill.lines) == 1
    assert bill.balance.cents == 25000
    assert [row.kind for row in bill.rows] == [RowKind.NOTE]

"""Columns of figures that are neither units nor money: days' supply, refills, minutes, base units, numbers of prescriptions."""

import io
from decimal import Decimal

import pytest

from almoner.adapters.readers.text import TextReader

PHARMACY = """MADE UP PHARMACY
Patient: Sam Example   Account: RX-88   Statement date 03/01/2026
{filled:10}  {number:8}  NDC             Drug                  {many:>8}  {days:>5}  {price:>9}  {plan:>9}  {yours:>9}
02/03/2026  1747167   00409-1234-01   Made-up tablets             30     90     506.95     253.47     253.48
02/10/2026  7029247   50242-0040-62   Made-up drops              8.5     10     393.15       0.00     393.15
02/12/2026  3520960   50242-0040-63   Made-up capsules         1,000     30      50.59      25.29      25.30
{sum:>10}                                                                       950.69     278.76     671.93
"""
LABELS = (
    ("Filled", "Rx", "Quantity", "Days", "Price", "Ins paid", "Copay", "Sum"),
    ("Date", "Rx No.", "Qty", "DS", "Retail", "Plan", "You paid", "TOTALS"),
    ("Fill date", "Script #", "Qty", "Refills", "Cash price", "Plan paid", "You owe", "Total"),
)
ANESTHESIA = """MADE UP ANESTHESIA GROUP
Patient: Sam Example   Account: MU-5   Statement date 03/01/2026
Code      Service               Start-stop     {min:>5}  {base:>6}  {time:>8}  {units:>6}  {factor:>9}       Fee
00840-AA  Made-up case one      09:31-14:15      284       4        19      23     150.19   3,454.37
00790     Made-up case two      09:24-10:43       79       7         6      13     150.19   1,952.47
64415     Made-up block                                                      1   1,039.80   1,039.80
          Total fees                                                                        6,446.64
"""


def bill_of(text: str):
    (bill,) = TextReader().read(io.BytesIO(text.encode()), "made-up.txt").bills
    return bill


@pytest.mark.parametrize("labels", LABELS, ids=lambda labels: labels[3])
def test_days_of_supply_and_numbers_of_prescriptions_are_no_units(labels):
    names = dict(zip(("filled", "number", "many", "days", "price", "plan", "yours", "sum"), labels, strict=True))
    bill = bill_of(PHARMACY.format(**names))
    read = [
        (str(line.units), str(line.unit_price), str(line.charge), str(line.paid), str(line.patient_owes)) for line in bill.lines
    ]
    assert read == [
        ("30", "None", "506.95", "253.47", "253.48"),
        ("8.5", "None", "393.15", "0.00", "393.15"),
        ("1000", "None", "50.59", "25.29", "25.30"),
    ]
    assert (str(bill.total_charges), str(bill.patient_responsibility)) == ("950.69", "671.93")


@pytest.mark.parametrize(
    "labels",
    [
        ("Min", "Base", "Time u.", "Units", "Factor"),
        ("Mins", "B.U.", "T.U.", "Total", "Per unit"),
        ("A", "B", "C", "D", "Unit rate"),
    ],
)
def test_the_column_that_price_and_fee_agree_with_counts_the_units(labels):
    bill = bill_of(ANESTHESIA.format(**dict(zip(("min", "base", "time", "units", "factor"), labels, strict=True))))
    assert [(line.code, line.units, line.unit_price, str(line.charge)) for line in bill.lines] == [
        ("00840", Decimal(23), Decimal("150.19"), "3454.37"),
        ("00790", Decimal(13), Decimal("150.19"), "1952.47"),
        ("64415", Decimal(1), Decimal("1039.80"), "1039.80"),
    ]


def test_a_wrong_sum_under_several_columns_is_still_a_total():
    names = dict(zip(("filled", "number", "many", "days", "price", "plan", "yours", "sum"), LABELS[0], strict=True))
    bill = bill_of(PHARMACY.format(**names).replace("       Sum", "Year total").replace("950.69", "990.69"))
    assert len(bill.lines) == 3
    assert str(bill.total_charges) == "990.69"

"""What stands under the charges: reductions, payments and what is left are named by words, or by the sum that closes."""

import io

import pytest

from almoner.adapters.readers.text import TextReader

SUMMARY = """MADE UP HOSPITAL
Patient: Sam Example   Account: MU-5   Statement date 03/01/2026
Type of service                                        Charges
Room and care                                         1,300.00
Pharmacy                                                250.50
Laboratory                                              449.50
{sum:30}                        2,000.00

          {first:30}    2,000.00
          {second:30}     {cut:>7}
          {third:30}     {paid:>7}
          {last:30}    1,150.00

Pay this by 04/02/2026                                1,150.00
"""


def bill_of(text: str):
    (bill,) = TextReader().read(io.BytesIO(text.encode()), "made-up.txt").bills
    return bill


@pytest.mark.parametrize(
    ("labels", "signs"),
    [
        (("Sum of all categories", "Hospital charges", "Negotiated reduction", "Carrier payment", "What is left to pay"), "-"),
        (("Total", "Charges", "Rate agreement", "Received from your plan", "Your portion"), ""),
        (("In all", "Fees", "Zorbic amount", "Quux health plan", "Total due"), ""),
        (("Total hospital charges", "Hospital charges", "Zorbic amount", "Your card payment", "Glimmer"), "-"),
    ],
    ids=lambda value: value[4] if isinstance(value, tuple) else None,
)
def test_a_ladder_that_closes_says_what_each_rung_is(labels, signs):
    names = dict(zip(("sum", "first", "second", "third", "last"), labels, strict=True))
    bill = bill_of(SUMMARY.format(cut=f"{signs}600.00", paid=f"{signs}250.00", **names))
    assert [(line.description, str(line.charge)) for line in bill.lines] == [
        ("Room and care", "1300.00"),
        ("Pharmacy", "250.50"),
        ("Laboratory", "449.50"),
    ]
    asked = bill.balance if bill.balance is not None else bill.patient_responsibility
    assert (str(bill.total_charges), str(bill.adjustments), str(asked)) == ("2000.00", "600.00", "1150.00")
    assert str(bill.patient_paid if labels[3] == "Your card payment" else bill.insurance_paid) == "250.00"


def test_items_that_add_up_to_nothing_stay_items():
    bill = bill_of(
        "MADE UP CLINIC\nPatient: Sam Example   Account: MU-6   Statement date 03/01/2026\n"
        "Service                     Charges\nLong visit                   500.00\nSmall test                   100.00\n"
        "Other test                   400.00\nTotal charges              1,000.00\nBalance due                1,000.00\n"
    )
    assert [str(line.charge) for line in bill.lines] == ["500.00", "100.00", "400.00"]
    assert (str(bill.total_charges), str(bill.balance)) == ("1000.00", "1000.00")


LETTER = """MADE UP HOSPITAL
July 19, 2026  -  Application FA-434889
Sam Example

Thank you for asking us for help with the bill for your care on April 2, 2026. The bill {names}
emergency care at $3,165.98, and medicines at $135.92, which {comes} {total} {all}.

You qualify for a reduction of 90 percent, $2,971.71. You already paid $11.95. What remains
is $318.24. You may pay it in 10 parts of $31.83, the first on August 9, 2026.
"""


@pytest.mark.parametrize(
    ("names", "comes", "total", "in_all"),
    [
        ("names", "is", "$3,301.90", "altogether"),
        ("lists", "makes", "$3,301.90", "for you"),
        ("shows", "is", "$3,999.90", "in all"),
    ],
)
def test_the_sum_at_the_end_of_a_list_in_a_sentence_is_no_service(names, comes, total, in_all):
    bill = bill_of(LETTER.format(names=names, comes=comes, total=total, all=in_all))
    assert [str(line.charge) for line in bill.lines] == ["3165.98", "135.92"]
    assert f"${bill.total_charges.cents // 100:,}.90" == total
    assert (str(bill.adjustments), str(bill.patient_paid), str(bill.balance)) == ("2971.71", "11.95", "318.24")


DEBT = """{house}
NOTICE OF DEBT
Sam Example                             Our file   1699-655791
                                        Date       04/23/2025
This communication is from a debt collector.

{owed:40}  1,342.00
{interest:40}    107.36
{fees:40}     79.50
{paid:40}    (28.86)
{now:40}  1,500.00
"""


@pytest.mark.parametrize(
    "labels",
    [
        ("Principal owed", "Interest to date", "Court and filing costs", "Payments received", "AMOUNT NOW DEMANDED"),
        ("As of 01/05/2025 you owed:", "Interest", "Attorney fees", "Less payments", "Total amount of the debt now:"),
        ("Amount referred", "Accrued interest", "Collection costs", "Payments and credits", "BALANCE"),
    ],
)
def test_a_debt_is_what_was_owed_with_what_came_on_top_less_what_was_paid(labels):
    names = dict(zip(("owed", "interest", "fees", "paid", "now"), labels, strict=True))
    bill = bill_of(DEBT.format(house="MADE UP RECOVERY LLC, a collection agency", **names))
    read = (bill.total_charges, bill.interest, bill.patient_paid, bill.balance)
    assert [str(amount) for amount in read] == ["1342.00", "186.86", "28.86", "1500.00"]

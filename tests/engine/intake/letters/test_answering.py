"""A letter that answers somebody is no bill, whatever amounts its sentences name; a bill told in sentences stays one."""

import io

import pytest

from almoner.adapters.readers.text import READER

HEAD = "MADE-UP CLINIC\nApril 3, 2026\n\nAlex Example\nAccount number: A-100\n\n"
ANSWERS = {
    "a line in a sentence of its own": (
        "We received your letter of March 10, 2026. The charge of $45.00 for J1885 was listed two times in error. "
        "We removed one charge of $45.00.\nYour new balance is $305.50."
    ),
    "refused": (
        "Thank you for contacting us about your account.\n"
        "On 02/03/2026 you were charged $200.00 for code 99213 and $45.00 for code J1885. After review the\n"
        "charges are valid. The balance of $350.50 is due."
    ),
    "in Spanish": ("Hemos recibido su carta. Hemos quitado el cargo de $45.00 del codigo J1885.\nSu nuevo saldo es $305.50."),
    "an amount of unclear meaning": (
        "We have looked at your request. We have refunded $100.00 to your card. The charge for the visit\n"
        "on February 3, 2026 is $200.00. You paid $300.00. Your plan paid $50.50. You owe $0.00."
    ),
}


def read(words):
    return READER.read(io.BytesIO((HEAD + words + "\n").encode()), "letter.txt")


@pytest.mark.parametrize("which", ANSWERS)
def test_an_answer_is_no_bill(which):
    reading = read(ANSWERS[which])
    assert (reading.bills, reading.kind.value, [one.kind.value for one in reading.notices]) == ((), "notice", ["reply"])


def test_charges_that_add_up_to_what_a_letter_asks_are_a_bill():
    reading = read(
        "In response to your request we list your charges. You were charged $200.00 for code 99213 on 02/03/2026\n"
        "and $45.00 for code J1885 on 02/03/2026. A discount of $20.00 was applied. Your balance is $225.00."
    )
    assert [[str(line.charge) for line in bill.lines] for bill in reading.bills] == [["200.00", "45.00"]]


def test_rows_below_a_letter_are_a_bill():
    reading = read(
        "In response to your letter we have removed the charge of $45.00 for J1885 on 02/03/2026.\n\n"
        "Date        Description           Amount\n02/03/2026  Office visit 99213    200.00\n"
        "02/03/2026  Injection J1885        45.00\n02/04/2026  Panel 80053            60.50\n"
        "Total charges                     305.50\nAmount due                        305.50"
    )
    assert [[str(line.charge) for line in bill.lines] for bill in reading.bills] == [["200.00", "45.00", "60.50"]]

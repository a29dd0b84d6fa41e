"""Letters and agreements: amounts said in sentences, schedules of payments, slips beside an address."""

import io
from datetime import date

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Bill, PaperKind, Reading, RowKind


def read(text: str) -> Reading:
    return READER.read(io.BytesIO(text.encode()), "letter.txt")


def only(text: str) -> Bill:
    reading = read(text)
    assert len(reading.bills) == 1
    return reading.bills[0]


HEAD = """Marshlight Hospital
12 Made Up Street, Nowhere, OH 43999

June 3, 2026

Re: account number 77-1203

Dear Testina Example:

"""


def test_services_in_a_sentence_become_lines_of_the_day_it_names() -> None:
    bill = only(
        HEAD
        + "On May 4, 2026 you were seen in our clinic. We billed you for a blood count (code\n"
        + "85025), $60.50; a heart tracing (code 93005), $140.00 and a splint, $99.50. The total\n"
        + "comes to $300.00.\n\n"
        + "Your insurance plan paid us $150.00, we wrote off $50.00, and you paid $20.00 at the\n"
        + "desk. You still owe $80.00. Please pay it by July 1, 2026.\n"
    )

    assert [(line.day, line.code, str(line.charge)) for line in bill.lines] == [
        (date(2026, 5, 4), "85025", "60.50"),
        (date(2026, 5, 4), "93005", "140.00"),
        (date(2026, 5, 4), None, "99.50"),
    ]
    amounts = (bill.total_charges, bill.insurance_paid, bill.adjustments, bill.patient_paid, bill.balance)
    assert [str(amount) for amount in amounts] == ["300.00", "150.00", "50.00", "20.00", "80.00"]
    assert bill.due_on == date(2026, 7, 1)
    assert [(row.kind, row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.TOTAL] == [
        (RowKind.TOTAL, 0, 3)
    ]


def test_a_letter_may_name_the_amount_before_the_service() -> None:
    bill = only(
        HEAD
        + "You came to us on May 4, 2026. We charged you $60.50 for a blood count and $140.00 for a\n"
        + "heart tracing. Together these are $200.50. Your balance is $200.50.\n"
    )

    assert [(line.description, str(line.charge)) for line in bill.lines] == [
        ("a blood count", "60.50"),
        ("a heart tracing", "140.00"),
    ]
    assert str(bill.balance) == "200.50"


def test_what_a_letter_offers_or_measures_is_no_amount_of_the_bill() -> None:
    bill = only(
        HEAD
        + "Your balance is $80.00 and we hope that you are well. If you cannot pay it at once, we\n"
        + "offer 8 payments of $10.00 a month. Families whose income is below $40,000.00 a year may\n"
        + "have help from us.\n"
    )

    assert str(bill.balance) == "80.00"
    assert bill.lines == ()
    assert bill.patient_paid is None


def test_a_letter_in_spanish_is_read_likewise() -> None:
    bill = only(
        "Hospital Luz de Prueba\n\nEstimada Testina Ejemplo:\n\n"
        "Usted fue atendida en nuestra clinica el 4 de mayo de 2026. Le cobramos por un analisis de\n"
        "sangre, $60.50 y por una radiografia, $140.00. En total suman $200.50. Su seguro pago\n"
        "$100.00 y el saldo es de $100.50.\n"
    )

    assert [str(line.charge) for line in bill.lines] == ["60.50", "140.00"]
    assert [str(amount) for amount in (bill.total_charges, bill.insurance_paid, bill.balance)] == ["200.50", "100.00", "100.50"]


def test_agreed_payments_are_neither_charges_nor_payments() -> None:
    reading = read(
        "Payment plan agreement\nMarshlight Hospital\n\nPatient: Testina Example\nAccount: 771203\n\n"
        "You agree to pay your balance of $300.00 with $60.00 today and the rest in 3 monthly\n"
        "payments of $80.00. If a payment is late a fee of $15.00 may be added.\n\n"
        "Due date        Payment      Remaining balance\n"
        "07/01/2026       $80.00                $160.00\n"
        "08/01/2026       $80.00                 $80.00\n"
        "09/01/2026       $80.00                  $0.00\n"
    )

    assert reading.kind is PaperKind.NOTICE
    assert len(reading.bills) == 1
    bill = reading.bills[0]
    assert bill.lines == ()
    assert str(bill.balance) == "300.00"
    assert {row.kind for row in bill.rows} == {RowKind.NOTE}


def test_a_sum_of_all_lines_in_other_words_is_a_sum() -> None:
    bill = only(
        "Marshlight Therapy\nPatient: Testina Example\nAccount: 771203\n\n"
        "Date          Code    Treatment              Charge\n"
        "05/04/2026    97110   Exercise               $80.00\n"
        "05/06/2026    97140   Manual therapy         $70.00\n"
        "              2 visits                      $150.00\n"
        "Balance due                                 $150.00\n"
    )

    assert [str(line.charge) for line in bill.lines] == ["80.00", "70.00"]
    assert [str(row.amount) for row in bill.rows if row.kind is RowKind.TOTAL] == ["150.00"]


def test_a_slip_beside_an_address_is_no_line() -> None:
    bill = only(
        "Marshlight Hospital\nPatient: Testina Example\nAccount: 771203\n\n"
        "Date          Code    Description            Charge\n"
        "05/04/2026    97110   Exercise               $80.00\n"
        "05/06/2026    97140   Manual therapy         $70.00\n"
        "Balance due                                 $150.00\n\n"
        "Please return this part\n"
        "Testina Example               Due date         07/01/2026\n"
        "9 Imaginary Road              Amount due          $150.00\n"
    )

    assert [str(line.charge) for line in bill.lines] == ["80.00", "70.00"]
    assert str(bill.balance) == "150.00"


def test_a_day_and_a_code_right_under_their_line_belong_to_it() -> None:
    bill = only(
        "Marshlight Clinic\nPatient: Testina Example\nAccount: 771203\n\nServices\n"
        "Office visit                          $80.00\n"
        "05/04/2026    99213\n\n"
        "Blood count                           $70.00\n"
        "05/06/2026    85025\n\n"
        "Amount due                           $150.00\n"
    )

    assert [(line.day, line.code, line.description, str(line.charge)) for line in bill.lines] == [
        (date(2026, 5, 4), "99213", "Office visit", "80.00"),
        (date(2026, 5, 6), "85025", "Blood count", "70.00"),
    ]


def test_cards_beside_each_other_are_services() -> None:
    bill = only(
        "Marshlight Clinic\nPatient: Testina Example\nAccount: 771203\n\n"
        "Office visit                             Blood count\n"
        "Date of service    Code     Quantity     Date of service    Code     Quantity\n"
        "05/04/2026         99213    1            05/06/2026         85025    2\n"
        "Unit price         Total for this one    Unit price         Total for this one\n"
        "$80.00             $80.00                $35.00             $70.00\n\n"
        "Amount due                           $150.00\n"
    )

    assert [(line.day, line.code, line.description, str(line.units), str(line.charge)) for line in bill.lines] == [
        (date(2026, 5, 4), "99213", "Office visit", "1", "80.00"),
        (date(2026, 5, 6), "85025", "Blood count", "2", "70.00"),
    ]
    assert str(bill.balance) == "150.00"


def test_a_collector_says_what_was_added_to_a_debt_and_taken_off() -> None:
    reading = read(
        "Pretend Recovery Agency\n\nTo: Testina Example\nReference: 88123\nDate: June 3, 2026\n\n"
        "Pretend Recovery Agency is a debt collector. We are trying to collect a debt that you owe to Marshlight\n"
        "Ambulance District. We will use any information you give us to help collect the debt.\n\n"
        "As of January 5, 2026, you owed:                                $500.00\n"
        "Between then and today you were charged in interest:          + $20.00\n"
        "Between then and today you paid or were credited:             - $45.00\n"
        "Total amount of the debt now:                                   $475.00\n"
    )

    assert reading.kind is PaperKind.COLLECTION
    assert [(str(bill.interest), str(bill.patient_paid), str(bill.balance)) for bill in reading.bills] == [
        ("20.00", "45.00", "475.00")
    ]
    assert [notice.creditor for notice in reading.notices] == ["Marshlight Ambulance District"]


def test_a_total_said_twice_is_one_total() -> None:
    bill = only(
        "Marshlight Therapy\nPatient: Testina Example\nAccount: 771203\n\n"
        "Date          Code    Treatment              Charge\n"
        "05/04/2026    97110   Exercise               $80.00\n"
        "05/06/2026    97140   Manual therapy         $70.00\n"
        "Grand total                                 $160.00\n"
        "Total charges                               $160.00\n"
    )

    assert [str(row.amount) for row in bill.rows if row.kind is RowKind.TOTAL] == ["160.00"]
    assert str(bill.total_charges) == "160.00"


def test_a_payment_in_may_was_made() -> None:
    bill = only(
        HEAD
        + "The total of our charges is $300.00 for your visit. On May 9, 2026 Pretend Mutual paid us $200.00\n"
        + "and we wrote off $40.00. Your balance is therefore $60.00.\n"
    )

    assert [str(amount) for amount in (bill.total_charges, bill.insurance_paid, bill.adjustments, bill.balance)] == [
        "300.00",
        "200.00",
        "40.00",
        "60.00",
    ]

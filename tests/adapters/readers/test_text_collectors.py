"""Letters of collectors: who is owed, what is owed today, and never a false word that something is missing."""

import io
from datetime import date

import pytest

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Bill, Notice
from almoner.engine.money import Money

MODEL = """North South Pretend Collectors
P.O. Box 1, Nowhere, CA 91111

June 3, 2026

To: Person A
Reference: 584-345

North South Pretend Collectors is a debt collector. We are trying to collect a debt that you owe to Bank of Nowhere.

Our information shows:
You had a medical account with account number 123-456-789.
As of January 2, 2026, you owed:              $2,234.56
Between January 2, 2026 and today:
You were charged this amount in interest:   + $75.00
You were charged this amount in fees:       + $25.00
You paid or were credited this amount toward the debt:   - $50.00
Total amount of the debt now:               $2,284.56

How can you dispute the debt?
Call or write to us by July 8, 2026, to dispute all or part of the debt. If you do not, we will assume that it is correct.
"""
SHORT = "Pretend Recovery Agency\nJune 3, 2026\n{about}Account: 4471-A\n\nThis is an attempt to collect a debt by a debt collector{more}.\nAmount due: $412.00\n{last}"
DISPUTE = "You may dispute this debt within 30 days after receiving this notice.\n"
SPANISH = """Agencia de Cobros Inventada
3 de junio de 2026
Cuenta: 4471-A

Agencia de Cobros Inventada es un cobrador de deudas. Estamos intentando cobrar una deuda que usted le debe a Hospital Inventado.
Cantidad total de la deuda ahora: $412.00
Llámenos o escríbanos antes del 8 de julio de 2026 para disputar la totalidad o parte de la deuda.
"""


def read(text: str) -> tuple[Notice, tuple[Bill, ...]]:
    reading = READER.read(io.BytesIO(text.encode()), "letter.txt")
    (notice,) = reading.notices
    return notice, reading.bills


def states(notice: Notice) -> tuple[bool | None, ...]:
    return notice.states_amount, notice.states_creditor, notice.states_dispute_right, notice.states_dispute_time


def test_the_model_letter_states_everything_and_asks_for_what_is_owed_now() -> None:
    notice, (bill,) = read(MODEL)

    assert states(notice) == (True, True, True, True)
    assert notice.creditor == "Bank of Nowhere"
    assert notice.amount == bill.balance == Money(228456)
    assert notice.dispute_by == date(2026, 7, 8)


def test_the_spanish_letter_states_everything() -> None:
    notice, _ = read(SPANISH)

    assert states(notice) == (True, True, True, True)
    assert notice.creditor == "Hospital Inventado"
    assert notice.amount == Money(41200)
    assert notice.dispute_by == date(2026, 7, 8)


@pytest.mark.parametrize(
    ("about", "more", "last"),
    [
        ("RE: Riverbend Madeup Hospital\n", "", ""),
        ("", " for Riverbend Madeup Hospital", ""),
        ("", "", "The creditor to whom the debt was owed and is owed now is Riverbend Madeup Hospital.\n"),
        ("", "", "We are collecting your account for Riverbend Madeup Hospital.\n"),
    ],
)
def test_the_creditor_is_named_in_many_ways(about: str, more: str, last: str) -> None:
    notice, _ = read(SHORT.format(about=about, more=more, last=last + DISPUTE))

    assert notice.creditor == "Riverbend Madeup Hospital"
    assert states(notice) == (True, True, True, True)


def test_a_whole_letter_without_creditor_and_dispute_lacks_them() -> None:
    notice, _ = read(SHORT.format(about="", more="", last="Call today.\n"))

    assert states(notice) == (True, False, False, False)


@pytest.mark.parametrize(
    "last",
    [
        "Your bill from the Riverbend Madeup Hospital is past due.\n",
        "What you owe goes to the people who cared for you.\nYou still owe money to them.\n",
    ],
)
def test_something_like_a_creditor_is_no_lack_of_one(last: str) -> None:
    notice, _ = read(SHORT.format(about="", more="", last=last + DISPUTE))

    assert notice.states_creditor is not False


def test_a_time_beside_the_sentence_about_a_dispute_is_no_lack_of_one() -> None:
    notice, _ = read(SHORT.format(about="", more="", last="You may dispute this debt. You have 30 days from today.\n"))

    assert notice.states_dispute_time is not False

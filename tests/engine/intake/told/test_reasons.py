"""Who bears a cut, by codes and by the notes that explain them."""

from datetime import date

import pytest

from almoner.engine.bill import Adjustment, Bill, BillKind, Line
from almoner.engine.intake.told.reasons import meaning_of, with_reasons
from almoner.engine.money import Money

CHARGE = Money(135000)


def read(text: str, *, remarks: tuple[str, ...] = (), cut: Money = CHARGE) -> Adjustment:
    line = Line(day=date(2026, 1, 20), charge=CHARGE, remarks=remarks, adjustments=(Adjustment("", "", cut),))
    (adjustment,) = with_reasons(Bill(kind=BillKind.EOB, lines=(line,)), text).lines[0].adjustments
    return adjustment


@pytest.mark.parametrize(
    ("remark", "text"),
    [
        ("CO-29", ""),
        ("A1", "Notes\nA1  This claim was received after the filing deadline. You are not responsible for this amount."),
        ("029", "029: The time limit for filing has expired. Your provider may not bill you for this charge."),
        ("TF", "TF - Claim was not submitted within the timely filing limit. This is a provider write-off."),
        ("T1", "T1: El reclamo se recibió fuera del plazo. Usted no es responsable de esta cantidad."),
    ],
)
def test_a_late_claim_is_the_providers(remark, text):
    assert read(text, remarks=(remark,)) == Adjustment("CO", "29", CHARGE)


def test_the_only_line_of_a_paper_takes_its_reason_from_a_sentence():
    assert read("Your provider sent us this claim too late. The provider is responsible for this amount.").reason == "29"


def test_a_discount_that_the_provider_agreed_to_is_the_contracts():
    cut = read("D1: Network discount. Your provider has agreed not to bill you.", remarks=("D1",), cut=Money(33000))

    assert (cut.group, cut.reason) == ("CO", "45")


@pytest.mark.parametrize(
    "text",
    [
        "B2: This service is not covered by your plan. You are responsible for this amount.",
        "B2: Please send us the records.",
        "",
    ],
)
def test_other_notes_change_nothing(text):
    assert read(text, remarks=("B2",)) == Adjustment("", "", CHARGE)


def test_where_both_are_named_who_bears_it_stays_open():
    assert meaning_of("You are not responsible for the discount. You are responsible for the rest.").group == ""

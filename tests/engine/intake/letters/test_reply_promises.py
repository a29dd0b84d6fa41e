"""What a reply promises about a bill, in its own sentences; a condition, a refusal or small print is no promise."""

from datetime import date

import pytest

from almoner.engine.bill import PromiseKind
from almoner.engine.intake.letters.promises import promises_of
from almoner.engine.money import Money

ANSWER = ("Thank you for your letter. We have reviewed your account.", ())
SENT = date(2026, 3, 20)


def said(*texts):
    found = promises_of([ANSWER, *((text, ()) for text in texts)], sent_on=SENT)
    return [(one.kind.value, None if one.amount is None else str(one.amount)) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We have removed the duplicate charge of $200.00.", [("taken_off", "200.00")]),
        ("A credit of $1,250.00 has been applied to your account.", [("taken_off", "1250.00")]),
        ("An adjustment of $35.10 was made on March 3, 2026.", [("taken_off", "35.10")]),
        ("The late fee of $25 will be waived.", [("taken_off", "25.00")]),
        ("We will write off the remaining $80.00.", [("taken_off", "80.00")]),
        ("We will refund $40.00 to you.", [("refund", "40.00")]),
        ("A refund check for $12.34 was mailed to you.", [("refund", "12.34")]),
        ("Your new balance is $150.50.", [("new_balance", "150.50")]),
        ("Your balance has been reduced from $500.00 to $300.00.", [("new_balance", "300.00")]),
        ("Your account now has a remaining balance of $0.00.", [("new_balance", "0.00")]),
        ("We removed the $200.00 charge and your new balance is $50.00.", [("taken_off", "200.00"), ("new_balance", "50.00")]),
        ("A corrected statement will be mailed to you.", [("new_bill", None)]),
        ("We will submit the claim to your insurance.", [("to_plan", None)]),
        ("Your account is on hold while we look into this.", [("on_hold", None)]),
        ("After review, the charges are correct.", [("refused", None)]),
        ("We are unable to adjust your bill.", [("refused", None)]),
        ("We removed the charge for the second injection.", [("taken_off", None)]),
        ("Hemos quitado el cargo de $200.00.", [("taken_off", "200.00")]),
        ("Su saldo nuevo es $50.00.", [("new_balance", "50.00")]),
        ("Le vamos a reembolsar $40.00.", [("refund", "40.00")]),
    ],
    ids=lambda one: one[:24].replace(" ", "-") if isinstance(one, str) else "",
)
def test_each_promise_is_read_with_its_sum(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "If you pay $100.00 by April 30, 2026 we will waive the rest.",
        "We may refund overpayments.",
        "No credit of $20.00 has been applied.",
        "The charge of $200.00 has not been removed.",
        "Once we receive your form, a credit of $50.00 will be applied.",
        "You were charged $200.00 on February 3, 2026.",
        "Please pay $150.00.",
    ],
    ids=lambda one: one[:24].replace(" ", "-"),
)
def test_what_is_no_promise_gives_none(text):
    assert said(text) == []


def test_two_sums_in_one_breath_are_no_sum():
    assert said("We have removed charges of $200.00 or $45.00.") == [("taken_off", None)]


def test_a_paper_that_answers_nobody_promises_nothing():
    assert promises_of([("We will refund $40.00 to you.", ())]) == ()


def test_done_and_still_to_come_are_told_apart_and_days_are_counted():
    found = promises_of(
        [
            ANSWER,
            ("We have removed the charge of $200.00 for code J1885.", ()),
            ("A refund of $40.00 will be sent by April 15, 2026.", ()),
            ("A corrected bill will be sent within 30 days.", ()),
        ],
        sent_on=SENT,
    )
    assert [(one.kind, one.amount, one.done, one.by, one.code) for one in found] == [
        (PromiseKind.TAKEN_OFF, Money(20000), True, None, "J1885"),
        (PromiseKind.REFUND, Money(4000), False, date(2026, 4, 15), None),
        (PromiseKind.NEW_BILL, None, False, date(2026, 4, 19), None),
    ]

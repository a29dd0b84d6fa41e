"""Letters of hospitals and collectors in made-up words: steps taken, announced and possible, and time to dispute."""

import io
from datetime import date

import pytest

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Notice, NoticeKind

HOSPITAL = """PINEWHISTLE COMMUNITY HOSPITAL
400 Nowhere Road, Imaginary, OH 43000

June 1, 2026

Zelda Pretendson
Account number: PW-5511
Balance: $400.00

{words}
"""
COLLECTOR = """MADEUP RECOVERY GROUP
PO Box 1, Imaginary, OH 43000

August 3, 2026

Zelda Pretendson
Creditor: Pinewhistle Clinic
Amount due: $212.40

This is an attempt to collect a debt by a debt collector. {words}
"""


def step(words: str) -> Notice | None:
    notices = READER.read(io.BytesIO(HOSPITAL.format(words=words).encode()), "letter.txt").notices
    return next((notice for notice in notices if notice.kind is NoticeKind.COLLECTION_ACTION), None)


def collection(words: str) -> Notice:
    notices = READER.read(io.BytesIO(COLLECTOR.format(words=words).encode()), "letter.txt").notices
    return next(notice for notice in notices if notice.kind is NoticeKind.COLLECTION)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("On May 20, 2026 we reported this account to Experian, Equifax and TransUnion.", ("report",)),
        ("Please take notice that on May 20, 2026 a lien was recorded against your property.", ("lien",)),
        ("On 05/20/2026 we sold this account to Fakedebt Buyers LLC, now the owner of the debt.", ("sell",)),
        ("On May 20, 2026 the hospital filed a lawsuit against you in the county court.", ("sue",)),
        ("El 20 de mayo de 2026 reportamos su cuenta a las agencias de crédito.", ("report",)),
    ],
)
def test_a_step_that_was_taken_has_its_day(words, kinds):
    notice = step(words)

    assert notice is not None
    assert (notice.actions, notice.done_on, notice.act_on) == (kinds, date(2026, 5, 20), None)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("If we do not receive payment by June 15, 2026, your account will be reported to credit reporting agencies.", 15),
        ("Unless the balance is paid within 10 days of this letter, we will report the account to the credit bureaus.", 11),
    ],
)
def test_a_step_to_come_has_the_day_after_which_it_comes(words, on):
    notice = step(words)

    assert notice is not None
    assert (notice.actions, notice.act_on, notice.done_on) == (("report",), date(2026, 6, on), None)


def test_a_refused_appointment_is_a_step():
    notice = step("Your appointment has been cancelled and we will not schedule you for care until the balance is paid.")

    assert notice is not None
    assert notice.actions == ("deny_care",)


def test_what_is_ruled_out_is_no_step():
    assert step("We do not report medical debt to credit bureaus and will not take legal action against you.") is None


@pytest.mark.parametrize(
    ("words", "days", "until"),
    [
        ("You have ten (10) days from the date of this letter to dispute this debt in writing.", 10, None),
        ("The 14-day dispute period begins on the date of this letter. You may dispute the debt in that time.", 14, None),
        ("Please pay within 10 days. You may dispute this debt within thirty days after you get this letter.", 30, None),
        ("If you wish to dispute this debt you must write to us by August 20, 2026.", None, date(2026, 8, 20)),
        (
            "The validation period ends on August 24, 2026. You may dispute the debt until August 24, 2026.",
            None,
            date(2026, 8, 24),
        ),
    ],
)
def test_the_time_to_dispute_is_counted_or_dated(words, days, until):
    notice = collection(words)

    assert (notice.dispute_days, notice.dispute_by, notice.states_dispute_time) == (days, until, True)

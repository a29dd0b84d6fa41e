"""The days of an estimate, on labelled rows and in sentences."""

import io
from datetime import date

import pytest

from almoner.adapters.readers.text import READER

PAPER = """MARLHOLLOW SURGERY CENTER

GOOD FAITH ESTIMATE

Patient: Zelda Pretendson
{days}

Code    Item or service         Quantity    Expected cost
29881   Knee surgery                   1           900.00

Total expected charges                             900.00
"""
BOOKED, GIVEN, CARE = date(2026, 8, 3), date(2026, 8, 12), date(2026, 8, 24)


@pytest.mark.parametrize(
    "days",
    [
        "Date scheduled: 08/03/2026      Date of service: 08/24/2026\nEstimate date: 08/12/2026",
        "Date service was scheduled 08/03/2026\nScheduled date of service 08/24/2026\nDate of this estimate 08/12/2026",
        "Appointment made: 08/03/2026\nAppointment date: 08/24/2026\nDate estimate provided: 08/12/2026",
        "You scheduled this surgery on August 3, 2026 for August 24, 2026.\nThis estimate was given to you on August 12, 2026.",
        "Your visit was booked on 08/03/2026 and is planned for 08/24/2026. Estimate prepared 08/12/2026.",
        "Fecha en que se programó la cita: 08/03/2026\nFecha de la cita: 08/24/2026\nFecha del estimado: 08/12/2026",
    ],
)
def test_booking_care_and_estimate_are_told_apart(days):
    reading = READER.read(io.BytesIO(PAPER.format(days=days).encode()), "estimate.txt")
    (notice,) = reading.notices

    assert (notice.scheduled_on, notice.sent_on, notice.service_on, notice.requested_on) == (BOOKED, GIVEN, CARE, None)
    assert {line.day for line in reading.bills[0].lines} == {CARE}


def test_a_request_is_no_booking():
    reading = READER.read(
        io.BytesIO(PAPER.format(days="Estimate requested: 08/03/2026\nEstimate given: 08/12/2026").encode()), "estimate.txt"
    )
    (notice,) = reading.notices

    assert (notice.requested_on, notice.scheduled_on, notice.sent_on) == (BOOKED, None, GIVEN)

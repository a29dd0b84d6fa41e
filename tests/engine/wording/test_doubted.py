"""What is in doubt is shown as people write it: days and money in words, all else as it stands on the paper."""

import pytest

from almoner.adapters.messages import load_messages
from almoner.engine.showing.doubted import as_value, doubted

LINE = "bills/b1/lines/l1/"


@pytest.mark.parametrize(
    ("field", "value", "english", "spanish"),
    [
        (LINE + "day", "2026-08-04", "August 4, 2026", "4 de agosto de 2026"),
        (LINE + "charge", "5120.00", "$5,120.00", "$5,120.00"),
        (LINE + "charge", "5,120.00", "$5,120.00", "$5,120.00"),
        (LINE + "adjustment", "12.50", "$12.50", "$12.50"),
        ("bills/b1/rows/3/amount", "12.50", "$12.50", "$12.50"),
        ("bills/b1/statement_date", "2026-08-04", "August 4, 2026", "4 de agosto de 2026"),
        ("bills/b1/balance", "5l20.0O?", "5l20.0O?", "5l20.0O?"),
        (LINE + "code", "99213", "99213", "99213"),
        (LINE + "modifiers", ["25", "59"], "25, 59", "25, 59"),
        ("bills/b1/network", "out", "out of the network", "fuera de la red"),
        ("bills/b1/insurance_pending", True, "yes", "sí"),
        ("lines/3/charge", "5120.00", "5120.00", "5120.00"),
        (LINE + "charge", None, "", ""),
    ],
)
def test_a_value_in_doubt_is_said_as_people_write_it(field, value, english, spanish):
    messages = load_messages()
    said = [doubted(field, value, messages=messages, language=one).casefold() for one in ("en", "es")]
    assert said == [english.casefold(), spanish.casefold()]


def test_a_candidate_becomes_what_a_correction_takes():
    assert as_value(LINE + "charge", "5,120.00", "512.00") == "5120.00"
    assert as_value(LINE + "day", "08/04/2026", None) == "2026-08-04"
    assert as_value(LINE + "modifiers", "25, 59", ["25"]) == ["25", "59"]
    assert as_value("bills/b1/insurance_pending", "false", True) is False
    assert as_value("bills/b1/insurance_pending", "sí", False, language="es") is True
    assert as_value(LINE + "description", "Made-up care", "Made up") == "Made-up care"


@pytest.mark.parametrize(
    ("said", "language"),
    [("Aug 4, 2026", "en"), ("August 4th 2026", "en"), ("8/4/2026", "en"), ("4 de agosto de 2026", "es"), ("2026-08-04", "es")],
)
def test_a_day_is_taken_as_the_papers_write_it(said, language):
    assert as_value(LINE + "day", said, "2026-08-01", language=language) == "2026-08-04"


@pytest.mark.parametrize(("said", "language"), [("08/04/2026", "es"), ("some day", "en"), ("Aug 2026", "en")])
def test_what_may_be_two_days_or_none_stays_as_it_was_typed(said, language):
    assert as_value(LINE + "day", said, "2026-08-01", language=language) == said

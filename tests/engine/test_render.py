"""Sentences are rendered from keys and typed arguments, and text from papers is made harmless."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.adapters.messages import load_messages
from almoner.engine.findings import Message
from almoner.engine.money import Money
from almoner.engine.reference.known import TABLES
from almoner.engine.wording.months import day, month, short_day
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages, shown

MESSAGES = Messages(
    {
        "k": {
            "en": {"says": "{who} on {day}: {charge}, {rate:percent}."},
            "es": {"says": "{who} el {day}: {charge}, {rate:percent}."},
        }
    }
)
SAID = Message("k", who="Testa", day=date(2026, 2, 3), charge=Money(123456789), rate=Decimal("0.205"))


def test_money_days_and_shares_are_shown_as_people_write_them():
    assert MESSAGES.render(SAID) == "Testa on February 3, 2026: $1,234,567.89, 20.5 %."
    assert MESSAGES.render(SAID, language="es") == "Testa el 3 de febrero de 2026: $1,234,567.89, 20.5 %."
    assert MESSAGES.render(SAID, "next") == ""


def test_a_tuple_of_keys_is_shown_as_their_labels():
    words = {"a": {"en": {"says": "how much"}, "es": {"says": "cuánto"}}, "b": {"en": {"says": "who"}, "es": {"says": "quién"}}}
    messages = Messages({"k": {"en": {"says": "It lacks {parts:words}."}, "es": {"says": "Falta {parts:words}."}}, **words})
    assert messages.render(Message("k", parts=("a", "b"))) == "It lacks how much, who."
    assert messages.render(Message("k", parts=("b",)), language="es") == "Falta quién."


def test_a_table_and_whom_it_is_for_are_shown_as_people_call_them():
    called = {
        "called_made_up": {"en": {"says": "Prices of a made-up list"}, "es": {"says": "Precios de una lista inventada"}},
        "called_practitioner": {"en": {"says": "doctors"}, "es": {"says": "médicos"}},
    }
    says = {"says": "{table:called}: {scope:called}."}
    messages = Messages({"k": {"en": says, "es": says}} | called)
    said = Message("k", table="made-up", scope="practitioner, elsewhere")
    assert messages.render(said) == "Prices of a made-up list: doctors, elsewhere."
    assert messages.render(said, language="es") == "Precios de una lista inventada: médicos, elsewhere."


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_table_has_a_name_for_people_in_both_languages(table):
    names = {load_messages().called(table, language) for language in ("en", "es")}
    assert len(names) == 2
    assert table not in names


def test_days_are_long_in_a_sentence_and_short_in_a_table():
    on = date(2026, 9, 3)
    assert [day(on, language) for language in ("en", "es")] == ["September 3, 2026", "3 de septiembre de 2026"]
    assert [short_day(on, language) for language in ("en", "es")] == ["Sep 3, 2026", "3 sep 2026"]
    assert [month("2024-03", language) for language in ("en", "es")] == ["March 2024", "marzo de 2024"]
    assert month("2024", "en") == "2024"


def test_a_missing_argument_is_our_fault_and_is_loud():
    with pytest.raises(KeyError):
        MESSAGES.render(Message("k", who="x"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Money(-5), "-$0.05"),
        (Decimal("1.500"), "1.5"),
        (Decimal("100"), "100"),
        (Decimal("1E+2"), "100"),
        (3, "3"),
        (("a", "b"), "a, b"),
        ("x" * 90, "x" * 79 + "…"),
    ],
)
def test_one_argument(value, text):
    assert shown(value, "en") == text


def test_braces_in_a_papers_text_fill_no_slot():
    said = Message("k", who="{charge} {0} %s", day=date(2026, 2, 3), charge=Money(1), rate=Decimal(0))
    assert MESSAGES.render(said).startswith("{charge} {0} %s on")


@given(st.text())
def test_neutral_text_is_one_line_without_control_or_direction_signs(text):
    import unicodedata

    clean = neutral(text)
    assert "\n" not in clean
    assert not any(unicodedata.category(c).startswith("C") for c in clean)
    assert neutral(clean) == clean


def test_escapes_and_overrides_are_gone():
    assert neutral("a\x1b[31mred\u202egnp.exe\u200b\r\nb") == "a[31mredgnp.exe b"

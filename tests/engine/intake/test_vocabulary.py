"""Every printed heading, label and row word in the list means what people on both sides of the counter take it for."""

from pathlib import Path

import pytest
import yaml

from almoner.engine.intake.layout_parts.roles import SURE, heading, label, row_kind

WORDS = yaml.safe_load(Path(__file__).with_name("vocabulary.yaml").read_text(encoding="utf-8"))
LIKELY = 2000


@pytest.mark.parametrize("role", WORDS["headings"])
def test_headings_over_a_column_mean_its_role(role: str) -> None:
    found = {words: heading(words) for words in WORDS["headings"][role].split("|")}

    assert [words for words, odds in found.items() if not odds or odds[0][0] != role or odds[0][1] < LIKELY] == []


@pytest.mark.parametrize("field", WORDS["labels"])
def test_labels_beside_a_value_name_its_field(field: str) -> None:
    found = {words: label(words) for words in WORDS["labels"][field].split("|")}

    wrong = [
        words
        for words, odds in found.items()
        if not odds or odds[0][1] < SURE or field not in [name for name, speaks in odds if speaks == odds[0][1]]
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", WORDS["rows"])
def test_rows_say_what_they_are(kind: str) -> None:
    assert [words for words in WORDS["rows"][kind].split("|") if row_kind(words) != kind] == []


def test_the_list_is_long() -> None:
    counts = {name: sum(len(words.split("|")) for words in meanings.values()) for name, meanings in WORDS.items()}

    assert counts["headings"] > 500
    assert counts["labels"] > 700
    assert counts["rows"] > 90

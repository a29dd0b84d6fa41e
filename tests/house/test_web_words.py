"""What the web app says to a person is as easy to read as the rulebook, said in both languages, and said by some page."""

import json
import re
from pathlib import Path

import pytest

from tests.house.test_words import BRITISH, bare, grade, inflesz, words

WEB = Path(__file__).parents[2] / "web"
SAID = {language: json.loads((WEB / "messages" / f"{language}.json").read_text(encoding="utf-8")) for language in ("en", "es")}
SOURCES = [one for folder in ("app", "components", "lib") for one in sorted((WEB / folder).rglob("*.ts*"))]
NEVER = re.compile(
    r"\bAI\b|\bIA\b|artificial|you owe \$0|you will save|just pay|usted ahorrará|no debe nada|hurry|apúrese", re.IGNORECASE
)


def ending(text):
    return text if text.rstrip().endswith((".", "?", ":", "!")) else text + "."


@pytest.mark.parametrize("key", sorted(SAID["en"]))
def test_both_languages_are_easy(key):
    english, spanish = ending(SAID["en"][key]), ending(SAID["es"][key])
    if len(words(bare(english))) >= 8:  # the measure means nothing on two words
        assert grade(english) <= 6.0, f"{grade(english):.1f}: {english}"
    if len(words(bare(spanish))) >= 8:
        assert inflesz(spanish) >= 65.0, f"{inflesz(spanish):.1f}: {spanish}"


def test_a_whole_page_of_them_is_easy_too():
    assert grade(" ".join(map(ending, SAID["en"].values()))) <= 4.0
    assert inflesz(" ".join(map(ending, SAID["es"].values()))) >= 80.0


def test_both_languages_say_the_same_things():
    assert SAID["en"].keys() == SAID["es"].keys()
    for key in SAID["en"]:
        places = [sorted(set(re.findall(r"\{[a-z_]+\}", SAID[language][key]))) for language in ("en", "es")]
        assert places[0] == places[1], key


def test_nothing_is_kept_that_no_page_says():
    code = "\n".join(one.read_text(encoding="utf-8") for one in SOURCES)
    made = [
        re.escape(one).replace(r"\$\{\}", ".+")
        for one in {re.sub(r"\$\{[^}]*\}", "${}", text) for text in re.findall(r"`(\w+_\$\{[^`]*\})`", code)}
    ]
    unsaid = [
        key
        for key in SAID["en"]
        if f'"{key}"' not in code and f".{key}" not in code and not any(re.fullmatch(one, key) for one in made)
    ]
    assert unsaid == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_is_promised_and_nobody_is_hurried(language):
    assert [(key, text) for key, text in SAID[language].items() if NEVER.search(text)] == []


def test_english_is_spelled_as_its_readers_spell_it():
    assert [text for text in SAID["en"].values() if BRITISH.search(text.lower())] == []

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


def long_enough(language):
    """What each key says in a language: the measures mean nothing on two words."""
    texts = {key: ending(text) for key, text in SAID[language].items()}
    return {key: text for key, text in texts.items() if len(words(bare(text))) >= 8}


def test_both_languages_are_easy():
    english = {key: (grade(text), text) for key, text in long_enough("en").items()}
    spanish = {key: (inflesz(text), text) for key, text in long_enough("es").items()}
    assert min(len(english), len(spanish)) > 100
    assert {key: one for key, one in english.items() if one[0] > 6.0} == {}
    assert {key: one for key, one in spanish.items() if one[0] < 65.0} == {}


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

"""The `screen` command: answers in order, goes on after a bad line, shows the help, and fails closed without a word of the text."""

import json

import pytest

from almoner.adapters.clocks.system import ticks
from almoner.adapters.crisis_rules import load_crisis_rules
from almoner.assembly.embedded import Embedded
from almoner.faces.cli.jsonl import answer_lines
from almoner.faces.cli.screen import answering, showing, told
from almoner.services.safety.screen_message import ScreenMessage
from tests.faces.command import schema

PLAIN = ScreenMessage(load_crisis_rules, told, ticks)


def asked(*lines, screening=PLAIN, show=lambda _: {}):
    written = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    answers = [json.loads(line) for line in answer_lines(written, answering(screening, show))]
    for answer in answers:
        schema("screen-1").validate(answer)
    return answers


def test_messages_are_answered_in_order_with_what_was_said_before():
    before = [{"role": "user", "content": "I am going to kill myself"}, {"role": "assistant", "content": "Please call 988."}]
    answers = asked(
        "no JSON",
        {"id": 1, "text": "What is a copay?"},
        {"id": 2, "text": "never mind", "context": before},
        {"id": 3, "context": 1},
    )
    assert [answer.get("risk") for answer in answers] == [None, "none", "interrupt", None]
    assert answers[2]["kind"] == "suicide"
    assert answers[2]["ms"] > 0


@pytest.mark.parametrize(
    "context", ["x", ["x"], [{"role": 1, "content": "x"}], [{"role": "user"}]], ids=["text", "texts", "role", "bare"]
)
def test_turns_that_are_none_are_an_error_in_their_place(context):
    (answer,) = asked({"id": 1, "text": "hello", "context": context})
    assert set(answer) == {"error"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_help_is_shown_in_the_language_asked_for(language, capsys):
    show = showing(Embedded(), language)
    danger, calm = asked({"id": 1, "text": "me voy a matar hoy"}, {"id": 2, "text": "hola"}, show=show)
    assert "988" in danger["help"]["says"][0]
    assert danger["help"]["lines"][0]["call"] == "988"
    assert calm["help"] is None
    assert "lifeline" in capsys.readouterr().err


def test_a_screen_that_breaks_shows_the_help_and_tells_the_operator_without_the_text(capsys):
    def broken():
        raise ValueError("My secret words")

    screening = ScreenMessage(broken, told, ticks)
    (answer,) = asked({"id": 1, "text": "My secret words"}, screening=screening, show=showing(Embedded(), "en"))
    assert (answer["risk"], answer["kind"]) == ("interrupt", "unscreened")
    assert "911" in answer["help"]["says"][0]
    said = capsys.readouterr().err
    assert "The screen broke (ValueError)" in said
    assert "secret" not in said

"""What is too easy to guess, and what must be welcome: long passwords of any signs, without rules of composition."""

import pytest

from almoner.engine.privacy.passwords import weakness

WELCOME = (
    "four plain words of mine",
    "correct horse battery staple",
    "el gato duerme en la silla",
    "8371927465102",
    "admin-83719274651",
    "ñandú y ombú del sur",
    "我的医院账单在哪里呢真的吗",
    "kqvmzpwxtrbn",
    "mybaseballteamwins",
    "x" * 4 + "tq81!mv zorpal",
)
WEAK = (
    ("short", "fewer than 12"),
    ("aaaaaaaaaaaaaa", "over and over"),
    ("abcabcabcabc", "over and over"),
    ("k7!k7!k7!k7!k7!", "over and over"),
    ("abcdefghijklmnop", "alphabet"),
    ("qwertyuiop12345", "keys"),
    ("0987654321qwerty", "keys"),
    ("1q2w3e4r5t6y7u", "keys"),
    ("password1234!", "first that anybody"),
    ("P@ssw0rd2026!!", "first that anybody"),
    ("Welcome to Almoner", "first that anybody"),
    ("hospital-summer-26", "first that anybody"),
    ("zebulon markerson", "your own name"),
    ("Zebulon.2026!", "your own name"),
    ("x" * 1025, "more than 1024"),
    ("four plain words " * 80, "more than 1024"),
)


@pytest.mark.parametrize("password", WELCOME)
def test_welcome(password):
    assert weakness(password, login="zebulon", name="Zebulon Markerson") is None


@pytest.mark.parametrize(("password", "why"), WEAK)
def test_weak(password, why):
    assert why in weakness(password, login="zebulon@made-up.example", name="Zebulon Markerson")


def test_another_persons_name_is_no_weakness():
    assert weakness("zebulon markerson", login="ada", name="Ada Example") is None

"""Plain pages: text stays text, dots say what they should, and the policy lets in exactly what the page holds."""

import base64
import re
from hashlib import sha256

import cv2
import numpy as np
import pytest

from almoner.adapters.messages import load_messages
from almoner.adapters.renderers.plain_page.dots import runs
from almoner.adapters.renderers.plain_page.page import PlainPages
from almoner.engine.findings import Message
from almoner.ports.pages import Copied, Dots, Field, Form, Link, Links, Listed, Page, Row, Rows, Said
from tests.faces.http.browsing import Read

HOSTILE = "<script>alert(1)</script>\" onx='1' \u202e{name} & &amp;"
TITLE = Message("page_home_title")
draw = PlainPages(load_messages())


def drawn(*blocks, language="en"):
    made = draw(Page(language, TITLE, blocks))
    return made.body.decode(), made.policy


def dots_in(page):
    """What a camera sees."""
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', page)[1])
    field = np.full((size, size), 255, np.uint8)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", page):
        field[int(y), int(x) : int(x) + int(length)] = 0
    return cv2.QRCodeDetector().detectAndDecode(cv2.resize(field, None, fx=8, fy=8, interpolation=cv2.INTER_NEAREST))[0]


@pytest.mark.parametrize(
    "text",
    [
        "otpauth://totp/Almoner%3Aada?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Almoner&algorithm=SHA1&digits=6&period=30",
        "otpauth://totp/Almoner%3A" + "a" * 200 + "?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Almoner",
        "short",
    ],
)
def test_a_camera_reads_the_dots(text):
    page, _ = drawn(Dots(text, Message("page_codes_picture")))
    assert dots_in(page) == text
    assert "A square of dots" in page


def test_runs_of_black_are_found():
    assert runs((True, True, False, True, False, False, True)) == [(0, 2), (3, 1), (6, 1)]
    assert runs((False, False)) == []


def test_what_people_wrote_stays_text():
    form = Form("/x", TITLE, (Field("f", TITLE, value=HOSTILE),), {"h": HOSTILE})
    page, _ = drawn(
        Said(HOSTILE), Copied(TITLE, HOSTILE), Listed((HOSTILE,)), Rows((Row(HOSTILE, (HOSTILE,), form),)),
        Said(Message("page_home_known", name=HOSTILE)), form,
    )  # fmt: skip
    assert "<script" not in page
    assert "\u202e" not in page
    read = Read(page)
    assert {name for _, given in read.tags for name in given if name.startswith("on")} == set()
    assert read.forms[-1].fields["h"] == HOSTILE.replace("\u202e", "")
    assert page.count("&lt;script&gt;") >= 8
    assert "{name} &amp; &amp;amp;" in page


def test_the_policy_lets_in_the_pages_own_style_and_nothing_else():
    page, policy = drawn(Said(TITLE))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "<script" not in page
    assert "unsafe" not in policy
    assert "style=" not in page


def test_only_a_form_for_a_passkey_brings_the_script_and_its_checksum():
    asked = '{"challenge": "AAAA", "rpId": "localhost"}'
    page, policy = drawn(Form("/x", TITLE, asks=asked))
    [script] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "http" not in script
    assert "eval" not in script
    assert "This page needs scripts." in page
    assert "&quot;challenge&quot;" in page


def test_the_page_is_in_one_language_and_its_words_are_the_rulebooks():
    page, _ = drawn(Links((Link("/sign-in", Message("page_sign_in_title")),)), language="es")
    assert '<html lang="es">' in page
    assert ">Entrar</a>" in page
    assert "Ir al texto" in page

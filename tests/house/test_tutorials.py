"""The tutorials: words in bold stand on a page, pictures are small and made by `make pictures`, the person's own are easy to read."""

import json
import re

import pytest
from PIL import Image

from almoner.adapters.messages import load_messages
from docs.take_pictures import HOME, MOST_BYTES, MOST_PICTURES, PICTURES
from tests.house.test_words import bare, grade, inflesz, words
from tests.journeys.test_docs import ROOT

TUTORIALS = ROOT / "docs" / "tutorials"
PAGES = sorted(one.name for one in TUTORIALS.glob("*.md") if one.stem != "README")
SPANISH = {"persona.md"}
TWO_PAGES = 950
"""Words."""
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def text_of(name):
    return (TUTORIALS / name).read_text(encoding="utf-8")


def paragraphs(name):
    """What is said in plain words: without pictures, addresses, code and signs of the form."""
    said = FENCED.sub("", text_of(name))
    said = re.sub(r"!\[[^]]*\]\([^)]*\)|`[^`]*`", " ", said)
    said = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", said)
    said = re.sub(r"^\s*(?:[#>-]|\d+\.)+\s*", "", said, flags=re.MULTILINE)
    plain = (re.sub(r"[*_]", "", one).replace("\n", " ").strip() for one in re.split(r"\n\s*\n", said))
    return [one for one in plain if len(words(bare(one))) >= 8]


@pytest.mark.parametrize("name", ["person.md"])
def test_the_persons_is_at_grade_six_or_easier(name):
    found = paragraphs(name)
    assert len(found) > 15
    assert [(round(grade(one), 1), one) for one in found if grade(one) > 6] == []
    assert grade(" ".join(found)) <= 4


@pytest.mark.parametrize("name", sorted(SPANISH))
def test_the_spanish_is_as_easy(name):
    found = paragraphs(name)
    assert len(found) > 15
    assert [(round(inflesz(one)), one) for one in found if inflesz(one) < 65] == []
    assert inflesz(" ".join(found)) >= 80


@pytest.mark.parametrize("name", PAGES)
def test_words_in_bold_stand_on_a_page(name):
    language = "es" if name in SPANISH else "en"
    web = json.loads((ROOT / "web" / "messages" / f"{language}.json").read_text(encoding="utf-8"))
    there = [*web.values(), *(text for entry in load_messages().entries.values() for text in entry[language].values())]
    bold = re.findall(r"\*\*([^*]+)\*\*", FENCED.sub("", text_of(name)))
    assert bold
    assert [one for one in bold if not any(one.rstrip(".") in text for text in there)] == []


@pytest.mark.parametrize("name", PAGES)
def test_each_is_two_pages_at_most_and_says_what_to_do_if_not(name):
    said = text_of(name)
    assert len(re.findall(r"\w+", re.sub(r"!\[[^]]*\]\([^)]*\)", " ", said))) <= TWO_PAGES
    assert len(re.findall(r"^#+ 1\.|^1\. |^## 1", said, re.MULTILINE)) >= 1
    assert re.search(r"^\*(?:If|Si) ", said, re.MULTILINE)


def test_pictures_are_those_that_are_made_small_and_shown():
    kept = {one.stem: one for one in HOME.glob("*")}
    assert set(kept) == set(PICTURES)
    assert len(kept) <= MOST_PICTURES
    shown = {one for page in PAGES for one in re.findall(r"\]\(\.\./pictures/([\w-]+)\.png\)", text_of(page))}
    assert shown == set(kept)
    for one in kept.values():
        with Image.open(one) as picture:
            assert (picture.format, picture.mode) == ("PNG", "P"), one
        assert one.stat().st_size <= MOST_BYTES, one


def test_every_picture_says_what_is_on_it():
    for page in PAGES:
        for said in re.findall(r"!\[([^]]*)\]", text_of(page)):
            assert len(said.split()) >= 4, (page, said)


def test_the_list_of_tutorials_names_each():
    assert sorted(set(re.findall(r"\]\((\w+\.md)\)", text_of("README.md")))) == PAGES

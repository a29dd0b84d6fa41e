"""Every letter in both languages from the made-up family's papers: what must hold of each."""

import re
from datetime import date

import pytest

from almoner.adapters.renderers.text import plain_text
from almoner.engine.law.authority import Side
from almoner.engine.letters.compose import SIDES, sentences
from almoner.engine.letters.facts import is_hospital
from almoner.engine.letters.kinds import BY_ID, KINDS
from almoner.engine.letters.matter import choose
from almoner.engine.letters.points import filed
from almoner.engine.letters.written import Role, texts
from almoner.engine.wording.months import NAMES
from almoner.services.bills.fit_audit import Said, request
from tests.golden.make_golden import HOME
from tests.house.test_promises import BANNED
from tests.house.test_words import grade, inflesz
from tests.services.letters.world import AUDIT, EVERY, ON, PLATFORM, reading, ready

AMOUNT = re.compile(r"-?\$[\d,]+\.\d\d")
DAY_EN = re.compile(rf"({'|'.join(NAMES['en'])}) (\d+), (\d{{4}})")
DAY_ES = re.compile(rf"(\d+) de ({'|'.join(NAMES['es'])}) de (\d{{4}})")
NEVER_SAID = (
    r"\bI owe\b",
    r"\bmy debt\b",
    r"\bI (?:will|can|could|agree to|promise to) pay\b",
    r"\bsettle",
    r"\boffer",
    r"acknowledge",
    r"\bmi deuda\b",
    r"\b(?:voy a|puedo|acepto) pagar\b",
    r"\breconozco\b",
)
GOLDEN = (
    ("line-dispute", "es"),
    ("debt-validation", "en"),
    ("ppdr-packet", "en"),
    ("financial-assistance", "es"),
    ("bill-against-eob", "en"),
    ("internal-appeal", "en"),
)


def walk(value):
    match value:
        case dict():
            for one in value.values():
                yield from walk(one)
        case list():
            for one in value:
                yield from walk(one)
        case _:
            yield value


KNOWN = {str(one) for one in walk(AUDIT)}


def said(one, *roles):
    sections = [section for section in one.written.sections if not roles or section.role in roles]
    return "\n".join(text for section in sections for block in section.blocks for text in texts(block))


def rules_left_out(one, text):
    for citation in one.letter.citations:
        text = text.replace(citation.says, "").replace(citation.says_es, "").replace(citation.cite, "")
    return text


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_amount_and_day_is_in_the_papers_or_the_audit(kind, language):
    one = ready(kind, language)
    text = rules_left_out(one, said(one))
    for amount in AMOUNT.findall(text):
        assert amount.replace("$", "").replace(",", "") in KNOWN, amount
    allowed = KNOWN | {ON.isoformat()}
    if one.letter.deadline is not None:
        allowed |= {one.letter.deadline.act_by.isoformat(), one.letter.deadline.last_day.isoformat()}
    days = [date(int(y), NAMES["en"].index(m) + 1, int(d)) for m, d, y in DAY_EN.findall(text)]
    days += [date(int(y), NAMES["es"].index(m) + 1, int(d)) for d, m, y in DAY_ES.findall(text)]
    assert days, "the letter has a day"
    assert {day.isoformat() for day in days} <= allowed


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_rule_may_be_printed_is_in_force_and_binds_the_reader(kind, language):
    one, law = ready(kind, language), PLATFORM.law()
    audit = filed(AUDIT)
    matter = choose(BY_ID[kind], dossiers(), audit.points, None)
    for citation in one.letter.citations:
        authority = law.authorities.entries[citation.id]
        assert authority.mark.is_printable
        assert authority.in_force(ON)
        assert authority.binds_one_of(matter.dossier.payers)
        allowed = SIDES[one.letter.to] | ({Side.HOSPITAL} if is_hospital(matter) else frozenset())
        assert authority.on_whom in allowed
        assert authority.cite in said(one, Role.LETTER)
        assert (authority.text_as_of is None) == (f"{authority.cite} (text as of" not in said(one, Role.LETTER))


def dossiers():
    return reading(request(filed(AUDIT), Said(), "en")).assembled.dossiers


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_no_banned_phrase_no_admission_and_no_offer(kind, language):
    text = said(ready(kind, language))
    for phrase in (*BANNED, *NEVER_SAID):
        assert not re.search(phrase, text, re.IGNORECASE), phrase


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_the_letter_itself_is_always_english_and_the_copy_spanish(kind, language):
    sections = {section.role: section.language for section in ready(kind, language).written.sections}
    assert sections[Role.LETTER] == "en"
    assert sections[Role.FOR_YOU] == language
    assert (Role.COPY in sections) == (language == "es")
    assert sections.get(Role.EXHIBITS, "en") == "en"


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_every_blank_is_marked_in_the_letter_and_named_to_the_person(kind, language):
    one, words = ready(kind, language), PLATFORM.letter_words()
    marked = re.findall(r"\[([^\]]+): _+\]", said(one, Role.LETTER))
    named = [words.label(blank.fact, "en") for blank in one.letter.blanks]
    assert set(marked) == {*named, words.label("signature", "en"), words.label("signed_on", "en")}
    for blank in one.letter.blanks:
        assert words.label(blank.fact, language) in said(one, Role.FOR_YOU)


def own_words(kind, language):
    words = PLATFORM.letter_words()
    keys = [sentence.key for part in ready(kind, language).letter.body for sentence in sentences(part)]
    return " ".join(words.entries[key][language].replace(";", ".") for key in (*keys, *BY_ID[kind].warns))


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_the_letters_own_words_are_easy(kind):
    english, spanish = own_words(kind, "en"), own_words(kind, "es")
    assert grade(english) <= 9.0, f"{grade(english):.1f}"
    assert inflesz(spanish) >= 55.0, f"{inflesz(spanish):.1f}"


def test_letters_of_one_person_never_name_the_other():
    for kind, language in EVERY:
        text = said(ready(kind, language))
        assert not ("Diego" in text and "Elena" in text), kind


def test_a_letter_to_a_hospital_goes_to_the_hospital():
    assert ready("financial-assistance").letter.addressee[0] == "Riverbend Example Hospital"
    assert ready("debt-validation").letter.addressee[0] == "Pretend Example Collections"
    assert ready("internal-appeal").letter.addressee[0].startswith("Muestra Example Health Plan")


@pytest.mark.parametrize(("kind", "language"), GOLDEN)
def test_some_letters_are_the_golden_ones(kind, language):
    kept = HOME / "letters" / f"{kind}.{language}.txt"
    assert plain_text(ready(kind, language).written) == kept.read_text(encoding="utf-8"), (
        "if meant: python tests/golden/make_letters.py"
    )

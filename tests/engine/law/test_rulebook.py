"""The proofs of the rulebook: nothing unread is printable, one fact has one place, every citation exists."""

import re
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.adapters.rulebook import PARTS, load_rulebook, rulebook_from, texts_of
from almoner.engine.dossier import PAYERS
from almoner.engine.law.authority import Mark
from almoner.engine.law.states import Topic
from tests.house.test_words import grade

BOOK = load_rulebook()
AUTHORITIES = dict(BOOK.authorities.entries)
FACTS = [fact for facts in BOOK.states.entries.values() for fact in facts]
AMOUNTS = [amount for values in BOOK.amounts.entries.values() for amount in values]
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
READ = date(2026, 11, 22)
BANNED = re.compile(
    r"you owe \$|owes? nothing|no debe nada|will save|you are safe|illegal|overcharg|fraud|80 ?%|guarantee[sd]? that|independent dispute resolution|\bIDR\b"
    r"|language model|for your safety|simply|please note",
    re.IGNORECASE,
)


FIELD = re.compile(
    r"\b(medicare|medicaid|advantage|providers?|hospitals?|emergency|emergencies|itemised|network|insurance|insurers?|deductibles?"
    r"|coinsurance|collectors?|ambulances?|patients?|facility|facilities|medical|estimates?|inpatient|outpatient|colonoscopy"
    r"|(?:north |new |west )?(?:carolina|york|virginia)|texas|florida|illinois|alabama|washington|california|connecticut|minnesota"
    r"|michigan|ohio|december|october|july|application|federal)\b",
    re.IGNORECASE,
)


def test_every_entry_can_be_read():
    assert len(AUTHORITIES) >= 200
    assert len(BOOK.deadlines) == len(list(BOOK.deadlines.values())) >= 50
    assert len(AMOUNTS) >= 20
    assert len(FACTS) >= 100


@given(
    st.lists(st.sampled_from(sorted(AUTHORITIES)), max_size=30),
    DAYS,
    st.sets(st.sampled_from(PAYERS)),
)
def test_what_is_printable_was_read_is_in_force_and_binds(ids, day, payers):
    for authority in BOOK.authorities.printable(ids, day, payers, state="NY"):
        assert authority.mark in {Mark.V, Mark.V2}
        assert authority.effective_from is None or authority.effective_from <= day
        assert authority.effective_to is None or day <= authority.effective_to
        assert authority.binds & (payers - {"unknown"} | {"any"})
        assert authority.state in {None, "NY"}


def test_nothing_unread_is_ever_printable():
    unread = [id for id, authority in AUTHORITIES.items() if authority.mark not in {Mark.V, Mark.V2}]
    printed = BOOK.authorities.printable(AUTHORITIES, READ, None, "TX")

    assert {AUTHORITIES[id].mark for id in unread} == {Mark.U, Mark.K, Mark.VM}
    assert not {authority.id for authority in printed} & set(unread)


def test_an_unknown_payer_is_cited_only_what_binds_everybody():
    for authority in BOOK.authorities.printable(AUTHORITIES, READ, {"unknown"}):
        assert authority.binds == {"any"}


def test_the_first_day_and_the_day_after_the_last():
    for authority in AUTHORITIES.values():
        if authority.effective_from is not None:
            assert authority.in_force(authority.effective_from)
            assert not authority.in_force(authority.effective_from - timedelta(days=1))
        if authority.effective_to is not None:
            assert authority.in_force(authority.effective_to)
            assert not authority.in_force(authority.effective_to + timedelta(days=1))


def test_a_citation_belongs_to_one_entry():
    cites = Counter(authority.cite for authority in AUTHORITIES.values())

    assert [cite for cite, times in cites.items() if times > 1] == []


def test_ids_say_what_they_cite():
    for id, authority in AUTHORITIES.items():
        if match := re.fullmatch(r"(\d+) (USC|CFR) (.+?)(?: \(court steps\))?", authority.cite):
            title, code, section = match.groups()
            told = "-".join(part for part in re.split(r"[.()\s-]+", section) if part)
            assert id.removesuffix("-court") == f"{code.lower()}-{title}-{told}", id


def test_dates_and_sources_are_sane():
    for authority in AUTHORITIES.values():
        assert authority.source.strip()
        assert (authority.verified_on is not None) == authority.mark.is_printable, authority.id
        assert authority.verified_on is None or authority.verified_on <= READ
        assert authority.text_as_of is None or re.fullmatch(r"\d{4}(-\d{2}){0,2}", authority.text_as_of), authority.id
    for id, authority in AUTHORITIES.items():
        if id.startswith("usc-") and authority.mark is Mark.V:
            assert authority.text_as_of == "2023-04", id


def test_every_citation_a_deadline_or_amount_names_exists_and_can_be_printed():
    for rule in BOOK.deadlines.values():
        for id in rule.authority:
            assert AUTHORITIES[id].mark.is_printable or not rule.mark.is_printable, (rule.id, id)
        for reading in rule.states.values():
            assert reading.authority
            assert all(AUTHORITIES[id].mark is reading.mark for id in reading.authority), rule.id
        assert rule.only_state is None or all(AUTHORITIES[id].state == rule.only_state for id in rule.authority)
    for amount in AMOUNTS:
        assert AUTHORITIES[amount.authority].mark.is_printable, amount.id


@given(DAYS)
def test_one_amount_for_one_question_and_day(day):
    for id, values in BOOK.amounts.entries.items():
        assert sum(value.in_force(day) for value in values) <= 1, id


def test_amounts_of_2026_and_2027():
    def cents(id, day):
        amount = BOOK.amounts.lookup(id, day)
        return None if amount is None else amount.cents

    new_year = date(2027, 1, 1)
    assert cents("medicare-part-a-deductible", READ) == 173600
    assert cents("medicare-part-b-deductible", READ) == 28300
    assert cents("plan-out-of-pocket-maximum-person", READ) == 1060000
    assert cents("plan-out-of-pocket-maximum-family", READ) == 2120000
    assert cents("plan-out-of-pocket-maximum-person", new_year) == 1200000
    assert cents("plan-out-of-pocket-maximum-family", new_year) == 2400000
    assert cents("medicare-part-a-deductible", new_year) is None  # nothing is carried over
    assert cents("plan-out-of-pocket-maximum-person", date(2025, 12, 31)) is None
    assert cents("estimate-dispute-threshold", READ) == 40000
    assert cents("poverty-guideline-contiguous-first", READ) == 1596000
    share = BOOK.amounts.lookup("medicare-colonoscopy-share", READ)
    assert share is not None
    assert share.share == Decimal("0.15")


def test_every_sentence_is_plain():
    said = [text for one in AUTHORITIES.values() for text in (one.title, one.says, one.says_es)]
    said += [text for rule in BOOK.deadlines.values() for text in (rule.title, rule.title_es, rule.note or "")]
    said += [fact.says for fact in FACTS]

    assert [text for text in said if BANNED.search(text)] == []
    assert [text for text in said if "  " in text or "TODO" in text] == []
    assert [one.id for one in AUTHORITIES.values() if not one.says.endswith(".") or not one.says_es.endswith(".")] == []
    assert [one.id for one in AUTHORITIES.values() if len(one.says.split()) > 45] == []
    assert [one.id for one in AUTHORITIES.values() if one.says == one.says_es] == []


def test_what_a_section_says_is_easy_to_read():
    """Grade 8 or lower, once names and the field's own words that nobody can be spared are taken out."""
    for authority in AUTHORITIES.values():
        assert grade(FIELD.sub("word", authority.says)) <= 8, authority.id


def test_states():
    assert BOOK.states.lookup("WY", Topic.AMBULANCE) is None  # we do not know for your state
    assert BOOK.states.lookup("TX", Topic.CREDIT_REPORT) is None
    assert BOOK.states.printable("DE", Topic.CREDIT_REPORT, READ) is None
    assert all(fact.challenged == (fact.topic is Topic.CREDIT_REPORT) for fact in FACTS)
    assert all((fact.verified_on is not None) == fact.mark.is_printable for fact in FACTS)
    assert all(re.fullmatch("[A-Z]{2}", fact.state) for fact in FACTS)
    assert len({(fact.state, fact.topic, fact.cite) for fact in FACTS}) == len(FACTS)


def test_nothing_unread_of_a_state_is_printable():
    for state in BOOK.states.entries:
        for topic in Topic:
            for fact in BOOK.states.printable(state, topic, READ) or ():
                assert fact.mark.is_printable
                assert fact.in_force(READ)


def test_the_edition_names_the_content():
    texts = {part: texts_of(part) for part in PARTS}

    assert re.fullmatch(r"[0-9a-f]{12}", BOOK.edition)
    assert load_rulebook() is BOOK
    assert all(texts[part] for part in PARTS)


GOOD = """
x-1:
  cite: "1 USC 1"
  title: "T"
  says: "S."
  says_es: "E."
  binds: [any]
  on_whom: provider
  effective_from: null
  effective_to: null
  verified_on: 2026-11-21
  text_as_of: null
  mark: V
  source: "official page"
"""


def book_of(text):
    return rulebook_from({part: {"f.yaml": text} if part == "authorities" else {} for part in PARTS}, edition="e")


def test_a_good_entry_is_read():
    assert book_of(GOOD).authorities.lookup("x-1").cite == "1 USC 1"
    assert book_of(GOOD).authorities.lookup("x-2") is None


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("mark: V", "mark: W", "mark is not known: 'W'"),
        ("binds: [any]", "binds: [everybody]", "binds is not a list of payer kinds"),
        ("binds: [any]", "binds: any", "binds is not a list of texts"),
        ("binds: [any]", "binds: [unknown]", "binds is not a list of payer kinds"),
        ("on_whom: provider", "on_whom: doctor", "on_whom is not known"),
        ("verified_on: 2026-11-21", "verified_on: soon", "verified_on is not a day"),
        ("verified_on: 2026-11-21", "verified_on: 2026-02-30", "entry x-1"),
        ('says: "S."', "says: null", "says is missing"),
        ('says: "S."', 'says: "  "', "says is not a text"),
        ("mark: V", "mark: V\n  more: 1", "unknown field more"),
        ("effective_from: null\n  effective_to: null", "effective_from: 2026-01-01\n  effective_to: 2025-01-01", "lies before"),
        ('title: "T"', 'title: "T', "entry x-1"),
        ("  cite", "- cite", "entry x-1"),
    ],
)
def test_a_bad_entry_is_named(old, new, why):
    assert old in GOOD

    with pytest.raises(ValueError, match=re.escape(why)) as caught:
        book_of(GOOD.replace(old, new)).authorities.lookup("x-1")
    assert str(caught.value).startswith("rulebook f.yaml, entry x-1: ")


def test_an_id_used_twice_is_refused():
    with pytest.raises(ValueError, match=r"rulebook f\.yaml, entry x-1: the id is used twice"):
        book_of(GOOD + GOOD)

"""The guard: a changed fact never passes, a faithful rewording does, in both languages and both directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.wording.guard import Difference, Guarded, Kind, guard
from almoner.engine.wording.guard_parts.lexicon import lexicons

FAITHFUL = [
    ("You owe us $2,310.07.", "You owe us 2.310,07 USD."),
    ("It happened on 05/06/2026.", "It happened on May 6, 2026."),
    ("It happened on 05/06/2026.", "Ocurrió el 6 de mayo de 2026."),
    ("The stay was from May 3 to May 6, 2026.", "La estadía fue del 3 al 6 de mayo de 2026."),
    ("Reply in 14 days.", "Reply in fourteen days."),
    ("Reply within two weeks.", "Reply within 14 days."),
    ("It is valid for 24 months.", "It is valid for two years."),
    ("Ninety (90) days have passed.", "90 days have passed."),
    ("You may not sue me.", "You must not sue me."),
    ("You cannot sue me.", "Usted no puede demandarme."),
    ("I don't owe this.", "I do not owe this."),
    ("You need not sign.", "You are not required to sign."),
    ("No tiene que firmar.", "You need not sign."),
    ("If you do not refund $5, I will appeal.", "Unless you refund $5, I will appeal."),
    ("The plan paid $70 and I paid $30.", "$30 was paid by me and $70 was paid by the plan."),
    ("The copay is $15 and the deductible is $900.", "The deductible is $900 and the copay is $15."),
    ("The copay and the deductible are $15 and $900, respectively.", "The deductible is $900; the copay is $15."),
    ("Codes 99281 and 99282 were billed.", "Codes 99282 and 99281 were billed."),
    ("See 45 C.F.R. § 164.524(c)(4).", "Vea la sección 164.524(c)(4) del título 45 del Código de Reglamentos Federales."),
    ("The No Surprises Act applies.", "Se aplica la Ley Sin Sorpresas."),
    ("Maple Row Hospital sent it.", "El Hospital Maple Row lo envió."),
    ("The o\ufb03ce found the re\ufb01ll.", "The office found the refill."),
    ("Please send the item-\nized bill.", "Please send the itemized bill."),
    ("The rate is 7.5 percent.", "La tasa es del 7,5 %."),
    ("My claim was not approved.", "My claim was denied."),
    ("Dear Sir or Madam, I dispute $5.", "To whom it may concern: I dispute $5. Thank you for your attention."),
    ("Revenue code 0450 was billed.", "Revenue code 450 was billed."),
    ("I had two visits.", "Tuve 2 visitas."),
    ("I do not think that the balance is right.", "I think the balance is wrong."),
    ("Please send me the record.", "Could you please send me the record?"),
    ("It did not reach me until June 18, 2026.", "It reached me only on June 18, 2026."),
    ("The refund should be $181.00, because I paid $181.00.", "I paid $181.00, and the refund should be that."),
    ("You may not bill me while the appeal is open.", "As long as the appeal is open, billing me is not allowed."),
    ("I am a 70-year-old man.", "I am a man of seventy."),
    ("I have three questions. Who ordered it?", "I have these questions. Who ordered it?"),
    ("No debemos esto.", "We do not owe this."),
    ("Kit Nobody signed it. I did not.", "It was signed by Kit Nobody. I didn't sign it."),
]
CHANGED = [
    ("It happened on 05/06/2026.", "Ocurrió el 05/06/2026.", Kind.DATE),
    ("It happened on 05/06/2026.", "Ocurrió el 5 de junio de 2026.", Kind.DATE),
    ("Reply within 30 days.", "Reply within one month.", Kind.NUMBER),
    ("Reply within 30 days.", "Reply within 30 business days.", Kind.NUMBER),
    ("The sum is $1.234.", "The sum is $1,234.", Kind.AMOUNT),
    ("I was billed $50.", "I was billed -$50.", Kind.AMOUNT),
    ("The copay is $15 and the deductible is $900.", "The copay is $900 and the deductible is $15.", Kind.AMOUNT),
    ("Room: $40.00\nLab: $40.00", "Room: $40.00", Kind.AMOUNT),
    ("The deductible is $40.", "The copay is $40.", Kind.AMOUNT),
    ("Code J1885 was billed.", "Code J1855 was billed.", Kind.CODE),
    ("The reason is CO-45.", "The reason is PR-45.", Kind.CODE),
    ("99213-25 was billed.", "99213-59 was billed.", Kind.CODE),
    ("Maple Row Hospital sent it.", "Maple Lane Hospital sent it.", Kind.NAME),
    ("Larkin must refund $5.", "Larson must refund $5.", Kind.NAME),
    ("My mother signed.", "My sister signed.", Kind.OBLIGATION),
    ("I had two visits.", "I had three visits.", Kind.NUMBER),
    ("I dispute all charges.", "I dispute some charges.", Kind.NUMBER),
    ("See 42 CFR 405.942.", "See 42 CFR 405.944.", Kind.CITATION),
    ("The No Surprises Act applies.", "The Affordable Care Act applies.", Kind.CITATION),
    ("I do not owe $5.", "I owe $5.", Kind.NEGATION),
    ("No debo $5.", "I owe $5.", Kind.NEGATION),
    ("A was paid on May 1, 2026. B was not paid.", "A was not paid on May 1, 2026. B was paid.", Kind.NEGATION),
    ("My claim was approved.", "My claim was denied.", Kind.NEGATION),
    ("You must send it.", "You may send it.", Kind.OBLIGATION),
    ("Usted debe enviarlo.", "You may send it.", Kind.OBLIGATION),
    ("You are not required to sign.", "You must not sign.", Kind.OBLIGATION),
    ("The plan must pay the hospital.", "The hospital must pay the plan.", Kind.OBLIGATION),
    ("You must refund $5.", "I must refund $5.", Kind.OBLIGATION),
    ("Answer by May 4, 2026.", "Answer before May 4, 2026.", Kind.CONDITION),
    ("Answer within 7 days.", "Answer after 7 days.", Kind.CONDITION),
    ("Up to $500 may be billed.", "At least $500 may be billed.", Kind.CONDITION),
    ("If you agree, I sign.", "Unless you agree, I sign.", Kind.NEGATION),
    ("I dispute the bill.", "I dispute the bill. I agree to pay it.", Kind.ADMISSION),
    ("I dispute the bill.", "Disputo la factura. Acepto pagarla.", Kind.ADMISSION),
    ("I dispute the alleged debt.", "I dispute the debt.", Kind.ADMISSION),
    ("The debt was sold.", "My debt was sold.", Kind.ADMISSION),
    ("The knee on the left was done; right knee was not.", "The knee on the left was not done; right knee was.", Kind.NEGATION),
    ("I paid three bills.", "I paid four bills.", Kind.NUMBER),
    ("You have 60 days from receipt of it.", "You have 60 days from the date of it.", Kind.CONDITION),
    ("I must bring it and my wife may come.", "I may bring it and my wife must come.", Kind.OBLIGATION),
    ("A non-profit hospital may not do that.", "A for-profit hospital may not do that.", Kind.NEGATION),
    ("The gauze cost $14 per piece, six pieces.", "The six pieces of gauze cost $14.", Kind.CONDITION),
]


@pytest.mark.parametrize(("before", "after"), FAITHFUL)
def test_a_faithful_rewording_passes_either_way(before, after):
    assert guard(before, after) == Guarded(ok=True, differences=())
    assert guard(after, before) == Guarded(ok=True, differences=())


@pytest.mark.parametrize(("before", "after", "kind"), CHANGED)
def test_a_changed_fact_is_refused_either_way_and_named(before, after, kind):
    for one, other in ((before, after), (after, before)):
        guarded = guard(one, other)
        assert not guarded.ok
        assert kind in {difference.kind for difference in guarded.differences}


def test_a_difference_shows_the_words_of_both_texts():
    assert guard("I paid $12.00.", "I paid $21.00.").differences == (
        Difference(Kind.AMOUNT, "$12.00", None),
        Difference(Kind.AMOUNT, None, "$21.00"),
    )


def test_page_marks_and_repeated_heads_are_no_facts():
    text = "I dispute the bill of May 4, 2026.\nPlease send the record of the visit within 30 days."
    pages = "Letter of Ana Ejemplo\nI dispute the bill of May 4, 2026.\nPage 1 of 2\f"
    pages += "Letter of Ana Ejemplo\nPlease send the record of the visit within\n30 days.\nPage 2 of 2"
    assert guard("Letter of Ana Ejemplo\n" + text, pages).ok


TEXTS = [text for pair in FAITHFUL for text in pair]


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_both_ways_agree(one, other):
    assert guard(one, other).ok == guard(other, one).ok


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_answered(one, other):
    assert guard(one, one).ok
    guard(one, other)


@given(st.lists(st.sampled_from(TEXTS), max_size=6, unique=True))
def test_a_text_is_faithful_to_itself_on_one_line(texts):
    assert guard("\n".join(texts), "\n\n".join(texts)).ok


@given(st.integers(1, 9_999_999), st.integers(1, 9_999_999))
def test_an_amount_equals_only_itself(one, other):
    written = [f"The charge was ${cents // 100:,}.{cents % 100:02}." for cents in (one, other)]
    assert guard(*written).ok == (one == other)


def test_each_phrase_has_one_meaning_in_its_language():
    for language, lexicon in lexicons().items():
        seen = {}
        for entries in lexicon.entries.values():
            for entry in entries:
                assert seen.setdefault(entry.words, entry.means) == entry.means, (language, entry.words, seen[entry.words])

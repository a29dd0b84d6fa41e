"""Sentences for people are easy to read: Flesch–Kincaid grade 6 or lower in English, INFLESZ 65 or higher in Spanish."""

import re

import pyphen

from almoner.adapters.messages import load_messages

ENGLISH, SPANISH = pyphen.Pyphen(lang="en_US"), pyphen.Pyphen(lang="es")
# Names and the field's own words that a person cannot be spared are taken out, as the issue says: names, codes, amounts.
NAMES = re.compile(r"\{[a-z_:]+\}|\$[\d,.]+|\b[A-Z]{2,}\b|\b\d[\d,.]*\b|“[^”]*”")
VOWELS = re.compile(r"[aeiouyáéíóúü]+")


def bare(text):
    return NAMES.sub(" ", text)


def sentences(text):
    return [part for part in re.split(r"[.!?:;]+(?:\s|$)", text) if re.search(r"\w", part)]


def words(text):
    return re.findall(r"[a-záéíóúüñ]+(?:['’][a-z]+)?", text.lower())


def syllables_en(word):
    """Vowel groups, less a silent final e: within a few per cent of a dictionary on plain words."""
    groups = len(VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and groups > 1:
        groups -= 1
    return max(1, groups, len(ENGLISH.positions(word)) + 1)


def syllables_es(word):
    return max(1, len(SPANISH.positions(word)) + 1, len(VOWELS.findall(word)))


def grade(text):
    plain = bare(text)
    listed = words(plain)
    if not listed:
        return 0.0
    return 0.39 * len(listed) / max(1, len(sentences(plain))) + 11.8 * sum(map(syllables_en, listed)) / len(listed) - 15.59


def inflesz(text):
    """Szigriszt-Pazos: 206.835 - 62.3 syllables per word - words per sentence."""
    plain = bare(text)
    listed = words(plain)
    if not listed:
        return 100.0
    return 206.835 - 62.3 * sum(map(syllables_es, listed)) / len(listed) - len(listed) / max(1, len(sentences(plain)))


def whole(parts):
    return " ".join(text if text.rstrip().endswith((".", "?", ":")) else text + "." for text in parts.values())


ENTRIES = load_messages().entries


def said(language):
    """What each message says in a language, where it is long enough: the measures mean nothing on two words."""
    texts = {key: whole(entry[language]) for key, entry in ENTRIES.items()}
    return {key: text for key, text in texts.items() if len(words(bare(text))) >= 8}


def test_english_is_at_grade_six_or_easier():
    graded = {key: (grade(text), text) for key, text in said("en").items()}
    assert len(graded) > 500
    assert {key: one for key, one in graded.items() if one[0] > 6.0} == {}


def test_spanish_is_as_easy():
    graded = {key: (inflesz(text), text) for key, text in said("es").items()}
    assert len(graded) > 500
    assert {key: one for key, one in graded.items() if one[0] < 65.0} == {}


def test_the_measures_tell_easy_from_hard():
    assert grade("The bill lists one charge two times. Ask them to take one off.") < 4
    assert (
        grade(
            "Notwithstanding contractual reimbursement considerations, adjudication determinations necessitate reconciliation."
        )
        > 15
    )
    assert inflesz("El papel dice dos veces lo mismo. Pida que lo quiten.") > 80
    assert (
        inflesz("La responsabilidad administrativa correspondiente necesita consideraciones presupuestarias extraordinarias.")
        < 30
    )


BRITISH = re.compile(
    r"\b\w*(?:itemis|authoris|organis|recognis|hospitalis)\w*\b|\bprogrammes?\b|\blicence|\bcheque|\bfavour|\bhonour|\bcentre\b"
)


def test_english_is_spelled_as_its_readers_spell_it():
    found = {key: BRITISH.findall(whole(entry["en"]).lower()) for key, entry in ENTRIES.items() if "en" in entry}
    assert {key: one for key, one in found.items() if one} == {}

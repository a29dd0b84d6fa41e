"""A message as it is compared with phrases: small letters, no tricks of spelling, sentences kept apart by " . "."""

import re
import unicodedata

LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0501\u043a\u043c\u0442\u04cf\u03bf\u03b1\u03b9\u2019\u2018\u00b4`",
    "aeopcyxisdkmtloai''''",
)
"""Letters of other alphabets that look like ours, and every kind of apostrophe."""
DIGITS = str.maketrans("0134578@$!", "oieastbasi")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
SPELT_OUT = re.compile(r"(?<![^\W_])(?:[a-z0-9@$](?:[ .*_-]{1,2})){2,}[a-z0-9@$](?![^\W_])")
DISGUISED = re.compile(r"[a-z@$][a-z0-9@$!]*[0-9@$!][a-z0-9@$!]*")
A_CODE = re.compile(r"[a-z]{1,3}\d{2,}[a-z]?|[a-z]+\d{1,2}")
STARRED = (
    (re.compile(r"\bk[*#]l+"), "kil"),
    (re.compile(r"\bs[*#u]{1,3}[*#c]{1,2}i?[*#]?d"), "suicid"),
    (re.compile(r"\bd[*#]e\b"), "die"),
)
LONG_DRAWN = re.compile(r"([a-z])\1{2,}")
DOUBLED = re.compile(r"([a-z])\1")
AMOUNT = re.compile(r"\d[\d,.]*[.,]\d\d\W*$")
SOMEBODY = re.compile(
    r"\b(?:i|im|i'm|ive|i've|me|my|he|she|they|his|her|yo|mi|mis|me|le|el|ella|soy|estoy|voy|pienso|quiero|tengo|gonna|going|tonight|hoy|end|ending|kill|killing|die|dying|morir|matar\w*)\b",
    re.IGNORECASE,
)
ENDS = re.compile(r"[.?!;\n¿¡…]+|\s/\s")
WORD = re.compile(r"[a-z0-9]+|\.")
SHORTENED = {
    "k": "ke", "toi": "estoi", "ta": "esta", "pa": "para", "na": "nada", "to": "todo", "yano": "ya no", "yatengo": "ya tengo",
    "nose": "no se", "xk": "porke", "pk": "porke", "orita": "aorita",
}  # fmt: skip
"""Spanish words as they are typed in haste, by how they sound."""
SPANISH_SOUNDS = (
    (re.compile("ch"), "\x01"),
    (re.compile("h"), ""),
    (re.compile("qu(?=[ei])"), "k"),
    (re.compile("[cz](?=[ei])"), "s"),
    (re.compile("[cq]"), "k"),
    (re.compile("z"), "s"),
    (re.compile("ll"), "y"),
    (re.compile("v"), "b"),
    (re.compile("g(?=[ei])"), "j"),
    (re.compile("y(?![aeiou])"), "i"),
    (re.compile("\x01"), "ch"),
)


def plain(text: str) -> str:
    """Sentences of plain words with single spaces around each; lines of a bill that speak of nobody are left out."""
    kept = "\n".join(line for line in text.splitlines() if not (AMOUNT.search(line) and not SOMEBODY.search(line)))
    small = unicodedata.normalize("NFKD", UNSEEN.sub("", kept).casefold().translate(LOOKALIKES))
    small = "".join(sign for sign in small if not unicodedata.combining(sign))
    for masked, meant in STARRED:
        small = masked.sub(meant, small)
    small = SPELT_OUT.sub(lambda run: re.sub(r"[ .*_-]", "", run.group()), small)
    small = DISGUISED.sub(undisguised, small).replace("'", "")
    small = LONG_DRAWN.sub(r"\1\1", small)
    return " " + " ".join(WORD.findall(ENDS.sub(" . ", small) + " . ")) + " "


def undisguised(word: re.Match[str]) -> str:
    """ "d3ad" as "dead"; what looks like a code stays one."""
    written = word.group().rstrip("!")
    if A_CODE.fullmatch(written) or sum(sign.isalpha() for sign in written) < 2:
        return word.group()
    return written.translate(DIGITS)


def as_heard_in_english(text: str) -> str:
    """Doubled letters count once, so that "kiling" is "killing"."""
    return DOUBLED.sub(r"\1", text)


def as_heard_in_spanish(text: str) -> str:
    """Letters that sound alike are one letter, so that "boy a bibir" is "voy a vivir"."""
    for letters, sound in SPANISH_SOUNDS:
        text = letters.sub(sound, text)
    return DOUBLED.sub(r"\1", text)


def written_out(text: str) -> str:
    """Spanish as heard, with words typed in haste made whole."""
    return " ".join(SHORTENED.get(word, word) for word in text.split(" "))

"""Names after a title, a relative, or words that a name follows ("my name is", "me llamo", "Dear", "signed by")."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import Rule, rule
from almoner.engine.privacy.deidentify.lists.kept import MONTHS
from almoner.engine.privacy.deidentify.lists.people import CLINICIAN_TITLES, CREDENTIALS, KIN, PARTICLES, TITLES, VERBS_AFTER
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.spans import Kind

ABBREVIATED = frozenset("enf psic licda arq mr mrs ms dr drs sr sra srta dra mx lic ing prof rev capt sgt".split())
STRONG = rule(
    r"\b(?:(?:my|his|her|their|the|whose|patient'?s|full|legal|maiden|last|first|middle|birth|married|sur|partner'?s|wife'?s|husband'?s|son'?s|daughter'?s|kid'?s|child'?s|mom'?s|dad'?s|mother'?s|father'?s) ?names? (?:is|was|are|'s)|"
    r"my name'?s|(?:mom|dad|wife|husband|son|daughter|kid|sister|brother|mother|father|friend)'?s name is|name is|call(?:ed)? me|calls? me|goes by|known as|a\.?k\.?a\.?|formerly|n[eé]e|named(?: him| her| it)?|called (?:him|her)|me llamo|mi nombre es|(?:su|el) nombre es|se llama|llamad[oa]|conocid[oa] como|a nombre de|de nombre|mi apellido es|"
    r"apellido(?:s)? (?:es|son)?|under the name(?: of)?|in the name of|on behalf of|de parte de|le saluda|les saluda|habla|attn|c/o|signed by|firmado por|soy(?: la| el)? (?:se[ñn]ora?|sra|sr)?|under (?:my )?(?:partner|wife|husband|son|daughter|mother|father)'?s name|"
    r"also charted as|charted as|listed as|registered as|appears as|entered as|spelled|registrad[oa] como|name on (?:the|my) (?:account|card|bill|policy)(?: is)?|change it to|to be called|last name\?|'?s your name\?|name on the account\? user)[ :,'\"“‘]{1,3}",
)
FAIR = rule(
    r"\b(?:this is|it'?s|i am|i'?m|i m|im|soy|yo soy|habla|dear|hi|hello|hey|hola|estimad[oa]s?|querid[oa]|good (?:morning|afternoon|evening)|buenos d[ií]as|buenas tardes|spoke (?:with|to)|spoken (?:with|to)|talked (?:with|to)|ask for|asked for|"
    r"seen by|evaluated by|performed by|referred by|treated by|under the care of|care of|reports? to|attention|thanks|thank you|gracias|saludos|sincerely|regards|best|love|atentamente|cordialmente|yours truly|respectfully|"
    r"habl[eéó] con|atendid[oa] por|vist[oa] por|referid[oa] por|pregunte por|friend|maybe it'?s under|beneficiary|copy to|cc|copia a|patient|pt|paciente|member|resident|client|mr|baby (?:boy|girl)|para|named after|"
    r"said|told|asked|called|emailed|texted|add|met|tell|give|gave|paid|remove my kid|leave me|con la|con el|thank|see dr|said to|shouted at)[ ,:\-–]{1,3}",
)
SIGN_OFF = rule(
    r"\b(?:thanks(?: so much| again| a lot)?|thank you(?: so much| very much)?|sincerely(?: yours)?|(?:best|kind|warm)?(?: )?regards|best(?: wishes)?|respectfully(?: submitted)?|yours(?: truly)?|love|cheers|gracias(?: de antemano)?|saludos(?: cordiales)?|atentamente|"
    r"cordialmente|un abrazo|take care|signed|muchas gracias|atte)[,.!:]{0,2}[ \t]{0,3}\n[ \t\n]{0,4}",
)
DASHED = re.compile(r"(?:\A|\n)[ \t]{0,3}(?:-{1,3}|—|–|~)[ ]?")
MOST = 5
TREATS = ("seen", "evaluated", "performed", "treated", "under the care", "care of", "atendid", "vist")


def after_words(page: Page, free: list[bool]) -> Iterator[tuple[int, Kind]]:
    words = page.words
    strong, fair, signed = ends(page, STRONG), ends(page, FAIR), ends(page, SIGN_OFF)
    dashed = {match.end() for match in DASHED.finditer(page.text)}
    led = dashed.union(strong, fair, signed)
    for number, word in enumerate(words):
        if not free[number] or not number:
            continue
        before = words[number - 1]
        if before.low in TITLES and titled(page, number):
            kind = Kind.CLINICIAN if before.low in CLINICIAN_TITLES else Kind.NAME
            yield from ((at, kind) for at in name_from(page, number, free, strong=before.low in ABBREVIATED or before.capital))
            continue
        if before.low in KIN and word.gap in {" ", ", ", " (", ": ", " - "} and sounds(page, number):
            yield from ((at, Kind.NAME) for at in name_from(page, number, free, strong=False))
            continue
        if (
            word.start not in led
            or word.low in VERBS_AFTER
            or not (word.capital or not word.known.ordinary(page.language) or word.known.name_too or word.known.given)
        ):
            continue
        if word.start in strong:
            yield from ((at, Kind.NAME) for at in name_from(page, number, free, strong=True))
        elif ((word.start in signed or word.start in dashed) and signs(page, number)) or (
            word.start in fair and sounds(page, number)
        ):
            kind = Kind.CLINICIAN if fair.get(word.start, "").startswith(TREATS) else Kind.NAME
            yield from ((at, kind) for at in name_from(page, number, free, strong=False))


def ends(page: Page, pattern: Rule) -> dict[int, str]:
    """Where what a pattern finds ends, and what it is."""
    return {match.end(): match[0] for match in page.all_small_matches(pattern)}


def titled(page: Page, number: int) -> bool:
    """Whether a title stands right before word `number` and word `number` can be a name."""
    word, title = page.words[number], page.words[number - 1]
    if (
        word.gap not in {" ", ". ", ".", "  "}
        or ("." in word.gap and title.low not in ABBREVIATED)
        or (word.starts and "\n" in word.gap)
    ):
        return False
    if word.low in PARTICLES and word.known.kept:
        follower = page.words[number + 1] if number + 1 < len(page.words) else None
        return (
            title.low in ABBREVIATED
            and follower is not None
            and follower.gap == " "
            and (follower.capital or follower.low in PARTICLES)
        )
    if word.known.drug or (word.known.kept and not word.known.name_too) or (word.low in VERBS_AFTER and not word.capital):
        return False
    if (
        title.low in {"don", "hon", "sister", "father", "miss", "judge", "col", "ing", "lic", "sr", "ms", "sir"}
        and not title.capital
        and not word.capital
    ):
        return word.known.given and not word.known.ordinary("both")
    if title.low in ABBREVIATED:
        return (
            word.capital
            or not word.known.ordinary("both")
            or (word.known.surname > 1 and "." in word.gap)
            or (
                title.low in {"mr", "mrs", "ms", "dr"}
                and bool(word.known.surname)
                and word.low not in {"visit", "appointment", "office", "bill", "note", "order"}
            )
        )
    if word.capital:
        return not word.known.ordinary(page.language) or (
            bool(word.known.given or word.known.surname > 1) and not page.titled[number]
        )
    return word.known.given and not word.known.ordinary("both")


def sounds(page: Page, number: int) -> bool:
    """A word that can be a name without a title: capitalised and no word of forms, or a given name written small."""
    word = page.words[number]
    if (word.known.kept and not word.known.name_too) or (word.low in TITLES and not word.known.given):
        return False
    if not word.capital:
        return word.known.given and (not word.known.ordinary(page.language) or before_surname(page, number))
    follower = page.words[number + 1] if number + 1 < len(page.words) else None
    if word.low in MONTHS and not (follower is not None and follower.capital and follower.gap == " "):
        return False
    if (
        any(sign.isupper() for sign in word.text[1:])
        and not word.all_capitals
        and not word.text.startswith(("Mc", "Mac", "De", "O'", "O’", "D'", "La", "Le"))
        and "-" not in word.text
    ):
        return False
    if word.all_capitals and not page.shouting[number] and len(word.text) < 5:
        return word.known.given and not word.known.ordinary("both")
    if not word.known.ordinary(page.language):
        return True
    return bool(
        word.known.given
        or (
            word.known.surname > 1
            and number + 1 < len(page.words)
            and page.words[number + 1].capital
            and page.words[number + 1].gap == " "
        )
    )


def before_surname(page: Page, number: int) -> bool:
    """ "ramiro villanueva": a given name written small that is a word too, and a frequent surname that is no English word."""
    if number + 1 >= len(page.words) or page.words[number + 1].gap != " " or page.words[number].known.ordinary("en"):
        return False
    after = page.words[number + 1].known
    return after.surname > 1 and not after.kept and not after.ordinary("en")


def signs(page: Page, number: int) -> bool:
    """Below a letter, or after a dash: the rest of the line is short and has no small words but particles."""
    word = page.words[number]
    end = page.text.find("\n", word.start)
    line = page.text[word.start : end if end >= 0 else len(page.text)]
    return sounds(page, number) or (
        len(line.split()) <= MOST
        and word.capital
        and not word.known.kept
        and (bool(word.known.surname) or not word.known.ordinary("both"))
    )


def name_from(page: Page, number: int, free: list[bool], *, strong: bool) -> Iterator[int]:
    """The words of the name that begins at word `number`. `strong`: the first is one whatever it looks like."""
    words, first = page.words, number
    if (
        strong
        and words[number].low not in PARTICLES
        and ((words[number].known.kept and not words[number].known.name_too) or words[number].known.drug)
    ):
        return
    run = [number]
    number += 1
    while number < len(words) and len(run) < MOST and free[number]:
        word = words[number]
        if not (
            word.gap in {" ", "-"}
            or (word.gap in {". ", "."} and (len(words[number - 1].text) == 1 or words[number - 1].low in {"st", "ma"}))
            or (word.gap in {' "', '" ', " (", " '", "' "} and not word.all_capitals and word.known.given)
            or (words[number - 1].gap in {' "', " (", " '"} and word.gap in {'" ', ") ", "' "})
        ):
            break
        if word.all_capitals and word.low in CREDENTIALS and not page.shouting[number]:
            break
        if not goes_on(page, number, small=not words[first].capital, strong=strong):
            break
        run.append(number)
        number += 1
    if all(words[at].low in PARTICLES for at in run) and words[run[0]].known.kept:
        return
    while len(run) > 1 and words[run[-1]].low in PARTICLES and not words[run[-1]].capital:
        run.pop()
    yield from run


def goes_on(page: Page, number: int, *, small: bool, strong: bool) -> bool:
    word = page.words[number]
    if word.initial:
        return word.low != "i" or page.text[word.end : word.end + 1] == "."
    if word.known.drug or (word.known.kept and not (word.known.name_too and word.capital)):
        follower = page.words[number + 1] if number + 1 < len(page.words) else None
        return (
            word.low in PARTICLES
            and follower is not None
            and follower.gap == " "
            and ((follower.capital and not follower.known.kept) or follower.low in {"la", "los", "las", "el"})
        )
    if word.low in VERBS_AFTER:
        return False
    if word.capital:
        prose = strong and not page.titled[number] and not page.shouting[number]
        return prose or not word.known.ordinary(page.language) or bool(word.known.given) or bool(word.known.surname)
    if word.low in PARTICLES:
        return (
            number + 1 < len(page.words)
            and page.words[number + 1].gap == " "
            and (page.words[number + 1].capital or (small and not page.words[number + 1].known.ordinary("both")))
        )
    if small and word.known.surname > 1 and page.words[number - 1].known.given and not word.known.kept:
        return strong or not word.known.ordinary("en")
    return small and len(word.low) > 2 and not word.known.ordinary("both")

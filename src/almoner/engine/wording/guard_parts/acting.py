"""Who of two named ones did what, in which order they come, and what the writer owns to have done."""

from collections import defaultdict
from collections.abc import Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.agents import is_passive
from almoner.engine.wording.guard_parts.aligning import Beside, beside
from almoner.engine.wording.guard_parts.features import Said
from almoner.engine.wording.guard_parts.grouping import Pair
from almoner.engine.wording.guard_parts.settling import is_name
from almoner.engine.wording.guard_parts.surroundings import key_of
from almoner.engine.wording.guard_parts.tokens import CONTENT, Kind, Part, Token, listed

BACK, FORTH = 9, 5
WHO = frozenset(
    {
        "whom",
        "to whom",
        "by whom",
        "a quien",
        "al que",
        "a la que",
        "por quien",
        "who",
        "which",
        "that",
        "que",
        "quien",
        "quienes",
    }
)
SUBJECTS = frozenset({"writer", "reader", "other", "anyone"})
PASSED = frozenset({Part.BE, Part.MODAL, Part.NEG, Part.HEDGE, Part.CHOICE, Part.ROLE, Part.WORD})
IN_TURN = frozenset(
    listed("then afterwards afterward later next first second finally subsequently luego despues primero segundo finalmente")
)
CAUSES = frozenset({"because", "porque", "ya que", "pues"})
LONG_WORD = 3


def doer_differences(before: Said, after: Said) -> Iterator[Pair]:
    """ "Ann sent it to Bo" and "Bo sent it to Ann": an act that in no sentence which answers its own has the same named doer."""
    lines = beside(before, after)
    mine, theirs = doers(before), doers(after)
    known = {value for told in mine.values() for _, value, _ in told} | {
        value for told in theirs.values() for _, value, _ in told
    }
    both = {value for value in known if named(before, value) and named(after, value)}
    for topic in mine.keys() & theirs.keys():
        for line, value, text in mine[topic]:
            there = [(its, words) for at, its, words in theirs[topic] if lines.answer(line, at)]
            if there and value in both and all(its in both and its != value for its, _ in there):
                yield Kind.NAME, text, there[0][1]


def named(said: Said, value: str) -> bool:
    return any(is_name(token) and token.value == value for sentence in said.sentences for token in sentence)


def doers(said: Said) -> dict[str, list[tuple[int, str, str]]]:
    """Act → each (sentence, name of its doer, words)."""
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for line, sentence in enumerate(said.sentences):
        for at, token in enumerate(sentence):
            if token.part is Part.ACT or (token.part is Part.WORD and len(token.text) > LONG_WORD):
                doer = doer_of(sentence, at)
                if doer is not None:
                    found[key_of(token)].append((line, doer.value, f"{doer.text} … {token.text}"))
    return found


def doer_of(sentence: tuple[Token, ...], at: int) -> Token | None:
    """The name that stands as the subject of the act at `at`, or after "by" where it is passive."""
    if is_passive(sentence, at) or (at and sentence[at - 1].part is Part.BE):
        for place in range(at + 1, min(at + FORTH, len(sentence) - 1)):
            if sentence[place].part is Part.BY:
                return sentence[place + 1] if is_name(sentence[place + 1]) else None
        return None
    told_of = False
    for place in range(at - 1, max(-1, at - 1 - BACK), -1):
        token = sentence[place]
        if is_name(token):
            led = place and sentence[place - 1].part in (Part.PREP, Part.BY)
            return token if told_of or not led else None
        if token.part is Part.GAP:
            if folded(token.text) in WHO:
                told_of = True
            elif not (token.value == "," and (told_of or (place and place == at - 1 and is_name(sentence[place - 1])))):
                return None
        elif token.text[:1].isupper() and token.value not in SUBJECTS:
            continue  # "Mockingbird Imaging sent"
        elif token.part not in PASSED or (token.part is Part.ROLE and token.value in SUBJECTS):
            return None
    return None


def order_differences(before: Said, after: Said) -> Iterator[Pair]:
    """ "first at A, then at B": where both texts tell the order, it is the same."""
    for one, other in sorted(beside(before, after).pairs):
        mine, theirs = in_turn(before.sentences[one]), in_turn(after.sentences[other])
        shared = [value for value in mine if value in theirs]
        if shared != [value for value in theirs if value in mine]:
            yield Kind.NAME, " … ".join(mine), " … ".join(theirs)


def in_turn(sentence: tuple[Token, ...]) -> list[str]:
    """The names of a sentence that tells an order, each once."""
    places = [at for at, token in enumerate(sentence) if is_name(token)]
    if not any(folded(token.text) in IN_TURN for token in sentence) or not places:
        return []
    if any(token.part is Part.COND and token.value in ("before", "after") for token in sentence[places[0] : places[-1]]):
        return []
    return list(dict.fromkeys(sentence[at].value for at in places))


def owned_differences(before: Said, after: Said) -> Iterator[Pair]:
    """What the writer did in one text and in the other did not, may have or does not remember; and why it came to that."""
    both = beside(before, after)
    for one, other, turned, lines in ((before, after, False, both), (after, before, True, both.turned())):
        for words in (*owned(one, other, lines), *causes(one, other)):
            yield (Kind.ADMISSION, None, words) if turned else (Kind.ADMISSION, words, None)


def owned(one: Said, other: Said, lines: Beside) -> Iterator[str]:
    mine, theirs = by_writer(one), by_writer(other)
    own, supposed = set(own_acts(other)), set(supposed_acts(one))
    for act in one.acts:
        if act.value != "+" or (act.topic, act.place) not in mine or act.place in supposed:
            continue
        there = [its for its in other.acts if its.topic == act.topic]
        near = any(lines.answer(act.line, its.line) and (its.topic, its.place) in theirs for its in there)
        if near and not any(
            (its.value.startswith("+") and its.value != "+may") or (its.value.startswith("?") and its.place in own)
            for its in there
        ):
            yield act.text


def by_writer(said: Said) -> set[tuple[str, int]]:
    return {(agent.topic, agent.place) for agent in said.agents if agent.value == "writer"}


def own_acts(said: Said) -> Iterator[int]:
    """The places of acts right after "I", or that say it by their ending: a "not" further off does not reach them."""
    for place, sentence, at in placed(said):
        token, led = sentence[at], sentence[at - 1] if at else None
        if (led is not None and led.part is Part.ROLE and led.value == "writer") or token.text.endswith(("é", "í", "mos")):
            yield place


def supposed_acts(said: Said) -> Iterator[int]:
    for place, sentence, at in placed(said):
        if any(token.part is Part.COND and token.value == "if" for token in sentence[:at]):
            yield place


def placed(said: Said) -> Iterator[tuple[int, tuple[Token, ...], int]]:
    """Each piece as (its number in the text, its sentence, its number there)."""
    first = 0
    for sentence in said.sentences:
        yield from ((first + at, sentence, at) for at in range(len(sentence)))
        first += len(sentence) + 1


def causes(one: Said, other: Said) -> Iterator[str]:
    """Each cause of which the other text names nothing at all."""
    if one.text.language != other.text.language:
        return
    for sentence in one.sentences:
        for at, token in enumerate(sentence[:-1]):
            because = token.part is Part.GAP and folded(token.text) in CAUSES
            if not because and not (token.part is Part.BY and sentence[at + 1].text.endswith("ing")):
                continue
            told: list[Token] = []
            for its in sentence[at + 1 :]:
                if its.part is Part.GAP:
                    break
                told.append(its)
            keys = {key_of(its) for its in told if its.part in CONTENT and its.part is not Part.ROLE}
            if keys and not keys & other.values:
                yield " ".join(its.text for its in (token, *told))

"""Facts that one text tells and the other does not, and facts told more often in one: a repetition may go, a place may not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from almoner.engine.wording.guard_parts.features import Occurrence, Said
from almoner.engine.wording.guard_parts.grouping import Pair, group_of
from almoner.engine.wording.guard_parts.surroundings import NEARNESS, lists
from almoner.engine.wording.guard_parts.tokens import Fact, Kind

Key = tuple[str, str]
YEARLY = 12
UNIT_WORDS = {
    "day": frozenset({"day", "week", "dia", "semana", "fortnight"}),
    "month": frozenset({"month", "year", "mes", "ano", "quarter"}),
    "hour": frozenset({"hour", "hora"}),
    "night": frozenset({"night", "noche"}),
    "minute": frozenset({"minute", "minuto"}),
}
SINGLE = frozenset({"a", "an", "one", "un", "una", "uno", "1"})
SEEN = frozenset(
    {
        "question",
        "reason",
        "charge",
        "bill",
        "statement",
        "point",
        "item",
        "thing",
        "fact",
        "letter",
        "call",
        "account",
        "claim",
    }
    | {
        "code",
        "line",
        "part",
        "matter",
        "request",
        "problem",
        "fee",
        "pregunta",
        "razon",
        "razones",
        "motivo",
        "cargo",
        "factura",
    }
    | {
        "punto",
        "cosa",
        "dato",
        "hecho",
        "carta",
        "llamada",
        "cuenta",
        "reclamo",
        "codigo",
        "linea",
        "parte",
        "asunto",
        "solicitud",
    }
    | {"problema", "renglon", "renglones", "way", "step", "error", "mistake", "reading", "bills"}
)
"""What a reader counts in the text itself: "for three reasons"."""
HEADS = ("label:", "thing:", "act:", "word:", "fact:", "role:")
"""What may head a fact: the line it stands at, what was done with it."""
AGAIN = frozenset(
    {"again", "both", "duplicate", "duplicated", "double", "same", "otra", "ambas", "ambos", "duplicado", "duplicada"}
)


def fact_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Amounts, dates, codes, numbers and cites that are gone, new, or told of fewer things than before."""
    mine, theirs = grouped(before.text.facts), grouped(after.text.facts)
    gone: list[Fact] = []
    come: list[Fact] = []
    spare: list[Fact] = []
    spare_had: list[Fact] = []
    for key in dict.fromkeys((*mine, *theirs)):
        had, has = mine.get(key, []), theirs.get(key, [])
        if key[0] == "name":
            continue
        if key[0] == "law":
            if bool(had) != bool(has):
                yield pair(had, has)
            continue
        firm_had, firm_has = [one for one in had if not one.loose], [one for one in has if not one.loose]
        if firm_had and not has:
            gone.append(firm_had[-1])
        elif firm_has and not had:
            come.append(firm_has[-1])
        elif len(firm_has) > len(had) and any(same_count(one, firm_has[-1]) for one in gone_of(before, theirs)):
            spare.append(firm_has[-1])
        elif len(firm_had) > len(has) and any(same_count(one, firm_had[-1]) for one in gone_of(after, mine)):
            spare_had.append(firm_had[-1])
        elif len(firm_had) > len(has) and lost_place(key, before, after):
            yield firm_had[-1].kind, firm_had[-1].text, None
        elif len(firm_has) > len(had) and lost_place(key, after, before):
            yield firm_has[-1].kind, None, firm_has[-1].text
    gone, come = unpaired(gone, come)
    gone, _ = unpaired(gone, spare)
    come, _ = unpaired(come, spare_had)
    yield from ((one.kind, one.text, None) for one in gone if stays(one, come, after))
    yield from ((one.kind, None, one.text) for one in come if stays(one, gone, before))


def gone_of(said: Said, there: dict[Key, list[Fact]]) -> list[Fact]:
    return [fact for fact in said.text.facts if not fact.loose and (group_of(fact), fact.value) not in there]


NO_YEAR = "????-"


def unpaired(gone: list[Fact], come: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Without numbers that one text writes with a unit and the other without: "aged 70" and "a 70-year-old"."""
    left = list(come)
    kept: list[Fact] = []
    gave: list[tuple[Fact, Fact]] = []
    took: list[tuple[Fact, Fact]] = []
    for one in gone:
        other = next((new for new in left if same_count(one, new)), None)
        if other is None:
            kept.append(one)
        else:
            left.remove(other)
            (gave if one.value.isdigit() else took).append((one, other))
    for one, other in (*gave, *took) if gave and took else ():  # "four nights, six billed" and "six nights, four billed"
        kept.append(one)
        left.append(other)
    return kept, left


def same_count(one: Fact, other: Fact) -> bool:
    if one.kind is Kind.DATE and other.kind is Kind.DATE and (one.value[:5] == NO_YEAR) != (other.value[:5] == NO_YEAR):
        return one.value[5:] == other.value[5:]
    if one.kind is not Kind.NUMBER or other.kind is not Kind.NUMBER or one.value.isdigit() == other.value.isdigit():
        return False
    plain, united = (one, other) if one.value.isdigit() else (other, one)
    count, _, unit = united.value.partition(" ")
    if not count.isdigit() or unit not in ("month", "day", "night", "hour"):
        return False
    return count == plain.value or (unit == "month" and int(count) == YEARLY * int(plain.value))


def stays(one: Fact, others: list[Fact], there: Said) -> bool:
    """Whether a fact that one text alone tells is a difference: a weak one is none where nothing of its sort took its place."""
    _count, _, unit = one.value.partition(" ")
    if one.text.split()[0].casefold() in SINGLE and unit in UNIT_WORDS:
        return not any(word.rstrip("s") in UNIT_WORDS[unit] for word in there.text.words)
    if one.kind is Kind.DATE and one.value.startswith("year "):
        return not any(fact.kind is Kind.DATE and fact.value.startswith(one.value[5:]) for fact in there.text.facts)
    if not one.weak or any(other.kind is Kind.NUMBER and sort_of(other) == sort_of(one) for other in others):
        return True
    if one.value.startswith("no. "):
        return False
    if one.value == "2 times":
        return not (AGAIN & there.text.words or any(fact.value in ("2", "no. 2") for fact in there.text.facts))
    if one.noun.rstrip("s") in SEEN or one.noun in SEEN:
        return False
    return not any(len(run) == int(one.value) for sentence in there.sentences for run in lists(sentence))


def sort_of(fact: Fact) -> str:
    return "no." if fact.value.startswith("no. ") else fact.value.partition(" ")[2]


def lost_place(key: Key, more: Said, less: Said) -> bool:
    """Whether a value told more often in `more` stands there at something that `less` does not name at all."""
    value = key[1]
    known = less.values
    for one in told(more, value):
        heads = {name for name, weight in one.around.items() if weight >= NEARNESS[2] and name.startswith(HEADS)}
        if heads and not heads & known:
            return True
    return False


def told(said: Said, value: str) -> Iterator[Occurrence]:
    return (one for one in said.facts if one.value == value)


def grouped(facts: Iterable[Fact]) -> dict[Key, list[Fact]]:
    found: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[group_of(fact), fact.value].append(fact)
    return found


def pair(had: list[Fact], has: list[Fact]) -> Pair:
    one = (had or has)[0]
    return one.kind, had[0].text if had else None, has[0].text if has else None

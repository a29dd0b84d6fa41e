"""Two texts side by side: what one says that the other does not, and what changed places."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from almoner.engine.wording.guard_parts.admissions import ALLEGED, admissions
from almoner.engine.wording.guard_parts.agents import may_be_same, wider
from almoner.engine.wording.guard_parts.features import Feature, Occurrence, Said
from almoner.engine.wording.guard_parts.surroundings import likeness
from almoner.engine.wording.guard_parts.tokens import Fact, Kind, Part

Pair = tuple[Kind, str | None, str | None]
"""A kind, the words before and the words after; None where there are none."""

MOVED = 6
"""By so much must the surroundings fit better the other way round before two facts count as having changed places."""
FREE_CONDITIONS = frozenset(
    {
        "when",
        "while",
        "within",
        "by",
        "from",
        "through",
        "per",
        "until",
        "after",
        "before",
        "least",
        "most",
        "more",
        "less",
        "about",
    }
)
"""Compared with the figure they stand at, not by themselves; before, after and until also by themselves."""


def fact_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Amounts, dates, codes, numbers and cites as multisets; names and laws as sets."""
    mine, theirs = grouped(before.text.facts), grouped(after.text.facts)
    for key in dict.fromkeys((*mine, *theirs)):
        had, has = mine.get(key, []), theirs.get(key, [])
        if key[0] == "name":
            continue
        if key[0] == "law":
            if bool(had) != bool(has):
                yield pair(had, has)
            continue
        firm_had, firm_has = [one for one in had if not one.loose], [one for one in has if not one.loose]
        if len(firm_had) > len(has):
            yield firm_had[-1].kind, firm_had[-1].text, None
        elif len(firm_has) > len(had):
            yield firm_has[-1].kind, None, firm_has[-1].text


def grouped(facts: Iterable[Fact]) -> dict[tuple[str, str], list[Fact]]:
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        found[group_of(fact), fact.value].append(fact)
    return found


def group_of(fact: Fact) -> str:
    if fact.kind in (Kind.CODE, Kind.NUMBER):
        return "figure"
    if fact.kind is Kind.CITATION and not any(sign.isdigit() for sign in fact.value):
        return "law"
    return str(fact.kind)


def pair(had: list[Fact], has: list[Fact]) -> Pair:
    one = (had or has)[0]
    return one.kind, had[0].text if had else None, has[0].text if has else None


def name_differences(before: Said, after: Said) -> Iterator[Pair]:
    same_language = before.text.language == after.text.language
    for one, other, turned in ((before, after, False), (after, before, True)):
        others = {fact.value for fact in other.text.facts if fact.kind is Kind.NAME}
        for value, fact in {fact.value: fact for fact in one.text.facts if fact.kind is Kind.NAME}.items():
            if value in others or set(value.split()) <= other.text.words:
                continue
            if fact.loose and not same_language:
                continue
            yield (Kind.NAME, None, fact.text) if turned else (Kind.NAME, fact.text, None)


def moved_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Two values of one kind that changed places: amounts between lines, "not" between sentences, duties between people."""
    for mine, theirs in (
        (before.facts, after.facts),
        (before.acts, after.acts),
        (before.states, after.states),
        (before.agents, after.agents),
    ):
        had, has = by_topic(mine), by_topic(theirs)
        for topic in had.keys() & has.keys():
            yield from moved(had[topic], has[topic])


def by_topic(occurrences: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        found[one.topic].append(one)
    return found


def moved(mine: list[Occurrence], theirs: list[Occurrence]) -> Iterator[Pair]:
    others: dict[str, list[Occurrence]] = defaultdict(list)
    for one in theirs:
        others[one.value].append(one)
    firm = [one for one in mine if one.value in others]
    fits = [
        {value: max(likeness(one.around, other.around) for other in listed) for value, listed in others.items()} for one in firm
    ]
    for number, one in enumerate(firm):
        for later in range(number + 1, len(firm)):
            other = firm[later]
            if one.value == other.value:
                continue
            straight = fits[number][one.value] + fits[later][other.value]
            crossed = fits[number][other.value] + fits[later][one.value]
            if crossed - straight >= MOVED + straight // 12 or (crossed >= straight and turned_round(one, other, others)):
                yield one.kind, f"{one.text} … {other.text}", f"{others[other.value][0].text} … {others[one.value][0].text}"


def turned_round(one: Occurrence, other: Occurrence, others: dict[str, list[Occurrence]]) -> bool:
    """Whether two lone facts stand in the other order, with nothing that would tell they moved with their surroundings."""
    first, second = others[one.value], others[other.value]
    if one.kind not in (Kind.AMOUNT, Kind.DATE, Kind.NUMBER, Kind.CODE) or one.topic not in (str(one.kind),):
        return False
    return len(first) == len(second) == 1 and first[0].place > second[0].place and not (one.listed and other.listed)


def feature_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Negations, duties and conditions that one text has and the other has not."""
    yield from denial_differences(before, after)
    for one, other, turned in ((before, after, False), (after, before, True)):
        for feature in one.features:
            if feature.name == "not":
                continue
            if feature.kind is Kind.CONDITION and feature.name in FREE_CONDITIONS:
                continue
            if not any(
                answers(feature, candidate, one, other) for candidate in other.features if candidate.name == feature.name
            ):
                yield (feature.kind, None, feature.text) if turned else (feature.kind, feature.text, None)


def denial_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Each "not" finds one "not" of the other text: first of the same thing, then of what may be the same in other words."""
    mine = [feature for feature in before.features if feature.name == "not"]
    theirs = [feature for feature in after.features if feature.name == "not"]
    partners = [[at for at, other in enumerate(theirs) if answers(one, other, before, after)] for one in mine]
    for number, one in enumerate(mine):
        partners[number].sort(key=lambda at: (theirs[at].target != one.target, -likeness(one.around, theirs[at].around)))
    taken: dict[int, int] = {}
    for number in range(len(mine)):
        find_partner(number, partners, taken, set())
    lone = [one for number, one in enumerate(mine) if number not in taken.values() and not said_as_state(one, before, after)]
    others = [other for at, other in enumerate(theirs) if at not in taken and not said_as_state(other, after, before)]
    yield from ((Kind.NEGATION, one.text, None) for one in lone)
    yield from ((Kind.NEGATION, None, other.text) for other in others)


def find_partner(number: int, partners: list[list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Gives one "not" a partner, moving others to theirs where that helps."""
    for at in partners[number]:
        if at not in seen:
            seen.add(at)
            if at not in taken or find_partner(taken[at], partners, taken, seen):
                taken[at] = number
                return True
    return False


def said_as_state(one: Feature, mine: Said, theirs: Said) -> bool:
    """ "never gave permission" for "never approved", which is a state by then."""
    new = no_longer(theirs) - no_longer(mine)
    return any(f"act:{name}" in one.scope for topic in new for name in ALIKE.get(topic, ()))


def no_longer(said: Said) -> set[str]:
    """What is not so: not approved, out of network."""
    return {state.topic for state in said.states if state.value == "-"}


def answers(one: Feature, other: Feature, mine: Said, theirs: Said) -> bool:
    """Whether two small words of one meaning are about the same."""
    if one.target == other.target or one.target is None or other.target is None:
        return True
    inside, outside = one.target in other.scope, other.target in one.scope
    if inside and outside or (one.kind is not Kind.NEGATION and (inside or outside)):
        return True
    strange = one.target not in theirs.values
    strange_too = other.target not in mine.values
    if strange and strange_too or one.kind is Kind.CONDITION and (strange or strange_too):
        return True
    shared = {key for key in one.scope & other.scope if not key.startswith("role:")}
    return (strange or strange_too) and bool(shared or not one.scope or not other.scope)


def sign_differences(before: Said, after: Said) -> Iterator[Pair]:
    """An act that is only denied now, or no longer denied anywhere; a state turned into its opposite."""
    for one, other, turned in ((before, after, False), (after, before, True)):
        has = by_topic(other.states)
        for topic, listed in by_topic(one.states).items():
            signs = {state.value for state in has.get(topic, [])}
            for state in listed:
                if signs and state.value not in signs:
                    yield (state.kind, None, state.text) if turned else (state.kind, state.text, None)
        mine, theirs = by_topic(one.acts), by_topic(other.acts)
        for topic, acts in mine.items():
            plus = [act for act in acts if act.value.startswith("+")]
            there = theirs.get(topic, [])
            if any(act.value.startswith("?") for act in (*acts, *there)):
                continue
            denied = sum(act.value.startswith("-") for act in there)
            if plus and there and denied == len(there) and denied > len(acts) - len(plus):
                yield (Kind.NEGATION, None, plus[0].text) if turned else (Kind.NEGATION, plus[0].text, None)


def agent_differences(before: Said, after: Said) -> Iterator[Pair]:
    has = by_topic(after.agents)
    for topic, mine in by_topic(before.agents).items():
        theirs = has.get(topic, [])
        strangers = [one for one in mine if theirs and not any(same(one, other, before, after) for other in theirs)]
        newcomers = [other for other in theirs if not any(same(one, other, before, after) for one in mine)]
        if theirs and (strangers or newcomers):
            yield Kind.OBLIGATION, (strangers or mine)[0].text, (newcomers or theirs)[0].text


def same(one: Occurrence, other: Occurrence, before: Said, after: Said) -> bool:
    pronoun, side = (one.value, after) if one.value in ("writer", "reader") else (other.value, before)
    elsewhere = any(f"role:{pronoun}{ending}" in side.values for ending in ("", "_own", "_object"))
    return may_be_same(one.value, other.value, pronouns_elsewhere=elsewhere)


def role_differences(before: Said, after: Said) -> Iterator[Pair]:
    """A person, an amount's name or one of two opposites that stands for another now."""
    for part, kind in ((Part.ROLE, Kind.OBLIGATION), (Part.LABEL, Kind.AMOUNT), (Part.CHOICE, Kind.NUMBER)):
        had, has = meanings(before, part), meanings(after, part)
        for group in dict.fromkeys((*had, *has)) if part is Part.CHOICE else [""]:
            gone = {value: text for value, text in had.get(group, {}).items() if not known(value, has.get(group, {}))}
            come = {value: text for value, text in has.get(group, {}).items() if not known(value, had.get(group, {}))}
            if group == "quantity" and ("some" in gone or "some" in come):
                yield kind, gone.get("some"), come.get("some")
            elif gone and come:
                yield kind, next(iter(gone.values())), next(iter(come.values()))
            elif part is Part.ROLE:
                yield from taken_over(had[group], has[group], gone, come)


def taken_over(had: dict[str, str], has: dict[str, str], gone: dict[str, str], come: dict[str, str]) -> Iterator[Pair]:
    """ "The plan" that became "the hospital", though "provider" stands in both."""
    new = [value for value in has if value not in had]
    old = [value for value in had if value not in has]
    for value in gone:
        yield from ((Kind.OBLIGATION, had[value], has[other]) for other in new if wider(other) != wider(value))
    for value in come:
        yield from ((Kind.OBLIGATION, had[other], has[value]) for other in old if wider(other) != wider(value))


def known(value: str, others: dict[str, str]) -> bool:
    return value in others or any(wider(value) == other or wider(other) == value for other in others)


def meanings(said: Said, part: Part) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for sentence in said.sentences:
        for token in sentence:
            pronoun = token.part is Part.ROLE and token.value.split("_")[0] in ("writer", "reader", "other", "anyone")
            if token.part is part and not pronoun:
                found[token.group][token.value] = token.text
    return found


def strong_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Acts and states that weigh too much to come or go: pay, refund, waive, approve."""
    for one, other, turned in ((before, after, False), (after, before, True)):
        there = Counter(
            token.value for sentence in other.sentences for token in sentence if token.part in (Part.ACT, Part.STATE)
        )
        for sentence in one.sentences:
            for token in sentence:
                if (
                    token.strong
                    and token.part in (Part.ACT, Part.STATE)
                    and not any(there[value] for value in ALIKE.get(token.value, (token.value,)))
                ):
                    kind = (
                        Kind.ADMISSION
                        if token.value in ADMITTING
                        else Kind.OBLIGATION
                        if token.part is Part.ACT
                        else Kind.NEGATION
                    )
                    yield (kind, None, token.text) if turned else (kind, token.text, None)


ALIKE = {
    "agree": ("agree", "accept", "settle"),
    "accept": ("accept", "agree"),
    "consent": ("consent", "authorize", "agree", "accept"),
    "dispute": ("dispute", "appeal"),
    "appeal": ("appeal", "dispute", "review"),
    "approve": ("approve", "authorize", "accept"),
    "settle": ("settle", "pay", "agree"),
    "offer": ("offer", "agree"),
}
"""One strong act and those that may say it too."""
OPPOSITES = (
    ("keep", "cancel"),
    ("keep", "refund"),
    ("keep", "send"),
    ("keep", "waive"),
    ("call", "write"),
    ("accept", "dispute"),
    ("agree", "dispute"),
    ("confirm", "dispute"),
    ("withdraw", "submit"),
    ("pay", "refund"),
    ("pay", "receive"),
    ("hold", "keep"),
    ("extend", "cancel"),
    ("report", "cancel"),
    ("lose", "keep"),
    ("sell", "keep"),
    ("cover", "bill"),
)
"""Acts of which one may not stand for the other."""


def opposite_differences(before: Said, after: Said) -> Iterator[Pair]:
    had, has = ({one.topic: one.text for one in side.acts} for side in (before, after))
    for first, second in OPPOSITES:
        for gone, come in ((first, second), (second, first)):
            if gone in had and gone not in has and come in has and come not in had:
                yield Kind.OBLIGATION, had[gone], has[come]


ADMITTING = frozenset({"admit", "agree", "accept", "waive", "settle", "consent", "offer", "promise"})


def admission_differences(before: Said, after: Said) -> Iterator[Pair]:
    had, has = list(admissions(before)), list(admissions(after))
    for meaning in dict.fromkeys(name for name, _ in (*had, *has)):
        mine, theirs = [text for name, text in had if name == meaning], [text for name, text in has if name == meaning]
        if bool(mine) != bool(theirs) or (meaning != ALLEGED and len(mine) != len(theirs)):
            yield Kind.ADMISSION, mine[-1] if mine else None, theirs[-1] if theirs else None


def relation_differences(before: Said, after: Said) -> Iterator[Pair]:
    """ "after March 4" for "by March 4", "up to $50" for "$50"."""
    had, has = relations(before), relations(after)
    for value in had.keys() & has.keys():
        mine, theirs = had[value], has[value]
        if {name for name, _ in mine} != {name for name, _ in theirs}:
            yield Kind.CONDITION, next(iter(sorted(mine)))[1], next(iter(sorted(theirs)))[1]
    for more, less in (("more", "less"), ("before", "after"), ("least", "most")):
        mine_so, theirs_so = conditions(before), conditions(after)
        for gone, come in ((more, less), (less, more)):
            if gone in mine_so - theirs_so and come in theirs_so - mine_so:
                yield Kind.CONDITION, gone, come
    for name in ("before", "after", "until"):
        mine_alone, theirs_alone = alone(before, name), alone(after, name)
        if bool(mine_alone) != bool(theirs_alone) and not (name == "after" and (alone(before, "when") or alone(after, "when"))):
            yield Kind.CONDITION, mine_alone, theirs_alone


def conditions(said: Said) -> set[str]:
    return {token.value for sentence in said.sentences for token in sentence if token.part is Part.COND}


UP_TO = "up to"
GROUPS = {
    "within": UP_TO,
    "by": UP_TO,
    "until": UP_TO,
    "through": UP_TO,
    "most": UP_TO,
    "from": "from",
    "before": "before",
    "after": "after",
    "least": "least",
    "more": "more",
    "less": "less",
    "about": "about",
}
LENGTH_ONLY = frozenset({UP_TO})
NEAR = 2


def relations(said: Said) -> dict[str, set[tuple[str, str]]]:
    """Value → how the text stands to it."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for sentence in said.sentences:
        bound: dict[int, str] = {}
        for at, token in enumerate(sentence):
            if token.part is Part.COND and token.value in GROUPS:
                place = fact_after(sentence, at)
                if place is not None:
                    bound[place] = GROUPS[token.value]
        for at, token in enumerate(sentence):
            if token.fact is None or token.fact.kind not in (Kind.AMOUNT, Kind.DATE, Kind.NUMBER):
                continue
            name = bound.get(at, "")
            if name == UP_TO and token.fact.value.endswith((" day", " month", " hour")):
                name = ""
            if name == "from" and any(other.fact and other.fact.kind is Kind.DATE for other in sentence[at + 1 : at + 4]):
                name = ""
            if (
                name == UP_TO
                and at >= 2
                and token.fact.kind is Kind.DATE
                and any(other.fact and other.fact.kind is Kind.DATE for other in sentence[max(0, at - 3) : at])
            ):
                name = ""
            found[f"{group_of(token.fact)} {token.fact.value}"].add((name, token.text if not name else f"{name} {token.text}"))
    return found


def fact_after(sentence: tuple[object, ...], at: int) -> int | None:
    for place in range(at + 1, min(at + 1 + NEAR, len(sentence))):
        token = sentence[place]
        fact = getattr(token, "fact", None)
        if fact is not None:
            return place if fact.kind in (Kind.AMOUNT, Kind.DATE, Kind.NUMBER) else None
        if getattr(token, "part", None) is not Part.PREP:
            return None
    return None


def alone(said: Said, name: str) -> str | None:
    """The first such word that stands at no figure, with what follows."""
    for sentence in said.sentences:
        for at, token in enumerate(sentence):
            if token.part is Part.COND and token.value == name and fact_after(sentence, at) is None and at + 1 < len(sentence):
                return " ".join(one.text for one in sentence[at : at + 4])
    return None


EVERY = (
    fact_differences,
    name_differences,
    moved_differences,
    feature_differences,
    sign_differences,
    agent_differences,
    role_differences,
    strong_differences,
    opposite_differences,
    admission_differences,
    relation_differences,
)

"""What stands around a piece of a sentence and how near, so that two facts that changed places are told from two that moved together."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from almoner.engine.wording.guard_parts.tokens import CONTENT, Part, Token

NEARNESS = (0, 16, 9, 6, 4, 3, 2)
"""Weight by distance in pieces; further off it is 1."""
HEAVY = {Part.FACT: 3, Part.LABEL: 3, Part.ROLE: 2, Part.ACT: 2, Part.STATE: 2, Part.CHOICE: 2}
PRONOUNS = frozenset({"writer_object", "writer_own", "reader_own", "other", "other_object", "anyone"})
STANDS_APART, ANOTHER_CLAUSE = 2, 4
"""How much further off a comma, and "and" or "who", put what follows."""
CLAUSES = frozenset({"if", "when", "while", "long"})
LISTED = "*listed"
ONE_WORD_ELSEWHERE = {"collect": "bill", "say": "notify"}
"""What the other language says with one word: "cobrar" is to bill and to collect."""
Weights = Mapping[str, int]


def key_of(token: Token) -> str:
    """One name for a meaning; the sign is no part of it."""
    part = "fact" if token.fact is not None else str(token.part)
    if token.part is Part.ROLE:
        return f"{part}:{token.value.split('_')[0]}"
    return f"{part}:{ONE_WORD_ELSEWHERE.get(token.value, token.value)}"


def surroundings(sentence: tuple[Token, ...]) -> tuple[Weights, ...]:
    """For each token, the meanings around it with their weights. Members of a list share theirs, unless two lists go in step."""
    distances = places(sentence)
    made = [weights(sentence, distances, at) for at in range(len(sentence))]
    runs = lists(sentence)
    for run in runs:
        partner = next((other for other in runs if other is not run and len(other) == len(run)), None)
        if partner is None:
            partner = headed(sentence, run)
        if partner is not None:
            for mine, its in zip(run, partner, strict=True):
                made[mine] = {**made[mine], key_of(sentence[its]): NEARNESS[1] * 3 * 2}
            continue
        shared: dict[str, int] = defaultdict(int)
        for at in run:
            for key, weight in made[at].items():
                shared[key] = max(shared[key], weight)
        for at in run:
            made[at] = {**shared, LISTED: 1}
    return tuple(made)


def places(sentence: tuple[Token, ...]) -> list[int]:
    """Where each token stands, counting content and commas only."""
    at, found = 0, []
    for token in sentence:
        if token.part in CONTENT and not silent(token):
            at += 1
        elif token.part is Part.GAP:
            at += STANDS_APART if token.value in ",:()[]/|-&" else ANOTHER_CLAUSE
        elif token.part is Part.COND and token.value in CLAUSES:
            at += ANOTHER_CLAUSE
        found.append(at)
    return found


def silent(token: Token) -> bool:
    return token.part is Part.ROLE and token.value in PRONOUNS


def weights(sentence: tuple[Token, ...], distances: list[int], at: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, token in enumerate(sentence):
        if place == at or token.part not in CONTENT or silent(token):
            continue
        distance = max(1, abs(distances[place] - distances[at]))
        weight = (NEARNESS[distance] if distance < len(NEARNESS) else 1) * HEAVY.get(token.part, 1)
        key = key_of(token)
        found[key] = max(found.get(key, 0), weight)
    return found


def lists(sentence: tuple[Token, ...]) -> list[list[int]]:
    """Runs of facts of one kind, or of amounts' names, with nothing but commas and "and" between them."""
    runs: list[list[int]] = []
    last: int | None = None
    for at, token in enumerate(sentence):
        if token.part is Part.GAP or (token.part is Part.PREP and last is not None):
            continue
        same = (
            last is not None and any(one.part is Part.GAP for one in sentence[last + 1 : at]) and alike(sentence[last], token)
        )
        if same and last is not None:
            if runs and runs[-1][-1] == last:
                runs[-1].append(at)
            else:
                runs.append([last, at])
        named = token.part is Part.LABEL or (
            token.part is Part.ROLE and not silent(token) and token.value not in ("writer", "reader")
        )
        last = at if token.fact is not None or named else None
    return runs


def alike(one: Token, other: Token) -> bool:
    if one.fact is None or other.fact is None:
        return (one.part is other.part is Part.LABEL) or (one.part is other.part is Part.ROLE)
    return one.fact.kind is other.fact.kind


def headed(sentence: tuple[Token, ...], run: list[int]) -> list[int] | None:
    """With "respectively", as many things named before the list, one for each."""
    if sentence[run[0]].fact is None or not any(token.part is Part.WORD and token.value == "respe" for token in sentence):
        return None
    named = [at for at in range(run[0]) if sentence[at].part in CONTENT and sentence[at].part not in (Part.WORD, Part.ROLE)]
    return named[-len(run) :] if len(named) >= len(run) else None


def likeness(one: Weights, other: Weights, *, without: AbstractSet[str] = frozenset()) -> int:
    """How much two surroundings have in common."""
    if len(other) < len(one):
        one, other = other, one
    return sum(min(weight, other[key]) for key, weight in one.items() if key in other and key != LISTED and key not in without)

"""Questions that a check needs for these papers and that only the person can answer, each with its reason and how to answer it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import Field, dataclass
from datetime import date
from typing import Any

from almoner.engine.answers import ASKED, KEYS, Per, bare_type, form_of, is_apart, per_of
from almoner.engine.findings import Arg, Cause, Message
from almoner.engine.intake.people import same_name
from almoner.engine.states import STATES
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages

NETWORKS = ("in", "out")
COLLECTING = ("report", "sue", "lien", "garnish", "sell", "deny_care")
PLAIN = {
    "bool": "yes_no",
    "date": "day",
    "tuple[date, ...]": "days",
    "tuple[str, ...]": "texts",
    "Money": "amount",
    "Decimal": "share",
    "str": "text",
    "Network": "choice",
    "State": "choice",
}
"""How one thing is answered, by the type of its key."""
PARTS: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "Limits": ("record", (("person", "amount"), ("family", "amount"))),
    "Person": ("record", (("name", "text"), ("birth_date", "day"), ("member_id", "text"))),
    "Household": ("record", (("size", "number"), ("income", "amount"))),
    "tuple[Paid, ...]": ("records", (("on", "day"), ("amount", "amount"), ("to", "text"))),
    "tuple[CollectionAction, ...]": ("records", (("kind", "choice"), ("on", "day"))),
    "tuple[StatementRequest, ...]": ("records", (("on", "day"), ("to", "text"), ("received_on", "day"))),
    "Mapping[str, Network]": ("named", (("provider", "text"), ("network", "choice"))),
}
"""Answers of several parts: one record, a list of them, or a choice for each name."""
CHOICES = {"network": NETWORKS, "kind": COLLECTING}
HELP, HELP_CHECK = ("household", "home_state"), "I01"
CHOSEN = {"Network": "network", "State": "state"}
"""What is chosen from, by the type of the key."""


@dataclass(frozen=True, slots=True)
class About:
    """Whom or what one answer is about: the name or id under which it is kept, and how it is called in a sentence."""

    value: str
    says: str


def questions(
    audit: Mapping[str, Any], messages: Messages, language: str, answers: Mapping[str, Any] | None = None
) -> list[dict[str, Any]]:
    """For an audit's JSON value: what a check waits for, once for each provider, care or patient it is about, then what was answered
    already, each with its present value; in the order of the keys.
    """
    told, papers = answers or {}, Papers(audit, messages, language)
    waiting: dict[tuple[str, About | None], list[Mapping[str, Any]]] = defaultdict(list)
    for one in audit["could_not_check"]:
        kind, _, key = one["would_help"].partition(":")
        if kind == "answers" and one["cause"] == Cause.ANSWER.value and key in ASKED:
            waiting[key, papers.about(ASKED[key], one.get("about") or ())].append(one)
    for key in for_help(told, {key for key, _ in waiting}):
        waiting[key, None].append({"check": HELP_CHECK})
    asked = [
        question(ASKED[key], about, value_of(told, key, about), papers, waiting[key, about])
        for key, about in sorted(waiting, key=lambda each: KEYS.index(each[0]))
    ]
    return asked + [
        question(ASKED[key], about, value, papers, ())
        for key in KEYS
        for about, value in said(told, ASKED[key], papers)
        if (key, about) not in waiting
    ]


def for_help(told: Mapping[str, Any], waiting: Collection[str]) -> Iterator[str]:
    """What help with a hospital's bill depends on, where a hospital may have to give it: the check itself asks only one by one."""
    known = told.get("hospital_non_profit")
    may_help = "hospital_non_profit" in waiting or known is True or (isinstance(known, Mapping) and True in known.values())
    return (key for key in HELP if may_help and told.get(key) is None and key not in waiting)


def said(told: Mapping[str, Any], key: Field[Any], papers: "Papers") -> Iterator[tuple[About | None, Any]]:
    """Every answer to a key, with what it is about. One of all papers is each patient's where there are several; the patient's own
    details are only those of the one they name.
    """
    value = told.get(key.name)
    if isinstance(value, Mapping) and is_apart(key, value):
        yield from ((papers.named(name), one) for name, one in value.items())
    elif value is not None and per_of(key) is Per.PATIENT and len(names := papers.patients_named()) > 1:
        own = value.get("name") if key.name == "patient" else None
        yield from ((About(name, neutral(name)), value) for name in names if own is None or same_name(own, name))
    elif value is not None:
        yield None, value


def value_of(told: Mapping[str, Any], key: str, about: About | None) -> Any:
    """The present answer."""
    value = told.get(key)
    if isinstance(value, Mapping) and is_apart(ASKED[key], value):
        return None if about is None else value.get(about.value)
    return value if about is None else None


class Papers:
    """Who the papers of an audit are from and about, in words of one language."""

    def __init__(self, audit: Mapping[str, Any], messages: Messages, language: str) -> None:
        self.messages, self.language = messages, language
        self.papers = {one["id"]: one for one in (*audit["bills"], *audit.get("notices", ())) if "id" in one}
        self.bills = audit["bills"]
        self.documents = audit.get("documents", ())
        self.patients = audit.get("patients", ())

    def about(self, key: Field[Any], ids: Sequence[str]) -> About | None:
        """Whom or what an answer to this key would be about; None for all papers."""
        known = [self.papers[one] for one in ids if one in self.papers]
        per = per_of(key)
        if per is Per.ALL or not known:
            return None
        if per is Per.PATIENT:
            name = next((one["patient"]["name"] for one in known if one["patient"]["name"]), None)
            return None if name is None or len(self.patients) < 2 else About(name, neutral(name))
        if per is Per.CARE:
            return About(known[0]["id"], self.called(known[0]))
        name = next((name for one in known if (name := self.who(one))), None)
        return About(known[0]["id"], self.called(known[0])) if name is None else About(name, neutral(name))

    def named(self, value: str) -> About:
        """What a kept answer is about."""
        known = self.papers.get(value)
        return About(value, neutral(value) if known is None else self.called(known))

    def who(self, paper: Mapping[str, Any]) -> str | None:
        """The provider of a bill; of a letter whoever is owed, else whoever wrote it."""
        found = paper["provider"]["name"] if "provider" in paper else paper["creditor"] or paper["sender"]
        return None if found is None else str(found)

    def called(self, paper: Mapping[str, Any]) -> str:
        """The provider's name; with the day of care where it has several papers, with the patient where there are several."""
        name = self.who(paper)
        if name is None:
            there = paper["document"] < len(self.documents)
            return self._say("ask_of_paper", name=self.documents[paper["document"]]["name"] if there else "")
        called = neutral(name)
        if sum(self.who(one) == name for one in self.papers.values()) > 1 and (day := day_of(paper)) is not None:
            called = self._say("ask_of_day", who=called, day=date.fromisoformat(day))
        if len(self.patients) > 1 and paper["patient"]["name"]:
            called = self._say("ask_of_patient", who=called, patient=paper["patient"]["name"])
        return called

    def patients_named(self) -> list[str]:
        return [one["name"] for one in self.patients if one["name"]]

    def providers(self, ids: Sequence[str]) -> list[str]:
        """Names of the providers of these bills, or of all."""
        some = [one for one in self.bills if not ids or one.get("id") in ids]
        return list(dict.fromkeys(neutral(one["provider"]["name"]) for one in some if one["provider"]["name"]))

    def _say(self, key: str, **args: Arg) -> str:
        return self.messages.render(Message(key, **args), "says", self.language)


def day_of(paper: Mapping[str, Any]) -> str | None:
    """The first day of the care, else the date of the paper, as ISO."""
    days = [one["day"] for one in paper.get("lines", ()) if one["day"]]
    return min(days, default=None) or paper.get("service_on") or paper.get("statement_date") or paper.get("sent_on")


def question(
    key: Field[Any], about: About | None, value: Any, papers: Papers, waiting: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """`type` is how a person writes it by hand, `kind` how a page asks for it; `names` are those that the papers say. `waiting` are
    the entries of checks that wait for it.
    """
    kind, parts = PARTS.get(bare_type(key), (PLAIN.get(bare_type(key), "text"), ()))
    messages, language, because = papers.messages, papers.language, str(key.metadata["why"])
    why = Message(because) if about is None else Message(because, who=about.says)
    names = papers.providers([id for one in waiting for id in one.get("about") or ()]) if kind == "named" else []
    return {
        "key": key.name,
        "about": None if about is None else about.value,
        "of": None if about is None else about.says,
        "value": value,
        "answered": value is not None,
        "setting": False,
        "type": form_of(key),
        "kind": kind,
        "choices": choices(CHOSEN[bare_type(key)], messages, language) if kind == "choice" else None,
        "parts": [
            {
                "name": name,
                "kind": how,
                "says": messages.word(f"ask_{name}", language),
                "choices": choices(name, messages, language) if how == "choice" else None,
            }
            for name, how in parts
        ],
        "names": list(dict.fromkeys([*names, *(value if kind == "named" and isinstance(value, Mapping) else ())])),
        "why": messages.render(why, "says" if about is None else "about", language),
        "checks": list(dict.fromkeys(one["check"] for one in waiting)),
    }


def choices(name: str, messages: Messages, language: str) -> list[dict[str, str]]:
    """A state is called by its letters in every language."""
    if name == "state":
        return [{"value": one, "says": one} for one in sorted(STATES)]
    return [{"value": one, "says": messages.word(f"ask_choice_{one}", language)} for one in CHOICES[name]]

"""`…/cases/{case}/comparison`, `/script/{finding}` and `/charity`: what helps a person go on, in the language asked for."""

from datetime import date
from decimal import Decimal

from fastapi import APIRouter
from pydantic import BaseModel

from almoner.engine.cases.charity import Likely
from almoner.engine.cases.compared import Noted, Part, Standing, Stood, Way
from almoner.engine.cases.script import Said
from almoner.engine.findings import Message
from almoner.engine.letters.letter import To
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, needs
from almoner.faces.http.case_asking import OfCase
from almoner.faces.http.case_saying import CaseWords
from almoner.faces.http.case_shapes import CitedShape
from almoner.faces.http.shapes import PathId
from almoner.services.cases.compare_reply import Laid

routes = APIRouter(prefix="/api/v1/folders/{folder}/cases/{case}", tags=["cases"], responses=PROBLEMS)


class BesideShape(BaseModel):
    """Two bills laid beside each other, by id, and what each asks for; not `sure`: they may not belong together."""

    old: str
    new: str
    sure: bool
    asked_before: str | None
    asked_now: str | None


class NotedShape(BaseModel):
    """One thing that changed. `way` is where it goes for the person. Not `sure`: it is worded as a question. `old` and `new` are ids
    of lines, `bills` of bills."""

    part: Part
    way: Way
    sure: bool
    key: str
    says: str
    old: list[str]
    new: list[str]
    bills: list[str]
    amount: str | None


class StoodShape(BaseModel):
    """What became of a point; `old` is the finding of the audit before, `new` of the one after."""

    standing: Standing
    check: str
    title: str | None
    says: str
    old: str | None
    new: str | None


class DueShape(BaseModel):
    """The next day to act by, and of which finding it is."""

    act_by: date
    last_day: date | None
    finding: str | None


class ComparisonShape(BaseModel):
    """A new bill or reply beside the earlier papers. `before` and `after` are the audits whose lines, bills and findings it names.
    `look_on` is the nearest day by which something was promised."""

    before: str
    after: str
    replied_on: date
    beside: list[BesideShape]
    notes: list[NotedShape]
    points: list[StoodShape]
    next: DueShape | None
    look_on: date | None


class LikelyShape(BaseModel):
    """Why it matters, what they may say, and the paper that settles it."""

    matters: str
    answer: str
    settles: str


class ScriptShape(BaseModel):
    """A call about one finding, each part in the order in which it is needed; `likely` is null for a right."""

    to: To
    who: str
    ready: list[str]
    say: list[str]
    write_down: list[str]
    never: list[str]
    likely: LikelyShape | None


class LackShape(BaseModel):
    """An answer that would help: its key, and why it is asked for; "state" is a setting of the check."""

    key: str
    why: str


class CharityShape(BaseModel):
    """Help with a hospital's bill. `share` is income over the poverty line, 1 at the line. No answer is a promise. `medicaid` is empty
    unless it is worth a thought, and then begins with what to know first."""

    likely: Likely
    says: list[str]
    line: str | None
    share: Decimal | None
    rules: list[CitedShape]
    lacks: list[LackShape]
    to_do: list[str]
    act_by: date | None
    last_day: date | None
    letter: str
    medicaid: list[str]
    medicaid_rules: list[CitedShape]


@routes.get("/comparison", openapi_extra=needs(Action.CASE_SEE))
def compare_reply(one: OfCase) -> ComparisonShape:
    """404 where nothing came back; 422 where it was not gone over yet."""
    laid = one.cases.compare(*one.asked)
    found = laid.comparison
    return ComparisonShape(
        before=laid.before_id,
        after=laid.after_id,
        replied_on=laid.replied_on,
        beside=[
            BesideShape(
                old=each.old,
                new=each.new,
                sure=each.sure,
                asked_before=None if each.asked_before is None else str(each.asked_before),
                asked_now=None if each.asked_now is None else str(each.asked_now),
            )
            for each in found.beside
        ],
        notes=[noted(each, one.words) for each in found.noted],
        points=[stood(each, laid, one.words) for each in found.points],
        next=None
        if found.next is None
        else DueShape(act_by=found.next.act_by, last_day=found.next.last_day, finding=found.next.finding),
        look_on=found.look_on,
    )


def noted(each: Noted, words: CaseWords) -> NotedShape:
    return NotedShape(
        part=each.part,
        way=each.way,
        sure=each.sure,
        key=each.says.key,
        says=words.say(each.says),
        old=list(each.old),
        new=list(each.new),
        bills=list(each.bills),
        amount=None if each.amount is None else str(each.amount),
    )


def stood(each: Stood, laid: Laid, words: CaseWords) -> StoodShape:
    titles = {one["id"]: one["message"]["key"] for answer in (laid.before, laid.after) for one in answer["findings"]}
    return StoodShape(
        standing=each.standing,
        check=each.check,
        title=words.title(titles, each.new or each.old),
        says=words.say(each.says),
        old=each.old,
        new=each.new,
    )


@routes.get("/script/{finding}", openapi_extra=needs(Action.CASE_SEE))
def prepare_call(one: OfCase, finding: PathId) -> ScriptShape:
    """Of a finding or right of the case's last audit."""
    found = one.cases.call(*one.asked, finding)
    made, words = found.script, one.words
    return ScriptShape(
        to=made.to,
        who=words.say(made.who),
        ready=[words.say(each) for each in made.ready],
        say=[spoken(each, words) for each in made.say],
        write_down=[words.say(each) for each in made.note],
        never=[words.say(each) for each in made.never],
        likely=None
        if found.likely is None
        else LikelyShape(
            matters=words.messages.word(found.likely.matters, words.language),
            answer=words.messages.word(found.likely.answer, words.language),
            settles=words.messages.word(found.likely.settles, words.language),
        ),
    )


def spoken(said: Said, words: CaseWords) -> str:
    return words.say(said) if isinstance(said, Message) else words.letters.say(said, words.language)


@routes.get("/charity", openapi_extra=needs(Action.CASE_SEE))
def screen_aid(one: OfCase) -> CharityShape:
    """By the answers of the case; what is missing for it is in `lacks`."""
    aid = one.cases.aid(*one.asked)
    found, words = aid.screened, one.words
    return CharityShape(
        likely=found.likely,
        says=[words.say(each) for each in found.says],
        line=None if found.line is None else str(found.line),
        share=found.share,
        rules=words.cited(found.rules),
        lacks=[LackShape(key=key, why=why_of(key, words)) for key in found.lacks],
        to_do=[words.say(each) for each in found.to_do],
        act_by=aid.act_by,
        last_day=aid.last_day,
        letter=PACKET,
        medicaid=[words.say(each) for each in found.medicaid],
        medicaid_rules=words.cited(found.medicaid_rules),
    )


PACKET = "aid-application"
"""The letter that asks for it, with an application and a list of papers to add."""


def why_of(key: str, words: CaseWords) -> str:
    """As the page of questions asks for it."""
    return words.messages.word("ask_setting_state" if key == "state" else f"why_{key}", words.language)

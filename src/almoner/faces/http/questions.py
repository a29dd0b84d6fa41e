"""`…/questions`: the few facts that a check needs for these papers and only the person knows; all may be left out."""

from typing import Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel

from almoner.engine.privacy.permissions import Action
from almoner.engine.showing.asking import questions
from almoner.engine.showing.asking_settings import settings_asked
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.case_asking import OfCase
from almoner.faces.http.shapes import InLanguage, PathId

routes = APIRouter(prefix="/api/v1/folders/{folder}", tags=["questions"], responses=PROBLEMS)
of_case = APIRouter(prefix="/api/v1/folders/{folder}/cases/{case}", tags=["questions"], responses=PROBLEMS)
Kind = Literal["yes_no", "day", "days", "text", "texts", "number", "amount", "share", "choice", "record", "records", "named"]


class Choice(BaseModel):
    value: str
    says: str


class Part(BaseModel):
    """One thing of an answer that has several."""

    name: str
    kind: Kind
    says: str
    choices: list[Choice] | None


class Question(BaseModel):
    """`type` is how it is written by hand, `kind` how a page asks for it: "record" has `parts`, "records" is a list of such, "named"
    a choice for each name, of which `names` are on the papers. `checks` wait for it. Where `about` is not null, the answer is about
    one provider, care or patient, called `of`, and is kept as `{key: {about: answer}}`. `value` is the present answer, null where there
    is none. `setting`: it is a setting of the audit, and no answer; several plans are joined by commas."""

    key: str
    about: str | None
    of: str | None
    value: Any
    answered: bool
    setting: bool
    type: str
    kind: Kind
    choices: list[Choice] | None
    parts: list[Part]
    names: list[str]
    why: str
    checks: list[str]


class QuestionsAsked(BaseModel):
    """What waits for an answer first, then what was answered; none where nothing was checked yet."""

    questions: list[Question]


@routes.get("/audits/{audit}/questions", openapi_extra=needs(Action.AUDIT_SEE))
def list_questions(
    folder: PathId, audit: PathId, platform: Served, caller: Asking, language: InLanguage = None
) -> QuestionsAsked:
    kept = platform.audits.see(caller, folder, audit).audit
    answer, told = kept.answer, kept.asked["request"].get("answers")
    asked = [] if answer is None else questions(answer, platform.messages(), language or answer["run"]["language"], told)
    return QuestionsAsked(questions=[Question.model_validate(one) for one in asked])


@of_case.get("/questions", openapi_extra=needs(Action.CASE_SEE))
def list_questions_of_case(one: OfCase, platform: Served) -> QuestionsAsked:
    """About the last check that has an answer."""
    view = one.cases.cases.see(*one.asked)
    answer = None if view.read is None else view.read.audit.answer
    if view.read is None or answer is None:
        return QuestionsAsked(questions=[])
    words = (platform.messages(), one.words.language)
    asked = settings_asked(view.read.audit.asked["request"], answer, *words)
    asked += questions(answer, *words, view.told.case.answers)
    asked.sort(key=lambda each: each["answered"])
    return QuestionsAsked(questions=[Question.model_validate(each) for each in asked])

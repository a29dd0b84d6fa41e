"""`…/cases`: a case is made, looked at, named and closed; its papers, answers and outcome."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from almoner.engine.cases.case import Noted, OutcomeKind
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, needs
from almoner.faces.http.case_asking import IfMatch, InFolder, OfCase
from almoner.faces.http.case_saying import short_of
from almoner.faces.http.case_shapes import CasePage, CaseShape
from almoner.faces.http.corrections import Corrected
from almoner.faces.http.folders import Most, version_of
from almoner.faces.http.shapes import AuditSettings, Id, Key, PathId, as_text
from almoner.services.cases.outcomes import Came

routes = APIRouter(prefix="/api/v1/folders/{folder}/cases", tags=["cases"], responses=PROBLEMS)
of_one = APIRouter(prefix="/api/v1/folders/{folder}/cases/{case}", tags=["cases"], responses=PROBLEMS)


class CaseMade(BaseModel):
    """A new case: how it is called, and ids of papers in the folder."""

    title: str = Field(default="", max_length=1000)
    papers: Annotated[list[Id], Field(max_length=200)] = []


class CaseChanged(BaseModel):
    """What is null stays. `closed` false opens it again."""

    title: str | None = Field(default=None, max_length=1000)
    closed: bool | None = None


class CasePaper(BaseModel):
    """A paper of the folder."""

    paper: Id


class Reply(BaseModel):
    """A paper of the folder that came back, and the day it came."""

    paper: Id
    on: date


class AnswersTold(BaseModel):
    """By the keys of `almoner questions`; all of them, in place of the earlier ones."""

    answers: dict[str, Any]


class Confirmation(BaseModel):
    """The audit whose doubts the person has looked at."""

    audit: Id


class NoteTold(BaseModel):
    """A call or a promise; `follow_up` is the day by which something was promised."""

    on: date
    text: str = Field(min_length=1, max_length=2000)
    follow_up: date | None = None


class OutcomeTold(BaseModel):
    """What came of findings, of a bill, or of the case where neither is named. The case closes where nothing is open any more, and with
    `closes`. `amount` as people write it: "$2,235", "2,235.00", "2235"."""

    kind: OutcomeKind
    on: date
    amount: str | None = Field(default=None, max_length=40)
    finding: Id | None = None
    findings: Annotated[list[Id], Field(max_length=1000)] = []
    bill: Id | None = None
    closes: bool = False

    def came(self) -> Came:
        findings = (*self.findings, *(() if self.finding is None else (self.finding,)))
        return Came(self.kind, self.on, self.amount, findings, self.bill, self.closes)


class CheckAsked(BaseModel):
    """What of an audit's settings is to change, and corrections that come after those there were. `left` are ids of doubts that the
    person looked at and is not sure of: they stay in doubt, and the case does not ask about them again."""

    settings: AuditSettings = AuditSettings()
    corrections: Annotated[list[Corrected], Field(max_length=200)] = []
    left: Annotated[list[Id], Field(max_length=2000)] = []

    def changed(self) -> dict[str, Any]:
        plain = self.settings.plain()
        return {name: plain[name] for name in self.settings.model_fields_set}


@routes.post("", status_code=201, openapi_extra=needs(Action.CASE_MAKE))
def make_case(one: InFolder, said: CaseMade, key: Key = None) -> CaseShape:
    made = one.cases.cases.make(one.caller, one.folder, said.title, said.papers, key=key)
    one.response.headers["Location"] = f"/api/v1/folders/{one.folder}/cases/{made.id}"
    return one.shown(made)


@routes.get("", openapi_extra=needs(Action.CASE_SEE))
def list_cases(one: InFolder, after: Id | None = None, limit: Most = 50) -> CasePage:
    found = [short_of(each) for each in one.cases.cases.list(one.caller, one.folder, after=after, most=limit + 1)]
    return CasePage(cases=found[:limit], next=found[limit - 1].id if len(found) > limit else None)


@of_one.get("", openapi_extra=needs(Action.CASE_SEE))
def see_case(one: OfCase) -> CaseShape:
    return one.shown(one.cases.cases.see(*one.asked))


@of_one.patch("", openapi_extra=needs(Action.CASE_CHANGE))
def change_case(one: OfCase, said: CaseChanged, if_match: IfMatch = None) -> CaseShape:
    version = version_of(if_match)
    return one.shown(one.cases.cases.change(*one.asked, title=said.title, closed=said.closed, version=version))


@of_one.post("/audit", status_code=202, openapi_extra=needs(Action.AUDIT_MAKE))
def check_case(one: OfCase, asked: CheckAsked | None = None, key: Key = None) -> CaseShape:
    """Its papers are gone over anew, with the answers of the case and the corrections there were; `audit.job` says how far it is."""
    asked = asked or CheckAsked()
    plain = [each.plain() for each in asked.corrections]
    return one.shown(one.cases.check(*one.asked, asked.changed(), plain, left=asked.left, key=key))


@of_one.post("/confirmation", openapi_extra=needs(Action.CASE_CHANGE))
def confirm_case(one: OfCase, said: Confirmation, key: Key = None) -> CaseShape:
    """What is still in doubt stays as it is."""
    return one.shown(one.cases.check.confirm(*one.asked, said.audit, key=key))


@of_one.put("/answers", openapi_extra=needs(Action.CASE_CHANGE))
def answer_case(one: OfCase, said: AnswersTold, if_match: IfMatch = None) -> CaseShape:
    version = version_of(if_match)
    return one.shown(one.cases.check.answers(*one.asked, as_text(said.answers), version=version))


@of_one.post("/papers", openapi_extra=needs(Action.CASE_CHANGE))
def add_paper_to_case(one: OfCase, said: CasePaper, key: Key = None) -> CaseShape:
    """A paper that is in the folder already."""
    return one.shown(one.cases.papers.add(*one.asked, said.paper, key=key))


@of_one.delete("/papers/{paper}", openapi_extra=needs(Action.CASE_CHANGE))
def take_paper_out_of_case(one: OfCase, paper: PathId) -> CaseShape:
    """It stays in the folder."""
    return one.shown(one.cases.papers.take_out(*one.asked, paper))


@of_one.post("/replies", openapi_extra=needs(Action.CASE_CHANGE))
def add_reply(one: OfCase, said: Reply, key: Key = None) -> CaseShape:
    """A new bill or a letter that came back."""
    return one.shown(one.cases.papers.reply(*one.asked, said.paper, said.on, key=key))


@of_one.post("/notes", openapi_extra=needs(Action.CASE_CHANGE))
def add_note(one: OfCase, said: NoteTold, key: Key = None) -> CaseShape:
    """A call, and what was promised in it."""
    return one.shown(one.cases.cases.note(*one.asked, Noted(said.on, said.text, said.follow_up), key=key))


@of_one.post("/outcome", openapi_extra=needs(Action.CASE_END))
def end_case(one: OfCase, said: OutcomeTold, key: Key = None) -> CaseShape:
    """What came of it; `open` is what is still to be told."""
    return one.shown(one.cases.outcomes(*one.asked, said.came(), key=key))

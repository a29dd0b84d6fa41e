"""A case in words: what its services found, shaped as the API gives it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.engine.cases.asking_bills import Asking
from almoner.engine.cases.case import ReplyCame, name_of
from almoner.engine.cases.dates import CaseDate, DateKind
from almoner.engine.cases.paying import Answer, PayingBill, Reason
from almoner.engine.cases.settled import gone_since
from almoner.engine.cases.standing import CaseLetter, approval_of
from almoner.engine.findings import Message
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.letters.compose import title_key
from almoner.engine.letters.kinds import BY_ID
from almoner.engine.letters.letter import Sentence
from almoner.engine.letters.wording import LetterWords
from almoner.engine.wording.render import Messages
from almoner.faces.http.case_shapes import (
    ApprovalShape,
    CaseAuditShape,
    CaseLetterShape,
    CasePaperShape,
    CaseShape,
    CaseShort,
    CitedShape,
    DateShape,
    EventShape,
    NoteShape,
    OpenShape,
    OutcomeShape,
    PayingBillShape,
    PayingShape,
    ReasonShape,
    SendingShape,
    StepShape,
)
from almoner.faces.http.letters import files_of
from almoner.faces.http.shapes import job_shape
from almoner.services.cases.view import CaseView
from almoner.services.keeping.case_record import Told
from almoner.services.keeping.languages import in_one
from almoner.services.keeping.letters import SeenLetter

SAYS = {
    Answer.WAIT: "case_pay_wait_says",
    Answer.ASK: "case_pay_ask_says",
    Answer.PAY_PART: "case_pay_part_says",
}

ASKING = {
    "bill": ("case_pay_bill", "case_pay_bill_on", "case_pay_bill_unknown"),
    "collector": ("case_pay_collector", "case_pay_collector_on", "case_pay_collector_unknown"),
}
"""What a paper asks for: of no day, of a day, and where the sum is not known."""


@dataclass(frozen=True, slots=True)
class CaseWords:
    """Says a case in one language to one account."""

    messages: Messages
    letters: LetterWords
    law: Rulebook
    language: str
    account: str

    def __call__(self, view: CaseView) -> CaseShape:
        case, kept = view.told.case, view.told.kept
        titles = titles_in(view)
        return CaseShape(
            id=kept.id,
            folder=kept.folder,
            title=case.title,
            state=case.state,
            version=case.number,
            made_at=kept.made_at,
            papers=papers_of(view),
            audit=audit_of(view),
            answers=dict(case.answers),
            step=StepShape(
                key=view.step.says.key,
                says=self.say(view.step.says),
                about=view.step.about,
                titled=self.title(titles, view.step.about),
                by=view.step.by,
                last_day=view.step.last_day,
                authority=self.cited(view.step.authority),
            ),
            paying=self.paying(view),
            dates=[self.day(one, titles, view.today) for one in view.dates],
            letters=[self.letter(one, seen) for one, seen in zip(case.letters, view.letters, strict=True)],
            outcomes=[
                OutcomeShape(
                    kind=one.kind.value,
                    on=one.on,
                    amount=None if one.amount is None else str(one.amount),
                    finding=one.settles[0] if len(one.settles) == 1 else None,
                    findings=list(one.settles),
                    bill=one.bill,
                    titled=[title for each in one.settles if (title := self.title(titles, each)) is not None],
                )
                for one in case.outcomes
            ],
            open=list(self.open(view)),
            notes=[NoteShape(on=one.on, text=one.text, follow_up=one.follow_up) for one in case.notes],
            events=[
                EventShape(
                    number=one.number,
                    at=one.at,
                    who=one.who,
                    you=one.who == self.account,
                    event=name_of(one.event),
                    says=self.messages.word(f"case_event_{name_of(one.event)}", self.language),
                )
                for one in kept.events
            ],
            today=view.today,
        )

    def say(self, message: Message) -> str:
        return self.messages.render(message, "says", self.language)

    def cited(self, ids: Iterable[str]) -> list[CitedShape]:
        """In the order given. Those that may not be printed are not among them: an audit names none, nor does this house."""
        known = (self.law.authorities.entries[one] for one in dict.fromkeys(ids) if one in self.law.authorities.entries)
        return [
            CitedShape(
                id=one.id,
                cite=one.cited(self.language),
                says=one.says_es if self.language == "es" else one.says,
                mark=one.mark.value,
                text_as_of=one.text_as_of,
            )
            for one in known
            if one.mark.is_printable
        ]

    def title(self, titles: Mapping[str, str], about: str | None) -> str | None:
        """What a finding, right or letter is called; `titles` are keys by id, a letter's with its kind."""
        key = titles.get(about or "")
        if key is None:
            return None
        if key in BY_ID:
            return self.letters.say(Sentence(title_key(BY_ID[key]), {}), self.language)
        return self.messages.render(Message(key), "title", self.language)

    def open(self, view: CaseView) -> Iterator[OpenShape]:
        """In the order of the audit; then those that the last one no longer finds, though a letter was sent about them."""
        case, last = view.told.case, None if view.read is None else view.read.audit.answer
        asked: list[tuple[Mapping[str, Any], frozenset[str]]] = [] if last is None else [(last, view.open)]
        asked += [(one, frozenset(each["id"] for each in gone_since(case, one, last))) for one in view.earlier]
        seen: set[str] = set()
        for answer, ids in asked:
            for one in in_one(answer, self.language)["findings"] if ids else ():
                if one["id"] in ids - seen:
                    seen.add(one["id"])
                    yield OpenShape(
                        id=one["id"],
                        title=one["title"],
                        says=one["says"],
                        at_stake=one["at_stake"],
                        bills=one["bills"],
                        gone=answer is not last,
                    )

    def paying(self, view: CaseView) -> PayingShape:
        found = view.paying
        mixed = len({one.answer for one in found.bills}) > 1
        return PayingShape(
            answer=found.answer,
            says=self.messages.word("case_pay_mixed_says" if mixed else SAYS[found.answer], self.language),
            because=self.reasons(found.because),
            part=None if found.part is None else str(found.part),
            meanwhile=self.cited(found.meanwhile),
            bills=[self.paying_bill(one) for one in found.bills],
            whole=self.reasons(found.whole),
        )

    def reasons(self, found: Iterable[Reason]) -> list[ReasonShape]:
        return [ReasonShape(key=one.says.key, says=self.say(one.says), authority=self.cited(one.authority)) for one in found]

    def paying_bill(self, one: PayingBill) -> PayingBillShape:
        asking = one.asking
        return PayingBillShape(
            id=asking.id,
            called=self.say(self.asking(asking)),
            who=asking.who,
            patient=asking.patient,
            asked=None if asking.asked is None else str(asking.asked),
            on=asking.on,
            answer=one.answer,
            says=self.messages.word(SAYS[one.answer], self.language),
            because=self.reasons(one.because),
            part=None if one.part is None else str(one.part),
        )

    def asking(self, one: Asking) -> Message:
        """Which paper it is, whose, and how much it asks for."""
        who = one.who or self.messages.word("case_pay_no_name", self.language)
        if one.patient is not None:
            who = self.say(Message("ask_of_patient", who=who, patient=one.patient))
        known, dated, unknown = ASKING["collector" if one.collector else "bill"]
        if one.asked is None:
            return Message(unknown, who=who)
        return (
            Message(known, who=who, asked=one.asked) if one.on is None else Message(dated, who=who, asked=one.asked, day=one.on)
        )

    def day(self, one: CaseDate, titles: Mapping[str, str], today: date) -> DateShape:
        return DateShape(
            kind=one.kind,
            says=self.named(one, titles),
            act_by=one.act_by,
            last_day=one.last_day,
            past=one.last_day < today,
            done=one.done,
            about=one.about,
            rule=one.rule,
            authority=self.cited(one.authority),
        )

    def named(self, one: CaseDate, titles: Mapping[str, str]) -> str:
        """What a date is: its rule's name, or a sentence of ours."""
        rule = None if one.rule is None else self.law.deadlines.get(one.rule)
        if rule is not None:
            return rule.title_es if self.language == "es" else rule.title
        if one.kind is DateKind.PROMISE:
            return self.say(Message("case_date_promise", text=one.text or ""))
        return self.say(Message("case_date_asked", letter=self.title(titles, one.about) or ""))

    def letter(self, one: CaseLetter, seen: SeenLetter) -> CaseLetterShape:
        approved, answer = approval_of(one), seen.letter.answer or {}
        return CaseLetterShape(
            id=one.id,
            audit=one.audit,
            kind=one.kind,
            title=self.title({one.id: one.kind}, one.id) or one.kind,
            finding=one.finding,
            files=files_of(seen.letter),
            aloud=answer.get("aloud", []),
            edited=one.edited,
            marks=answer.get("marks", []),
            version=one.worded,
            approved=None
            if approved is None or one.approved is None
            else ApprovalShape(
                by=one.approved.who,
                name=approved.name,
                at=one.approved.at,
                form=approved.form,
                sha256=approved.sha256,
            ),
            sent=[
                SendingShape(event=number, how=each.how.value, on=each.on, number=each.number, sha256=each.sha256)
                for number, each in one.sendings
            ],
            job=None if seen.job is None else job_shape(seen.job),
            refused=None if seen.refused is None else str(seen.refused),
        )


def titles_in(view: CaseView) -> dict[str, str]:
    """Keys of what findings, rights and letters are called, by id."""
    answer = None if view.read is None else view.read.audit.answer
    found = {one["id"]: one["message"]["key"] for each in (*view.earlier, answer) for one in listed(each)}
    return found | {one.id: one.kind for one in view.told.case.letters}


def listed(answer: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    if answer is not None:
        yield from answer["findings"]
        yield from answer["rights"]


def papers_of(view: CaseView) -> list[CasePaperShape]:
    came: dict[str, ReplyCame] = {one.paper: one for one in view.told.case.replies}
    return [
        CasePaperShape(id=one.id, name=one.name, kind=one.kind, reply_on=came[one.id].on if one.id in came else None)
        for one in view.papers
    ]


def audit_of(view: CaseView) -> CaseAuditShape | None:
    case, seen = view.told.case, view.audit
    if seen is None:
        return None
    return CaseAuditShape(
        id=seen.audit.id,
        read=case.read,
        doubts=case.doubts,
        confirmed=case.read is not None and case.confirmed == case.read,
        left=[one for one in case.open_doubts if one in case.left],
        stale=case.stale,
        job=None if seen.job is None else job_shape(seen.job),
        refused=None if seen.refused is None else str(seen.refused),
    )


def short_of(told: Told) -> CaseShort:
    return CaseShort(
        id=told.kept.id,
        folder=told.kept.folder,
        title=told.case.title,
        state=told.case.state,
        version=told.case.number,
        made_at=told.kept.made_at,
        changed_at=told.kept.events[-1].at,
        papers=len(told.case.papers),
    )

"""Does the job of an evidence bundle: draws the pages that its findings stand on and sets all of it as one PDF."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from almoner.engine.cases.evidence import Only, Plan, Shown, plan
from almoner.engine.cases.evidence_offices import Office, chosen
from almoner.engine.cases.evidence_pages import Cover, Says, SentLetter, evidence
from almoner.engine.cases.standing import CaseLetter, approval_of
from almoner.engine.errors import NotKnown, Refused, Unavailable
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.letters.compose import title_key
from almoner.engine.letters.kinds import BY_ID
from almoner.engine.letters.letter import Sentence
from almoner.engine.letters.wording import LetterWords
from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.render import Messages
from almoner.ports.documents import Documents
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.kept_letters import KeptLetter
from almoner.ports.letters import LetterRendering
from almoner.ports.papers import PageShowing, Source
from almoner.ports.working import Finish, Tell
from almoner.services.cases.bundle import PDF
from almoner.services.keeping.audit_kept import ORIGIN, source
from almoner.services.keeping.case_record import Told, told
from almoner.services.keeping.fetch import known
from almoner.services.people.allow import Allow, Leave

LARGEST = 256 << 20
WIDE, SIDE_BY_SIDE = 1400, 2


@dataclass(frozen=True, slots=True)
class Opened:
    """All that a bundle is made of."""

    letter: KeptLetter
    told: Told
    audit: Mapping[str, Any]
    papers: Mapping[int, Source]
    leave: Leave


@dataclass(frozen=True, slots=True)
class MakeBundle:
    """A `Handler`. `render` sets pages, `show` draws a page apart from this process."""

    allow: Allow
    papers: Documents
    letters: Documents
    show: PageShowing
    render: Callable[[], LetterRendering]
    messages: Callable[[], Messages]
    words: Callable[[], LetterWords]
    law: Callable[[], Rulebook]

    def __call__(self, job: Job, tell: Tell) -> Finish:
        """Whoever asked must still be allowed to. Raises NotAllowed, NotKnown for what was taken out meanwhile, Refused."""
        folder = job.folder or ""
        caller = Caller(job.account, ORIGIN)
        then = lambda work, leave: self._opened(work, leave, folder, job.subject)  # noqa: E731
        found = self.allow(caller, Action.PAPER_SEE, then, folder=folder, resource=job.subject)
        language = found.letter.asked["language"]
        office, only = self._only(found)
        made = plan(found.audit, sensitive=found.letter.asked["sensitive"], only=only)
        steps = sum(len(one.pictures) for one in made.exhibits) + 1
        tell(0, steps)
        drawn = self._pictures(made, found.papers, tell, steps)
        cover = Cover(
            title=found.told.case.title if office is None else office.provider or "",
            on=found.letter.made_at.astimezone().date(),
            patients=tuple(name for name in self._patients(found, office) if name),
            letters=tuple(
                self._letter(one, language) for one in found.told.case.letters if one.files and is_about(one, office)
            ),
            documents=None if office is None else documents_of(found.audit, office),
        )
        says = Says(self.messages(), self.law(), language)
        written = evidence(made, found.audit, cover, says, drawn=drawn.keys())
        stored = self.letters.put([self.render()(written, drawn)], LARGEST)
        tell(steps, steps)

        def finish(work: Work) -> None:
            said = {"exhibits": len(made.exhibits), "withheld": made.withheld, "beyond": made.beyond}
            work.letters.written(folder, found.letter.id, said, {PDF: stored})
            work.journal(found.leave.act, Action.LETTER_MAKE.value, found.letter.id, folder=folder)

        return finish

    def _opened(self, work: Work, leave: Leave, folder: str, bundle: str) -> Opened:
        letter = work.letters.get(folder, bundle)
        audit = None if letter is None else work.audits.get(folder, letter.audit)
        if letter is None or audit is None or audit.answer is None:
            raise NotKnown("no_such_audit", what="No bundle was made", why="its audit is gone", do="ask for it again")
        kept = {one.stored.sha256: one for one in (known(work, folder, each) for each in audit.asked["papers"])}
        documents = enumerate(audit.answer["documents"])
        papers = {number: source(self.papers, kept[one["sha256"]]) for number, one in documents if one["sha256"] in kept}
        return Opened(letter, told(work, folder, letter.asked["of"]), audit.answer, papers, leave)

    def _only(self, found: Opened) -> tuple[Office | None, Only | None]:
        asked = found.letter.asked
        office = chosen(found.audit, bill=asked.get("bill"), findings=asked.get("findings"))
        if office is None:
            return None, None
        every = frozenset(one["id"] for one in office.findings)
        findings = every if asked.get("findings") is None else every & {*asked["findings"]}
        return office, Only(findings, office.bills)

    def _patients(self, found: Opened, office: Office | None) -> list[str | None]:
        return [one["name"] for one in found.audit["patients"]] if office is None else [office.patient]

    def _pictures(self, made: Plan, papers: Mapping[int, Source], tell: Tell, of: int) -> dict[int, bytes]:
        """Pages that cannot be drawn are left out: the exhibit says where to look."""
        wanted = [one for exhibit in made.exhibits for one in exhibit.pictures]
        found: dict[int, bytes] = {}
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            drawn = pool.map(lambda each: self._picture(each, papers), wanted)
            for done, (one, picture) in enumerate(zip(wanted, drawn, strict=True), start=1):
                if picture is not None:
                    found[one.number] = picture
                tell(done, of)
        return found

    def _picture(self, one: Shown, papers: Mapping[int, Source]) -> bytes | None:
        if one.document not in papers:
            return None
        paper = papers[one.document]
        try:
            if one.piece is None:
                return self.show(paper, one.page, wide=WIDE, small=True)
            return self.show(paper, one.page, box=one.piece, margin=0, wide=WIDE, small=True)
        except (Refused, Unavailable):
            return None

    def _letter(self, one: CaseLetter, language: str) -> SentLetter:
        approved = approval_of(one)
        sent = one.sent[-1] if one.sent else None
        title = one.kind
        if one.kind in BY_ID:
            title = self.words().say(Sentence(title_key(BY_ID[one.kind]), {}), language)
        return SentLetter(
            title=title,
            approved_by=None if approved is None else approved.name,
            approved_on=None if one.approved is None else one.approved.at.astimezone().date(),
            sha256=None if approved is None else approved.sha256,
            sent_on=None if sent is None else sent.on,
            number=None if sent is None else sent.number,
        )


def is_about(letter: CaseLetter, office: Office | None) -> bool:
    """A letter of which it is not known what it is about is not for one office."""
    return office is None or letter.finding in {*office.rights, *(one["id"] for one in office.findings)}


def documents_of(audit: Mapping[str, Any], office: Office) -> frozenset[int]:
    return frozenset(bill["document"] for bill in audit["bills"] if bill["id"] in office.bills)

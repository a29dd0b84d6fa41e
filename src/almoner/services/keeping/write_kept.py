"""Does the job of a letter: reads the kept papers of its audit in memory, writes it in every form, and leaves the files to be kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from almoner.engine.cases.case import LetterWritten
from almoner.engine.errors import AlmonerError, NotKnown
from almoner.engine.letters.letterhead import with_letterhead
from almoner.engine.letters.wording import LetterWords, aloud, blanks_named
from almoner.engine.privacy.permissions import Action
from almoner.ports.documents import Documents, Stored
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptAudit, KeptPaper
from almoner.ports.kept_letters import MADE, KeptLetter
from almoner.ports.letters import LetterRendering
from almoner.ports.working import Finish, Tell
from almoner.services.bills.fit_audit import Said
from almoner.services.keeping.audit_kept import ORIGIN, Understand, checksum, source
from almoner.services.keeping.case_record import tell_case
from almoner.services.keeping.fetch import known
from almoner.services.letters.packing import packed
from almoner.services.letters.write_letter import WriteLetter
from almoner.services.people.allow import Allow, Leave

LARGEST = 64 << 20
"""No letter comes near it."""
BLANKS = "blanks"
"""The sentence of what is said aloud that names empty blanks, as a list of one or none."""
STEPS = 2
"""As progress tells them: it is written, it is set in every form."""


@dataclass(frozen=True, slots=True)
class WriteKept:
    """A `Handler`. `forms` sets a written letter, by the form's name; `understand` as for the audit: what was answered and
    corrected for it comes along."""

    allow: Allow
    documents: Documents
    write: WriteLetter
    words: Callable[[], LetterWords]
    forms: Mapping[str, LetterRendering]
    understand: Understand

    def __call__(self, job: Job, tell: Tell) -> Finish:
        """Whoever asked must still be allowed to. Raises NotAllowed, NotKnown for what was taken out meanwhile, Refused."""
        folder = job.folder or ""

        def opening(work: Work, leave: Leave) -> tuple[KeptLetter, KeptAudit, list[KeptPaper], Leave]:
            letter = work.letters.get(folder, job.subject)
            audit = None if letter is None else work.audits.get(folder, letter.audit)
            if letter is None or audit is None or audit.answer is None:
                raise NotKnown("no_such_audit", what="No letter was written", why="its audit is gone", do="ask for it again")
            return letter, audit, [known(work, folder, one) for one in audit.asked["papers"]], leave

        caller = Caller(job.account, ORIGIN)
        letter, audit, papers, leave = self.allow(caller, Action.PAPER_SEE, opening, folder=folder, resource=job.subject)
        tell(0, STEPS)
        plain, language = audit.asked["request"], letter.asked["language"]
        request = self.understand(plain, audit.made_at)
        sums = (checksum(plain.get("answers")), checksum(plain.get("corrections")))
        ready = self.write(
            letter.asked["kind"],
            audit.answer,
            [source(self.documents, one) for one in papers],
            finding=letter.asked["finding"],
            language=language,
            on=letter.made_at.astimezone().date(),
            said=Said(request.answers, sums[0], request.corrections, sums[1], request.replies),
        )
        tell(1, STEPS)
        words = self.words()
        labels = [words.label(one.fact, language) for one in ready.letter.blanks]
        said = {"aloud": list(aloud(ready.letter, words, language)), BLANKS: blanks_named(labels, words, language)}
        written = with_letterhead(ready.written, self.allow.database.read(lambda work: work.letterheads.get(job.account)))
        files: dict[str, Stored] = {}
        try:
            for form, render in self.forms.items():
                files[form] = self.documents.put([render(written, ready.pictures)], LARGEST)
            digests = {form: one.sha256 for form, one in files.items()}
            if "case" in letter.asked:
                files[MADE] = self.documents.put([packed(written, ready.pictures)], LARGEST)
            tell(STEPS, STEPS)
        except BaseException:
            self.drop(files)
            raise

        def finish(work: Work) -> None:
            work.letters.written(folder, letter.id, said, files)
            tell_case(work, letter, LetterWritten(letter.id, digests))
            work.journal(leave.act, Action.LETTER_MAKE.value, letter.id, folder=folder)

        return finish

    def drop(self, files: Mapping[str, Stored]) -> None:
        for one in files.values():
            try:
                self.documents.remove(one.id)
            except AlmonerError:  # the place is away; what nobody knows of is swept at the next start
                return

"""Letters of a case: asked for, which makes a job, read and changed by the person, and taken out again."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from almoner.engine.cases.case import LetterAsked, LetterEdited, LetterTakenOut
from almoner.engine.cases.folding import written
from almoner.engine.cases.standing import CaseLetter
from almoner.engine.errors import AlmonerError, Conflict, Refused
from almoner.engine.letters.blanks import filled, left_open
from almoner.engine.letters.editing import Edit, copy_text, edited, letter_text, pieces
from almoner.engine.letters.wording import LetterWords, blanks_named
from almoner.engine.letters.written import Written
from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.guard import guard
from almoner.ports.documents import Documents, Stored
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.kept_letters import MADE, KeptLetter
from almoner.ports.letters import LetterRendering
from almoner.services.cases.cases import Cases
from almoner.services.cases.view import CaseView
from almoner.services.keeping.case_record import record, told
from almoner.services.keeping.letters import Letters, no_such_letter, seen_letter
from almoner.services.keeping.write_kept import BLANKS, LARGEST
from almoner.services.letters.packing import unpacked
from almoner.services.letters.write_letter import kind_named
from almoner.services.people.allow import Leave

LONGEST = 100_000
"""Characters of an edited letter."""
TEXT = "text"


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter as it is edited: its `text`, what the house `wrote`, and what differs between them; `copy` is what the person reads
    of it in their own language, with that language, None where they asked for none."""

    letter: CaseLetter
    text: str = field(repr=False)
    wrote: str = field(repr=False)
    marks: list[dict[str, Any]] = field(repr=False)
    copy: tuple[str, str] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class CaseLetters:
    """Raises NotAllowed, NotKnown, Refused for what does not follow. `forms` sets a written letter, by the form's name."""

    cases: Cases
    letters: Letters
    documents: Documents
    words: Callable[[], LetterWords]
    forms: Callable[[], Mapping[str, LetterRendering]]

    def ask(self, caller: Caller, folder: str, case: str, asked: Mapping[str, Any], *, key: str | None = None) -> CaseView:
        """About the last audit of the case. `asked` is its kind, the finding it is about or None, and its language. Raises Misused
        for a letter that nobody writes."""
        kind_named(asked["kind"])
        wanted = json.dumps(["case letter", folder, case, asked], sort_keys=True)
        jobs: list[Job | None] = []

        def then(work: Work, leave: Leave) -> CaseView:
            one = told(work, folder, case, hold=True)
            if key is not None and work.asked.before(leave.account.id, key, wanted) is not None:
                return self.cases.view(work, one)
            audit = one.case.read
            if audit is None:
                raise Refused(
                    "audit_not_over",
                    what="No letter was begun",
                    why="the papers were not gone over yet",
                    do="have them gone over first",
                )
            begun = self.letters.begin(work, leave, folder, audit, asked, case=case)
            jobs.append(begun.job)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, case)
            event = LetterAsked(begun.letter.id, audit, asked["kind"], asked["finding"])
            return self.cases.view(work, record(work, one, leave.account.id, event))

        made = self.cases.allow(caller, Action.LETTER_MAKE, then, folder=folder, resource=case)
        for job in jobs[-1:]:
            self.letters.wake(job)
        return made

    def text(self, caller: Caller, folder: str, case: str, letter: str) -> LetterText:
        """As it is edited."""
        found, kept, made, _ = self._opened(caller, Action.LETTER_SEE, folder, case, letter)
        wrote = letter_text(made)
        answer = kept.answer or {}
        shown = edited(made, answer[TEXT], self._edit(kept, answer[TEXT])) if TEXT in answer else made
        return LetterText(found, answer.get(TEXT, wrote), wrote, answer.get("marks", []), copy_text(shown))

    def edit(self, caller: Caller, folder: str, case: str, letter: str, text: str, *, version: int) -> CaseView:
        """A new version, which nobody has approved. `version` is the number of the event that last changed its words. Raises Conflict where it
        was changed meanwhile, Refused for an empty text."""
        found, kept, made, pictures = self._opened(caller, Action.LETTER_CHANGE, folder, case, letter)
        same_version(found, version)
        again = "\n\n".join(pieces(text))
        if not again or len(again) > LONGEST:
            raise Refused(
                "letter_text",
                what="The letter was not changed",
                why="it would be empty" if not again else f"a letter has at most {LONGEST} characters",
                do="write it, or take the letter out of the case",
            )
        wrote = letter_text(made)
        differences = guard(filled(wrote, again), again).differences
        marks = [{"kind": one.kind.value, "before": one.before, "after": one.after} for one in differences]
        answer = (kept.answer or {}) | {TEXT: again, "marks": marks} | self._blanks(kept, again)
        files: dict[str, Stored] = {}
        new = edited(made, again, self._edit(kept, again))
        try:
            for form, render in self.forms().items():
                files[form] = self.documents.put([render(new, pictures)], LARGEST)

            def then(work: Work, leave: Leave) -> CaseView:
                one = told(work, folder, case, hold=True)
                same_version(one.case.letter(letter), version)
                event = LetterEdited(letter, {form: stored.sha256 for form, stored in files.items()})
                changed = record(work, one, leave.account.id, event)
                work.letters.written(folder, letter, answer, files)
                return self.cases.view(work, changed)

            return self.cases.allow(caller, Action.LETTER_CHANGE, then, folder=folder, resource=letter)
        except BaseException:
            for stored in files.values():
                with suppress(AlmonerError):  # what nobody knows of is swept at the next start
                    self.documents.remove(stored.id)
            raise

    def _blanks(self, kept: KeptLetter, text: str) -> dict[str, list[str]]:
        """What is said aloud of blanks that are still empty, in place of what was said before."""
        words, language, said = self.words(), kept.asked["language"], kept.answer or {}
        named = blanks_named(left_open(text, words, language), words, language)
        return {"aloud": [one for one in said.get("aloud", []) if one not in said.get(BLANKS, [])] + named, BLANKS: named}

    def _edit(self, kept: KeptLetter, text: str) -> Edit:
        words, language = self.words(), kept.asked["language"]
        return Edit(
            note=words.word("copy_before_changes", language),
            fill_in=words.word("you_blanks", language),
            blanks=left_open(text, words, language),
        )

    def take_out(self, caller: Caller, folder: str, case: str, letter: str) -> CaseView:
        """It will not be sent; one that was sent stays."""
        return self.cases.happens(caller, Action.LETTER_CHANGE, folder, case, [LetterTakenOut(letter)])

    def _opened(
        self, caller: Caller, action: Action, folder: str, case: str, letter: str
    ) -> tuple[CaseLetter, KeptLetter, Written, dict[int, bytes]]:
        """Raises Refused for one that is not written yet or was sent."""

        def then(work: Work, _leave: Leave) -> tuple[CaseLetter, KeptLetter]:
            found = written(told(work, folder, case).case, letter)
            return found, seen_letter(work, folder, found.audit, letter).letter

        found, kept = self.cases.allow(caller, action, then, folder=folder, resource=letter)
        if MADE not in kept.files:
            raise no_such_letter()
        with self.documents.open(kept.files[MADE]) as stream:
            return found, kept, *unpacked(stream.read())


def same_version(letter: CaseLetter, version: int) -> None:
    if letter.worded != version:
        raise Conflict(
            "changed_meanwhile",
            what="Nothing was changed",
            why="somebody else changed it first",
            do="look at it again and then change it",
        )

"""A file with papers of several people, handed out: each paper, cut out of it, into the folder of its person."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almoner.engine.errors import Refused
from almoner.engine.intake.mixed.parts import Left, Part, parts_of
from almoner.engine.intake.people import same_name
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Folder, Work
from almoner.ports.kept import KeptPaper
from almoner.ports.papers import PageCutting
from almoner.services.keeping.audit_kept import KeptSource
from almoner.services.keeping.audits import seen
from almoner.services.keeping.fetch import Fetch
from almoner.services.keeping.page_pictures import LARGEST
from almoner.services.keeping.reached import reached
from almoner.services.keeping.take_in import TakeIn
from almoner.services.keeping.view_audit import by_document
from almoner.services.people.allow import Allow, Leave, No, decide

PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class Parted:
    """What a paper holds. `places` are the folders that the caller may add to; by the number of the part, `meant` is the one whose
    name is the person's, `there` the one that the caller has put it into; `several` are parts of whose person more than one bears the
    name."""

    paper: KeptPaper
    parts: tuple[Part, ...]
    left: tuple[Left, ...]
    places: tuple[Folder, ...]
    meant: dict[int, str]
    there: dict[int, str]
    several: frozenset[int]


@dataclass(frozen=True, slots=True)
class HandOut:
    """Raises NotAllowed, NotKnown for what is not there, Refused."""

    allow: Allow
    fetch: Fetch
    take_in: TakeIn
    cut: PageCutting

    def see(self, caller: Caller, folder: str, audit: str) -> list[Parted]:
        """Of each paper that was audited and is still there. Raises Refused before there is an answer."""

        def then(work: Work, leave: Leave) -> list[Parted]:
            found = seen(work, folder, audit)
            if found.refused is not None:
                raise found.refused
            answer = found.audit.answer
            if answer is None:
                why, do = "it is not read yet", "wait until its job is done"
                raise Refused("audit_not_over", what="The file was not parted", why=why, do=do)
            places = tuple(places_of(work, caller, leave.account.id, but=folder))
            there = {one.id: one for id in found.audit.asked["papers"] if (one := work.papers.get(folder, id)) is not None}
            shown = []
            for at, paper in enumerate(by_document(answer["documents"], there.values())):
                if paper is not None and answer["documents"][at]["refused"] is None:
                    parts, left = parts_of(answer, at)
                    gone = self._there(work, leave.account.id, there[paper], parts, places)
                    meant, several = meant_in(parts, places)
                    shown.append(Parted(there[paper], parts, left, places, meant, gone, several))
            return shown

        return self.allow(caller, Action.AUDIT_SEE, then, folder=folder, resource=audit)

    def __call__(self, caller: Caller, folder: str, paper: str, *, pages: Sequence[int], to: str, name: str) -> KeptPaper:
        """These pages as a paper of their own in another folder; the file stays as it is. Asked again it gives the first one, as long as
        that is there."""
        found, stream = self.fetch(caller, folder, paper)
        key = part_key(folder, paper, pages, to)
        before = self.allow(
            caller, Action.PAPER_ADD, lambda work, leave: put_before(work, leave.account.id, key, to), folder=to
        )
        if before is not None:
            stream.close()
            return before
        if found.stored.size > LARGEST:
            stream.close()
            why, do = f"it is larger than {LARGEST >> 20} MiB", "send it in parts"
            raise Refused("paper_too_big", what="The pages were not cut out", why=why, do=do)
        made = self.take_in(caller, to, called(name), [self.cut(KeptSource(found.name, lambda: stream), pages)])

        def remember(work: Work, leave: Leave) -> None:
            if work.asked.before(leave.account.id, key, key) is None:
                work.asked.remember(leave.account.id, key, key, made.id)

        self.allow(caller, Action.PAPER_ADD, remember, folder=to)
        return made

    def _there(
        self, work: Work, account: str, paper: KeptPaper, parts: Sequence[Part], places: Sequence[Folder]
    ) -> dict[int, str]:
        return {
            number: place.id
            for number, part in enumerate(parts)
            for place in places
            if put_before(work, account, part_key(paper.folder, paper.id, part.pages, place.id), place.id) is not None
        }


def part_key(folder: str, paper: str, pages: Sequence[int], to: str) -> str:
    return json.dumps(["part", folder, paper, list(pages), to])


def put_before(work: Work, account: str, key: str, to: str) -> KeptPaper | None:
    """The paper that these pages have become; None for none, or one that was taken out since."""
    known = work.asked.before(account, key, key)
    return None if known is None else work.papers.get(to, known)


def places_of(work: Work, caller: Caller, account: str, *, but: str) -> Iterator[Folder]:
    for id in reached(work, account):
        leave = decide(work, caller, Action.PAPER_ADD, id)
        if id != but and not isinstance(leave, No) and leave.folder is not None:
            yield leave.folder


def meant_in(parts: Sequence[Part], places: Sequence[Folder]) -> tuple[dict[int, str], frozenset[int]]:
    """The folder that alone bears the person's name; and the parts of whose person several bear it."""
    found: dict[int, str] = {}
    several = set()
    for number, part in enumerate(parts):
        alike = [one.id for one in places if part.person is not None and same_name(one.name, part.person)]
        if len(alike) == 1:
            found[number] = alike[0]
        elif alike:
            several.add(number)
    return found, frozenset(several)


def called(name: str) -> str:
    return name if name.lower().endswith(PDF) else f"{name}{PDF}"

"""Take a folder over that was exported elsewhere: checked whole before anything of it is kept."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from almoner.engine.errors import Refused
from almoner.engine.privacy.permissions import Action
from almoner.ports.bundles import Bundle, Unbundling
from almoner.ports.documents import Documents, Stored
from almoner.ports.entering import Caller
from almoner.ports.keeping import Folder, Work
from almoner.ports.kept_letters import MADE
from almoner.services.keeping.cases_in_bundle import Named, events_in
from almoner.services.keeping.export import LIST, LOOKS, README, SCHEMA
from almoner.services.keeping.folders import named
from almoner.services.keeping.take_in import file_name
from almoner.services.people.allow import Allow, Leave, No, decide

LIST_BYTES, AUDIT_BYTES, MOST = 64 << 20, 64 << 20, 10_000
FORMS = frozenset({"pdf", "docx", "text", MADE})
ELSEWHERE = "elsewhere"
"""In place of the job of an audit or letter that was made on another machine."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list in a bundle says, checked for its shape."""

    name: str
    papers: list[dict[str, Any]]
    audits: list[dict[str, Any]]
    letters: list[dict[str, Any]]
    cases: list[dict[str, Any]]

    def files(self) -> Iterator[dict[str, Any]]:
        yield from self.papers
        yield from self.audits
        for one in self.letters:
            yield from one["files"].values()


@dataclass(slots=True)
class Laid:
    """Documents that were put away and belong to nothing yet, by their file in the bundle."""

    stored: dict[str, Stored] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakeOver:
    """`most_bytes` is the largest paper that is kept."""

    allow: Allow
    documents: Documents
    unbundling: Unbundling
    new_id: Callable[[str], str]
    most_bytes: int

    def __call__(self, caller: Caller, pieces: Iterable[bytes]) -> Folder:
        """A new folder of the caller's. Nothing is asked for unless it is allowed. Raises NotAllowed, Refused, Unavailable."""
        leave = self.allow.database.read(lambda work: decide(work, caller, Action.FOLDER_MAKE))
        if isinstance(leave, No):
            self.allow(caller, Action.FOLDER_MAKE, lambda _work, _leave: None)
        with self.unbundling(pieces) as bundle:
            listed = list_in(bundle)
            self._check(bundle, listed)
            answers = {one["file"]: answer_in(b"".join(bundle.read(one["file"], AUDIT_BYTES))) for one in listed.audits}
            laid = Laid()
            try:
                for one in (*listed.papers, *(file for letter in listed.letters for file in letter["files"].values())):
                    laid.stored[one["file"]] = self.documents.put(bundle.read(one["file"], one["bytes"]), self.most_bytes)
                then = lambda work, leave: self._keep(work, leave, listed, laid, answers)  # noqa: E731
                return self.allow(caller, Action.FOLDER_MAKE, then, resource=lambda made: made.id)
            except BaseException:
                for stored in laid.stored.values():
                    self.documents.remove(stored.id)
                raise

    def _check(self, bundle: Bundle, listed: Listed) -> None:
        """Raises Refused where a file is missing, one too many, or not what the list says."""
        wanted = [one["file"] for one in listed.files()]
        if len(set(wanted)) != len(wanted) or set(wanted) | {LIST} != bundle.names() - {README, LOOKS}:
            raise refused("its list and its files do not fit")
        for one in listed.files():
            digest, size = sha256(), 0
            for piece in bundle.read(one["file"], min(one["bytes"], self.most_bytes)):
                digest.update(piece)
                size += len(piece)
            if size != one["bytes"] or digest.hexdigest() != one["sha256"]:
                raise refused("a file in it is not the one its list names")

    def _keep(self, work: Work, leave: Leave, listed: Listed, laid: Laid, answers: Mapping[str, dict[str, Any]]) -> Folder:
        made = work.folders.add(leave.account.id, listed.name)
        papers, audits = {}, {}
        for one in listed.papers:
            kept = work.papers.add(made.id, file_name(one["name"]), laid.stored[one["file"]], made_at=moment(one["made_at"]))
            if one["kind"] is not None:
                work.papers.read_as(made.id, kept.id, one["kind"])
            work.journal(leave.act, Action.PAPER_ADD.value, kept.id, folder=made.id)
            papers[one["file"]] = kept.id
        for one in listed.audits:
            asked = one["asked"] | {"papers": [papers[file] for file in one["asked"]["papers"]]}
            id = audits[one["file"]] = self.new_id("u")
            work.audits.add(made.id, ELSEWHERE, asked, id=id, made_at=moment(one["made_at"]))
            work.audits.answer(made.id, id, answers[one["file"]])
        letters = {}
        for number, one in enumerate(listed.letters, start=1):
            letter = letters[f"letters/{number:04}"] = self.new_id("w")
            work.letters.add(made.id, audits[one["audit"]], ELSEWHERE, one["asked"], id=letter)
            files = {form: laid.stored[file["file"]] for form, file in one["files"].items()}
            work.letters.written(made.id, letter, one["answer"], files)
        for one in listed.cases:
            first, *rest = events_in(one, Named(papers, audits, letters), ELSEWHERE, moment)
            case = work.cases.add(made.id, ELSEWHERE, first.event, id=self.new_id("c"), made_at=first.at)
            for happened in rest:
                work.cases.append(made.id, case.id, happened)
        return made


def list_in(bundle: Bundle) -> Listed:
    """Raises Refused for a list that is none of ours."""
    if LIST not in bundle.names():
        raise refused("no list is in it")
    try:
        said = json.loads(b"".join(bundle.read(LIST, LIST_BYTES)))
        version = said["schema"]
        papers, audits, letters = (list(said[name]) for name in ("papers", "audits", "letters"))
        found = Listed(named(said["folder"]["name"]), papers, audits, letters, list(said.get("cases", ())))
        look_at(found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise refused("its list is not understood") from error
    if version != SCHEMA:
        raise refused("another version of almoner wrote it")
    return found


def look_at(found: Listed) -> None:
    """Raises ValueError, KeyError, TypeError."""
    for one in found.papers:
        is_file(one)
        said_as(one, name=str, made_at=str, kind=str | None)
        moment(one["made_at"])
    papers, audits = {one["file"] for one in found.papers}, {one["file"] for one in found.audits}
    for one in found.audits:
        is_file(one)
        said_as(one, asked=dict, made_at=str)
        said_as(one["asked"], request=dict, papers=list)
        moment(one["made_at"])
        holds(set(one["asked"]["papers"]) <= papers)
    for one in found.letters:
        said_as(one, audit=str, asked=dict, answer=dict, files=dict)
        holds(one["audit"] in audits and set(one["files"]) <= FORMS)
        for file in one["files"].values():
            is_file(file)
    same = Named({one: one for one in papers}, {one: one for one in audits}, letters_in(found))
    for one in found.cases:
        said_as(one, events=list)
        holds(len(one["events"]) <= MOST)
        holds(all(same.goes(event) for event in one["events"]))
        events_in(one, same, ELSEWHERE, moment)
    holds(sum(1 for _ in found.files()) <= MOST)


def letters_in(found: Listed) -> dict[str, str]:
    """By the place that a case names them with."""
    places = [f"letters/{number:04}" for number in range(1, len(found.letters) + 1)]
    return dict(zip(places, places, strict=True))


def answer_in(content: bytes) -> dict[str, Any]:
    """Raises Refused for what is no audit."""
    try:
        answer = json.loads(content)
        said_as(answer, schema=str, documents=list, findings=list)
        holds(answer["schema"].startswith("almoner.audit/"))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise refused("an audit in it is not understood") from error
    return dict(answer)


def holds(it: bool) -> None:
    """Raises ValueError unless it does."""
    if not it:
        raise ValueError


def is_file(one: Any) -> None:
    """Raises ValueError, KeyError, TypeError."""
    said_as(one, file=str, bytes=int, sha256=str)
    holds(not isinstance(one["bytes"], bool) and one["bytes"] >= 0)


def said_as(one: Any, **kinds: Any) -> None:
    """Raises KeyError, TypeError."""
    for name, kind in kinds.items():
        if not isinstance(one[name], kind):
            raise TypeError(name)


def moment(text: str) -> datetime:
    """Raises ValueError."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a moment has a zone")
    return found


def refused(why: str) -> Refused:
    return Refused(
        "bundle_refused", what="The folder was not taken over", why=why, do="write it again where it came from, and send that"
    )

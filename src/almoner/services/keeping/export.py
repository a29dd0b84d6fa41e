"""All of a person's folder as one file: papers as they came, audits, letters, cases, and who looked."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any

from almoner.engine.privacy.permissions import Action, Tie
from almoner.ports.bundles import Bundling, Piece
from almoner.ports.cases import KeptCase
from almoner.ports.documents import Documents, Stored
from almoner.ports.entering import Caller
from almoner.ports.keeping import Folder, Work
from almoner.ports.kept import KeptAudit, KeptPaper
from almoner.ports.kept_letters import KeptLetter
from almoner.services.keeping.cases_in_bundle import Named, said_of_case
from almoner.services.people.allow import Allow, Leave, not_allowed

SCHEMA, LIST, LOOKS, README = "almoner.folder/1", "folder.json", "looks.jsonl", "README.txt"
PIECE = 1 << 18
ODD = re.compile(r"[^0-9A-Za-z._-]+")
NOTICE = """\
This file holds papers about one person's health care: as they came (papers/), what was found in them (audits/), letters about
them (letters/), and who looked at them here (looks.jsonl). folder.json lists all of it with checksums, and your cases.

It is in the clear. Keep it where nobody else can open it, and give it to nobody who need not have it.

42 CFR part 2 prohibits unauthorized use or disclosure of these records.

Este archivo contiene documentos sobre la salud de una persona y no está cifrado. Guárdelo donde nadie más pueda abrirlo.
La norma 42 CFR parte 2 prohíbe usar o divulgar estos registros sin permiso.
"""


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a folder at a moment; audits by id, opened one by one as they go out."""

    folder: Folder
    papers: list[KeptPaper]
    audits: list[str]
    letters: list[KeptLetter]
    cases: list[KeptCase]
    looks: list[dict[str, Any]] | None


@dataclass(slots=True)
class Listing:
    """The list at the end of the file, as it grows."""

    papers: list[dict[str, Any]] = field(default_factory=list)
    audits: list[dict[str, Any]] = field(default_factory=list)
    letters: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Export:
    """Calling it raises NotAllowed. Who looked is told to the owner alone."""

    allow: Allow
    documents: Documents
    bundling: Bundling

    def __call__(self, caller: Caller, folder: str) -> Iterator[bytes]:
        """A zip file, never all in memory. While it is read it may raise Refused for a document that was changed."""
        inside = self.allow(caller, Action.FOLDER_EXPORT, inside_of, folder=folder)
        return self.bundling(self._pieces(inside))

    def _pieces(self, inside: Inside) -> Iterator[Piece]:
        yield Piece(README, [NOTICE.encode()])
        listing, named = Listing(), {}
        for number, paper in enumerate(inside.papers, 1):
            named[paper.id] = f"papers/{number:04}-{ODD.sub('_', paper.name)[-80:]}"
            listing.papers.append(said_of(paper, named[paper.id]))
            yield Piece(named[paper.id], self._document(paper.stored))
        numbers = {}
        for number, id in enumerate(inside.audits, 1):
            found = self.allow.database.read(partial(audit_of, inside.folder.id, id))
            if found is None or found.answer is None:
                continue
            place, content = f"audits/{number:04}.json", text_of(found.answer)
            kept = [named[one] for one in found.asked["papers"] if one in named]
            asked = without_case(found.asked) | {"papers": kept}
            listing.audits.append(summed(place, content) | {"asked": asked, "made_at": found.made_at.isoformat()})
            numbers[id] = place
            yield Piece(place, [content])
        letters = {}
        for number, letter in enumerate((one for one in inside.letters if one.answer is not None and one.audit in numbers), 1):
            files, letters[letter.id] = {}, f"letters/{number:04}"
            for form, stored in letter.files.items():
                files[form] = {"file": f"letters/{number:04}.{form}", "bytes": stored.size, "sha256": stored.sha256}
                yield Piece(f"letters/{number:04}.{form}", self._document(stored))
            said = {
                "audit": numbers[letter.audit],
                "asked": without_case(letter.asked),
                "answer": letter.answer,
                "files": files,
            }
            listing.letters.append(said)
        if inside.looks is not None:
            yield Piece(LOOKS, [text_of(one) + b"\n" for one in inside.looks])
        about = {"name": inside.folder.name, "made_at": inside.folder.made_at.isoformat()}
        whole = {"schema": SCHEMA, "folder": about, "papers": listing.papers, "audits": listing.audits}
        cases = [said_of_case(one, Named(named, numbers, letters)) for one in inside.cases]
        yield Piece(LIST, [text_of(whole | {"letters": listing.letters, "cases": cases})])

    def _document(self, stored: Stored) -> Iterator[bytes]:
        with self.documents.open(stored) as stream:
            while piece := stream.read(PIECE):
                yield piece


def audit_of(folder: str, audit: str, work: Work) -> KeptAudit | None:
    return work.audits.get(folder, audit)


def inside_of(work: Work, leave: Leave) -> Inside:
    if leave.folder is None:
        raise not_allowed(Action.FOLDER_EXPORT)
    id = leave.folder.id
    looks = None
    if leave.tie is Tie.OWN:
        looks = [
            {
                "number": one.number,
                "at": one.at.isoformat(),
                "who": one.who,
                "on_behalf": one.on_behalf,
                "purpose": one.purpose,
                "action": one.action,
                "resource": one.resource,
                "outcome": one.outcome,
                "origin": one.origin,
            }
            for one in work.entries.of_folder(id)
        ]
    audits = [one.id for one in work.audits.of(id)]
    return Inside(leave.folder, list(work.papers.of(id)), audits, list(work.letters.of(id)), list(work.cases.of(id)), looks)


def without_case(asked: dict[str, Any]) -> dict[str, Any]:
    """A case has another id elsewhere; its events say what belongs to it."""
    return {name: one for name, one in asked.items() if name != "case"}


def said_of(paper: KeptPaper, place: str) -> dict[str, Any]:
    said = {"file": place, "bytes": paper.stored.size, "sha256": paper.stored.sha256}
    return said | {"name": paper.name, "kind": paper.kind, "made_at": paper.made_at.isoformat()}


def summed(place: str, content: bytes) -> dict[str, Any]:
    return {"file": place, "bytes": len(content), "sha256": sha256(content).hexdigest()}


def text_of(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()

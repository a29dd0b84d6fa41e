"""What the API takes and gives, as JSON."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import Header, Path, Query
from pydantic import BaseModel, Field

from almoner.engine.errors import AlmonerError
from almoner.engine.privacy.permissions import Action
from almoner.ports.jobs import Job
from almoner.ports.keeping import Folder
from almoner.ports.kept import KeptAudit, KeptPaper

Id = Annotated[str, Field(pattern=r"^[a-z0-9]{1,64}$")]
Key = Annotated[str | None, Header(alias="Idempotency-Key", min_length=1, max_length=200)]
"""Sent again with the same key, a request is not done again."""
Language = Literal["en", "es"]
InLanguage = Annotated[Language | None, Query(alias="language", description="As it was asked for, unless named.")]
PathId = Annotated[str, Path(pattern=r"^[a-z0-9]{1,64}$")]


class FolderName(BaseModel):
    """How people call a folder."""

    name: str = Field(max_length=1000)


class FolderShape(BaseModel):
    """A person's folder; `version` is its ETag."""

    id: str
    name: str
    made_at: datetime
    version: int
    held: bool


class SeenFolderShape(FolderShape):
    """`may`: what the caller may do in it; all else is refused."""

    may: list[Action]


class FolderPage(BaseModel):
    """`next` is the `after` of the next page, null on the last."""

    folders: list[FolderShape]
    next: str | None


class PaperShape(BaseModel):
    """A kept paper; `kind` is null until it was read."""

    id: str
    folder: str
    name: str
    kind: str | None
    bytes: int
    sha256: str
    made_at: datetime


class ListedPaperShape(PaperShape):
    """A paper in the list of its folder: the `cases` it belongs to, and whether any audit was asked to read it. One that belongs to no
    case and was not read waits to be."""

    cases: list[str]
    read: bool


class PaperPage(BaseModel):
    """`next` is the `after` of the next page, null on the last."""

    papers: list[ListedPaperShape]
    next: str | None


class AuditSettings(BaseModel):
    """What `almoner audit` takes as flags."""

    payers: list[Annotated[str, Field(max_length=40)]] = Field(default=[], max_length=10)
    funding: Literal["self-funded", "insured", "unknown"] = "unknown"
    setting: Literal["practitioner", "outpatient", "inpatient", "dme", "asc", "snf", "home-health"] | None = None
    network: Literal["in", "out", "unknown"] = "unknown"
    state: Annotated[str, Field(pattern="^[A-Za-z]{2}$")] | None = None
    as_of: date | None = None
    language: Language = "en"

    def plain(self) -> dict[str, Any]:
        """As they are kept for the job."""
        told = self.model_dump(mode="json", include=set(AuditSettings.model_fields))
        return told | {"state": None if self.state is None else self.state.upper()}


class AuditAsked(AuditSettings):
    """The same with answers, and of which papers; `papers` null is all of the folder."""

    papers: list[Id] | None = Field(default=None, max_length=200)
    answers: dict[str, Any] | None = None

    def plain(self) -> dict[str, Any]:
        """As it is kept for the job: no amount stays a binary fraction."""
        return AuditSettings.plain(self) | {"answers": None if self.answers is None else as_text(self.answers)}


class JobShape(BaseModel):
    """How far a job is: `done` of `of` papers; `of` is 0 before it began. `code` is why it failed. `says` is the same in words, where
    the job itself is asked for."""

    id: str
    kind: str
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    done: int
    of: int
    tries: int
    code: str | None
    made_at: datetime
    ended_at: datetime | None
    says: str | None = None


class AuditShape(BaseModel):
    """An audit that was asked for; `refused` is why there is no answer and will be none, in one sentence."""

    id: str
    folder: str
    papers: list[str]
    made_at: datetime
    done_at: datetime | None
    job: JobShape | None
    refused: str | None = None


class AuditList(BaseModel):
    """Oldest first. `next` is the `after` of the next page, null on the last."""

    audits: list[AuditShape]
    next: str | None


def as_text(value: Any) -> Any:
    """Numbers as they were written, so that an amount goes through no binary fraction."""
    if isinstance(value, dict):
        return {key: as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_text(one) for one in value]
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def folder_shape(folder: Folder) -> FolderShape:
    return FolderShape(
        id=folder.id, name=folder.name, made_at=folder.made_at, version=folder.version, held=folder.held_until_lifted
    )


def paper_shape(paper: KeptPaper) -> PaperShape:
    return PaperShape(
        id=paper.id,
        folder=paper.folder,
        name=paper.name,
        kind=paper.kind,
        bytes=paper.stored.size,
        sha256=paper.stored.sha256,
        made_at=paper.made_at,
    )


def job_shape(job: Job, says: str | None = None) -> JobShape:
    return JobShape.model_validate(
        {name: getattr(job, name) for name in JobShape.model_fields if name != "says"} | {"says": says}
    )


def audit_shape(audit: KeptAudit, job: Job | None, refused: AlmonerError | None = None) -> AuditShape:
    return AuditShape(
        id=audit.id,
        folder=audit.folder,
        papers=audit.asked["papers"],
        made_at=audit.made_at,
        done_at=audit.done_at,
        job=None if job is None else job_shape(job),
        refused=None if refused is None else str(refused),
    )

"""What the API gives an operator: accounts one by one, jobs, public tables, health. Nothing in it is of a person's papers."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from almoner.engine.privacy.permissions import Action
from almoner.faces.http.shapes_people import AccountShape


class AccountSeenShape(AccountShape):
    """How somebody comes in, in counts. `is_taken`: the invitation was taken, or none is needed."""

    sessions: int
    is_taken: bool
    has_codes: bool
    passkeys: int
    keys: int


class ChoiceShape(BaseModel):
    """An action, and what it is called; `by_role`: by one's role, not by a tie to a folder."""

    action: Action
    says: str
    by_role: bool


class KeyChoices(BaseModel):
    """What a key of one's own may be for, and the last day it may count."""

    actions: list[ChoiceShape]
    last_day: date


class JobLine(BaseModel):
    """A job of the installation. `says` is what it does; `because` why it failed, in English, null where that may speak of a person's
    papers; `may_again` that one more try can help, `may_stop` that it is not over; `refused` that what was handed in could not be taken, which
    is told to who handed it in and is no failure here."""

    id: str
    kind: str
    says: str
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    done: int
    of: int
    tries: int
    made_at: datetime
    due_at: datetime
    ended_at: datetime | None
    code: str | None
    because: str | None
    may_again: bool
    may_stop: bool
    refused: bool


class JobList(BaseModel):
    """The latest first. `next` is the `after` of the next page, null on the last."""

    jobs: list[JobLine]
    next: str | None


class EditionShape(BaseModel):
    """A dated copy of a table; `last_day` null: until a later one. `partial`: it has gaps, or may have."""

    edition: str
    setting: str | None
    programme: str | None
    first_day: date
    last_day: date | None
    rows: int
    partial: bool


class OverdueShape(BaseModel):
    """A series whose last edition ended `days` ago."""

    setting: str | None
    programme: str | None
    days: int


class CheckShape(BaseModel):
    """A check, and what it finds."""

    id: str
    says: str


class TableShape(BaseModel):
    """A public table: its `editions` that are here (the latest first), which are `overdue`, the `checks` that ask it; `may_fetch`: its
    publisher's address is known; `licence` is whose leave it needs, null where nobody's: the AMA's for CPT codes, or that of X12 for its sentences."""

    table: str
    title: str
    editions: list[EditionShape]
    overdue: list[OverdueShape]
    checks: list[CheckShape]
    may_fetch: bool
    licence: Literal["ama", "x12"] | None


class TablesShape(BaseModel):
    """Of `total` checks `full` have every table they ask (or ask none), `part` some of them. `may_fetch`: the publisher is among the
    hosts that this machine may call."""

    total: int
    full: int
    part: int
    may_fetch: bool
    tables: list[TableShape]


class FetchAsked(BaseModel):
    """One table, or all whose address is known; `accept_ama_licence`: you have read and accept the AMA's licence for CPT codes."""

    table: str | None = Field(default=None, max_length=40)
    accept_ama_licence: bool = False


class VerifiedEdition(EditionShape):
    """`trouble` is null where its rows are as they were imported, "changed" or "missing"."""

    table: str
    title: str
    trouble: str | None


class VerifiedTables(BaseModel):
    """Every stored edition beside its checksum."""

    editions: list[VerifiedEdition]


class HealthLine(BaseModel):
    """One thing the installation rests on: how it stands, and what to do, null where nothing is to be done."""

    what: str
    title: str
    standing: Literal["well", "look", "wrong"]
    says: str
    do: str | None


class HealthShape(BaseModel):
    """What is wrong first."""

    lines: list[HealthLine]

"""What the API takes and gives about people: accounts, sessions, keys, grants, broken glass."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Action, Role
from almoner.ports.accounts import Account
from almoner.ports.entering import ApiKey, Session
from almoner.ports.sharing import Glass, KeptGrant

Roles = Annotated[list[Role], Field(max_length=len(Role))]
Naming = Callable[[Iterable[str]], dict[str, str]]
"""Accounts' names by their ids."""
Secret = Annotated[str, Field(max_length=2000)]


class SignIn(BaseModel):
    """A login and its password."""

    login: str = Field(max_length=200)
    password: Secret


class SecondStep(BaseModel):
    """`half` as it was given for the password; `code` of six digits, or a recovery code."""

    half: Secret
    code: str = Field(max_length=60)


class HalfShape(BaseModel):
    """The password was right; a code is still asked for, within five minutes."""

    half: str


class SessionShape(BaseModel):
    """One browser's stay. `here` is the one that asks."""

    id: str
    way: str
    place: str
    made_at: datetime
    seen_at: datetime
    here: bool


class SessionList(BaseModel):
    """The last seen first. `next` is the `after` of the next page, null on the last."""

    sessions: list[SessionShape]
    next: str | None


class AccountShape(BaseModel):
    """Somebody who may come in. `confirmed_at`: when its roles were last looked over. `version` is its ETag."""

    id: str
    login: str
    name: str
    roles: list[Role]
    kind: str
    made_at: datetime
    confirmed_at: datetime
    closed_at: datetime | None
    version: int


class AccountList(BaseModel):
    """Oldest first, closed ones too. `next` is the `after` of the next page, null on the last."""

    accounts: list[AccountShape]
    next: str | None


class Invitation(BaseModel):
    """Whom to let in, and as what."""

    login: str = Field(max_length=1000)
    name: str = Field(default="", max_length=1000)
    roles: Roles


class InvitedShape(BaseModel):
    """`address` works once and for three days; it is shown this once."""

    account: AccountShape
    address: str


class RolesChange(BaseModel):
    """In place of those it has."""

    roles: Roles


class KeyAsked(BaseModel):
    """A key of a program: for these actions, until a moment within a year."""

    name: str = Field(max_length=200)
    actions: list[Action] = Field(max_length=len(Action))
    until: Annotated[datetime, Field(json_schema_extra={"examples": ["2027-01-31T00:00:00Z"]})]


class KeyShape(BaseModel):
    """A key; what it is itself is not kept."""

    id: str
    name: str
    actions: list[Action]
    made_at: datetime
    until: datetime


class MadeKeyShape(KeyShape):
    """`key` is shown this once."""

    key: str


class KeyList(BaseModel):
    """Oldest first, ended ones left out. `next` is the `after` of the next page, null on the last."""

    keys: list[KeyShape]
    next: str | None


class GrantAsked(BaseModel):
    """Whom to let in, for what and until when (that day included). A look alone, unless
    `helping`, which adds papers, works on cases and prepares letters, or `acting`, which may do what the owner may: approve, erase,
    export and share too. `sensitive` includes the lines that others do not see otherwise."""

    to_login: str = Field(max_length=200)
    purpose: Literal[Purpose.HELP, Purpose.BILLING, Purpose.RESEARCH]
    last_day: date
    first_day: date | None = None
    acting: bool = False
    sensitive: bool = False
    helping: bool = False


class GrantShape(BaseModel):
    """A consent that was given, and whether it still counts. `to` and `giver` are accounts; their names are null where they are not
    known here."""

    id: str
    folder: str
    giver: str
    to: str
    purpose: Purpose
    first_day: date
    last_day: date
    acting: bool
    sensitive: bool
    made_at: datetime
    ended_at: datetime | None
    to_name: str | None = None
    giver_name: str | None = None
    helping: bool = False


class GrantList(BaseModel):
    """Oldest first. `next` is the `after` of the next page, null on the last."""

    grants: list[GrantShape]
    next: str | None


class GlassReason(BaseModel):
    """Why the folder must be opened, in a sentence."""

    reason: str = Field(max_length=2000)


class GlassShape(BaseModel):
    """A folder opened in an emergency; `account_name` is null where it is not known here."""

    id: str
    account: str
    folder: str
    reason: str
    opened_at: datetime
    until: datetime
    seen_at: datetime | None
    account_name: str | None = None


class GlassList(BaseModel):
    """The latest first; those not `seen_at` are new. `next` is the `after` of the next page, null on the last."""

    glass: list[GlassShape]
    next: str | None


class DueShape(BaseModel):
    """`accounts` to be confirmed, changed or closed; `acting` grants that began more than a year ago and still count. `next` is the
    `after` of the next page, null on the last."""

    accounts: list[AccountShape]
    acting: list[GrantShape]
    next: str | None


def account_shape(account: Account) -> AccountShape:
    return AccountShape(
        id=account.id,
        login=account.login,
        name=account.name,
        roles=[role for role in Role if role in account.roles],
        kind=account.kind.value,
        made_at=account.made_at,
        confirmed_at=account.confirmed_at,
        closed_at=account.closed_at,
        version=account.version,
    )


def session_shape(session: Session, here: str | None) -> SessionShape:
    return SessionShape(
        id=session.id,
        way=session.way.value,
        place=session.place,
        made_at=session.made_at,
        seen_at=session.seen_at,
        here=session.id == here,
    )


def key_shape(key: ApiKey) -> KeyShape:
    actions = [one for one in Action if one in key.actions]
    return KeyShape(id=key.id, name=key.name, actions=actions, made_at=key.made_at, until=key.until)


def grant_shapes(kept: Sequence[KeptGrant], names: Naming) -> list[GrantShape]:
    known = names({account for one in kept for account in (one.giver, one.grant.to)})
    return [
        GrantShape(
            id=one.id,
            folder=one.grant.folder,
            giver=one.giver,
            to=one.grant.to,
            purpose=one.grant.purpose,
            first_day=one.grant.first_day,
            last_day=one.grant.last_day,
            acting=one.grant.acting,
            sensitive=one.grant.sensitive,
            made_at=one.made_at,
            ended_at=one.grant.ended_at,
            to_name=known.get(one.grant.to),
            giver_name=known.get(one.giver),
            helping=one.grant.helping,
        )
        for one in kept
    ]


def glass_shapes(broken: Sequence[Glass], names: Naming) -> list[GlassShape]:
    known = names({one.account for one in broken})
    kept = [name for name in GlassShape.model_fields if name != "account_name"]
    return [
        GlassShape.model_validate({name: getattr(one, name) for name in kept} | {"account_name": known.get(one.account)})
        for one in broken
    ]

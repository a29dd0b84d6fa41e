"""`/api/v1/accounts`: what an operator does with accounts; and the privacy officer's yearly list."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.folders import etag, version_of
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.sessions import origin_of
from almoner.faces.http.shapes import PathId
from almoner.faces.http.shapes_operating import AccountSeenShape
from almoner.faces.http.shapes_people import (
    AccountList,
    AccountShape,
    DueShape,
    Invitation,
    InvitedShape,
    RolesChange,
    account_shape,
    grant_shapes,
)
from almoner.ports.accounts import Account
from almoner.ports.sharing import KeptGrant
from almoner.services.people.accounts import Invited

routes = APIRouter(prefix="/api/v1", tags=["accounts"], responses=PROBLEMS)
IfMatch = Annotated[str | None, Header()]
Origin = Annotated[str, Depends(origin_of)]


@routes.get("/accounts", openapi_extra=needs(Action.ACCOUNT_SEE))
def list_accounts(platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> AccountList:
    found, further = page_of(list(platform.people.accounts.all(caller)), after, limit)
    return AccountList(accounts=[account_shape(one) for one in found], next=further)


@routes.post("/accounts", status_code=201, openapi_extra=needs(Action.ACCOUNT_MAKE))
def invite(said: Invitation, platform: Served, caller: Asking, origin: Origin) -> InvitedShape:
    """Whoever is invited sets their own password at the address."""
    return invited(platform.people.accounts.invite(caller, login=said.login, name=said.name, roles=said.roles), origin)


@routes.post("/accounts/{account}/invitation", status_code=201, openapi_extra=needs(Action.ACCOUNT_MAKE))
def invite_again(account: PathId, platform: Served, caller: Asking, origin: Origin) -> InvitedShape:
    """A new address for who never set a password."""
    return invited(platform.people.accounts.invite_again(caller, account), origin)


@routes.patch("/accounts/{account}", openapi_extra=needs(Action.ROLES_CHANGE))
def change_roles(
    account: PathId, said: RolesChange, platform: Served, caller: Asking, response: Response, *, if_match: IfMatch = None
) -> AccountShape:
    """They count at once."""
    version = version_of(if_match)
    changed = account_shape(platform.people.accounts.change_roles(caller, account, said.roles, version=version))
    response.headers["ETag"] = etag(changed.version)
    return changed


@routes.delete("/accounts/{account}", status_code=204, openapi_extra=needs(Action.ACCOUNT_CLOSE))
def close_account(account: PathId, platform: Served, caller: Asking) -> None:
    """Its sessions and keys end; what it owns stays."""
    platform.people.accounts.close(caller, account)


@routes.get("/accounts/{account}", openapi_extra=needs(Action.ACCOUNT_SEE))
def see_account(account: PathId, platform: Served, caller: Asking, response: Response) -> AccountSeenShape:
    """How somebody comes in, in counts."""
    found = platform.people.guarding.see(caller, account)
    shown = account_shape(found.account)
    response.headers["ETag"] = etag(shown.version)
    counts = {name: getattr(found, name) for name in ("sessions", "is_taken", "has_codes", "passkeys", "keys")}
    return AccountSeenShape(**shown.model_dump(), **counts)


@routes.delete("/accounts/{account}/sessions", status_code=204, openapi_extra=needs(Action.SESSIONS_END))
def end_sessions_of(account: PathId, platform: Served, caller: Asking) -> None:
    """All its stays; it may come in again."""
    platform.people.guarding.end_sessions(caller, account)


@routes.delete("/accounts/{account}/proofs", status_code=204, openapi_extra=needs(Action.PROOFS_RESET))
def reset_proofs(account: PathId, platform: Served, caller: Asking) -> None:
    """Codes, recovery codes and passkeys are gone and its stays end; never one's own, and never a password."""
    platform.people.guarding.reset_proofs(caller, account)


@routes.post("/accounts/{account}/opening", openapi_extra=needs(Action.ACCOUNT_CLOSE))
def open_account_again(account: PathId, platform: Served, caller: Asking, response: Response) -> AccountShape:
    """One that was closed comes in as before, with its password and its roles; keys of programs stay ended."""
    opened = account_shape(platform.people.guarding.open_again(caller, account))
    response.headers["ETag"] = etag(opened.version)
    return opened


@routes.get("/recertification", openapi_extra=needs(Action.RECERTIFY))
def list_due(platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> DueShape:
    """Who was not looked over for a year: accounts first, then grants."""
    due = platform.people.recertify.due(caller)
    listed: list[Account | KeptGrant] = [*due.accounts, *due.acting]
    found, further = page_of(listed, after, limit)
    accounts = [account_shape(one) for one in found if isinstance(one, Account)]
    acting = grant_shapes([one for one in found if isinstance(one, KeptGrant)], platform.people.names)
    return DueShape(accounts=accounts, acting=acting, next=further)


@routes.post("/recertification/{account}", status_code=204, openapi_extra=needs(Action.RECERTIFY))
def confirm_account(account: PathId, platform: Served, caller: Asking, if_match: IfMatch = None) -> None:
    """Its roles, as they were looked at, are right for another year."""
    platform.people.recertify.confirm(caller, account, version=version_of(if_match))


def invited(made: Invited, origin: str) -> InvitedShape:
    return InvitedShape(account=account_shape(made.account), address=f"{origin}/invited/{made.token}")

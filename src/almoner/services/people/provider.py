"""Signing in through the institution's identity provider, which alone decides the roles of those it knows."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from almoner.engine.errors import NotAllowed
from almoner.engine.privacy.permissions import Role
from almoner.ports.accounts import Account, Kind
from almoner.ports.entering import Once, Place, Session, Way
from almoner.ports.identity_provider import IdentityProvider, Known
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Chance
from almoner.services.people.own import NOBODY, Deed, not_signed_in, note
from almoner.services.people.sessions import Entered, Sessions, finish, refuse

LASTS = timedelta(minutes=10)
PREFIX = "almoner-"
ROLES: Mapping[str, Role] = {PREFIX + role.value.replace("_", "-"): role for role in Role}
"""The provider's words, unless an operator names others."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The browser goes to `address`, and keeps `state` in a cookie: both must come back together."""

    address: str = field(repr=False)
    state: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EnterByProvider:
    """`roles` maps the provider's words to ours; `back` is our address that the browser comes back to."""

    database: Database
    provider: IdentityProvider
    chance: Chance
    sessions: Sessions
    back: str
    roles: Mapping[str, Role] = field(default_factory=lambda: ROLES)

    def begin(self) -> Sent:
        """Raises Unavailable."""
        state, nonce, verifier = (self.chance.new_secret() for _ in range(3))
        address = self.provider.address(state=state, nonce=nonce, verifier=verifier, back=self.back)

        def work(one: Work) -> None:
            one.once.drop_late()
            one.once.put(Once.PROVIDER, state, until=one.now + LASTS, payload=json.dumps([nonce, verifier]))

        self.database.write(work)
        return Sent(address, state)

    def enter(self, *, state: str, cookie: str, code: str, place: Place) -> Entered:
        """`state` and `code` as they came back, `cookie` as the browser kept it. Raises NotSignedIn, NotAllowed for who has no
        role here, Conflict where a local account has the login, Refused and Unavailable from the provider."""
        if not hmac.compare_digest(state.encode(), cookie.encode()):
            raise not_signed_in("this sign-in was begun in another browser")
        kept = self.database.write(lambda one: one.once.take(Once.PROVIDER, state))
        if kept is None:
            raise not_signed_in("it took too long, or it was used already")
        nonce, verifier = json.loads(kept.payload)
        known = self.provider.redeem(code=code, nonce=nonce, verifier=verifier, back=self.back)
        roles = frozenset(self.roles[word] for word in known.roles if word in self.roles)

        def work(one: Work) -> Entered | None:
            account = one.accounts.by_subject(known.subject)
            if not roles or (account is not None and account.closed_at is not None):
                refuse(one, NOBODY if account is None else account.id, place, "provider")
                return None
            account = kept_as(one, account, known, roles, place)
            return self.sessions.open(one, account, Way.PROVIDER, place, provider_session=known.session)

        entered = self.database.write(work)
        if entered is None:
            raise NotAllowed("no_role_here", what="You were not signed in", why="you have no role here", do="ask for one")
        return entered

    def signed_out(self, token: str, place: Place) -> int:
        """The provider says who is out; gives how many sessions ended. Raises Refused, Unavailable."""
        out = self.provider.signed_out(token)

        def work(one: Work) -> int:
            if out.session is not None:
                ending = list(one.sessions.of_provider(out.session))
            else:
                ending = by_provider(one, out.subject or "")
            for session in ending:
                finish(one, session, place.origin, Deed.SIGN_OUT)
            return len(ending)

        return self.database.write(work)


def kept_as(work: Work, account: Account | None, known: Known, roles: frozenset[Role], place: Place) -> Account:
    """Its account, with the name and the roles it has today. It never becomes another's, however alike their logins are."""
    if account is None:
        made = work.accounts.add(login=known.login, name=known.name, roles=roles, kind=Kind.PROVIDER, subject=known.subject)
        note(work, made.id, place.origin, Deed.FROM_PROVIDER, made.id)
        return made
    if account.name != known.name:
        account = work.accounts.change(account.id, name=known.name)
    if account.roles != roles:
        account = work.accounts.change(account.id, roles=roles)
        note(work, account.id, place.origin, Deed.ROLES_FROM_PROVIDER, account.id)
    return account


def by_provider(work: Work, subject: str) -> list[Session]:
    account = work.accounts.by_subject(subject)
    return [] if account is None else [one for one in work.sessions.of(account.id) if one.way is Way.PROVIDER]

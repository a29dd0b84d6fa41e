"""Everything about people, chosen once: who comes in, by which proofs, and who may see what. Loaded only to serve."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almoner.adapters.chance import system
from almoner.adapters.identity.argon2 import Argon2Hasher
from almoner.adapters.identity.breached import BreachedFile
from almoner.adapters.identity.lost_passwords import LostPasswords
from almoner.adapters.identity.oidc import OidcProvider
from almoner.adapters.identity.passkeys import WebauthnCeremonies
from almoner.adapters.identity.totp import Totp
from almoner.adapters.outbound import Outbound
from almoner.assembly.settings import Provider
from almoner.engine.privacy.permissions import Role
from almoner.ports.keeping import Database
from almoner.services.people.accounts import Accounts
from almoner.services.people.allow import Allow
from almoner.services.people.api_keys import ApiKeys
from almoner.services.people.enter import Enter
from almoner.services.people.first_start import FirstStart
from almoner.services.people.glass import BreakGlass
from almoner.services.people.grants import Grants
from almoner.services.people.guarding import Guarding
from almoner.services.people.letterheads import Letterheads
from almoner.services.people.me import Me
from almoner.services.people.names import Names
from almoner.services.people.one_person import OnePerson
from almoner.services.people.passkeys import Passkeys
from almoner.services.people.passwords import Passwords
from almoner.services.people.provider import ROLES, EnterByProvider
from almoner.services.people.recertify import Recertify
from almoner.services.people.second_factor import SecondFactors
from almoner.services.people.sessions import Sessions
from almoner.services.people.waiting import Waits

BACK, OUT = "/sign-in/provider/back", "/sign-in/provider/out"
"""Where the browser comes back to, and where the provider itself says who is out (a POST with `logout_token`)."""


@dataclass(frozen=True, slots=True)
class People:
    """The services about people. `provider` is None where none is named."""

    allow: Allow
    me: Me
    names: Names
    letterheads: Letterheads
    one_person: OnePerson
    first_start: FirstStart
    enter: Enter
    sessions: Sessions
    passwords: Passwords
    second_factors: SecondFactors
    passkeys: Passkeys
    accounts: Accounts
    guarding: Guarding
    api_keys: ApiKeys
    grants: Grants
    glass: BreakGlass
    recertify: Recertify
    provider: EnterByProvider | None


def people(
    database: Database,
    now: Callable[[], datetime],
    *,
    served_on: str,
    site: str,
    origin: str,
    breached: Path | None = None,
    provider: Provider | None = None,
    door: Outbound = Outbound(),
    needs_accounts: bool = False,
    second_proof: frozenset[Role] = frozenset(),
) -> People:
    """`served_on` is the address the server listens on, `site` the host's name as people see it, `origin` the address of its pages
    without a path ("https://almoner.example"); `breached` a file of lost passwords beside our own; `needs_accounts` that everybody signs in, even
    on the machine itself; `second_proof` the roles for which a password alone is not enough. Nothing is opened or called here."""
    allow, waits, hasher = Allow(database), Waits(database), Argon2Hasher()
    sessions = Sessions(database, system, second_proof)
    lists = (LostPasswords(), *(() if breached is None else (BreachedFile(breached),)))
    passwords = Passwords(database, hasher, lists, waits)
    named = None if provider is None else OidcProvider(provider.issuer, provider.client, door, now, secret=provider.secret)
    return People(
        allow=allow,
        me=Me(database),
        names=Names(database),
        letterheads=Letterheads(database),
        one_person=OnePerson(database, passwords, sessions, served_on, needs_accounts),
        first_start=FirstStart(database, system, passwords, sessions),
        enter=Enter(database, hasher, Totp(), system, sessions, waits),
        sessions=sessions,
        passwords=passwords,
        second_factors=SecondFactors(database, Totp(), system, waits),
        passkeys=Passkeys(database, WebauthnCeremonies(site, (origin,)), system, sessions),
        accounts=Accounts(database, allow, system, passwords, sessions),
        guarding=Guarding(allow),
        api_keys=ApiKeys(database, allow, system),
        grants=Grants(database, allow),
        glass=BreakGlass(database, allow),
        recertify=Recertify(allow),
        provider=None
        if named is None or provider is None
        else EnterByProvider(database, named, system, sessions, origin + BACK, provider.roles or ROLES),
    )

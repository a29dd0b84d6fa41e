"""Keys of programs: for some actions, until a day, and never for more than their account may do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from almoner.engine.errors import NotKnown, Refused
from almoner.engine.privacy.permissions import TABLE, Action
from almoner.ports.accounts import Account
from almoner.ports.entering import ApiKey, Caller, Place
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Chance
from almoner.services.people.allow import Allow, Leave
from almoner.services.people.own import mine, not_signed_in

PREFIX = "almoner_"
"""So that a key that was left somewhere is recognised."""
LONGEST = timedelta(days=366)
NEVER = frozenset(
    {
        Action.ACCOUNT_CLOSE,
        Action.ACCOUNT_MAKE,
        Action.COLLECTION_ERASE,
        Action.FOLDER_ERASE,
        Action.GLASS_BREAK,
        Action.GRANT_GIVE,
        Action.KEY_END,
        Action.KEY_MAKE,
        Action.LETTER_APPROVE,
        Action.PROOFS_RESET,
        Action.RECERTIFY,
        Action.ROLES_CHANGE,
        Action.SECRETS_CHANGE,
        Action.SENSITIVE_SEE,
        Action.SESSIONS_END,
    }
)
"""What only a person does."""


@dataclass(frozen=True, slots=True)
class MadeKey:
    """`token` is shown once."""

    key: ApiKey
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ApiKeys:
    """The keys of one's own account."""

    database: Database
    allow: Allow
    chance: Chance

    def make(self, caller: Caller, *, name: str, actions: Iterable[Action], until: datetime) -> MadeKey:
        """Raises Refused for no action, one that the account may not do or that only a person does, and for a moment that is over
        or more than a year away."""
        wanted, token = frozenset(actions), PREFIX + self.chance.new_secret()

        def work(one: Work, leave: Leave) -> MadeKey:
            mine(one, caller)
            if not wanted or not one.now < until <= one.now + LONGEST:
                raise refused("it needs an action, and an end within a year")
            if any(action in NEVER for action in wanted):
                raise refused("some of these actions are only for a person")
            if wanted - possible(leave.account):
                raise refused("it would be allowed more than you are")
            return MadeKey(one.api_keys.add(caller.account, token=token, name=name[:200], actions=wanted, until=until), token)

        return self.allow(caller, Action.KEY_MAKE, work, resource=lambda made: made.key.id)

    def who(self, token: str, place: Place) -> Caller:
        """Raises NotSignedIn where the key is unknown, ended or over, or its account closed."""

        def look(one: Work) -> ApiKey | None:
            key = one.api_keys.by_token(token)
            account = None if key is None else one.accounts.get(key.account)
            held = key is not None and key.ended_at is None and one.now < key.until
            return key if held and account is not None and account.closed_at is None else None

        key = self.database.read(look)
        if key is None:
            raise not_signed_in("this key does not hold, or no longer")
        return Caller(key.account, f"{place.origin} {key.id}"[:200], only=key.actions, key=key.id)

    def choices(self, caller: Caller) -> tuple[frozenset[Action], datetime]:
        """What a key of this account may be for, and the last moment it may have."""
        return self.database.read(lambda one: (possible(mine(one, caller)), one.now + LONGEST))

    def of(self, caller: Caller) -> list[ApiKey]:
        """Those that were not ended."""
        return self.database.read(lambda one: list(one.api_keys.of(mine(one, caller).id)))

    def end(self, caller: Caller, key: str) -> None:
        """Raises NotKnown."""

        def work(one: Work) -> None:
            if not one.api_keys.end(mine(one, caller).id, key):
                raise NotKnown("no_such_key", what="Nothing was ended", why="there is no such key", do="look at the list")

        self.allow(caller, Action.KEY_END, lambda one, _: work(one), resource=key)


def possible(account: Account) -> frozenset[Action]:
    """What a key of this account may do: what it may do itself in some folder or by its roles, but for what only a person does."""
    return frozenset(one for one in Action if one not in NEVER and (TABLE[one].ties or TABLE[one].roles & account.roles))


def refused(why: str) -> Refused:
    return Refused("key_not_made", what="The key was not made", why=why, do="ask for less")

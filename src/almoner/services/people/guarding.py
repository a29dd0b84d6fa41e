"""What an operator sees of one account and does to keep it safe: ends its stays, takes back its second proof, opens it again."""

from dataclasses import dataclass

from almoner.engine.errors import Conflict, NotAllowed
from almoner.engine.privacy.permissions import Action
from almoner.ports.accounts import Account, Kind
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.people.accounts import known, present
from almoner.services.people.allow import Allow
from almoner.services.people.sessions import IDLE, LONGEST


@dataclass(frozen=True, slots=True)
class SeenAccount:
    """How somebody comes in, in counts: open `sessions`, `passkeys` and programs' `keys`; `is_taken` says that the invitation was taken
    (or that none is needed), `has_codes` that six-digit codes are on."""

    account: Account
    sessions: int
    is_taken: bool
    has_codes: bool
    passkeys: int
    keys: int


@dataclass(frozen=True, slots=True)
class Guarding:
    """Never a password: nobody sets another's. The journal holds each of it."""

    allow: Allow

    def see(self, caller: Caller, account: str) -> SeenAccount:
        """Raises NotAllowed, NotKnown."""
        return self.allow(caller, Action.ACCOUNT_SEE, lambda one, _: seen(one, known(one, account)), resource=account)

    def end_sessions(self, caller: Caller, account: str) -> int:
        """All of them; how many. Raises NotAllowed, NotKnown."""
        return self.allow(caller, Action.SESSIONS_END, lambda one, _: ended(one, present(one, account).id), resource=account)

    def reset_proofs(self, caller: Caller, account: str) -> None:
        """Codes, recovery codes and passkeys are gone and its stays end; the password stays. Raises NotAllowed for one's own,
        NotKnown."""

        def work(one: Work) -> None:
            found = present(one, account)
            if found.id == caller.account:
                why = "they are your own"
                raise NotAllowed("own_proofs", what="Nothing was reset", why=why, do="change them at /account/codes")
            one.accounts.set_second_factor(account, None)
            one.accounts.set_recovery_codes(account, ())
            for passkey in list(one.passkeys.of(account)):
                one.passkeys.remove(account, passkey.id)
            ended(one, account)

        self.allow(caller, Action.PROOFS_RESET, lambda one, _: work(one), resource=account)

    def open_again(self, caller: Caller, account: str) -> Account:
        """One that was closed comes in as before. Raises NotAllowed, NotKnown, Conflict where it is not closed."""

        def work(one: Work) -> Account:
            if known(one, account).closed_at is None:
                raise Conflict("account_open", what="Nothing was changed", why="it is open", do="look at the list again")
            one.accounts.open_again(account)
            return known(one, account)

        return self.allow(caller, Action.ACCOUNT_CLOSE, lambda one, _: work(one), resource=account)


def seen(work: Work, account: Account) -> SeenAccount:
    factor = work.accounts.second_factor(account.id)
    stays = [one for one in work.sessions.of(account.id) if work.now - one.seen_at < IDLE and work.now - one.made_at < LONGEST]
    return SeenAccount(
        account,
        len(stays),
        account.kind is not Kind.LOCAL or work.accounts.password(account.id) is not None,
        factor is not None and factor.confirmed,
        len(list(work.passkeys.of(account.id))),
        sum(one.until > work.now for one in work.api_keys.of(account.id)),
    )


def ended(work: Work, account: str) -> int:
    found = list(work.sessions.of(account))
    for one in found:
        work.sessions.end(one.id)
    return len(found)

"""Signing in: a password, then a code where the account has one. An unknown account takes as long and says the same."""

import hmac
from dataclasses import dataclass, field, replace
from datetime import timedelta

from almoner.ports.accounts import Account, SecondFactor
from almoner.ports.entering import Once, Place, Way
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Chance, PasswordHasher, SixDigits
from almoner.services.people.own import NOBODY, not_signed_in
from almoner.services.people.sessions import Entered, Sessions, refuse
from almoner.services.people.waiting import Waits

HALF_MINUTE = 30
AROUND = (0, -1, 1)
"""Codes of the half minute before and after are taken too: clocks differ."""
HALF_LASTS = timedelta(minutes=5)
MOST_MISSES = 5
"""Then the password is asked for again."""


@dataclass(frozen=True, slots=True)
class Half:
    """The password was right; the code is still asked for. `token` names this sign-in for five minutes."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Enter:
    """Signing in to a local account."""

    database: Database
    hasher: PasswordHasher
    digits: SixDigits
    chance: Chance
    sessions: Sessions
    waits: Waits

    def with_password(self, *, login: str, password: str, place: Place) -> Entered | Half:
        """Raises NotSignedIn, always with the same sentence; TooMany after several failures from there."""
        whom = self.waits.try_once(login, place, "sign in")
        found, kept = self.database.read(lambda one: known(one, login))
        right = self.hasher.holds(kept, password)
        renewed = self.hasher.hash(password) if right and kept is not None and self.hasher.is_old(kept) else None

        def work(one: Work) -> Entered | Half | None:
            account = None if found is None else one.accounts.get(found.id)
            still = account is not None and account.closed_at is None and one.accounts.password(account.id) == kept
            if account is None or not right or not still:
                refuse(one, NOBODY if account is None else account.id, place, "password")
                return None
            if renewed is not None:
                one.accounts.set_password(account.id, renewed)
            factor = one.accounts.second_factor(account.id)
            if factor is not None and factor.confirmed:
                token = self.chance.new_secret()
                one.once.drop_late()
                one.once.put(Once.HALF, token, until=one.now + HALF_LASTS, account=account.id, payload=whom)
                return Half(token)
            one.tries.clear(whom)
            return self.sessions.open(one, account, Way.PASSWORD, place)

        entered = self.database.write(work)
        if entered is None:
            raise not_signed_in("the name or the password is not right")
        return entered

    def with_code(self, *, half: str, code: str, place: Place) -> Entered:
        """`code` is one of six digits, or a recovery code. Raises NotSignedIn; TooMany after several failures from there."""
        kept = self.database.read(lambda one: one.once.look(Once.HALF, half))
        if kept is None or kept.account is None:
            raise not_signed_in("it took too long, or it was used already")
        whom = self.waits.try_once(kept.account, place, "code")
        id, first = kept.account, kept.payload

        def work(one: Work) -> Entered | None:
            account = one.accounts.get(id)
            if one.once.look(Once.HALF, half) is None or account is None or account.closed_at is not None:
                return None
            way = code_taken(one, self.digits, account, code)
            if way is None:
                if one.once.miss(Once.HALF, half) >= MOST_MISSES:
                    one.once.take(Once.HALF, half)
                refuse(one, account.id, place, "code")
                return None
            one.once.take(Once.HALF, half)
            one.tries.clear(first)
            one.tries.clear(whom)
            return self.sessions.open(one, account, way, place)

        entered = self.database.write(work)
        if entered is None:
            raise not_signed_in("the code is not right, or it was used already")
        return entered


def known(work: Work, login: str) -> tuple[Account | None, str | None]:
    """The account and the hash of its password."""
    found = work.accounts.by_login(login)
    return found, None if found is None or found.closed_at is not None else work.accounts.password(found.id)


def code_taken(work: Work, digits: SixDigits, account: Account, code: str) -> Way | None:
    """Takes a code, which is used by it; None where it is not one that may be used now."""
    plain = "".join(sign for sign in code.casefold() if sign.isascii() and sign.isalnum())
    factor = work.accounts.second_factor(account.id)
    if len(plain) == 6 and plain.isdigit():
        step = None if factor is None else step_of(digits, factor, plain, int(work.now.timestamp()))
        if factor is None or step is None:
            return None
        work.accounts.set_second_factor(account.id, replace(factor, confirmed=True, last_step=step))
        return Way.CODE
    grouped = "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))
    return Way.RECOVERY if work.accounts.use_recovery_code(account.id, grouped) else None


def step_of(digits: SixDigits, factor: SecondFactor, code: str, seconds: int) -> int | None:
    """The half minute of this code, if it is a new one: not at or before the last that was taken."""
    here = seconds // HALF_MINUTE
    for step in (here + around for around in AROUND):
        if step > factor.last_step and hmac.compare_digest(digits.at(factor.secret, step), code):
            return step
    return None

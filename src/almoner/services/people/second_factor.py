"""Six-digit codes beside the password: begun, proved by a first code, and recovery codes for the day the device is gone."""

import base64
from dataclasses import dataclass, field

from almoner.engine.errors import Conflict, Refused
from almoner.ports.accounts import Account, SecondFactor
from almoner.ports.entering import Caller, Place
from almoner.ports.keeping import Database, Work
from almoner.ports.proofs import Chance, SixDigits
from almoner.services.people.enter import code_taken
from almoner.services.people.own import Deed, mine, note
from almoner.services.people.waiting import Waits

SECRET_BYTES = 20
"""What RFC 4226 asks for, and every authenticator program takes."""
CODES = 10


@dataclass(frozen=True, slots=True)
class Begun:
    """`secret` to type into an authenticator program, or `address` for it to open or be shown as a square of dots."""

    secret: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SecondFactors:
    """For one's own account."""

    database: Database
    digits: SixDigits
    chance: Chance
    waits: Waits

    def begin(self, caller: Caller) -> Begun:
        """Nothing is asked for until `confirm`. Raises Conflict where it is on already."""
        secret = self.chance.new_key()[:SECRET_BYTES]

        def work(one: Work) -> Account:
            account = mine(one, caller)
            before = one.accounts.second_factor(account.id)
            if before is not None and before.confirmed:
                raise Conflict("codes_on", what="Nothing was changed", why="codes are asked for already", do="stop them first")
            one.accounts.set_second_factor(account.id, SecondFactor(secret))
            note(one, account.id, caller.origin, Deed.CODES_BEGIN, account.id)
            return account

        account = self.database.write(work)
        text = base64.b32encode(secret).decode()
        label = quoted(f"Almoner:{account.login}")
        return Begun(text, f"otpauth://totp/{label}?secret={text}&issuer=Almoner&algorithm=SHA1&digits=6&period=30")

    def confirm(self, caller: Caller, code: str, place: Place) -> tuple[str, ...]:
        """From now on a code is asked for at sign-in. Gives the recovery codes, shown once. Raises Refused, TooMany."""
        return self._with_code(caller, code, place, Deed.CODES_SET)

    def new_recovery_codes(self, caller: Caller, code: str, place: Place) -> tuple[str, ...]:
        """In place of all earlier ones."""
        return self._with_code(caller, code, place, Deed.RECOVERY_NEW)

    def stop(self, caller: Caller, code: str, place: Place) -> None:
        """With a last code or a recovery code. Raises Refused, TooMany."""
        self._with_code(caller, code, place, Deed.CODES_STOP)

    def recovery_codes_left(self, caller: Caller) -> int:
        return self.database.read(lambda one: one.accounts.recovery_codes_left(mine(one, caller).id))

    def is_on(self, caller: Caller) -> bool:
        def work(one: Work) -> bool:
            factor = one.accounts.second_factor(mine(one, caller).id)
            return factor is not None and factor.confirmed

        return self.database.read(work)

    def _with_code(self, caller: Caller, code: str, place: Place, deed: Deed) -> tuple[str, ...]:
        whom = self.waits.try_once(caller.account, place, "code")
        new = tuple(self.chance.new_code() for _ in range(CODES))

        def work(one: Work) -> tuple[str, ...]:
            account = mine(one, caller)
            if code_taken(one, self.digits, account, code) is None:
                raise Refused(
                    "wrong_code", what="Nothing was changed", why="the code is not right", do="wait for the next and try again"
                )
            one.tries.clear(whom)
            note(one, account.id, caller.origin, deed, account.id)
            if deed is Deed.CODES_STOP:
                one.accounts.set_second_factor(account.id, None)
                one.accounts.set_recovery_codes(account.id, ())
                return ()
            one.accounts.set_recovery_codes(account.id, new)
            return new

        return self.database.write(work)


def quoted(text: str) -> str:
    """As a part of an address."""
    plain = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
    return "".join(chr(one) if one in plain else f"%{one:02X}" for one in text.encode())

"""What people do with their own account, as the journal calls it; none of it needs leave, all of it leaves a line."""

from enum import StrEnum

from almoner.engine.errors import NotAllowed, NotSignedIn
from almoner.engine.privacy.act import Act, Outcome, Purpose
from almoner.ports.accounts import Account
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work

NOBODY = "nobody"
"""Who tried where no account is known."""


class Deed(StrEnum):
    """The journal's words."""

    FIRST_ADDRESS = "first address"
    FIRST_OPERATOR = "first operator"
    SIGN_IN = "sign in"
    SIGN_OUT = "sign out"
    SESSION_OVER = "session over"
    PASSWORD_SET = "password set"  # noqa: S105 - a word
    CODES_BEGIN = "codes begin"
    CODES_SET = "codes set"
    CODES_STOP = "codes stop"
    RECOVERY_NEW = "recovery new"
    PASSKEY_ADD = "passkey add"
    PASSKEY_REMOVE = "passkey remove"
    INVITED = "invitation taken"
    OWNER_MADE = "owner made"
    OWNER_TURNED = "owner turned"
    FROM_PROVIDER = "account from provider"
    ROLES_FROM_PROVIDER = "roles from provider"
    LETTERHEAD = "letterhead"
    REMINDERS = "reminders"
    CALENDAR = "calendar"
    REMINDED = "reminded"


def note(work: Work, who: str, origin: str, deed: Deed, resource: str, *, outcome: Outcome = Outcome.DONE) -> None:
    work.journal(Act(who, Purpose.OWN, origin), deed.value, resource, outcome=outcome)


def mine(work: Work, caller: Caller) -> Account:
    """The caller's account. Raises NotAllowed for a key of a program, NotSignedIn where the account is closed."""
    if caller.only is not None:
        raise NotAllowed(
            "not_with_a_key", what="This was not done", why="a key cannot change the account it belongs to", do="sign in"
        )
    account = work.accounts.get(caller.account)
    if account is None or account.closed_at is not None:
        raise not_signed_in("the session is over")
    return account


def not_signed_in(why: str) -> NotSignedIn:
    return NotSignedIn("not_signed_in", what="You are not signed in", why=why, do="sign in and try again")

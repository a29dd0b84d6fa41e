"""Looking over, each year, who may do what: accounts whose roles nobody has confirmed for a year, and who acts for whom."""

from dataclasses import dataclass
from datetime import timedelta

from almoner.engine.privacy.permissions import Action
from almoner.ports.accounts import Account
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.sharing import KeptGrant
from almoner.services.people.accounts import present, unchanged
from almoner.services.people.allow import Allow

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Due:
    """`accounts` to be confirmed, changed or closed; `acting` grants that began more than a year ago and still count."""

    accounts: tuple[Account, ...]
    acting: tuple[KeptGrant, ...]


@dataclass(frozen=True, slots=True)
class Recertify:
    """The privacy officer's yearly list."""

    allow: Allow

    def due(self, caller: Caller) -> Due:
        """Raises NotAllowed."""
        return self.allow(caller, Action.RECERTIFY, lambda one, _: due(one), resource="recertify")

    def confirm(self, caller: Caller, account: str, *, version: int) -> None:
        """Its roles, as they are at this version, are right for another year. Raises NotAllowed, NotKnown, Conflict."""

        def work(one: Work) -> None:
            unchanged(present(one, account), version)
            one.accounts.confirm(account)

        self.allow(caller, Action.RECERTIFY, lambda one, _: work(one), resource=account)


def due(work: Work) -> Due:
    before = work.now - YEAR
    accounts = tuple(one for one in work.accounts.all() if one.closed_at is None and one.confirmed_at <= before)
    acting = (one for one in work.grants.all() if one.grant.acting and one.grant.counts(work.now.date()))
    return Due(accounts, tuple(one for one in acting if one.made_at <= before))

"""Grants: the owner of a folder lets somebody in, by name, for a purpose and until a day, and may take it back at any moment."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

from almoner.engine.errors import NotKnown, Refused
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.permissions import Action, Grant, Tie
from almoner.ports.entering import Caller
from almoner.ports.keeping import Database, Work
from almoner.ports.sharing import KeptGrant
from almoner.services.people.allow import Allow, Leave
from almoner.services.people.own import mine

LONGEST = timedelta(days=366)
"""A year, after which it is asked again; acting for somebody may be for longer and is looked over each year."""
MAY_BE = frozenset({Purpose.HELP, Purpose.BILLING, Purpose.RESEARCH})


@dataclass(frozen=True, slots=True)
class Grants:
    """What the owner of a folder gives, and who acts for them."""

    database: Database
    allow: Allow

    def give(
        self,
        caller: Caller,
        *,
        folder: str,
        to_login: str,
        purpose: Purpose,
        last_day: date,
        first_day: date | None = None,
        acting: bool = False,
        sensitive: bool = False,
        helping: bool = False,
        key: str | None = None,
    ) -> KeptGrant:
        """Nobody gives more than they have: only the owner lets another act for them, and sensitive lines only who sees them.
        `first_day` None is today. Asked again with the same `key` it gives the first one. Raises NotAllowed, NotKnown for the login,
        Refused, Conflict for a key of another request."""
        wanted = json.dumps(["grant", folder, to_login, purpose, str(last_day), str(first_day), acting, sensitive, helping])

        def work(one: Work, leave: Leave) -> KeptGrant:
            before = None if key is None else one.asked.before(caller.account, key, wanted)
            found = None if before is None else one.grants.get(before)
            if found is not None:
                return found
            first = first_day or one.now.date()
            to = one.accounts.by_login(to_login)
            if to is None or to.closed_at is not None:
                raise NotKnown(
                    "no_such_login", what="Nothing was shared", why="nobody here has this login", do="check its spelling"
                )
            if leave.folder is None or to.id in {leave.folder.owner, caller.account}:
                raise refused("you and the owner see this folder already", "name somebody else")
            if purpose not in MAY_BE:
                raise refused("this is no purpose to share for", "choose help, billing or research")
            if last_day < max(first, one.now.date()) or (last_day > first + LONGEST and not acting):
                raise refused("it ends before it begins, or is for more than a year", "choose another last day")
            if acting and leave.tie is not Tie.OWN:
                raise refused("only the owner lets somebody act for them", "ask the owner")
            if sensitive and not leave.sensitive:
                raise refused("sensitive lines are not yours to share", "ask the owner")
            grant = Grant(to.id, folder, purpose, first, last_day, helping=helping, acting=acting, sensitive=sensitive)
            made = one.grants.add(caller.account, grant)
            if key is not None:
                one.asked.remember(caller.account, key, wanted, made.id)
            return made

        return self.allow(caller, Action.GRANT_GIVE, work, folder=folder, resource=lambda made: made.id)

    def end(self, caller: Caller, *, folder: str, grant: str) -> None:
        """It counts no longer from now on. Raises NotAllowed, NotKnown."""

        def work(one: Work) -> None:
            kept = one.grants.get(grant)
            if kept is None or kept.grant.folder != folder:
                raise unknown()
            one.grants.end(grant)

        self.allow(caller, Action.GRANT_END, lambda one, _: work(one), folder=folder, resource=grant)

    def of(self, caller: Caller, folder: str) -> list[KeptGrant]:
        """All of a folder, ended ones too. Raises NotAllowed."""
        return self.allow(caller, Action.GRANT_SEE, lambda one, _: list(one.grants.of_folder(folder)), folder=folder)

    def given_to_me(self, caller: Caller) -> list[KeptGrant]:
        """What others let the caller see today."""

        def work(one: Work) -> list[KeptGrant]:
            account = mine(one, caller)
            return [kept for kept in one.grants.to(account.id) if kept.grant.counts(one.now.date())]

        return self.database.read(work)

    def give_up(self, caller: Caller, grant: str) -> None:
        """Gives back what was given to oneself. Raises NotKnown."""

        def work(one: Work) -> None:
            account, kept = mine(one, caller), one.grants.get(grant)
            if kept is None or kept.grant.to != account.id:
                raise unknown()
            one.grants.end(grant)
            act = Act(caller.account, kept.grant.purpose, caller.origin)
            one.journal(act, Action.GRANT_END.value, grant, folder=kept.grant.folder)

        self.database.write(work)


def refused(why: str, do: str) -> Refused:
    return Refused("not_shared", what="Nothing was shared", why=why, do=do)


def unknown() -> NotKnown:
    return NotKnown("no_such_grant", what="Nothing was ended", why="there is no such grant", do="look at the list")

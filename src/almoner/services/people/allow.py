"""The one place that decides whether somebody may do something; done or refused, a line is written in the journal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from almoner.engine.errors import AlmonerError, NotAllowed
from almoner.engine.privacy.act import Act, Outcome, Purpose
from almoner.engine.privacy.permissions import TABLE, Action, Grant, Role, Tie, is_allowed, sees_sensitive, tie_of
from almoner.ports.accounts import Account
from almoner.ports.entering import Caller
from almoner.ports.keeping import Database, Folder, Work

Answer = TypeVar("Answer")
PURPOSES = {
    Role.PRIVACY_OFFICER: Purpose.PRIVACY,
    Role.OPERATOR: Purpose.OPERATION,
    Role.PERSON: Purpose.OWN,
    Role.RESEARCHER: Purpose.RESEARCH,
    Role.BILLING_STAFF: Purpose.BILLING,
    Role.ADVOCATE: Purpose.HELP,
}
"""What a role is used for; where several roles allow an action, the first of these."""


@dataclass(frozen=True, slots=True)
class Leave:
    """That somebody may do it, and how: `act` for the journal, the `tie` to the folder, and whether what was tagged as
    `sensitive` may be shown."""

    act: Act
    account: Account
    tie: Tie = Tie.NONE
    folder: Folder | None = None
    sensitive: bool = False

    def may(self, action: Action) -> bool:
        """Whether the same tie to the same folder allows this too."""
        if action is Action.SENSITIVE_SEE:
            return self.sensitive
        return self.tie in TABLE[action].ties and is_allowed(action, self.account.roles, self.tie)


@dataclass(frozen=True, slots=True)
class No:
    """That somebody may not, as far as the journal is told, and the `tie` they have to the folder all the same."""

    act: Act
    tie: Tie = Tie.NONE


@dataclass(frozen=True, slots=True)
class Allow:
    """Calling it does `then` in one transaction with the decision and the line in the journal."""

    database: Database

    def __call__(
        self,
        caller: Caller,
        action: Action,
        then: Callable[[Work, Leave], Answer],
        *,
        folder: str | None = None,
        resource: str | Callable[[Answer], str] | None = None,
    ) -> Answer:
        """`resource` is the id that the journal names: the folder's, else the account's, unless given; a function makes it from
        the answer. Raises NotAllowed (the same for a folder that is not there), and what `then` raises, which the journal
        keeps as failed."""
        named = resource if isinstance(resource, str) else folder or caller.account

        def work(one: Work) -> tuple[No | None, Answer | None]:
            leave = decide(one, caller, action, folder)
            if isinstance(leave, No):
                one.journal(leave.act, action.value, named, folder=folder, outcome=Outcome.REFUSED)
                return leave, None
            answer = then(one, leave)
            one.journal(leave.act, action.value, resource(answer) if callable(resource) else named, folder=folder)
            return None, answer

        try:
            refused, answer = self.database.write(work)
        except AlmonerError:
            self.database.write(lambda one: fail(one, caller, action, named, folder))
            raise
        if refused is not None:
            raise lacking_proof(action) if caller.lacks_proof else not_allowed(action, refused.tie)
        return answer  # type: ignore[return-value]  # None only where `then` answers None

    def watched(self, caller: Caller, action: Action, then: Callable[[Work, Leave], Answer]) -> Answer:
        """The same for what is asked every few seconds and holds nothing of a person: only a refusal leaves a line."""

        def work(one: Work) -> list[Answer]:
            leave = decide(one, caller, action)
            return [then(one, leave)] if isinstance(leave, Leave) else []

        found = self.database.read(work)
        return found[0] if found else self(caller, action, then)


def decide(work: Work, caller: Caller, action: Action, folder: str | None = None) -> Leave | No:
    """From what is kept now: roles, grants and broken glass count from the moment they are given, and no longer once ended."""
    account = work.accounts.get(caller.account)
    found = None if folder is None else work.folders.get(folder)
    if account is None or account.closed_at is not None:
        return No(Act(caller.account, Purpose.OWN, caller.origin))
    grants: tuple[Grant, ...] = ()
    if found is None or found.erased_at is not None:
        tie, purpose, found = Tie.NONE, None, None
    else:
        day = work.now.date()
        grants = tuple(one.grant for one in work.grants.to(account.id, found.id))
        tie = tie_of(account.id, found.owner, grants, day, glass=work.glass.counts(account.id, found.id))
        given = next((grant.purpose for grant in grants if grant.counts(day)), None)
        purpose = purpose_of(account, tie, given)
    sensitive = found is not None and sees_sensitive(account.id, found.owner, grants, work.now.date())
    tied = tie in TABLE[action].ties
    on_behalf = None if found is None or tie in {Tie.OWN, Tie.NONE} else found.owner
    act = Act(account.id, purpose if tied and purpose else purpose_by_role(account, action), caller.origin, on_behalf)
    allowed = sensitive if action is Action.SENSITIVE_SEE else is_allowed(action, account.roles, tie)
    if not allowed or (folder is not None and found is None) or (caller.only is not None and action not in caller.only):
        return No(act, tie)
    if caller.lacks_proof:
        return No(act)
    return Leave(act, account, tie, found, sensitive)


def purpose_of(account: Account, tie: Tie, given: Purpose | None) -> Purpose | None:
    """Why somebody with this tie looks at a folder."""
    if tie is Tie.OWN:
        return Purpose.BILLING if Role.BILLING_STAFF in account.roles and Role.PERSON not in account.roles else Purpose.OWN
    return {Tie.ACTING: Purpose.HELP, Tie.HELPING: given, Tie.GRANTED: given, Tie.GLASS: Purpose.EMERGENCY}.get(tie)


def purpose_by_role(account: Account, action: Action) -> Purpose:
    using = account.roles & TABLE[action].roles or account.roles
    return next((PURPOSES[role] for role in PURPOSES if role in using), Purpose.OWN)


def fail(work: Work, caller: Caller, action: Action, named: str, folder: str | None) -> None:
    leave = decide(work, caller, action, folder)
    work.journal(leave.act, action.value, named, folder=folder, outcome=Outcome.FAILED)


def lacking_proof(action: Action) -> NotAllowed:
    return NotAllowed(
        "second_proof",
        what=f"This was not done ({action.value})",
        why="what you do here asks for a second proof beside your password",
        do="turn on codes at /account/codes, which takes a minute, or sign in with a passkey",
    )


def not_allowed(action: Action, tie: Tie = Tie.NONE) -> NotAllowed:
    """One sentence for what may not be done and for what is not there. Who was let into the folder knows that it is there, and is
    told that what was shared does not reach so far."""
    if tie in {Tie.ACTING, Tie.HELPING, Tie.GRANTED}:
        return NotAllowed(
            "beyond_share",
            what=f"This was not done ({action.value})",
            why="these papers are shared with you, and this is not part of what you were let in for",
            do="ask the person they belong to",
        )
    return NotAllowed(
        "not_allowed",
        what=f"This was not done ({action.value})",
        why="it is not there, or it is not yours to do",
        do="ask the person it belongs to, or whoever runs this installation",
    )

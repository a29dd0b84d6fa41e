"""Breaking the glass: an emergency opens one folder for two hours, with a reason; the privacy officer is told at once."""

from dataclasses import dataclass, replace
from datetime import timedelta

from almoner.engine.errors import NotAllowed, NotKnown, Refused
from almoner.engine.privacy.act import Outcome, Purpose
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Database, Work
from almoner.ports.sharing import Glass
from almoner.services.people.allow import Allow, No, decide, not_allowed

LASTS = timedelta(hours=2)
LEAST, MOST = 10, 2000


@dataclass(frozen=True, slots=True)
class BreakGlass:
    """What was broken is a list that the privacy officer looks through."""

    database: Database
    allow: Allow

    def __call__(self, caller: Caller, *, folder: str, reason: str) -> Glass:
        """Raises NotAllowed, Refused without a reason in words."""
        plain = reason.strip()

        def work(one: Work) -> Glass | None:
            leave = decide(one, caller, Action.GLASS_BREAK, folder)
            act = replace(leave.act, purpose=Purpose.EMERGENCY, reason=plain[:MOST] or None)
            if isinstance(leave, No) or leave.folder is None:
                one.journal(act, Action.GLASS_BREAK.value, folder, folder=folder, outcome=Outcome.REFUSED)
                return None
            if len(plain) < LEAST:
                raise Refused(
                    "no_reason", what="The folder was not opened", why="a reason is needed", do="say why in a sentence"
                )
            made = one.glass.open(caller.account, folder, plain[:MOST], one.now + LASTS)
            one.journal(replace(act, on_behalf=leave.folder.owner), Action.GLASS_BREAK.value, made.id, folder=folder)
            return made

        made = self.database.write(work)
        if made is None:
            raise not_allowed(Action.GLASS_BREAK)
        return made

    def all(self, caller: Caller) -> list[Glass]:
        """For the privacy officer, the latest first; those not `seen_at` are new. Raises NotAllowed."""
        return self.allow(caller, Action.SNOOPING_SEE, lambda one, _: list(one.glass.all()), resource="glass")

    def seen(self, caller: Caller, glass: str) -> None:
        """The privacy officer looked into it; never one's own. Raises NotAllowed, NotKnown."""

        def work(one: Work) -> None:
            found = next((its for its in one.glass.all() if its.id == glass), None)
            if found is None or found.seen_at is not None:
                raise NotKnown(
                    "no_such_glass", what="Nothing was marked", why="there is none like it that is new", do="see the list"
                )
            if found.account == caller.account:
                raise NotAllowed(
                    "own_glass", what="Nothing was marked", why="it was broken by you", do="ask another privacy officer"
                )
            one.glass.seen(glass)

        self.allow(caller, Action.SNOOPING_SEE, lambda one, _: work(one), resource=glass)


def not_seen(work: Work) -> int:
    """How many the privacy officer has not looked into; a count tells nothing of anybody."""
    return sum(one.seen_at is None for one in work.glass.all())

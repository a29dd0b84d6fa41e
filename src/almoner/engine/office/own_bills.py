"""An office's own bills as the queue and the root causes look at them: what was charged where, and what was found about it."""

from dataclasses import dataclass

from almoner.engine.findings import Class
from almoner.engine.intake.identify import digest
from almoner.engine.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One charge. `item` is its code, else what it is called; `department` its revenue code; `place` its place of service.
    `amount` is its charge."""

    id: str
    day: str | None = None
    item: str | None = None
    department: str | None = None
    place: str | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class OwnBill:
    """One bill. `known_by` is its claim or account number; `provider` an NPI, else a name; `form` a hospital's, a doctor's …"""

    id: str
    known_by: str | None = None
    provider: str | None = None
    lines: tuple[OwnLine, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """One finding about these bills. `stake` is the money at stake on each line; `at_stake` counts what is at stake on a bill as
    a whole too, None where no amount is. `group` is shared by findings about the same money. `says` is the finding's message as
    stable text, without ids."""

    id: str
    check: str
    cls: Class
    bills: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    stake: tuple[tuple[str, Money], ...] = ()
    at_stake: Money | None = None
    group: str = ""
    says: str = ""

    @property
    def cents(self) -> int:
        return (self.at_stake or ZERO).cents


@dataclass(frozen=True, slots=True)
class OwnBills:
    """All bills of one audit and what was found about them."""

    bills: tuple[OwnBill, ...]
    findings: tuple[OwnFinding, ...]

    def home(self) -> dict[str, tuple[OwnBill, OwnLine]]:
        """Each line's id with its bill and itself."""
        return {line.id: (bill, line) for bill in self.bills for line in bill.lines}


def matters(own: OwnBills) -> dict[str, str]:
    """Each finding's id with a name of what it is about, made of claim numbers, days, items and amounts: it stays the same when
    a file comes again with other bills put right, which gives every line another id."""
    home = own.home()
    numbers = {bill.id: bill.known_by or bill.id for bill in own.bills}
    found: dict[str, str] = {}
    for finding in own.findings:
        lines = sorted(
            f"{numbers[bill.id]}|{line.day}|{line.item}|{line.department}|{line.amount}"
            for bill, line in (home[one] for one in finding.lines if one in home)
        )
        bills = sorted(numbers.get(one, one) for one in finding.bills)
        found[finding.id] = digest(finding.check, finding.says, *lines, "", *bills, length=20)
    return found

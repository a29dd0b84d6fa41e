"""One bill of 100 lines through every check: p99 beside the limit of 2 ms; and the same bill with its EOB of 100 lines.

    python benchmarks/checks_100_lines.py

Every audit gets a dossier that no check has seen, so that nothing is worked out already. Prints the median and p99 of 2,000 audits, and the machine's noise: the same figures of a fixed piece of plain Python.
Ends with 1 when p99 is above the limit.
"""

import statistics
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from almoner.adapters.rulebook import load_rulebook
from almoner.engine.audit import audit
from almoner.engine.bill import Bill, BillKind, Line, PaperKind, Patient, Payer, Provider, Reading, Row, RowKind
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.intake.assemble import Request, assemble
from almoner.engine.intake.identify import Paper
from almoner.engine.money import Money, total

RUNS, LIMIT = 2000, 0.002
START = date(2026, 2, 3)


def dossier(*, decided=False):
    """A hospital bill of 100 lines over four days, with a total; if asked, also the plan's decision on every line."""
    lines = tuple(
        Line(
            day=START + timedelta(days=number % 4),
            code=f"J{1000 + number // 2:04d}" if number % 3 else None,
            revenue_code="0250" if number % 3 == 0 else "0636",
            description=f"made-up item {number // 2}",
            units=Decimal(1 + number % 3),
            unit_price=Decimal("12.50"),
            charge=Money(1250 * (1 + number % 3)),
        )
        for number in range(100)
    )
    whole = total(line.charge for line in lines)
    shared = {
        "provider": Provider("Example Hospital", state="NY"),
        "patient": Patient("Testa Sample", account="A1"),
        "payer": Payer("Example Plan", "commercial"),
    }
    bill = Bill(
        kind=BillKind.BILL,
        total_charges=whole,
        balance=whole,
        admitted=START,
        discharged=START + timedelta(days=3),
        itemised=True,
        lines=lines,
        rows=(Row(RowKind.TOTAL, "Total", whole, first_line=0, last_line=100),),
        **shared,
    )
    answered = tuple(
        Line(
            day=line.day,
            code=line.code,
            charge=line.charge,
            allowed=line.charge.times(Decimal("0.5")),
            paid=line.charge.times(Decimal("0.4")),
            coinsurance=line.charge.times(Decimal("0.1")),
            patient_owes=line.charge.times(Decimal("0.1")),
        )
        for line in lines
    )
    eob = Bill(
        kind=BillKind.EOB, total_charges=whole, patient_responsibility=whole.times(Decimal("0.1")), lines=answered, **shared
    )
    paper = Paper("made-up", "0" * 64, Reading(PaperKind.UNKNOWN, "example", bills=(bill, eob) if decided else (bill,)))
    (one,) = assemble([paper], Request(as_of=date(2026, 11, 21))).dossiers
    return one


def timed(work, given):
    """Median and p99 of `work`, on what `given` makes anew each time."""
    seconds = []
    for _ in range(RUNS):
        fresh = given()
        begun = time.perf_counter()
        work(fresh)
        seconds.append(time.perf_counter() - begun)
    seconds.sort()
    return statistics.median(seconds), seconds[int(RUNS * 0.99)]


def main():
    law = load_rulebook()
    bill, both = dossier(), dossier(decided=True)
    median, p99 = timed(lambda one: audit(one, law, CATALOGUE), lambda: replace(bill))
    with_eob = timed(lambda one: audit(one, law, CATALOGUE), lambda: replace(both))
    plain_median, plain_p99 = timed(lambda most: sum(number * number for number in range(most)), lambda: 20000)
    print(f"{len(CATALOGUE)} checks, {len(bill.bills[0].lines)} lines")
    print(f"bill alone     median {median * 1000:.3f} ms   p99 {p99 * 1000:.3f} ms   limit {LIMIT * 1000:.0f} ms")
    print(f"bill and EOB   median {with_eob[0] * 1000:.3f} ms   p99 {with_eob[1] * 1000:.3f} ms")
    print(f"noise          plain Python p99 / median {plain_p99 / plain_median:.2f}")
    return 0 if p99 <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())

"""Papers of one provider together, so that a fact about a provider is asked once and holds for no other."""

from collections.abc import Iterable

from almoner.engine.bill import Bill
from almoner.engine.dossier import Dossier
from almoner.engine.reconcile.likeness import Marks, marks_of_bill, same_provider


def by_provider(dossier: Dossier, bills: Iterable[Bill]) -> tuple[tuple[Bill, ...], ...]:
    """The bills of each provider, in order. One that names nobody goes with those of the same care, or with the only others."""
    groups: list[list[tuple[Bill, Marks]]] = []
    nameless: list[tuple[Bill, Marks]] = []
    for bill in bills:
        one = (bill, marks_of_bill(bill))
        if not (one[1].provider or one[1].npis or one[1].tax_id):
            nameless.append(one)
            continue
        mine = [group for group in groups if any(same_provider(one[1], other) for _, other in group)]
        groups = [group for group in groups if not any(group is each for each in mine)]
        groups.append([*(member for group in mine for member in group), one])
    for one in nameless:
        home(dossier, one[0], groups).append(one)
    order = {bill.id: position for position, bill in enumerate(dossier.bills)}
    found = [tuple(sorted((bill for bill, _ in group), key=lambda bill: order.get(bill.id, 0))) for group in groups]
    return tuple(sorted(found, key=lambda group: order.get(group[0].id, 0)))


def home(dossier: Dossier, bill: Bill, groups: list[list[tuple[Bill, Marks]]]) -> list[tuple[Bill, Marks]]:
    """The group that a bill without a name goes to; a new one where it could be of several."""
    encounter = dossier.encounter_of(bill.id)
    beside = () if encounter is None else encounter.papers
    near = [group for group in groups if any(other.id in beside for other, _ in group)]
    fitting = near if len(near) == 1 else groups
    if len(fitting) != 1:
        groups.append([])
        return groups[-1]
    return fitting[0]

"""An added service is charged without its main one.

What it looks for
    A code that the table of add-on codes lets be paid only beside a main service, where none of its main codes is on
    any paper of the same provider and day.

Why it matters
    An added service has no price of its own: its price counts on the main service being there. At stake is its
    charge.

When it is not an error
    The main service may be on another bill of that provider: all papers are looked through. A main code of another
    provider, of the day before or after, or a line without a code leaves a question; a missing page leaves it open. Where the
    table lists only some main codes (type 3) we ask. Where it lists none (type 2) we ask only if the code stands all
    alone. The table binds Medicare; a private plan may have other rules, so there we only ask. A copy of the table with
    gaps may lack the main code.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from almoner.engine.bill import Bill, BillKind, Line
from almoner.engine.checks.base import RestsOn, check
from almoner.engine.checks.coded import CodedDay, coded_days, weakest
from almoner.engine.checks.lines import day_of, lacks_page, takes_back
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import total
from almoner.engine.reconcile.likeness import Marks, marks_of_bill, provider_score
from almoner.engine.reference.addon import AddOn
from almoner.engine.reference.editions import NoData, gathered, not_whole, row_of

NONE_LISTED = "2"
SHOWN = 12
"""A code may have hundreds of main ones: so many are shown with the finding, and how many there are."""
Listing = list[tuple[Bill, Line, date | None]]


@check(
    id="C04",
    name="add_on_alone",
    cls=Class.RULE,
    authority=("table-addon-medicare",),
    rests_on=RestsOn.PAYER_RULE,
    page=__doc__,
)
def add_on_alone(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    without: list[NoData] = []
    listed: Listing | None = None
    marks: dict[str, Marks] = {}
    for here in coded_days(dossier):
        if not isinstance(here, CodedDay):
            yield here
            continue
        for code, lines in here.by_code().items():
            said = dossier.tables.addon(code, here.day, here.scope.programme)
            if isinstance(said, NoData):
                without.append(said)
            elif said.type is not None:
                listed = everything(dossier) if listed is None else listed
                cls = weight(here, said, code, listed, marks)
                if cls is None:
                    continue
                if said.edition.partial:
                    without.append(not_whole(said.edition, code))
                elif here.bill.pages_missing:
                    yield lacks_page()
                else:
                    yield found(here, said, code, lines, weakest(cls, Class.RULE if here.own else Class.QUESTION))
    yield from gathered(without)


def everything(dossier: Dossier) -> Listing:
    """Every coded line of every paper but estimates, with its day."""
    papers = [bill for bill in dossier.bills if bill.kind is not BillKind.ESTIMATE]
    return [(bill, line, day_of(bill, line)) for bill in papers for line in bill.lines if line.code and not takes_back(line)]


def weight(here: CodedDay, said: AddOn, code: str, listed: Listing, marks: dict[str, Marks]) -> Class | None:
    """How sure it is that no main service is there; None where one is or may well be."""
    if said.type == NONE_LISTED:
        alone = all(line.code == code for line in here.lines) and not here.beside
        return Class.QUESTION if alone else None
    primaries, asks = frozenset(said.primaries), False
    for bill, line, first in listed:
        if line.code not in primaries:
            continue
        if bill.id not in marks:
            marks[bill.id] = marks_of_bill(bill)
        if here.bill.id not in marks:
            marks[here.bill.id] = marks_of_bill(here.bill)
        elsewhere = bill.id != here.bill.id and provider_score(marks[bill.id], marks[here.bill.id]) < 0
        if first is None:
            asks = True
        elif first <= here.day <= (line.through or first) and not elsewhere:
            return None
        elif first - timedelta(days=1) <= here.day <= (line.through or first) + timedelta(days=1):
            asks = True
    asks = asks or not said.all_listed or here.bill.itemised is False or bool(here.beside)
    return Class.QUESTION if asks else Class.RULE


def found(here: CodedDay, said: AddOn, code: str, lines: list[Line], cls: Class) -> Found:
    """The finding, sure or not."""
    charges = [(line, line.charge) for line in lines if line.charge is not None]
    charge = total(one for _, one in charges)
    return Found(
        says=Message("addon_alone", code=code, day=here.day, who=here.who, charge=charge)
        if said.all_listed and cls is Class.RULE
        else Message("addon_perhaps_alone", code=code, day=here.day, who=here.who, charge=charge),
        lines=tuple(line.id for line in lines),
        stake=tuple(Stake(one, line=line.id) for line, one in charges),
        cls=cls,
        table_rows=(
            row_of(
                said.edition,
                add_on=code,
                type=said.type,
                main_codes=" ".join(said.listed[:SHOWN]),
                main_codes_in_all=len(said.listed),
            ),
        ),
    )

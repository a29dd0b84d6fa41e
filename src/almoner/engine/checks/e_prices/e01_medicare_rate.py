"""What Medicare pays for the same care, beside each charge.

What it looks for
    For each line with a code, Medicare's own rate on that day: for doctors by place (the house's ZIP code) and by office or
    hospital; for hospitals the rate for care without a stay; laboratory and drug rates; times the units. Where the bill
    does not show who sent it, the line's own marks, the plan's paper or the name over it may; a rate that is the same
    for all is shown all the same.

Why it matters
    Medicare's rates are public and worked out from costs. They show what the same care costs elsewhere, and help when you ask
    for a lower price.

When it is not an error
    It never is one: nobody but Medicare has to use these rates. A hospital's rate here is the national one, not adjusted for
    local wages, unless you say in which area (CBSA) the hospital is and its wage index is here. What modifiers (such as 50
    and 51) add or take off is not in it. Stays in a hospital, rides in an ambulance, things rented or sold, and Medicaid's
    bills, have other rates and are left out.
"""

from collections.abc import Iterator, Sequence

from almoner.engine.bill import Line
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.coded import CodedDay, coded_days
from almoner.engine.checks.line_settings import has_other_rates, setting_of
from almoner.engine.checks.rates import Rate, places_of, rate_of
from almoner.engine.checks.tabled import DME, MEDICAID, setting_unknown
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Arg, Class, Context, Kind, Message
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import Money
from almoner.engine.reference import fees
from almoner.engine.reference.editions import NoData, gathered

DENTAL = "D"
HOW = {fees.CLFS: "price_of_laboratory", fees.OPPS: "price_of_hospital", fees.ASP: "price_of_drug"}


@check(
    id="E01",
    name="medicare_rate",
    cls=Class.EVIDENCE,
    kind=Kind.CONTEXT,
    authority=("table-pfs", "table-clfs", "table-opps", "table-asp"),
    rests_on=RestsOn.PAYER_RULE,
    page=__doc__,
    needs=Needs(),
)
def medicare_rate(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    lacking: list[NoData] = []
    unknown = False
    for here in coded_days(dossier):
        if not isinstance(here, CodedDay):
            yield here
            continue
        if here.scope.programme == MEDICAID or here.scope.settings == (DME,):
            continue
        for line in here.lines:
            if line.charge is None or str(line.code).startswith(DENTAL) or has_other_rates(line):
                continue
            setting = setting_of(here, line, dossier)
            told = told_in(dossier, here, line, setting) if setting else same_anywhere(dossier, here, line)
            rates = [one for one in told if isinstance(one, Rate)]
            lacking += [one.fee.lacks for one in rates[:1] if one.fee.lacks is not None]
            if rates:
                yield beside(line, here, line.charge, rates)
            elif setting:
                lacking += [one for one in told if isinstance(one, NoData)][:1]
            else:
                unknown = True
    yield from gathered(lacking)
    if unknown:
        yield setting_unknown()


def told_in(dossier: Dossier, here: CodedDay, line: Line, setting: str) -> list[Rate | NoData | None]:
    """What the tables tell of the line in one setting; in an office and in a hospital where the bill does not say which."""
    area = dossier.answers_of(here.bill.id).hospital_cbsa
    return [
        rate_of(dossier.tables, here.bill, line, here.day, setting, facility=one, cbsa=area) for one in places_of(line, setting)
    ]


def same_anywhere(dossier: Dossier, here: CodedDay, line: Line) -> list[Rate | NoData | None]:
    """The rate where it is the same whoever bills, as of a laboratory test or a drug; else nothing."""
    told = [each for setting in here.scope.settings for each in told_in(dossier, here, line, setting)]
    rates = {(one.fee.table, one.amount) for one in told if isinstance(one, Rate)}
    return told if len(rates) == 1 and all(isinstance(one, Rate) for one in told) else []


def beside(line: Line, here: CodedDay, charge: Money, rates: Sequence[Rate]) -> Context:
    """The line with its rate, or with those for an office and for a hospital where the bill does not tell which."""
    rate, other = rates[0], rates[-1]
    figures: dict[str, Arg] = {"charge": charge, "medicare_rate": rate.amount}
    how = tuple(notes(rate))
    says = Message("price_beside_medicare", code=rate.code, day=here.day, charge=charge, rate=rate.amount, how=how)
    if other.amount != rate.amount:
        figures["medicare_rate_in_hospital"] = other.amount
        says = Message("price_beside_two", code=rate.code, day=here.day, charge=charge, rate=rate.amount, hospital=other.amount)
    return Context(
        says,
        lines=(line.id,),
        figures=figures | dict(rate.steps()),
        edition=f"{rate.fee.table} {rate.fee.editions[0].name}",
        table_rows=tuple(rate.rows()),
    )


def notes(rate: Rate) -> Iterator[str]:
    """What the rate is for, in the rulebook's words."""
    if rate.by_wages:
        yield "price_of_hospital_by_wages"
    elif rate.facility is None:
        yield HOW[rate.fee.table]
    else:
        yield "price_in_hospital" if rate.facility else "price_in_office"
    if rate.left_out:
        yield "price_without_modifiers"

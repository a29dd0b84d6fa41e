"""What plans have agreed to pay this hospital, beside each charge.

What it looks for
    For each line of a hospital's bill for care without a stay, the least and the most that plans have agreed to pay the same
    hospital for the code, as the hospital has posted it, times the line's units; its cash price too.

Why it matters
    The range shows what others pay in the same house. It helps when you ask for a lower price.

When it is not an error
    It never is one: these are prices between a hospital and plans. Drugs are left out, since the file may count them in other
    units. Where the file cannot surely be matched with the bill's hospital, nothing is shown.
"""

from collections.abc import Iterator

from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.posted_prices import PostedLine, posted_lines
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Arg, CannotTell, Class, Context, Kind, Message
from almoner.engine.law.rulebook import Rulebook


@check(
    id="E03",
    name="negotiated_range",
    cls=Class.EVIDENCE,
    kind=Kind.CONTEXT,
    authority=("cfr-45-180-50", "table-hospital-prices"),
    rests_on=RestsOn.POSTED,
    page=__doc__,
    needs=Needs(),
)
def negotiated_range(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    for one in posted_lines(dossier):
        if isinstance(one, CannotTell):
            yield one
        elif (found := beside(one)) is not None:
            yield found


def beside(one: PostedLine) -> Context | None:
    """None where the file gives no agreed prices for the line."""
    price = one.price
    least, most, cash = one.times(price.least), one.times(price.most), one.times(price.cash)
    if least is None or most is None:
        return None
    code, dated = one.line.code or "", price.edition.first_day
    figures: dict[str, Arg] = {"charge": one.charge, "lowest_negotiated": least, "highest_negotiated": most}
    figures |= {} if cash is None else {"cash_price": cash}
    figures |= {"units": one.units, "file_dated": dated}
    return Context(
        Message("price_beside_agreed", code=code, day=one.day, charge=one.charge, least=least, most=most, dated=dated),
        lines=(one.line.id,),
        figures=figures,
        edition=f"{price.edition.setting} {price.edition.name}",
        table_rows=(one.row(),),
    )

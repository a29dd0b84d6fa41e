"""What the cells of a column can be, whatever stands above them: rigid shapes, names, numbers, and products of two columns."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import permutations

from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.cells import GridCell, GridRow, blank, days_in, money_in, price_in, stated_money, units_in

GUESSED_MONEY = ("charge", "unit_price", "allowed", "paid", "adjustment", "patient_owes")
GUESS = 50  # the odds of a role that only the cells, and no heading, speak for
MOST_FACTORS, FEW = 12, 6  # keeps the search for products short on wide sheets
NO_PERSON_WORDS = (
    "hospital clinic clinica medical medico health physicians associates laboratory laboratorio lab labs imaging radiology dental surgery"
    " pharmacy farmacia ambulance therapy terapia hospice center centre centro group grupo inc llc services servicios room visit visita"
    " emergency urgencias department unit office exam test blood care plan insurance mutual company blue cross shield medicare medicaid"
    " advantage self pay in out of network inpatient outpatient commercial yes no main north south east west physical occupational"
    " speech general total charge payment adjustment new established standard follow up"
)
NO_PERSON = frozenset(NO_PERSON_WORDS.split())
Odds = tuple[tuple[str, int], ...]


def name_in(cell: GridCell) -> bool:
    """Whether a cell can be somebody's name: letters, hardly a digit."""
    letters = sum(sign.isalpha() for sign in cell.text)
    return cell.day is None and letters >= 2 and sum(sign.isdigit() for sign in cell.text) * 4 <= letters


def number_in(cell: GridCell) -> bool:
    """Whether a cell can be the number of an account, claim or member: digits, no day, no cents."""
    if cell.day is not None or not any(sign.isdigit() for sign in cell.text) or len(cell.text) > 40:
        return False
    letters = sum(sign.isalpha() for sign in cell.text)
    return letters <= 12 and stated_money(cell) is None and not days_in(cell, year=None, order=None)


def _most(cells: Sequence[GridCell], test: Callable[[GridCell], bool]) -> bool:
    return bool(cells) and 10 * sum(map(test, cells)) >= 8 * len(cells)


def lettered_codes(cells: Sequence[GridCell]) -> bool:
    """Whether cells are codes of services beyond doubt: some of them have their letter, as internal numbers and ZIPs have not."""
    return _most(cells, lambda cell: values.code(cell.text) is not None) and any(
        any(sign.isalpha() for sign in cell.text.strip()[:5]) for cell in cells
    )


def shaped(cells: Sequence[GridCell]) -> tuple[str, ...]:
    """The roles that the cells' shape alone proves."""
    if not cells:
        return ()
    texts = [cell.text.strip() for cell in cells]
    if _most(cells, lambda cell: values.npi(cell.text) is not None):
        return ("npi",)
    if _most(cells, lambda cell: "-" in cell.text and values.ndc(cell.text) is not None):
        return ("ndc",)
    if _most(cells, lambda cell: values.icd(cell.text.split(",")[0].strip()) is not None) and any(
        "." in text for text in texts
    ):
        return ("diagnoses",)
    if _most(cells, lambda cell: bool(days_in(cell, year=None, order=None))):
        return ("day",)
    if _most(cells, lambda cell: len(cell.text.strip()) == 4 and values.revenue_code(cell.text) is not None):
        return ("revenue_code",)
    if lettered_codes(cells):
        return ("code",)
    return ()


def by_cells(cells: Sequence[GridCell], *, alone: bool, headed: bool) -> Odds:
    """Roles that the cells alone suggest, under no heading or an unknown one."""
    if not cells:
        return ()
    sure = shaped(cells)
    if sure == ("day",) and not headed:
        sure = ("day", "through")
    if sure:
        return tuple((role, GUESS - 100 * at) for at, role in enumerate(sure))
    if _most(cells, lambda cell: values.code(cell.text) is not None):
        return (("code", GUESS),)
    if _most(cells, lambda cell: stated_money(cell) is not None):
        if alone:
            return (("charge", GUESS),)
        # Close odds on purpose: only arithmetic may tell such columns apart, or it is a doubt.
        return tuple((role, GUESS - 10 * at) for at, role in enumerate(GUESSED_MONEY))
    if _most(cells, lambda cell: values.revenue_code(cell.text) is not None):
        return (("revenue_code", GUESS),)
    if _most(cells, lambda cell: (count := units_in(cell)) is not None and 0 < abs(count) < 1000):
        return (("units", GUESS - 100),)
    if all(values.modifiers(cell.text) for cell in cells):
        return (("modifiers", GUESS),)
    kinds = len({cell.text.strip() for cell in cells})
    same = kinds * 4 <= len(cells) or kinds == 1 < len(cells)  # what says the same on every row describes no service
    if not same and _most(cells, lambda cell: sum(sign.isalpha() for sign in cell.text) >= 4):
        return (("description", GUESS),)
    return ()


PERSON = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[ ,.'’-]{1,2}[^\W\d_]+){1,4}\.?")


def one_person(cells: Sequence[GridCell]) -> bool:
    """Whether every cell, of two or more, is one and the same name of a person: two to five words with a capital, no house's word."""
    texts = {values.tidy(cell.text) for cell in cells}
    if len(cells) < 2 or len(texts) != 1 or any(cell.number is not None or cell.day is not None for cell in cells):
        return False
    (text,) = texts
    words = text.replace(",", " ").split()
    small = {"de", "del", "la", "las", "los", "y", "van", "von", "der", "da", "di"}
    return (
        len(text) <= 60
        and PERSON.fullmatch(text) is not None
        and all(word[0].isupper() or word.lower() in small for word in words)
        and not {word.lower().strip(".") for word in words} & NO_PERSON
    )


def triples(sample: Sequence[GridRow], width: int) -> dict[int, tuple[str, ...]]:
    """The columns that are, row for row, a count, a price and their product; roles by column, the best such three only."""
    counts = [[units_in(row.at(at)) if not blank(row.at(at)) else None for row in sample] for at in range(width)]
    prices = [[price_in(row.at(at)) if not blank(row.at(at)) else None for row in sample] for at in range(width)]
    wholes = [[money_in(row.at(at)) if not blank(row.at(at)) else None for row in sample] for at in range(width)]
    dense = [at for at in range(width) if sum(value is not None for value in prices[at]) * 2 > len(sample)][:MOST_FACTORS]
    best: tuple[int, tuple[int, int, int]] | None = None
    for count in dense:
        if any(value is not None and abs(value) > 10_000 for value in counts[count]):
            continue
        for price in dense:
            for whole in dense:
                if len({count, price, whole}) < 3:
                    continue
                held = _held(counts[count], prices[price], wholes[whole])
                # Which of the two is the count nothing but size tells.
                if held and _sum(counts[count]) > _sum(prices[price]):
                    continue
                if held > (best[0] if best else 0):
                    best = held, (count, price, whole)
    return {} if best is None else dict(zip(best[1], (("units",), ("unit_price",), ("charge",)), strict=True))


def headed_product(sample: Sequence[GridRow], named: dict[str, list[int]]) -> dict[int, tuple[str, ...]]:
    """Of two columns that could be the charge by their headings ("Fee" and "Total"), the one that is the product of the other
    with the count is; roles by column. `named` gives the columns by what their headings say: units, charge.
    """
    for count in named.get("units", ()):
        counts = [units_in(row.at(count)) for row in sample]
        for price, whole in permutations(named.get("charge", ())[:FEW], 2):
            prices, wholes = [price_in(row.at(price)) for row in sample], [money_in(row.at(whole)) for row in sample]
            held = missed = telling = odd = 0
            for units, each, amount in zip(counts, prices, wholes, strict=True):
                if units is None or not each or amount is None:
                    continue
                fits = abs(units * each * 100 - amount.cents) <= 1
                held, missed = held + fits, missed + (not fits)
                telling += fits and units not in (0, 1)
                odd += not fits and (units <= 1 or amount.cents <= each * 100)
            # One unit on every other row tells nothing but the order: the product stands after its factors. A row of several
            # units that cost more than one of them, and not just so often, is a wrong product and no other column.
            if held >= 2 * missed and (telling or (held and not odd and count < price < whole)):
                return {count: ("units",), price: ("unit_price",), whole: ("charge",)}
    return {}


def _sum(numbers: Sequence[Decimal | None]) -> Decimal:
    return sum((abs(number) for number in numbers if number is not None), Decimal(0))


def _held(counts: Sequence[Decimal | None], prices: Sequence[Decimal | None], wholes: Sequence[object]) -> int:
    """How many rows of several units the product holds on; 0 unless there are two and most rows agree."""
    held = missed = telling = 0
    for count, price, whole in zip(counts, prices, wholes, strict=True):
        if count is None or price is None or whole is None or not price:
            continue
        if abs(count * price * 100 - whole.cents) <= 1:  # type: ignore[attr-defined]  # Money
            held += 1
            telling += count not in (0, 1) and price != 1
        else:
            missed += 1
            if missed >= FEW and not held:
                return 0
    return telling if telling >= 2 and held >= 2 * missed else 0

"""A count and a price printed behind what was done: "Made-up exercise 2 x 55.41" before its charge."""

import re
from decimal import Decimal

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.row_parts import Parts

COUNTED = re.compile(r"(?:^|\s)(\d{1,4})\s*[x×@]\s*\$?\s*([\d,]+\.\d{2})$", re.IGNORECASE)


def count_in_words(parts: Parts) -> None:
    """Takes the count and the price out of the words of a row that has neither, where they come to its charge or nearly so: a
    product that is a little off is the paper's own mistake, any other number is no price."""
    charge = parts.money.get("charge")
    found = COUNTED.search(parts.label)
    if found is None or charge is None or "units" in parts.marks or "unit_price" in parts.money:
        return
    price = values.money(found[2])
    if price is None or abs(int(found[1]) * price.cents - charge.cents) * 10 > abs(charge.cents):
        return
    parts.marks["units"] = str(Decimal(found[1]))
    parts.money["unit_price"] = price
    parts.texts["description"] = [text] if (text := parts.label[: found.start()].strip()) else []
    parts.loose = [atom for atom in parts.loose if atom.amount != price]


__all__ = ["count_in_words"]

"""Hospital price files in the templates of CMS, versions 2 and 3: tall, wide and JSON.

Two lines say which hospital and when, the third has the headings. Hospitals fill these files by hand: a cell that should be an
amount and is none counts as no amount and is told as a remark, but a heading that is missing is refused.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from almoner.adapters.tables.headed import at_least_one
from almoner.adapters.tables.hospital_marks import from_header, from_keys
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import no_column, no_day, not_imported
from almoner.engine.reference import posted
from almoner.engine.reference.posted import PostedPrice
from almoner.ports.tables import Piece, Told

LICENCE = "published by the hospital under 45 CFR 180"
NEEDED = ("description", "code|1", "code|1|type", "setting", "standard_charge|gross", "standard_charge|discounted_cash")
TALL = ("payer_name", "plan_name", "standard_charge|negotiated_dollar")
PLACEHOLDER = Decimal(999999999)
"""What the template of 2024 lets a hospital write where it has no amount."""
DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)|(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


@dataclass(slots=True)
class Amounts:
    """Reads amounts and counts the cells that held none."""

    wrong: int = 0
    first: str = ""

    def __call__(self, cell: str) -> Decimal | None:
        text = cell.replace("$", "").replace(",", "").removesuffix("%").strip()
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            self.wrong += 1
            self.first = self.first or cell[:20]
            return None
        return None if value == PLACEHOLDER else value

    def share(self, cell: str) -> Decimal | None:
        value = self(cell)
        return None if value is None else value / 100

    def remarks(self) -> tuple[str, ...]:
        return (f'{self.wrong:,} cells hold no amount, the first "{self.first}": they are left empty',) if self.wrong else ()


def recognises(member: Member) -> bool:
    return any("hospital_name" in normal(row) for row in member.opening[:3])


def recognises_json(member: Member) -> bool:
    return member.head.lstrip().startswith("{") and '"hospital_name"' in member.head


def normal(row: Iterable[str]) -> list[str]:
    """Headings in lower case without blanks around the bars."""
    return ["|".join(part.strip() for part in cell.lower().split("|")) for cell in row]


def read(member: Member, _: Told) -> Piece:
    """Raises Refused."""
    rows = member.rows()
    titles, values, columns = (next(rows, []) for _ in range(3))
    said = dict(zip(normal(titles), values, strict=False))
    places = {name: position for position, name in reversed(list(enumerate(normal(columns)))) if name}
    for name in NEEDED:
        if name not in places:
            raise no_column(member, name)
    amounts = Amounts()
    tall = "payer_name" in places
    if tall:
        for name in TALL:
            if name not in places:
                raise no_column(member, name)
    named = payers(columns)
    if not tall and not named:
        raise no_column(member, "standard_charge|PAYER|PLAN|negotiated_dollar")
    prices = tuple(
        price
        for row in rows
        if any(row)
        for price in (from_tall(row, places, amounts) if tall else from_wide(row, places, named, amounts))
    )
    owner = from_header(member, said)
    return piece(member, said.get("hospital_name", ""), said.get("last_updated_on", ""), prices, amounts, owner=owner)


def payers(columns: list[str]) -> dict[tuple[str, str], dict[str, int]]:
    """In the wide form: payer and plan to the places of their columns. Some hospitals name no plan."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for position, cell in enumerate(columns):
        parts = [part.strip() for part in cell.split("|")]
        if parts[0].lower() == "standard_charge" and len(parts) >= 3:
            found.setdefault((parts[1], " ".join(parts[2:-1])), {})[parts[-1].lower()] = position
    return found


def cell_of(row: list[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def codes_of(row: list[str], places: dict[str, int]) -> Iterator[tuple[str, str]]:
    number = 1
    while f"code|{number}" in places:
        code, kind = cell_of(row, places[f"code|{number}"]), cell_of(row, places.get(f"code|{number}|type"))
        if code:
            yield code.upper(), kind.upper()
        number += 1


def common(row: list[str], places: dict[str, int], amounts: Amounts) -> dict[str, Any]:
    def amount(name: str) -> Decimal | None:
        return amounts(cell_of(row, places.get(f"standard_charge|{name}")))

    return {
        "description": cell_of(row, places["description"]),
        "setting": cell_of(row, places["setting"]).lower(),
        "modifiers": cell_of(row, places.get("modifiers")).upper(),
        "gross": amount("gross"),
        "cash": amount("discounted_cash"),
        "least": amount("min"),
        "most": amount("max"),
    }


def from_tall(row: list[str], places: dict[str, int], amounts: Amounts) -> Iterator[PostedPrice]:
    held = common(row, places, amounts) | {
        "payer": cell_of(row, places["payer_name"]),
        "plan": cell_of(row, places["plan_name"]),
        "negotiated": amounts(cell_of(row, places["standard_charge|negotiated_dollar"])),
        "share": amounts.share(cell_of(row, places.get("standard_charge|negotiated_percentage"))),
        "algorithm": cell_of(row, places.get("standard_charge|negotiated_algorithm")) or None,
        "method": cell_of(row, places.get("standard_charge|methodology")) or None,
    }
    for code, kind in codes_of(row, places):
        yield PostedPrice(code=code, kind=kind, **held)


def from_wide(
    row: list[str], places: dict[str, int], named: dict[tuple[str, str], dict[str, int]], amounts: Amounts
) -> Iterator[PostedPrice]:
    held = common(row, places, amounts)
    terms = [("", "", None, None, None, None)] + [
        (
            payer.replace("_", " "),
            plan.replace("_", " "),
            amounts(cell_of(row, at.get("negotiated_dollar"))),
            amounts.share(cell_of(row, at.get("negotiated_percentage"))),
            cell_of(row, at.get("negotiated_algorithm")) or None,
            cell_of(row, at.get("methodology")) or None,
        )
        for (payer, plan), at in named.items()
    ]
    for code, kind in codes_of(row, places):
        for payer, plan, negotiated, share, algorithm, method in terms:
            if payer and negotiated is None and share is None and algorithm is None:
                continue
            yield PostedPrice(
                code=code,
                kind=kind,
                payer=payer,
                plan=plan,
                negotiated=negotiated,
                share=share,
                algorithm=algorithm,
                method=method,
                **held,
            )


def read_json(member: Member, _: Told) -> Piece:
    """Raises Refused."""
    try:
        held = json.loads(member.text(), parse_float=str, parse_int=str)
        amounts = Amounts()
        prices = tuple(price for item in held["standard_charge_information"] for price in from_item(item, amounts))
        name, day, owner = str(held["hospital_name"]), str(held["last_updated_on"]), from_keys(member, held)
    except (ValueError, RecursionError) as error:
        raise not_imported(member, "it is not whole JSON: the file was cut", "get the file again", "table_cut") from error
    except KeyError as error:
        raise not_imported(member, f'it lacks the key "{error.args[0]}"', code="table_layout_changed") from error
    except (TypeError, AttributeError) as error:
        raise not_imported(member, "its parts are not nested as published", code="table_layout_changed") from error
    return piece(member, name, day, prices, amounts, owner=owner)


def from_item(item: dict[str, Any], amounts: Amounts) -> Iterator[PostedPrice]:
    def said(holder: dict[str, Any], key: str) -> str:
        value = holder.get(key)
        return "" if value is None else str(value)

    for charge in item["standard_charges"]:
        held: dict[str, Any] = {
            "description": str(item["description"]),
            "setting": said(charge, "setting").lower(),
            "modifiers": " ".join(map(str, charge.get("modifier_code") or charge.get("modifiers") or [])).upper(),
            "gross": amounts(said(charge, "gross_charge")),
            "cash": amounts(said(charge, "discounted_cash")),
            "least": amounts(said(charge, "minimum")),
            "most": amounts(said(charge, "maximum")),
        }
        terms = [("", "", None, None, None, None)] + [
            (
                said(one, "payer_name"),
                said(one, "plan_name"),
                amounts(said(one, "standard_charge_dollar")),
                amounts.share(said(one, "standard_charge_percentage")),
                said(one, "standard_charge_algorithm") or None,
                said(one, "methodology") or None,
            )
            for one in charge.get("payers_information") or []
        ]
        for one in item["code_information"]:
            for payer, plan, negotiated, share, algorithm, method in terms:
                yield PostedPrice(
                    code=str(one["code"]).upper(),
                    kind=str(one["type"]).upper(),
                    payer=payer,
                    plan=plan,
                    negotiated=negotiated,
                    share=share,
                    algorithm=algorithm,
                    method=method,
                    **held,
                )


def piece(
    member: Member, hospital: str, updated: str, prices: tuple[PostedPrice, ...], amounts: Amounts, *, owner: tuple[str, ...]
) -> Piece:
    """Counts from the day the hospital gives, until a later file of the same hospital."""
    at_least_one(member, prices)
    if not hospital.strip():
        raise no_column(member, "hospital_name")
    found = DAY.fullmatch(updated.strip())
    try:
        numbers = [int(one) for one in (found.groups() if found else ()) if one is not None]
        day = date(*numbers) if found and found[1] else date(numbers[2], numbers[0], numbers[1])
    except (ValueError, IndexError, TypeError) as error:
        raise no_day(member, "2026-04-01") from error
    return piece_of(
        member,
        PostedPrice,
        prices,
        table=posted.TABLE,
        setting=posted.called(hospital),
        edition=day.isoformat(),
        first_day=day,
        last_day=None,
        licence=LICENCE,
        remarks=amounts.remarks(),
        marks=owner,
    )

"""A made-up claim file in the layout of `almoner read --parquet`, and made-up tables that speak of its codes."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pyarrow as pa

from almoner.adapters.readers.table_rows import LINES
from almoner.engine.reference.addon import AddOnPair
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.mue import MueLimit
from almoner.engine.reference.ptp import PtpEdit
from almoner.engine.reference.tables import Tables

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
ANY_DAY = date(2010, 1, 1), date(2030, 12, 31)
CODES = tuple(f"G{number:04d}" for number in range(1, 401))


def edition(table, setting, number, first, last):
    return Edition(table, setting, "medicare", "2026Q1", first, last, f"{number:064x}", "", "", False, 0)


def tables_of(codes, seed, days=(FIRST, LAST)):
    """Two settings of pairs and limits, and one list of add-ons, drawn over these codes; the hospital's edition begins later."""
    chance, codes = random.Random(seed), sorted(codes)
    begins, ends = days
    held, slices = [], {}

    def keep(one, rows):
        by_key = {}
        for key, row in rows:
            by_key.setdefault(key, []).append(row)
        held.append(one)
        slices[one.sha256] = {key: tuple(found) for key, found in by_key.items()}

    for number, setting in enumerate(("practitioner", "outpatient")):
        first = begins if setting == "practitioner" else begins + timedelta(days=20)
        drawn = {(chance.choice(codes), chance.choice(codes)) for _ in range(len(codes))}
        pairs = [
            PtpEdit(a, b, None, chance.choice([None, None, FIRST + timedelta(days=40)]), chance.choice("01119"), None)
            for a, b in sorted(drawn)
            if a != b
        ]
        keep(edition("ncci-ptp", setting, 10 + number, first, ends), [(row.c1, row) for row in pairs])
        limits = [MueLimit(code, chance.choice([1, 2, 3, 6, 9]), chance.choice("123"), None) for code in codes]
        keep(
            edition("ncci-mue", setting, 20 + number, begins, ends),
            [(row.code, row) for row in limits if chance.random() < 0.9],
        )
    rows = []
    for code in codes[:: max(1, len(codes) // 5)]:
        kind = chance.choice("1123")
        mains = ["CCCCC"] if kind == "2" else chance.sample(codes, min(len(codes), 5)) + ["CCCCC"] * (kind == "3")
        rows += [(code, AddOnPair(code, main, kind, None, None, None, None, None)) for main in mains]
    keep(edition("addon", None, 30, begins, ends), rows)
    return Tables(tuple(held), slices)


def lines_of(count, seed):
    """Claims of one to eight lines; some repeat a line, carry modifiers, lack a day or a code, or are reversed."""
    chance = random.Random(seed)
    columns = {name: [] for name in LINES.names}
    row = claim = 0
    while row < count:
        claim += 1
        member = f"M{chance.randrange(count // 12 + 1):07d}" if chance.random() < 0.97 else None
        form = chance.choice(["doctor", "doctor", "hospital", "unknown"])
        day = FIRST + timedelta(days=chance.randrange(100))
        before = None
        for _ in range(chance.randint(1, 8)):
            row += 1
            one = dict.fromkeys(LINES.names)
            if before is not None and chance.random() < 0.01:
                one |= before
            else:
                units = chance.choice([2, 3, 7, Decimal("1.5")]) if chance.random() < 0.03 else 1
                one |= {
                    "day": None if chance.random() < 0.01 else day + timedelta(days=chance.choice([0, 0, 0, 1])),
                    "code": None if chance.random() < 0.03 else chance.choice(CODES),
                    "modifiers": chance.choice([None] * 12 + ["59", "RT", "LT", "76", "25", "50", "XE RT"]),
                    "units": None if chance.random() < 0.01 else Decimal(units),
                    "charge_cents": chance.choice([-1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) * chance.randrange(0, 50_000, 25),
                    "npi": chance.choice([None, None, "1000000004", "1000000012"]),
                    "revenue_code": "0510" if form == "hospital" else None,
                    "place_of_service": "11" if form == "doctor" else None,
                    "description": "made-up service",
                }
                one["through"] = one["day"] + timedelta(days=2) if one["day"] and chance.random() < 0.01 else None
            before = one
            one = one | {"row": row, "claim": f"C{claim:07d}", "member_id": member}
            for name, values in columns.items():
                values.append(one[name])
    return pa.table([pa.array(columns[field.name], type=field.type) for field in LINES], schema=LINES)

"""Which lines of a bill tell of care that others should not learn of by the way: by the codes they bear, in sets of numbers.

Mental health, substance use, HIV, reproductive care and gender care. The sets err on the side of keeping back: what they keep
back by mistake, the person can include; what they let through by mistake, nobody can take back.
"""

import re
from collections.abc import Iterable

CODES: tuple[tuple[str, str], ...] = (
    ("90785", "90899"),  # mental health
    ("96105", "96171"),  # tests and talks about mind and behavior
    ("99406", "99409"),  # tobacco, alcohol, drugs
    ("98960", "98962"),
    ("G0396", "G0397"),
    ("G2067", "G2088"),  # treatment of opioid use
    ("H0001", "H2037"),  # behavioral health, substance use
    ("S9475", "S9485"),
    ("T1006", "T1012"),
    ("J0570", "J0578"),  # drugs against opioid use
    ("J2315", "J2315"),
    ("80305", "80307"),  # drug tests
    ("80320", "80377"),
    ("86689", "86689"),  # HIV
    ("86701", "86703"),
    ("87389", "87391"),
    ("87534", "87539"),
    ("87900", "87906"),
    ("J0739", "J0741"),
    ("57170", "57170"),  # reproductive care
    ("58300", "58301"),
    ("58600", "58615"),
    ("58660", "58674"),
    ("58970", "58976"),
    ("59000", "59899"),
    ("76801", "76828"),
    ("81025", "81025"),
    ("84702", "84704"),
    ("11976", "11983"),
    ("J1050", "J1050"),
    ("J7294", "J7307"),
    ("S0190", "S0199"),
    ("S4981", "S4993"),
    ("86592", "86593"),  # sexual health
    ("87490", "87492"),
    ("87590", "87592"),
    ("87623", "87625"),
    ("57335", "57335"),  # gender care
    ("55970", "55980"),
)
"""First and last code of each run, HCPCS and CPT."""
REVENUE = re.compile(r"^0?(?:9[01]\d|100[0-6]|11[46]|12[46]|13[46]|14[46]|15[46]|51[34]|72\d|94[45]|112|122|132|142|152)$")
"""Departments: mental health, substance use, birth."""
DIAGNOSES = re.compile(
    r"^(?:F[1-9]\d|F0[0-9]|B20|Z21|R75|Z20\.?6|Z11\.?4|Z71\.?7|O\d\d|Z3[0-9]|N9[67]|A5\d|A6[0-4]|F64|Z87\.?890|T74|T76|R45|X7\d|X8[0-3]|Z91\.?5)",
    re.IGNORECASE,
)


def is_sensitive(code: str | None, revenue_code: str | None, diagnoses: Iterable[str] = ()) -> bool:
    """Whether a line with these codes is kept back unless the person includes it."""
    if code and any(first <= code.upper() <= last and len(code) == len(first) for first, last in CODES):
        return True
    if revenue_code and REVENUE.fullmatch(revenue_code.strip().zfill(4)):
        return True
    return any_sensitive(diagnoses)


def any_sensitive(diagnoses: Iterable[str]) -> bool:
    return any(DIAGNOSES.match(one.strip()) for one in diagnoses)

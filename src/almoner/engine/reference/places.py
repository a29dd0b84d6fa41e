"""Places of service: at which of them Medicare pays practitioners its lower facility rate.

The list of the Centers for Medicare & Medicaid Services as of June 2024, public domain; codes only.
"""

FACILITY = frozenset(
    ["02", "06", "08", "19", "21", "22", "23", "24", "26", "31", "34", "41", "42", "51", "52", "53", "56", "61"]
)
OTHER = frozenset(
    [
        "01",
        "03",
        "04",
        "05",
        "07",
        "09",
        "10",
        "11",
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "20",
        "25",
        "27",
        "32",
        "33",
        "49",
        "50",
        "54",
        "55",
        "57",
        "58",
        "60",
        "62",
        "65",
        "66",
        "71",
        "72",
        "81",
        "99",
    ]
)


def is_facility(code: str) -> bool | None:
    """None for a code that is not on the list."""
    if code in FACILITY:
        return True
    return False if code in OTHER else None

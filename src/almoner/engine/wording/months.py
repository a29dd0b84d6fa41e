"""The names of months, English and Spanish: which month a name means, and how a day is written with it."""

from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january ene enero",
            "feb february febr febrero",
            "mar march marzo",
            "apr april abr abril",
            "may mayo",
            "jun june junio",
            "jul july julio",
            "aug august ago agosto",
            "sep sept september septiembre setiembre set",
            "oct october octubre",
            "nov november noviembre",
            "dec december dic diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
"""The month that a name or its short form means, in small letters."""
NAMES = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip
SHORT = 3


def day(value: date, language: str) -> str:
    """ "Feb 3, 2026" or "3 de febrero de 2026"."""
    return long_day(value, language) if language == "es" else _american(NAMES["en"][value.month - 1][:SHORT], value)


def long_day(value: date, language: str) -> str:
    """ "February 3, 2026" or "3 de febrero de 2026"."""
    name = NAMES[language][value.month - 1]
    return f"{value.day} de {name} de {value.year}" if language == "es" else _american(name, value)


def _american(name: str, value: date) -> str:
    return f"{name} {value.day}, {value.year}"

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
    """As in a sentence: "February 3, 2026" or "3 de febrero de 2026"."""
    name = NAMES[language][value.month - 1]
    return f"{value.day} de {name} de {value.year}" if language == "es" else f"{name} {value.day}, {value.year}"


def short_day(value: date, language: str) -> str:
    """As in a table: "Feb 3, 2026" or "3 feb 2026"."""
    name = NAMES[language][value.month - 1][:SHORT]
    return f"{value.day} {name} {value.year}" if language == "es" else f"{name} {value.day}, {value.year}"


def month(text: str, language: str) -> str:
    """ "2025-01" as "January 2025"; a bare year stays."""
    year, _, number = text.partition("-")
    if not number:
        return year
    name = NAMES[language][int(number[:2]) - 1]
    return f"{name} de {year}" if language == "es" else f"{name} {year}"

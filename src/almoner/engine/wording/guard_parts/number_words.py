"""Numbers written out, in English and Spanish, and the units of time."""

from almoner.engine.wording.guard_parts.tokens import listed

SMALL = {
    "en": listed(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen"
    ),
    "es": listed(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
        "veintiocho veintinueve"
    ),
}
TENS = {
    "en": listed("twenty thirty forty fifty sixty seventy eighty ninety"),
    "es": listed("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
}
HUNDREDS_ES = listed("cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos")
ONES = {"en": frozenset({"a", "an", "one"}), "es": frozenset({"un", "una", "uno"})}


def values(language: str) -> dict[str, int]:
    """Word, folded → number, for one language, without "one" and without the powers of ten."""
    known = {word: number for number, word in enumerate(SMALL[language])}
    known |= {word: 10 * number for number, word in enumerate(TENS[language], start=2)}
    if language == "es":
        known |= {word: 100 * number for number, word in enumerate(HUNDREDS_ES, start=1)} | {"ciento": 100}
        known |= {word.replace("ientos", "ientas"): number for word, number in known.items() if word.endswith("ientos")}
        known |= {"veintiun": 21, "veintiuna": 21, "quinientas": 500, "treintaiun": 31}
    return known


VALUES = {language: values(language) for language in ("en", "es")}
POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "mil": 1000, "millon": 1_000_000, "millones": 1_000_000}

ORDINALS = {
    **{
        word: number
        for number, word in enumerate(
            listed("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), start=1
        )
    },
    **{
        word + ending: number
        for number, word in enumerate(listed("primer segund tercer cuart quint sext septim octav noven decim"), start=1)
        for ending in ("o", "a")
    },
    "primer": 1,
    "tercer": 3,
}

UNITS = {
    "hour": ("hour", 1),
    "hours": ("hour", 1),
    "hora": ("hour", 1),
    "horas": ("hour", 1),
    "minute": ("minute", 1),
    "minutes": ("minute", 1),
    "minuto": ("minute", 1),
    "minutos": ("minute", 1),
    "day": ("day", 1),
    "days": ("day", 1),
    "dia": ("day", 1),
    "dias": ("day", 1),
    "night": ("night", 1),
    "nights": ("night", 1),
    "noche": ("night", 1),
    "noches": ("night", 1),
    "week": ("day", 7),
    "weeks": ("day", 7),
    "semana": ("day", 7),
    "semanas": ("day", 7),
    "fortnight": ("day", 14),
    "month": ("month", 1),
    "months": ("month", 1),
    "mes": ("month", 1),
    "meses": ("month", 1),
    "quarter": ("month", 3),
    "quarters": ("month", 3),
    "trimestre": ("month", 3),
    "year": ("month", 12),
    "years": ("month", 12),
    "ano": ("month", 12),
    "anos": ("month", 12),
}
"""Word → unit that it is a fixed number of. A month is no number of days, and an hour no part of a counted day."""
BUSINESS_BEFORE = frozenset({"business", "working"})
BUSINESS_AFTER = frozenset({"habil", "habiles", "laborable", "laborables", "laboral", "laborales"})
CALENDAR = frozenset({"calendar", "calendario", "naturales", "natural", "corridos", "corrido", "consecutive", "consecutivos"})
BOTH = frozenset({"both", "ambos", "ambas"})
A_TIME_OF = frozenset(listed("within in for than after of least en de tras durante hace than"))
"""Before these, "a week" is one week; elsewhere it may mean "each week"."""
AWAY = frozenset(listed("after before later earlier ago despues antes mas"))
"""After "a day" these make it one day."""

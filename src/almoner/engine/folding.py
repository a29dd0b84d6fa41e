"""Words as they are compared: in small letters without accents."""

import unicodedata


def folded(text: str) -> str:
    """ "Clínica" as "clinica"; ligatures and other forms of letters become the letters themselves."""
    small = text.casefold()
    if small.isascii():
        return small
    return "".join(sign for sign in unicodedata.normalize("NFKD", small) if not unicodedata.combining(sign))

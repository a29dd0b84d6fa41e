"""Something made up, and visibly so, for every identifier: one person keeps one made-up name, and all their dates move alike."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from almoner.engine.privacy.deidentify.lists.people import PARTICLES, SUFFIXES
from almoner.engine.privacy.deidentify.moved_dates import moved_date
from almoner.engine.privacy.deidentify.spans import BLANKS, Kind, Redacted, Span
from almoner.engine.privacy.deidentify.vocabulary import folded

GIVEN = (
    "Alfa Bravo Carlita Delta Ekko Foxtrot Golfina Hotela Indigo Julietto Kilo Limona Mikado Novemba Oskarina Papaya Quebeca Romea Sierro Tangola Unifor Viktoro Whiskar Xraya "
    "Yankee Zuluna Testa Testo Modela Modelo Fulano Fulana Mengano Mengana Zutano Zutana Exampla Exemplo Mocka Mocko Sampla Samplo Ficta Ficto"
).split()
FAMILY = tuple(
    first + last
    for last in "son ton ford well field wick worth ham man stead mere by".split()
    for first in "Sample Test Mock Fict Pretend Example Dummy Invent".split()
)
PEOPLE = frozenset({Kind.NAME, Kind.CLINICIAN})
WORD = re.compile(r"[^\W\d_]+")
LEAST_DAYS, DAYS = 30, 330
CAPITALS = 2


@dataclass(slots=True)
class Surrogates:
    """What was given for what in one run. The same seed and the same texts in the same order give the same surrogates; another seed
    gives others."""

    seed: int = 0
    given: dict[tuple[str, str], str] = field(default_factory=dict)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def of(self, text: str, spans: tuple[Span, ...]) -> Redacted:
        """`text` with something made up for each of `spans`, which keep their places in the text as it was."""
        days = self.days(next((text[span.start : span.end] for span in spans if span.kind is Kind.NAME), ""))
        parts, at = [], 0
        for span in spans:
            parts += [text[at : span.start], self.one(text[span.start : span.end], span.kind, days)]
            at = span.end
        return Redacted("".join([*parts, text[at:]]), spans)

    def one(self, found: str, kind: Kind, days: int) -> str:
        if kind in PEOPLE:
            return self.person(found)
        if kind is Kind.DATE:
            return moved_date(found, days) or BLANKS[kind]
        return MADE[kind](self, found) if kind in MADE else self.shaped(found)

    def person(self, found: str) -> str:
        """Word by word, so that "Ana Lopez", "LOPEZ, ANA" and "Ms. Lopez" stay one person. The last word is a family name, or the
        first before a comma; a word keeps the side it was first seen on."""
        words = [word for word in WORD.findall(found) if folded(word) not in PARTICLES | SUFFIXES]
        last = folded(words[0 if "," in found else -1]) if words else ""

        def instead(match: re.Match[str]) -> str:
            low = folded(match[0])
            if low in PARTICLES or low in SUFFIXES:
                return match[0]
            if len(low) == 1:
                return "X"
            family = ("family", low) in self.given or (
                ("given", low) not in self.given and low == last and (len(words) > 1 or "," in found)
            )
            made = self.drawn("family" if family else "given", low, FAMILY if family else GIVEN)
            return (
                made.upper()
                if match[0].isupper() and len(match[0]) >= CAPITALS
                else made.lower()
                if match[0].islower()
                else made
            )

        return WORD.sub(instead, found)

    def drawn(self, what: str, key: str, choices: tuple[str, ...] | list[str]) -> str:
        """The choice for a key, another for every key as long as there are any, and then with a letter more."""
        known = self.given.get((what, key))
        if known is not None:
            return known
        start, turn = self.number(what, key) % len(choices), 0
        while True:
            made = choices[(start + turn) % len(choices)] + "x" * (turn // len(choices))
            if (what, made) not in self.taken:
                break
            turn += 1
        self.taken.add((what, made))
        self.given[what, key] = made
        return made

    def number(self, what: str, key: str) -> int:
        return int.from_bytes(
            hashlib.blake2b(f"{self.seed}|{what}|{key}".encode(errors="surrogatepass"), digest_size=8).digest()
        )

    def days(self, person: str) -> int:
        """How far this person's dates move back: 30 to 359 days."""
        words = [folded(word) for word in WORD.findall(person) if folded(word) not in PARTICLES | SUFFIXES]
        key = "" if not words else words[0] if "," in person else words[-1]
        return -(LEAST_DAYS + self.number("days", key) % DAYS)

    def shaped(self, found: str) -> str:
        """Letters become X, digits others: what a machine expects still fits."""
        digits = str(self.number("shape", folded(found)) % 10**18).zfill(18) * (1 + len(found) // 18)
        at = iter(digits)
        return "".join(next(at) if sign.isdigit() else "X" if sign.isalpha() else sign for sign in found)

    def counted(self, what: str, found: str) -> int:
        """1, 2, 3 … as they come."""
        number = sum(key[0] == what for key in self.given) + 1
        return int(self.given.setdefault((what, folded(found)), str(number)))


def digits_into(found: str, digits: str) -> str:
    """The digits of `found`, from its last one, replaced by those of `digits`."""
    left = list(digits)
    signs = [(left.pop() if left else "5") if sign.isdigit() else sign for sign in reversed(found)]
    return "".join(reversed(signs))


def phone(made: Surrogates, found: str) -> str:
    """A number nobody has: 555-0100 to 555-0199."""
    return (
        digits_into(found, f"55501{made.number('phone', re.sub('[^0-9]', '', found)) % 100:02}")
        if any(sign.isdigit() for sign in found)
        else "555-0100"
    )


def place(made: Surrogates, found: str) -> str:
    number = made.counted("place", found)
    if not any(sign.isalpha() for sign in found):
        return re.sub(r"\d", "0", found)
    return f"{number} Sample Street" if any(sign.isdigit() for sign in found) else f"Sampleville {number}"


MADE: dict[Kind, Callable[[Surrogates, str], str]] = {
    Kind.AGE: lambda _made, _found: "90+",
    Kind.PHONE: phone,
    Kind.FAX: phone,
    Kind.PLACE: place,
    Kind.EMAIL: lambda made, found: f"person{made.counted('email', found)}@example.com",
    Kind.URL: lambda made, found: f"https://example.com/{made.counted('url', found)}",
    Kind.IP: lambda made, found: f"192.0.2.{made.counted('ip', found) % 255}",
    Kind.SSN: lambda made, found: digits_into(found, f"00000{made.number('ssn', found) % 10_000:04}"),
    Kind.FACILITY: lambda made, found: f"Sample Care Place {made.counted('facility', found)}",
    Kind.EMPLOYER: lambda made, found: f"Sample Company {made.counted('employer', found)}",
    Kind.PHOTO: lambda made, found: f"sample-{made.counted('photo', found)}.jpg",
}

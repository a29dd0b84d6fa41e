"""What else a hospital's price file says of whose it is: its numbers and the states of its addresses."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from almoner.adapters.tables.members import Member

STATE = re.compile(r",\s*([A-Z]{2})[,.]?\s+\d{5}\b")
NPI = re.compile(r"\b\d{10}\b", re.ASCII)
NAMED_BY = re.compile(r"(\d{2}-?\d{7})_", re.ASCII)
"""CMS has a file's name begin with the hospital's tax number."""


def marks(member: Member, *, numbers: Iterable[str], addresses: Iterable[str]) -> tuple[str, ...]:
    """As `Edition.marks`. The state of the licence's heading is left out: many hospitals leave another state there."""
    return tuple(dict.fromkeys(found(member, numbers, addresses)))


def found(member: Member, numbers: Iterable[str], addresses: Iterable[str]) -> Iterator[str]:
    named = NAMED_BY.match(member.name.rpartition("/")[2])
    if named:
        yield "ein:" + named[1].replace("-", "")
    for text in numbers:
        yield from ("npi:" + number for number in NPI.findall(text))
    for text in addresses:
        yield from ("state:" + state for state in STATE.findall(text))


def from_header(member: Member, said: Mapping[str, str]) -> tuple[str, ...]:
    """Of the two lines above the table."""
    return marks(member, numbers=[said.get("type_2_npi", "")], addresses=[said.get("hospital_address", "")])


def from_keys(member: Member, held: Mapping[str, Any]) -> tuple[str, ...]:
    """Of the JSON's first level."""
    return marks(member, numbers=texts(held.get("type_2_npi")), addresses=texts(held.get("hospital_address")))


def texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [] if value is None else [str(value)]

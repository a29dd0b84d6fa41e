"""Reads the examples beside the checks and turns each into dossiers, as if its records had come from papers."""

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import NoneType
from typing import get_args

import yaml

import almoner.engine.checks
from almoner.adapters.files.said import answers_of
from almoner.adapters.readers.wire import convert
from almoner.adapters.rulebook import load_rulebook
from almoner.engine.audit import Outcome, audit
from almoner.engine.bill import Bill, Network, Notice
from almoner.engine.checks.base import Check
from almoner.engine.intake.assemble import Assembled, Request, as_bare_paper, assemble, reading_of
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.known import TABLES
from almoner.engine.reference.tables import NO_TABLES, Tables

FOLDER = Path(almoner.engine.checks.__file__).parent


@dataclass(frozen=True, slots=True)
class Example:
    """One named case of a check's YAML file."""

    check: str
    name: str
    bills: list[Bill]
    notices: list[Notice]
    request: Request
    trap: bool
    finds: list[dict[str, object]]
    rights: int
    context: int
    cannot_tell: list[str]
    tables: Tables = NO_TABLES

    @property
    def assembled(self) -> Assembled:
        return assemble([as_bare_paper(reading_of(self.bills, self.notices))], self.request)


def read(path: Path) -> list[Example]:
    """Every scalar stays text until our own types read it: "0.10" is a position, "0120" a revenue code."""
    page = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return [one(page["check"], plain) for plain in page["examples"]]


def one(check: str, plain: dict[str, object]) -> Example:
    known = {"name", "trap", "payers", "as_of", "funding", "setting", "network", "state", "answers", "bills", "notices"}
    unknown = set(plain) - known - {"tables", "finds", "rights", "context", "cannot_tell"}
    if unknown:
        raise ValueError(f"{check}, {plain['name']}: unknown keys {sorted(unknown)}")
    request = Request(
        as_of=date.fromisoformat(str(plain.get("as_of", "2026-11-21"))),
        payers=tuple(plain.get("payers", ())),
        funding=str(plain.get("funding", "unknown")),
        setting=plain.get("setting"),
        network=Network(plain.get("network", "unknown")),
        state=plain.get("state"),
        answers=answers_of(plain.get("answers", {}), "an example"),
    )
    return Example(
        check=check,
        name=str(plain["name"]),
        bills=convert(plain.get("bills", []), list[Bill]),
        notices=convert(plain.get("notices", []), list[Notice]),
        request=request,
        trap=plain.get("trap") == "true",
        finds=list(plain.get("finds", [])),
        rights=int(plain.get("rights", 0)),
        context=int(plain.get("context", 0)),
        cannot_tell=list(plain.get("cannot_tell", [])),
        tables=tables_of(plain.get("tables", [])),
    )


def tables_of(editions: list[dict[str, object]]) -> Tables:
    """Editions as an example writes them: {table, setting?, programme?, edition, first_day, last_day?, partial?, rows}. A row
    names fields of the table's record; what it leaves out is empty, nothing or no.
    """
    held, slices = [], {}
    for plain in editions:
        row_type = TABLES[str(plain["table"])].row
        rows = convert([blank(row_type) | row for row in plain["rows"]], list[row_type])
        known = {name: plain.get(name) for name in ("table", "setting", "programme", "first_day", "last_day")}
        name, partial = str(plain["edition"]), plain.get("partial") == "true"
        sha256 = f"{len(held):064x}"
        edition = convert(
            known | {"name": name, "sha256": sha256, "source": "", "licence": "", "partial": partial, "rows": len(rows)},
            Edition,
        )
        by_key: dict[str, tuple[object, ...]] = {}
        for row in rows:
            key = str(getattr(row, fields(row_type)[0].name))
            by_key[key] = (*by_key.get(key, ()), row)
        held.append(edition)
        slices[sha256] = by_key
    return Tables(tuple(held), slices)


def blank(row_type: type) -> dict[str, object]:
    """The empty value of each field that has one."""
    empty = {str: "", Decimal: "0", bool: False}
    return {one.name: empty.get(one.type) for one in fields(row_type) if one.type in empty or NoneType in get_args(one.type)}


@cache
def law() -> Rulebook:
    return load_rulebook()


def path_of(check: Check) -> Path:
    """The YAML file beside the check's own module."""
    return FOLDER.parents[2] / Path(*check.body.__module__.split(".")).with_suffix(".yaml")


def all_examples(catalogue: tuple[Check, ...]) -> list[tuple[Check, Example]]:
    return [(check, example) for check in catalogue for example in read(path_of(check))]


def outcomes(check: Check, example: Example) -> list[Outcome]:
    """The audit of every person in the example by this check alone."""
    return [audit(replace(dossier, tables=example.tables), law(), (check,)) for dossier in example.assembled.dossiers]


def found_in(example: Example, done: list[Outcome]) -> list[dict[str, object]]:
    """The findings in the words of an example, naming only what examples may name."""
    bills = example.assembled.readings[0].bills
    lines = {line.id: f"{b}.{n}" for b, bill in enumerate(bills) for n, line in enumerate(bill.lines)}
    position = {bill.id: str(b) for b, bill in enumerate(bills)}
    return [
        {
            "class": finding.cls.value,
            "lines": sorted(lines[id] for id in finding.found.lines),
            "bills": sorted(position[id] for id in finding.found.bills if id in position),
            "at_stake": None if finding.at_stake is None else str(finding.at_stake),
            "owed": None if finding.found.owed is None else [str(finding.found.owed.low), str(finding.found.owed.high)],
            "message": finding.found.says.key,
            "binds": finding.binds.value,
            "deadline": None
            if finding.deadline is None
            else {"act_by": str(finding.deadline.act_by), "last_day": str(finding.deadline.last_day)},
        }
        for outcome in done
        for finding in outcome.findings
    ]


def as_named(expected: dict[str, object], found: dict[str, object]) -> dict[str, object]:
    """The finding cut to what the expected one names; class, lines and stake are always compared."""
    return {name: found[name] for name in {"class", "lines", "at_stake"} | set(expected)}


def whole(expected: dict[str, object]) -> dict[str, object]:
    filled = {"lines": [], "at_stake": None} | expected
    return filled | {name: sorted(filled[name]) for name in ("lines", "bills") if name in filled}

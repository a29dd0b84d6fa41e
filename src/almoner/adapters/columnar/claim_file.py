"""Audits whole claim files: rows in memory, the checks that have twins, findings as Parquet with a manifest."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from almoner import __version__
from almoner.adapters.columnar.audit_lines import TWINNED, audit_lines, unchecked
from almoner.adapters.columnar.claim_rows import lines_in, not_understood
from almoner.adapters.columnar.in_memory import memory_folder
from almoner.engine.findings import Finding
from almoner.engine.intake.assemble import Request
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import Money
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.tables import Tables
from almoner.engine.wording.render import Messages
from almoner.ports.claims import ClaimResult
from almoner.ports.papers import RowReading, Source

SCHEMA = "almoner.claims/1"
PIECE = 1 << 20
ROWS = pa.list_(pa.int64())
FINDINGS = pa.schema(
    [
        ("file", pa.int32()),
        ("id", pa.string()),
        ("check", pa.string()),
        ("name", pa.string()),
        ("class", pa.string()),
        ("binds", pa.string()),
        ("group", pa.string()),
        ("rows", ROWS),
        ("at_stake_cents", pa.int64()),
        ("stake_rows", ROWS),
        ("stake_cents", ROWS),
        ("authority", pa.list_(pa.string())),
        ("says", pa.string()),
    ]
)
"""One row a finding; `file` counts the manifest's inputs from 0, `rows` are rows or segments of that file. Nobody is named."""


@dataclass(frozen=True, slots=True)
class ClaimFiles:
    """A `ClaimFileAudit`. `tables` gives the public tables with the rows of these codes on these days."""

    rows: RowReading
    tables: Callable[[Iterable[str], Iterable[date]], Tables]
    law: Callable[[], Rulebook]
    messages: Callable[[], Messages]

    def __call__(self, sources: Sequence[Source], request: Request) -> ClaimResult:
        law = self.law()
        made: list[dict[str, Any]] = []
        inputs: list[dict[str, Any]] = []
        editions: dict[Edition, None] = {}
        for number, source in enumerate(sources):
            with memory_folder() as memory:
                home = memory / "rows"
                for _ in self.rows(source, str(home)):
                    pass
                lines = lines_in(home, source.name)
                lost = not_understood(home)
            tables = self.tables(distinct(lines["code"]), distinct(lines["day"]))
            editions |= dict.fromkeys(counting(tables))
            found = list(self._found(number, lines, tables, request, law))
            made += found
            open_ = unchecked(lines, tables)
            inputs.append(
                {
                    "sha256": checksum(source),
                    "lines": len(lines),
                    "not_understood": lost,
                    "findings": len(found),
                    "unchecked": open_,
                }
            )
        findings = parquet(made)
        return ClaimResult(findings, depending(inputs, request, law, editions) | counts(inputs, made, findings))

    def _found(self, number: int, lines: pa.Table, tables: Tables, request: Request, law: Rulebook) -> Iterator[dict[str, Any]]:
        messages = self.messages()
        for person, (_, outcome) in enumerate(audit_lines(lines, tables, request, law)):
            for finding in outcome.findings:
                says = messages.render(finding.found.says, language=request.language)
                yield row_of(finding, number, person) | {"says": says}


def row_of(finding: Finding, number: int, person: int) -> dict[str, Any]:
    stake = [one for one in finding.stake if one.line is not None]
    return {
        "file": number,
        "id": finding.id,
        "check": finding.check,
        "name": finding.name,
        "class": finding.cls.value,
        "binds": finding.binds.value,
        "group": f"p{person + 1}{finding.group}",
        "rows": [row_number(one) for one in finding.found.lines],
        "at_stake_cents": None if finding.at_stake is None else finding.at_stake.cents,
        "stake_rows": [row_number(one.line or "") for one in stake],
        "stake_cents": [one.amount.cents for one in stake],
        "authority": list(finding.authority),
    }


def row_number(line: str) -> int:
    """A line is known as "l17"."""
    return int(line.removeprefix("l"))


def distinct(column: pa.ChunkedArray) -> list[Any]:
    return list(column.drop_null().unique().to_pylist())


def counting(tables: Tables) -> tuple[Edition, ...]:
    """The editions that were asked."""
    return tuple(one for one in tables.used if one.sha256 in tables.slices)


def parquet(rows: list[dict[str, Any]]) -> bytes:
    """The same rows give the same bytes, with one version of the library that writes them."""
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows, schema=FINDINGS), sink, compression="zstd", store_schema=False)
    return bytes(sink.getvalue())


def depending(inputs: list[dict[str, Any]], request: Request, law: Rulebook, editions: Iterable[Edition]) -> dict[str, Any]:
    """What the result depends on; `run` is the SHA-256 of the rest: nothing of the day it was made, or where."""
    on = {
        "schema": SCHEMA,
        "inputs": [one["sha256"] for one in inputs],
        "asked": {
            "as_of": request.as_of.isoformat(),
            "payers": list(request.payers),
            "setting": request.setting,
            "language": request.language,
        },
        "checks": [check.id for check in TWINNED],
        "editions": [edition(one) for one in sorted(editions, key=lambda one: (*map(str, one.series), one.name))],
        "versions": {"almoner": __version__, "rulebook": law.edition, "pyarrow": pa.__version__},
    }
    return on | {"run": sha256(json.dumps(on, sort_keys=True).encode()).hexdigest()}


def edition(one: Edition) -> dict[str, Any]:
    return {
        "table": one.table,
        "setting": one.setting,
        "programme": one.programme,
        "edition": one.name,
        "first_day": one.first_day.isoformat(),
        "last_day": None if one.last_day is None else one.last_day.isoformat(),
        "partial": one.partial,
        "sha256": one.sha256,
    }


def counts(inputs: list[dict[str, Any]], rows: list[dict[str, Any]], findings: bytes) -> dict[str, Any]:
    """What was found: of each file, by check and class, and the file of results."""
    by_check: dict[str, Counter[str]] = defaultdict(Counter)
    stake: dict[str, int] = defaultdict(int)
    for row in rows:
        by_check[row["check"]][row["class"]] += 1
        stake[row["check"]] += row["at_stake_cents"] or 0
    return {
        "files": inputs,
        "findings": {
            check: {"at_stake": str(Money(stake[check])), "classes": dict(sorted(by_check[check].items()))}
            for check in sorted(by_check)
        },
        "results": {"rows": len(rows), "bytes": len(findings), "sha256": sha256(findings).hexdigest()},
    }


def checksum(source: Source) -> str:
    digest = sha256()
    with source.open() as stream:
        while piece := stream.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()

"""Audit a whole claim file: the checks that have twins, over the lines that `almoner read --parquet` wrote."""

from collections.abc import Iterator, Sequence

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc

from almoner.adapters.columnar.frames import dossiers_of, keyed
from almoner.adapters.columnar.twins import TWINS, uncovered
from almoner.engine.audit import Outcome, audit
from almoner.engine.checks.base import Check
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.intake.assemble import Request
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reference.tables import Tables

TWINNED = tuple(check for check in CATALOGUE if check.id in TWINS)


def audit_lines(
    lines: pa.Table, tables: Tables, request: Request, law: Rulebook, catalogue: Sequence[Check] = TWINNED
) -> Iterator[tuple[str, Outcome]]:
    """Each person with findings, in order of their key, and what was found; `tables` hold the file's codes and days.

    Only findings and money at stake are those of a whole audit: what could not be checked is said for the file as a whole, by
    `unchecked`.
    """
    mine = keyed(lines)
    frame = nw.from_native(mine, eager_only=True)
    whom = {check.id: TWINS[check.id](frame, tables) for check in catalogue}
    anyone = frozenset[str]().union(*whom.values())
    few = mine.filter(pc.is_in(mine["person"], pa.array(sorted(anyone), type=pa.string())))
    for person, dossier in dossiers_of(few, request, tables):
        outcome = audit(dossier, law, tuple(check for check in catalogue if person in whom[check.id]))
        if outcome.findings:
            yield person, outcome


def audit_plainly(
    lines: pa.Table, tables: Tables, request: Request, law: Rulebook, catalogue: Sequence[Check] = TWINNED
) -> Iterator[tuple[str, Outcome]]:
    """The same without twins, every person judged: slower, and what the twins are held against."""
    for person, dossier in dossiers_of(keyed(lines), request, tables):
        outcome = audit(dossier, law, catalogue)
        if outcome.findings:
            yield person, outcome


def unchecked(lines: pa.Table, tables: Tables) -> dict[str, int]:
    """For each table asked, how many lines no edition of it could speak of, as in `twins.uncovered`."""
    return uncovered(nw.from_native(lines, eager_only=True), tables)

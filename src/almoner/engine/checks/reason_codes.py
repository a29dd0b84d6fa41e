"""What the codes on a payer's papers mean, as rows of the lists that the person imported: evidence beside a finding."""

from collections.abc import Iterable, Iterator
from datetime import date

from almoner.engine.bill import Bill
from almoner.engine.dossier import Dossier
from almoner.engine.findings import TableRow
from almoner.engine.reference.editions import NoData, row_of
from almoner.engine.reference.remittance import CARC, RARC


def rows_of_reasons(dossier: Dossier, papers: Iterable[Bill], reasons: Iterable[str]) -> tuple[TableRow, ...]:
    """The rows of these reasons (CARC), each once; none where no list is here."""
    return tuple(rows_of(dossier, CARC, papers, reasons))


def rows_of_remarks(dossier: Dossier, papers: Iterable[Bill], remarks: Iterable[str]) -> tuple[TableRow, ...]:
    """The rows of these remarks (RARC), each once; none where no list is here."""
    return tuple(rows_of(dossier, RARC, papers, remarks))


def rows_of(dossier: Dossier, table: str, papers: Iterable[Bill], codes: Iterable[str]) -> Iterator[TableRow]:
    on = said_on(dossier, papers)
    for code in dict.fromkeys(codes):
        found = dossier.tables.meaning(table, code, on)
        if not isinstance(found, NoData):
            yield row_of(found.edition, code=found.row.code, description=found.row.description, ended=found.row.ended)


def said_on(dossier: Dossier, papers: Iterable[Bill]) -> date:
    """The day on which the payer said it: the first of the papers' own days, else the day the question is asked for."""
    return min((paper.statement_date for paper in papers if paper.statement_date is not None), default=dossier.as_of)

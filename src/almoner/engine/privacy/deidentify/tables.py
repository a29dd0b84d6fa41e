"""Columns of a table whose heading says that people, their numbers or their days stand below it."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.proposals import SURE, Proposal
from almoner.engine.privacy.deidentify.spans import Kind
from almoner.engine.privacy.deidentify.vocabulary import folded

HEADINGS = {
    Kind.NAME: frozenset(
        "name|patient|patient name|full name|member|member name|subscriber|insured|guarantor|employee|dependent|first name|last name|first|last|surname|child|claimant|"
        "nombre|paciente|apellido|apellidos|nombre del paciente|titular|asegurado|miembro|empleado|beneficiario|nombre completo".split(
            "|"
        )
    ),
    Kind.CLINICIAN: frozenset(
        "provider|physician|doctor|attending|surgeon|rendering|rendering provider|referring|pcp|seen by|nurse|clinician|therapist|proveedor|medico|tratante|cirujano".split(
            "|"
        )
    ),
    Kind.MRN: frozenset(
        "mrn|medical record|record|record no|record number|chart|chart no|patient id|expediente|no expediente|historia clinica".split(
            "|"
        )
    ),
    Kind.ACCOUNT: frozenset(
        "account|account no|account number|acct|acct no|invoice|invoice no|visit|encounter|visit no|cuenta|factura|no cuenta|visita".split(
            "|"
        )
    ),
    Kind.HEALTH_PLAN: frozenset(
        "member id|subscriber id|policy|policy no|policy number|group|group no|insurance id|id no|medicare no|poliza|afiliado|grupo|no poliza".split(
            "|"
        )
    ),
    Kind.OTHER: frozenset(
        "claim|claim no|claim id|claim number|reference|ref|authorization|auth|case|case no|employee id|reclamo|referencia|folio|caso".split(
            "|"
        )
    ),
    Kind.DATE: frozenset(
        "dob|date of birth|birth date|birthdate|date|admit|admitted|discharge|discharged|dos|service date|visit date|fecha|nacimiento|fecha de nacimiento|ingreso|egreso|alta".split(
            "|"
        )
    ),
    Kind.PHONE: frozenset("phone|telephone|cell|mobile|tel|telefono|celular".split("|")),
    Kind.PLACE: frozenset(
        "address|street|city|zip|zip code|county|town|direccion|domicilio|calle|ciudad|codigo postal|cp".split("|")
    ),
}
KIND_OF = {heading: kind for kind, headings in HEADINGS.items() for heading in headings}
CELLS = (re.compile(r"[^\t]+"), re.compile(r"[^|]+"), re.compile(r"(?:[^\s]|[ ](?![ ]))+"), re.compile(r"[^,;]+"))
"""Cells parted by tabs, bars, two spaces or more, commas."""
APART = re.compile(r"[|,;]|  |[^\S ]")
LINE = re.compile(r"[^\n]+")
LONGEST_HEADING, FEWEST, LONGEST_CELL = 28, 2, 60
SHAPES = {
    Kind.DATE: re.compile(r"[\d/.\-]{4,10}$"),
    Kind.PHONE: re.compile(r"[\d() .+\-]{7,20}$"),
}
NUMBER = re.compile(r"(?=[^\s]{0,30}\d)[\w\-./#]{2,30}$")


def find_tables(page: Page) -> Iterator[Proposal]:
    text = page.text
    columns: dict[int, Kind] = {}
    width, cells = 0, CELLS[0]
    for line in LINE.finditer(text):
        heading = headed(text, *line.span())
        if heading is not None:
            columns, width, cells = heading
            continue
        if not columns:
            continue
        row = list(cells.finditer(text, *line.span()))
        if len(row) != width:
            columns = {} if cells is not CELLS[2] else columns
            continue
        for at, kind in columns.items():
            start, end = row[at].span()
            if fits(page, text[start:end].strip(), kind):
                yield Proposal(start, end, kind, SURE)


def headed(text: str, start: int, end: int) -> tuple[dict[int, Kind], int, re.Pattern[str]] | None:
    """The columns of a heading: at least two cells, each short and without a figure, one of them known."""
    if not APART.search(text, start, end) or any(sign.isdigit() or sign in ":$" for sign in text[start:end]):
        return None
    for cells in CELLS:
        row = [
            folded(cell[0].strip(" \t|.#*")).replace("#", "no").replace(".", "") for cell in cells.finditer(text, start, end)
        ]
        if len([cell for cell in row if cell]) < FEWEST or any(len(cell) > LONGEST_HEADING for cell in row):
            continue
        known = {at: KIND_OF[cell] for at, cell in enumerate(row) if cell in KIND_OF}
        if len(known) >= FEWEST or (known and len(row) > FEWEST):
            return known, len(row), cells
    return None


def fits(page: Page, cell: str, kind: Kind) -> bool:
    """Whether what stands in a cell is of its column's kind: a total below names is none."""
    if not cell or len(cell) > LONGEST_CELL:
        return False
    if kind in SHAPES:
        return bool(SHAPES[kind].match(cell))
    if kind in {Kind.NAME, Kind.CLINICIAN}:
        words = [page.known(folded(word)) for word in re.findall(r"[^\W\d_]{2,}", cell)]
        named = any(word.given or word.surname or not word.ordinary(page.language) for word in words)
        return (
            named
            and cell[0].isupper()
            and not any(word.kept and not word.name_too for word in words)
            and not any(sign.isdigit() for sign in cell)
        )
    return bool(NUMBER.match(cell)) if kind is not Kind.PLACE else any(sign.isalnum() for sign in cell)

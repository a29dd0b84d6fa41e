"""Visits whose sums stand beside their items, on lines of another height."""

import pytest

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import Page, Word

COLUMN, HEIGHT = 70, 120


def put(words, x0, y0, text):
    for word in text.split():
        words.append(Word(text=word, box=(x0, y0, x0 + len(word) * COLUMN - 10, y0 + HEIGHT), page=1))
        x0 += (len(word) + 1) * COLUMN


def ending(words, x1, y0, text):
    words.append(Word(text=text, box=(x1 - len(text) * COLUMN, y0, x1, y0 + HEIGHT), page=1))


def bill_of(first_sum):
    words = []
    put(words, 900, 300, "CLÍNICA INVENTADA")
    put(words, 900, 500, "ESTADO DE CUENTA")
    put(words, 900, 700, "Paciente: SAM EJEMPLO")
    y0 = 1000
    visits = (
        (
            "Visita del 13/02/2026",
            (("99213", "Consulta de control", "95.00"), ("97110", "Ejercicio 2 x 55.00", "110.00")),
            (("Total de la visita", first_sum), ("Pagó el plan", "-120.00"), ("Usted pagó", "-20.00")),
        ),
        (
            "Visita del 20/03/2026",
            (("80061", "Lípidos", "60.00"), ("36415", "Toma de sangre", "15.00"), ("93000", "Trazado", "45.00")),
            (("Total de la visita", "120.00"), ("Pagó el plan", "-70.00")),
        ),
    )
    for heading, items, sums in visits:
        put(words, 900, y0, heading)
        for at, (code, text, amount) in enumerate(items):
            put(words, 900, y0 + 190 + at * 170, f"{code} {text}")
            ending(words, 5900, y0 + 190 + at * 170, amount)
        for at, (text, amount) in enumerate(sums):
            put(words, 6300, y0 + 220 + at * 200, text)
            ending(words, 9100, y0 + 220 + at * 200, amount)
        y0 += 1100
    for text, amount in (("Total de cargos", "325.00"), ("Pagos del plan", "-190.00"), ("Pagos recibidos de usted", "-20.00")):
        put(words, 5500, y0, text)
        ending(words, 9100, y0, amount)
        y0 += 190
    put(words, 5500, y0, "TOTAL A PAGAR")
    ending(words, 9100, y0, "115.00")
    (bill,) = read_pages((Page(number=1, words=tuple(words)),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
    return bill


@pytest.mark.parametrize("first_sum", ["205.00", "215.00"])  # the second is wrong: the other box proves how both are read
def test_items_and_their_sums_are_read_apart(first_sum):
    bill = bill_of(first_sum)
    assert [(line.code, str(line.day), str(line.charge)) for line in bill.lines] == [
        ("99213", "2026-02-13", "95.00"),
        ("97110", "2026-02-13", "110.00"),
        ("80061", "2026-03-20", "60.00"),
        ("36415", "2026-03-20", "15.00"),
        ("93000", "2026-03-20", "45.00"),
    ]
    assert (str(bill.lines[1].units), str(bill.lines[1].unit_price)) == ("2", "55.00")
    sums = [(str(row.amount), row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.SUBTOTAL]
    assert sums == [(first_sum, 0, 2), ("120.00", 2, 5)]
    assert (str(bill.total_charges), str(bill.insurance_paid), str(bill.patient_paid)) == ("325.00", "190.00", "20.00")
    assert str(bill.balance) == "115.00"


def test_a_box_alone_is_known_by_what_is_left_where_its_own_sum_is_wrong():
    words = []
    for y0, text in (
        (300, "CLÍNICA INVENTADA"),
        (500, "ESTADO DE CUENTA"),
        (700, "Paciente: SAM EJEMPLO"),
        (1000, "Visita del 13/02/2026"),
    ):
        put(words, 900, y0, text)
    for at, (code, text, amount) in enumerate((("99213", "Consulta de control", "95.00"), ("93000", "Trazado", "45.00"))):
        put(words, 900, 1190 + at * 170, f"{code} {text}")
        ending(words, 5900, 1190 + at * 170, amount)
    for at, (text, amount) in enumerate(
        (("Total de la visita", "190.00"), ("Pagó el plan", "-70.00"), ("Saldo de la visita", "120.00"))
    ):
        put(words, 6300, 1220 + at * 200, text)
        ending(words, 9100, 1220 + at * 200, amount)
    reading = read_pages((Page(number=1, words=tuple(words)),), reader="pdf_text", name="paper.pdf", pages_count=1)
    [bill] = reading.bills
    assert [(line.code, str(line.charge), line.patient_owes) for line in bill.lines] == [
        ("99213", "95.00", None),
        ("93000", "45.00", None),
    ]
    assert [str(row.amount) for row in bill.rows if row.kind is RowKind.SUBTOTAL] == ["190.00"]

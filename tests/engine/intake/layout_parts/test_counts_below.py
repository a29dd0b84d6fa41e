"""Days in rows of their own over their items, and counts in rows of their own under them, in Spanish and in English."""

from almoner.engine.bill import Bill
from tests.engine.intake.layout_parts.printed import bill_of

CUENTA = """
                      Hospital Inventado del Valle
                      ESTADO DE CUENTA DETALLADO
  PACIENTE                              NÚMERO DE CUENTA
  Ejemplo de Prueba                     EXP-000523
  FECHA DE EMISIÓN                      PAGUE ANTES DEL
  12/30/2024                            01/29/2025

  Fecha de servicio: 12/15/2024
         Habitación semiprivada                                          $1,309.58
         Cant. 1 a $1,309.58 c/u   Cód. de ingreso 0120

  85025  Hemograma inventado                                                $63.00
         Cant. 1 a $63.00 c/u   Cód. de ingreso 0305

                                                     Subtotal del día    $1,372.58

  Fecha de servicio: 12/16/2024
         Tableta inventada 500 mg                                           $23.40
         Cant. 6 a $3.90 c/u   Cód. de ingreso 0250

  J1885  Inyección inventada                                                $68.92
         Cant. 2 a $34.46 c/u   Cód. de ingreso 0636

                                                     Subtotal del día       $92.32

                                                     Total de cargos     $1,464.90
"""
WANTED = [
    ("2024-12-15", None, "1", "1309.58", "0120", "1309.58"),
    ("2024-12-15", "85025", "1", "63.00", "0305", "63.00"),
    ("2024-12-16", None, "6", "3.90", "0250", "23.40"),
    ("2024-12-16", "J1885", "2", "34.46", "0636", "68.92"),
]
IN_ENGLISH = (
    ("Fecha de servicio:", "Services of"),
    ("Cant.", "Qty"),
    (" a $", " at $"),
    ("c/u", "each"),
    ("Cód. de ingreso", "Rev code"),
    ("Subtotal del día", "Daily subtotal  "),
)


def _lines(bill: Bill) -> list[tuple[str | None, ...]]:
    return [
        (str(line.day), line.code, str(line.units), str(line.unit_price), line.revenue_code, str(line.charge))
        for line in bill.lines
    ]


def test_the_row_below_counts_its_line_and_the_row_above_dates_it() -> None:
    bill = bill_of(CUENTA)
    assert _lines(bill) == WANTED
    assert str(bill.total_charges) == "1464.90"


def test_the_same_words_in_english() -> None:
    text = CUENTA
    for spanish, english in IN_ENGLISH:
        text = text.replace(spanish, english)
    assert _lines(bill_of(text)) == WANTED


def test_an_accent_misread_off_a_picture_changes_nothing() -> None:
    assert _lines(bill_of(CUENTA.replace("Cód.", "Céd."))) == WANTED


def test_a_day_alone_heads_what_stands_below_it() -> None:
    assert _lines(bill_of(CUENTA.replace("Fecha de servicio: ", ""))) == WANTED


def test_a_count_that_no_line_above_lacks_adds_nothing() -> None:
    once = CUENTA.replace("         Habitación semiprivada                                          $1,309.58\n", "")
    assert [line.charge for line in bill_of(once).lines if str(line.charge) == "1309.58"] == []

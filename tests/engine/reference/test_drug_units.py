"""What one billing unit of a drug is: the drug's own number first, then the code; never a guess."""

from datetime import date
from decimal import Decimal

from almoner.engine.reference.editions import Edition, Lack, NoData
from almoner.engine.reference.fees import ASP, CROSSWALK, DrugCode, DrugLimit
from almoner.engine.reference.tables import NO_TABLES, Tables

ON = date(2026, 2, 3)


def edition(table, *, partial=False):
    return Edition(table, None, None, "Q", date(2026, 1, 1), date(2026, 3, 31), table, "", "", partial, 1)


DRUGS = (DrugCode("00409379601", "J1885", "Example", "15 MG", Decimal(100)), DrugCode("00409379601", "J1886", None, None, None))
LIMITS = (DrugLimit("J1885", "30 MG", Decimal(1), None),)
BOTH = Tables((edition(ASP), edition(CROSSWALK)), {ASP: {"J1885": LIMITS}, CROSSWALK: {"00409379601": DRUGS}})


def test_the_drugs_own_number_comes_first_and_tells_its_package():
    found = BOTH.drug_unit("J1885", ON, "00409379601")
    assert (found.dosage, found.package, found.row, found.edition.table) == ("15 MG", Decimal(100), DRUGS[0], CROSSWALK)


def test_without_a_known_number_the_code_tells():
    for ndc in (None, "00000000000"):
        found = BOTH.drug_unit("J1885", ON, ndc)
        assert (found.dosage, found.package, found.row, found.edition.table) == ("30 MG", None, LIMITS[0], ASP)


def test_a_row_of_another_code_or_without_an_amount_tells_nothing():
    for code in ("J1886", "J3490"):
        assert BOTH.drug_unit(code, ON, "00409379601").lack is Lack.NOT_IN_TABLE


def test_what_is_missing_is_named():
    assert NO_TABLES.drug_unit("J1885", ON, "00409379601").table == CROSSWALK
    assert NO_TABLES.drug_unit("J1885", ON).table == ASP
    assert BOTH.drug_unit("J1885", date(2026, 4, 1)).lack is Lack.NO_EDITION
    only = Tables((edition(CROSSWALK),), {CROSSWALK: {}})
    assert only.drug_unit("J1885", ON, "00409379601").table == ASP
    partial = Tables((edition(ASP, partial=True),), {ASP: {}})
    told = partial.drug_unit("J1885", ON)
    assert isinstance(told, NoData)
    assert told.lack is Lack.PARTIAL

"""Whose a price file is, as it says itself: numbers, states of its addresses, the tax number its name begins with."""

import json

import pytest

from almoner.adapters.tables.reading import ParquetReading
from almoner.adapters.tables.store import DataFolder
from tests.faces.command import almoner
from tests.published import POSTED_HEAD, POSTED_JSON, POSTED_TALL


@pytest.fixture
def marks(tmp_path):
    """Imports one file and gives the marks of its edition."""

    def imported(name, text):
        (tmp_path / name).write_text(text)
        ran = almoner("--data", tmp_path / "data", "editions", "import", tmp_path / name)
        assert ran.code == 0, ran.err
        [edition] = ParquetReading(DataFolder(tmp_path / "data")).editions()
        return edition.marks

    return imported


def test_a_table_tells_its_states_and_its_name_the_tax_number(marks):
    text = POSTED_HEAD.replace("Nowhere, ZZ 00001", "Nowhere, ZZ 00001|2 Example Way, Elsewhere, YY  00002-1234") + POSTED_TALL
    assert marks("12-3456789_made-up-hospital_standardcharges.csv", text) == ("ein:123456789", "state:ZZ", "state:YY")


def test_a_table_of_the_third_template_tells_its_numbers(marks):
    head = POSTED_HEAD.replace("hospital_address,", "hospital_address,type_2_npi,").replace(
        'ZZ 00001",X1', 'ZZ 00001","1234567893 | 1098765432",X1'
    )
    assert marks("made-up_standardcharges.csv", head + POSTED_TALL) == ("npi:1234567893", "npi:1098765432", "state:ZZ")


@pytest.mark.parametrize("addresses", [["1 Example Way, Nowhere, ZZ 00001"], "1 Example Way, Nowhere, ZZ 00001"])
def test_json_tells_the_same(marks, addresses):
    held = json.loads(POSTED_JSON) | {"hospital_address": addresses, "type_2_npi": ["1234567893", 7]}
    assert marks("123456789_made-up_standardcharges.json", json.dumps(held)) == ("ein:123456789", "npi:1234567893", "state:ZZ")


def test_a_file_that_says_nothing_has_no_marks(marks):
    assert marks("made-up_standardcharges.json", POSTED_JSON) == ()

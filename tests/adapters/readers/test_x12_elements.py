"""Every element of every valid example reaches a typed field; the few that do not are known by name."""

import io

import pytest

from almoner.adapters.readers.x12 import X12
from almoner.adapters.readers.x12_parts.envelope import segments
from almoner.adapters.readers.x12_parts.fields import TABLE, explain
from almoner.engine.errors import Refused
from tests.adapters.readers.x12_files import OWN, shared

# Published files that are wrong on purpose, or edited: not counted among the valid examples.
INVALID = {
    "no_plb_sample.txt": {"PLXX01": 1, "PLXX02": 1, "PLXX03": 1, "PLXX04": 1, "PLXX05": 1, "PLXX06": 1, "PLXX07": 1, "PLXX08": 1},
    "CHPW_Claimdata_edited.txt.tmp": {"PAT04": 1, "PAT09": 1},
    "x12_bad_segment_identifier.txt": {
        "01": 1, "02": 1, "03": 1, "04": 1, "05": 1, "06": 1, "NM3101": 1, "NM3102": 1, "NM3103": 1, "NM3104": 1, "NM3105": 1,
        "NM3107": 1, "NM3108": 1, "NM3109": 1, "Nd401": 1, "Nd402": 1, "Nd403": 1,
    },
}  # fmt: skip
# BPR16 is 20002316, no day; the Blue Cross sample has an SVC with three elements too many.
UNEXPLAINED = {"BPR16": 1, "SVC08": 1, "SVC10": 1}


def test_our_own_files_are_typed_to_the_last_element():
    for path in OWN:
        with path.open("rb") as stream:
            found = explain(segments(stream))
        assert found.elements > 80, path.name
        assert found.unexplained == {}, path.name


def test_published_examples_are_typed():
    elements = typed = 0
    names: dict[str, int] = {}
    for path in shared():
        with path.open("rb") as stream:
            found = explain(segments(stream))
        if path.name in INVALID:
            assert found.unexplained == INVALID[path.name]
            continue
        elements, typed = elements + found.elements, typed + found.typed
        for name, count in found.unexplained.items():
            names[name] = names.get(name, 0) + count

    assert elements > 120_000
    assert typed >= elements * 99 // 100
    assert names == UNEXPLAINED


def test_every_published_example_is_read_or_refused_and_accounted_for():
    bills = 0
    for path in shared():
        try:
            reading = X12().read(io.BytesIO(path.read_bytes()), path.name)
        except Refused:
            pytest.fail(f"{path.name} is not beyond reading")
        assert reading.parts == reading.parts_accounted, path.name
        bills += len(reading.bills)

    assert bills > 1_500


def test_an_unknown_element_is_named():
    found = explain(
        segments(io.BytesIO(b"ST*835*0001~BPR*I*1.005*C*CHK~SVC*HC:99213*1*1***" + b"*" * 4 + b"X~ZZZ*1~SE*4*0001~"))
    )

    assert found.unexplained == {"BPR02": 1, "SVC10": 1, "ZZZ01": 1}


def test_the_table_names_each_element_once():
    for id, entries in TABLE.items():
        names = [name for name, _ in entries]
        assert len(set(names)) == len(names), id

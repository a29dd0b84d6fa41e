"""Papers of any size become Parquet in flat memory, in a child that can write into one folder and nowhere else."""

import io
import json
import os
import subprocess
import sys
import textwrap
import time
from dataclasses import dataclass

import pyarrow.parquet as pq
import pytest

from almoner.adapters.files.sources import MemorySource
from almoner.adapters.isolation.apart import ReadApart
from almoner.adapters.isolation.limits import MIB, Limits
from almoner.adapters.isolation.stream import StreamApart
from almoner.adapters.readers.stream import stream_rows
from almoner.engine.errors import AlmonerError, Refused
from almoner.services.bills.stream_papers import StreamPapers, folders
from tests.made_up import PAPERS, envelope, x12_835

NAUGHTY = "tests.adapters.isolation.naughty_rows"
SMALL = Limits(memory_bytes=256 * MIB, memory_sees_after=5)


def deed(name, folder, data=b"a paper"):
    return list(StreamApart(SMALL, program=NAUGHTY)(MemorySource(name, data), str(folder)))


def code_of(name, folder):
    with pytest.raises(AlmonerError) as caught:
        deed(name, folder)
    return caught.value.code


def remittance(claims):
    """A remittance with so many claims of one line."""
    inside = ["ST*835*0001", "BPR*I*80*C*CHK************20260301", "TRN*1*1*1512345678", "N1*PR*MADE UP HEALTH", "LX*1"]
    for number in range(claims):
        inside += [
            f"CLP*A{number}*1*200*80*20*12*C{number}*11",
            f"NM1*QC*1*EXAMPLE*ALEX****MI*M{number}",
            "SVC*HC:99213:25*200*80**1",
            "DTM*472*20260203",
            "CAS*CO*45*100",
            "CAS*PR*3*20",
        ]
    return envelope("HP", "005010X221A1", inside)


def test_rows_are_those_of_the_audit(tmp_path):
    source = MemorySource("r.835", remittance(3))
    said = list(StreamApart()(source, str(tmp_path / "out")))
    assert said[-1].startswith("30 segments") or "3 claims" in said[-1]
    rows = pq.read_table(tmp_path / "out" / "lines.parquet").to_pylist()
    bills = ReadApart()(source).bills
    read = [
        (line.code, ":".join(line.modifiers), line.charge.cents, line.paid.cents, line.day) for b in bills for line in b.lines
    ]
    assert [(r["code"], r["modifiers"], r["charge_cents"], r["paid_cents"], r["day"]) for r in rows] == read


@pytest.mark.parametrize("name", ["remittance.835", "claim.837", "eob.json", "bill.csv"])
def test_every_kind_with_rows_gives_the_lines_of_the_audit(name, tmp_path):
    source = MemorySource(name, PAPERS[name]())
    list(StreamApart()(source, str(tmp_path / "out")))
    rows = pq.read_table(tmp_path / "out" / "lines.parquet").to_pylist()
    read = [line for bill in ReadApart()(source).bills for line in bill.lines]
    assert [(row["code"], row["charge_cents"], row["day"]) for row in rows] == [
        (line.code, line.charge.cents, line.day) for line in read
    ]


def test_files_appear_only_when_the_paper_went_through(tmp_path):
    out = tmp_path / "out"
    assert deed("honest", out) == ["started honest", "7"]
    assert [file.name for file in out.iterdir()] == ["some.parquet"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("refuse", "made_up"),
        ("raise", "rows_not_read"),
        ("abort", "rows_not_read"),
        ("allocate", "rows_not_read"),
        ("connect", "rows_not_written"),
        ("climb", "rows_not_written"),
        ("full", "rows_not_written"),
    ],
)
def test_a_paper_that_breaks_leaves_nothing_behind(name, code, tmp_path):
    assert code_of(name, tmp_path / "out") == code
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_outside_the_folder(tmp_path):
    there = tmp_path / "there"
    assert code_of(f"outside {there}", tmp_path / "out") == "rows_not_written"
    assert not there.exists()


def test_what_broke_inside_does_not_reach_the_sentence(tmp_path):
    with pytest.raises(Refused) as caught:
        deed("raise", tmp_path / "out")
    assert "patient" not in str(caught.value)


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path):
    (tmp_path / "mine").write_text("as it was")
    assert code_of("honest", tmp_path) == "folder_not_empty"
    assert [file.read_text() for file in tmp_path.iterdir()] == ["as it was"]


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    assert code_of("honest", tmp_path / "file") == "rows_not_read"


def test_who_stops_listening_ends_the_child(tmp_path):
    lines = StreamApart(program=NAUGHTY)(MemorySource("sleep", b"x"), str(tmp_path / "out"))
    assert next(lines) == "started sleep"
    started = time.monotonic()
    lines.close()
    assert time.monotonic() - started < 2
    assert list(tmp_path.iterdir()) == []


@dataclass
class Breaking(io.RawIOBase):
    """A file whose disk fails half-way."""

    left: int = 2

    def readable(self):
        return True

    def readinto(self, into):
        self.left -= 1
        if self.left < 0:
            raise OSError(5, "Input/output error")
        into[:] = b"x" * len(into)
        return len(into)


def test_a_source_that_breaks_half_way_is_not_taken_for_a_short_one(tmp_path):
    class Source:
        name = "honest"

        def open(self):
            return io.BufferedReader(Breaking())

    with pytest.raises(Refused, match="could not be read to its end"):
        list(StreamApart(program=NAUGHTY)(Source(), str(tmp_path / "out")))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["bill.pdf", "bill.txt", "bill.xlsx"])
def test_a_kind_without_rows_is_refused_with_one_sentence(name, tmp_path):
    with pytest.raises(Refused) as caught:
        list(stream_rows(io.BytesIO(PAPERS[name]()), name, str(tmp_path)))
    assert str(caught.value) == (
        f"{name} was not turned into tables: only X12 claims (837), remittances (835), FHIR and tables (CSV, Parquet) are streamed; "
        "choose a claim file, or a table with headings."
    )


def test_several_papers_have_a_folder_each_and_a_refused_one_stops_nobody(tmp_path):
    papers = [MemorySource("a.835", x12_835()), MemorySource("a.835", x12_835()), MemorySource("b.pdf", PAPERS["bill.pdf"]())]
    said = list(StreamPapers(StreamApart())(papers, str(tmp_path / "out")))
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["a.835", "a.835-2"]
    assert said[-1].startswith("b.pdf was not turned into tables")
    assert all(line.startswith("a.835: ") for line in said[:-1])


def test_papers_that_are_all_refused_raise(tmp_path):
    papers = [MemorySource("b.pdf", PAPERS["bill.pdf"]()), MemorySource("c.txt", b"words")]
    with pytest.raises(Refused, match="None of the 2 papers"):
        list(StreamPapers(StreamApart())(papers, str(tmp_path / "out")))


def test_no_name_leaves_the_folder():
    names = ["../../x", "..", "", "/etc/passwd", "a b", "A_b", "\u202e", "x" * 300]
    made = folders([MemorySource(name, b"") for name in names], "out")
    assert len({one.casefold() for one in made}) == len(names)
    assert all(one.startswith("out/") and one.count("/") == 1 and ".." not in one and len(one) < 100 for one in made)


PEAK = textwrap.dedent(
    """
    import json, resource, sys
    from pathlib import Path
    from almoner.adapters.files.sources import FileSource
    from almoner.adapters.isolation.stream import StreamApart
    lines = list(StreamApart()(FileSource(Path(sys.argv[1])), sys.argv[2]))
    print(json.dumps({"peak": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "last": lines[-1]}))
    """
)


def peak_of(tmp_path, copies):
    """MiB at the child's highest, streaming so many copies of one interchange."""
    one = remittance(5000)
    paper = tmp_path / f"{copies}.835"
    with paper.open("wb") as file:
        for _ in range(copies):
            file.write(one)
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(paper), str(tmp_path / f"out{copies}")],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    lines = pq.read_metadata(tmp_path / f"out{copies}" / "lines.parquet").num_rows
    assert lines == 5000 * copies
    return paper.stat().st_size, json.loads(done.stdout)["peak"]


def test_sixty_megabytes_need_no_more_memory_than_thirty(tmp_path):
    size, small = peak_of(tmp_path, 38)
    assert size > 25 * MIB
    large_size, large = peak_of(tmp_path, 85)
    assert large_size > 57 * MIB
    assert large < 1.15 * small + 8

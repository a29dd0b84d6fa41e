"""The page on what is kept names every table and every file there is, says of each how it goes, and the code agrees."""

import re
from pathlib import Path

import almoner.adapters.stores.database  # noqa: F401 - with it all tables are known
from almoner.adapters.stores.schema import metadata
from almoner.adapters.stores.sealed_columns import of_folders, sealed
from almoner.assembly.settings import Settings
from almoner.engine.privacy.retention import USUAL, Kept
from tests.faces.http.conftest import running

PAGE = (Path(__file__).parents[2] / "docs" / "what_we_keep.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in PAGE.splitlines() if line.startswith("| `")]
TABLES = {row[0].strip("`"): row[1:] for row in ROWS if len(row) == 5}
FILES = {name.strip("/") for row in ROWS if len(row) == 3 for name in re.findall(r"`([^`]+)`", row[0])}
DAYS = {Kept.JOB: "jobs", Kept.SESSION: "sessions", Kept.REQUEST: "asked_before"}


def test_every_table_stands_there_once_and_no_other():
    assert sum(len(row) == 5 for row in ROWS) == len(TABLES)
    assert set(TABLES) == set(metadata.tables)


def test_each_says_what_why_how_long_and_how_it_goes():
    for name, cells in TABLES.items():
        assert len(cells) == 4, name
        assert all(cells), name


def test_what_is_sealed_with_a_folder_is_said_to_go_with_it():
    go_with_it = {one.name for one in of_folders() if "folder" in one.c} - {"jobs"} | {"cases"}
    assert {name for name, cells in TABLES.items() if "with the folder" in cells[3]} - {"jobs"} == go_with_it


def test_a_table_with_something_sealed_says_so():
    for name, cells in TABLES.items():
        assert ("sealed" in cells[0]) == bool(sealed(metadata.tables[name])), name


def test_the_days_are_those_of_the_code():
    for kind, name in DAYS.items():
        assert re.search(rf"\b{USUAL[kind].days} days", TABLES[name][2]), name
    for kind, name in {Kept.FOLDER: "folders", Kept.JOURNAL: "journal"}.items():
        assert USUAL[kind].days is None
        assert not re.search(r"\d+ days", TABLES[name][2])


def test_every_file_a_server_makes_stands_there(tmp_path):
    data = tmp_path / "data"
    with running(Settings(str(data))) as house:
        client = house.at()
        folder = client.post("/api/v1/folders", json={"name": "Robin Made-Up"}).json()["id"]
        client.post(
            f"/api/v1/folders/{folder}/papers",
            content=b"made up",
            headers={"Content-Disposition": 'attachment; filename="a.txt"'},
        )
        assert client.delete(f"/api/v1/folders/{folder}").status_code == 204
        found = {re.sub(r"-(wal|shm|journal)$", "", one.name) for one in data.iterdir()}
    assert {"almoner.db", "documents", "secrets", "tombstones.jsonl"} <= found <= FILES

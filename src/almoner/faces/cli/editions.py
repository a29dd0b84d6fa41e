"""The `editions` command: list, import and verify public tables."""

import argparse
import json
import sys
from datetime import date
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.errors import Misused, Refused
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.known import TABLES
from almoner.engine.wording.neutral import neutral
from almoner.faces import shape
from almoner.faces.saying import DONE, REFUSED, UNAVAILABLE
from almoner.ports.tables import Kept, Told
from almoner.services.tables.import_editions import Imported

SETTINGS = {"practitioner": "practitioner", "outpatient": "outpatient", "hospital": "outpatient", "dme": "dme"}
NEWS = {
    "added": "added",
    "joined": "joined to the parts that were here",
    "replaced": "put in the place of the one that was here",
    "same": "here already, nothing changed",
}
TROUBLE = {"changed": "CHANGED since it was imported: do not rely on it", "missing": "its rows are GONE"}


def add_editions(commands: Any) -> None:
    whole = commands.add_parser("editions", help="public tables: which are here, import more, verify them")
    tasks = whole.add_subparsers(dest="task", required=True, parser_class=type(whole))
    one = tasks.add_parser("list", help="the editions that are here")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run_list)
    one = tasks.add_parser("import", help="take in official files as published")
    one.add_argument("paths", nargs="+", metavar="PATH", help="a zip, txt, csv or xlsx file as published, or a folder of them")
    one.add_argument("--edition", metavar="2026Q3", help="for a file whose name no longer says it")
    one.add_argument("--setting", choices=sorted(SETTINGS), help="for a file whose name no longer says it")
    one.add_argument("--programme", choices=("medicare", "medicaid"), help="for a file whose name no longer says it")
    one.add_argument("--whole", action="store_true", help="you know that these are all the rows, however few")
    one.add_argument("--replace", action="store_true", help="take the place of the same edition with other rows")
    one.set_defaults(run=run_import)
    one = tasks.add_parser("fetch", help="get a quarter's files from their publisher and import them")
    one.add_argument("table", nargs="?", metavar="TABLE", help="one table (default: all whose address is known)")
    one.add_argument(
        "--accept-ama-licence", action="store_true", help="you have read and accept the AMA's licence for CPT codes"
    )
    one.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="a day of the quarter (default: today)")
    one.add_argument("--from", dest="base", metavar="ADDRESS", help="a mirror of the publisher's folder")
    one.set_defaults(run=run_fetch)
    one = tasks.add_parser("verify", help="compare every edition with its checksum")
    one.set_defaults(run=run_verify)


def run_list(asked: argparse.Namespace, platform: Platform) -> int:
    platform.expect_data()
    editions = platform.editions()
    if asked.json:
        print(json.dumps([edition_json(one) for one in editions], indent=2, ensure_ascii=False))
    elif not editions:
        print("No public tables are here yet. `almoner editions import PATH` takes in official files (docs/editions.md).")
    else:
        for one in editions:
            print(line(one))
    if not asked.json:
        wanting(editions, {check.id for check in platform.catalogue()})
    return DONE


def wanting(editions: tuple[Edition, ...], checks: set[str]) -> None:
    """Tables that are not here and would let further checks run."""
    here = {one.table for one in editions}
    for known in TABLES.values():
        more = [check for check in known.checks if check in checks]
        if known.name not in here and more:
            print(f"{known.name:16} not here: {known.title}; it would serve {', '.join(more)}")


def edition_json(one: Edition) -> dict[str, Any]:
    """An edition as the contract writes it, with what else is known of it."""
    return shape.edition_json(one) | {
        "rows": one.rows,
        "partial": one.partial,
        "source": neutral(one.source),
        "licence": one.licence,
    }


def line(one: Edition) -> str:
    until = "until a later one" if one.last_day is None else f"to {one.last_day}"
    partial = ", PARTIAL" if one.partial else ""
    return f"{one.table:16} {one.name:8} {one.scope:24} {one.first_day} {until}  {one.rows:,} rows{partial}"


def run_import(asked: argparse.Namespace, platform: Platform) -> int:
    told = Told(
        edition=asked.edition,
        setting=None if asked.setting is None else SETTINGS[asked.setting],
        programme=asked.programme,
        whole=asked.whole,
        replace=asked.replace,
    )
    sources = tuple(platform.sources(asked.paths))
    if not sources:
        raise Misused("no_files", what="Nothing was imported", why="no files were given", do="name a published file")
    return tell(platform.import_editions(sources, told))


def run_fetch(asked: argparse.Namespace, platform: Platform) -> int:
    """Ends with 4 where a file could not be had, though others were."""
    base = {"base": asked.base} if asked.base else {}
    on = asked.on or platform.today()
    done, missing = platform.fetch_editions(asked.table, on, accepted=asked.accept_ama_licence, **base)
    code = tell(done)
    for one in missing:
        print(f"almoner: {neutral(str(one))}", file=sys.stderr)
    return code or (UNAVAILABLE if missing else DONE)


def tell(done: Imported) -> int:
    """Say what became of the files. Raises the refusal itself where there was one file and it was refused."""
    if not done.kept and len(done.refused) == 1:
        raise done.refused[0]
    for kept in done.kept:
        say(kept)
    for name in done.passed_over:
        print(f"passed over: {neutral(name)}")
    for refused in done.refused:
        print(f"almoner: {neutral(str(refused))}", file=sys.stderr)
    return REFUSED if done.spoiled or not done.kept else DONE


def say(kept: Kept) -> None:
    print(f"{line(kept.edition)}: {NEWS[kept.news]}")
    for remark in kept.remarks:
        print(f"  {remark}")


def run_verify(_: argparse.Namespace, platform: Platform) -> int:
    """Ends with 3 where one edition is not as it was."""
    platform.expect_data()
    bad = 0
    for one in platform.verify_editions():
        bad += one.trouble is not None
        print(f"{line(one.edition)}: {'as imported' if one.trouble is None else TROUBLE[one.trouble]}")
    if bad:
        raise Refused(
            "table_changed_on_disk",
            what=f"{bad} {'edition was' if bad == 1 else 'editions were'} not as imported",
            why="the stored rows do not match their checksum",
            do="import the file again with `--replace`",
        )
    return DONE

"""`almoner folders`: the folders of a one-person machine, each out as one file and in again."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.wording.neutral import neutral
from almoner.faces.cli.secrets import opened
from almoner.faces.saying import DONE
from almoner.ports.keeping import Folder

PIECE = 1 << 20


def add_folders(commands: Any) -> None:
    ways = commands.add_parser("folders", help="list, export and import folders").add_subparsers(dest="way", required=True)
    one = ways.add_parser("list", help="ids and names")
    one.set_defaults(run=run_list)
    one = ways.add_parser("export", help="all of a folder as one zip file, in the clear")
    one.add_argument("folder", metavar="ID")
    one.add_argument("path", metavar="FILE")
    one.set_defaults(run=run_export)
    one = ways.add_parser("import", help="a folder that was exported here or elsewhere")
    one.add_argument("path", metavar="FILE")
    one.set_defaults(run=run_import)


def run_list(asked: argparse.Namespace, _platform: Platform) -> int:
    with opened(asked) as made:
        found: list[Folder] = []
        owner = made.owner()
        while part := made.folders.mine(owner, after=found[-1].id if found else None, most=200):
            found += part
    for one in found:
        print(f"{one.id}  {neutral(one.name)}{'  (held)' if one.held_until_lifted else ''}")
    return DONE


def run_export(asked: argparse.Namespace, _platform: Platform) -> int:
    place, begun = Path(asked.path), Path(f"{asked.path}.begun")
    if place.exists():
        raise Refused("file_there", what="Nothing was written", why=f"{place} is there already", do="name another file")
    with opened(asked) as made:
        pieces = made.whole.export(made.owner(), asked.folder)
        try:
            with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
                for piece in pieces:
                    stream.write(piece)
            begun.replace(place)
        except OSError as error:
            why = (error.strerror or "it cannot be written").lower()
            raise Unavailable("not_exported", what="Nothing was written", why=why, do="name another place") from error
        finally:
            begun.unlink(missing_ok=True)
    print(f"{place} holds all of it, in the clear: keep it where nobody else can open it.", file=sys.stderr)
    return DONE


def run_import(asked: argparse.Namespace, _platform: Platform) -> int:
    with opened(asked) as made:
        folder = made.whole.take_over(made.owner(), pieces_of(Path(asked.path)))
    print(folder.id)
    return DONE


def pieces_of(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            while piece := stream.read(PIECE):
                yield piece
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise Refused("file_not_read", what=f"{path} was not read", why=why, do="name the file as it is") from error

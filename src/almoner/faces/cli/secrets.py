"""`almoner secrets`: what lies in the folder of secrets, new keys for old ones, and a sealed copy of it."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from almoner.assembly.platform import Platform
from almoner.faces.cli.backup import ACT, lock_of, opening
from almoner.faces.cli.printing import print_json
from almoner.faces.saying import DONE

if TYPE_CHECKING:  # databases are loaded only where they are needed
    from almoner.assembly.keeping import Keeping


def add_secrets(commands: Any) -> None:
    """The command and what it does."""
    ways = commands.add_parser("secrets", help="list, rotate, back up and restore keys").add_subparsers(
        dest="way", required=True
    )
    one = ways.add_parser("list", help="names, bits and rights; never a value")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run_list)
    one = ways.add_parser("rotate", help="a new master key around every key")
    one.add_argument("--folders", action="store_true", help="also a new key for each folder, sealing all in it anew")
    one.add_argument("--documents", action="store_true", help="also a new key for each document, while no server is at work")
    one.add_argument("--drop-old", action="store_true", help="take away master keys that nothing needs; older backups do")
    one.set_defaults(run=run_rotate)
    one = ways.add_parser("backup", help="copy the secrets into one sealed file")
    one.add_argument("path", metavar="FILE")
    opening(one)
    one.set_defaults(run=run_back_up)
    one = ways.add_parser("restore", help="put secrets back from such a file")
    one.add_argument("path", metavar="FILE")
    opening(one)
    one.set_defaults(run=run_restore)


@contextmanager
def opened(asked: argparse.Namespace, *, start: bool = True) -> Iterator["Keeping"]:
    from almoner.assembly.keeping import keeping  # noqa: PLC0415

    made = keeping(asked.data, os.environ)
    try:
        if start:
            made.start()
        yield made
    finally:
        made.close()


def run_list(asked: argparse.Namespace, _platform: Platform) -> int:
    from almoner.assembly.doctor import secrets  # noqa: PLC0415

    found = secrets(asked.data)
    if asked.json:
        print_json(
            [
                {"name": one.name, "bits": one.bits, "made_at": one.made_at.isoformat(), "mode": f"{one.mode:04o}"}
                for one in found
            ]
        )
        return DONE
    for one in found:
        print(f"{one.name:24} {one.bits:5} bits  {one.made_at:%Y-%m-%d}  {one.mode:04o}")
    if not found:
        print("There are no secrets yet: the server makes them at its first start.")
    return DONE


def run_rotate(asked: argparse.Namespace, _platform: Platform) -> int:
    with opened(asked) as made:
        wrapped = made.rotate.master_key(ACT)
        print(f"Keys wrapped by a new master key: {wrapped}.")
        if asked.folders:
            print(f"Folders with a new key: {made.rotate.folder_keys(ACT)}.")
        if asked.documents:
            print(f"Documents with a new key: {made.rotate_documents(ACT)}.")
        if asked.drop_old:
            print(f"Old master keys taken away: {made.rotate.drop_old(ACT)}. Older backups need them.")
    print("Make a new `almoner secrets backup` now.")
    return DONE


def run_back_up(asked: argparse.Namespace, _platform: Platform) -> int:
    lock = lock_of(asked, twice=True)
    with opened(asked, start=False) as made:
        written = made.secrets.back_up(asked.path, lock)
    print(f"{written.place}: secrets in it: {written.members}")
    return DONE


def run_restore(asked: argparse.Namespace, _platform: Platform) -> int:
    lock = lock_of(asked, twice=False)
    with opened(asked, start=False) as made:
        print(f"Secrets put back: {made.secrets.restore(asked.path, lock)}.")
    return DONE

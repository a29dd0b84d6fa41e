"""`almoner backup` and `almoner restore`: all that is kept in one file that opens with a passphrase or a key file alone."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.errors import Misused, Refused
from almoner.engine.privacy.act import Act, Purpose
from almoner.faces.saying import DONE
from almoner.ports.backups import Lock

ACT = Act("system", Purpose.OPERATION, "cli")


def add_backup(commands: Any) -> None:
    """The two commands and their flags."""
    one = commands.add_parser("backup", help="copy all that is kept into one sealed file")
    one.add_argument("path", metavar="FILE|DIR", help="a new file, or a folder that gets a file named after the moment")
    opening(one)
    one.add_argument("--with-secrets", action="store_true", help="put the master key in too: the file alone then restores all")
    one.set_defaults(run=run_backup)
    one = commands.add_parser("restore", help="put a backup in place of what is kept")
    one.add_argument("path", metavar="FILE")
    opening(one)
    one.add_argument("--replace", action="store_true", help="also where something is kept already")
    one.add_argument(
        "--tombstones", action="append", default=[], metavar="FILE", help="a list of what was erased since, kept elsewhere"
    )
    one.set_defaults(run=run_restore)


def opening(one: argparse.ArgumentParser) -> None:
    way = one.add_mutually_exclusive_group()
    way.add_argument("--passphrase-file", metavar="FILE", help="a file whose first line is the passphrase")
    way.add_argument("--key-file", metavar="FILE", help="a file of at least 32 bytes of chance")


def run_backup(asked: argparse.Namespace, _platform: Platform) -> int:
    from almoner.assembly.keeping import keeping  # noqa: PLC0415 - databases are loaded only here

    lock = lock_of(asked, twice=True)
    made = keeping(asked.data, os.environ)
    try:
        made.start()
        written = made.back_up(asked.path, lock, ACT, with_secrets=asked.with_secrets)
    finally:
        made.close()
    print(f"{written.place}: {written.size} bytes, {written.members} things")
    if not asked.with_secrets:
        print("The master key is not in it: keep `almoner secrets backup` in another place.")
    return DONE


def run_restore(asked: argparse.Namespace, _platform: Platform) -> int:
    from almoner.assembly.keeping import keeping  # noqa: PLC0415

    beside = Path(asked.path).with_name("tombstones.jsonl")
    lists = [*asked.tombstones, *([str(beside)] if beside.is_file() else [])]
    for one in asked.tombstones:
        if not Path(one).is_file():
            raise Refused(
                "no_such_file", what="Nothing was restored", why=f"there is no file {one}", do="name the list as it is"
            )
    lock = lock_of(asked, twice=False)
    made = keeping(asked.data, os.environ)
    try:
        made.start()
        restored = made.restore(asked.path, lock, replace=asked.replace, more=lists)
    finally:
        made.close()
    print(f"Restored, with {restored.documents} documents. Everybody signs in again.")
    if restored.replayed:
        print(f"Done again, as it happened since the backup (erased, taken out, held, lifted): {restored.replayed}.")
    return DONE


def lock_of(asked: argparse.Namespace, *, twice: bool) -> Lock:
    """From a file, or asked for at a terminal. Raises Misused where nobody can be asked, Refused."""
    file = asked.passphrase_file or asked.key_file
    if file is not None:
        try:
            content = Path(file).read_bytes()
        except OSError as error:
            why = (error.strerror or "it cannot be read").lower()
            raise Refused("lock_file", what=f"{file} was not read", why=why, do="name the file as it is") from error
        return Lock(content, False) if asked.key_file else Lock(content.split(b"\n")[0].rstrip(b"\r"), True)
    if not sys.stdin.isatty():
        why = "nothing says how it opens, and nobody can be asked"
        raise Misused("wrong_usage", what="The command was not understood", why=why, do="name --passphrase-file or --key-file")
    said = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("Once more: ") != said:
        raise Refused("passphrase", what="Nothing was written", why="the two were not the same", do="try again")
    return Lock(said.encode(), True)

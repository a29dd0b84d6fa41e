"""`almoner doctor`: looks at an installation and says what is wrong; ends with 0 where all is well, else with 4."""

import argparse
import os
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.wording.neutral import neutral
from almoner.faces.cli.printing import print_json
from almoner.faces.saying import DONE, UNAVAILABLE


def add_doctor(commands: Any) -> None:
    one = commands.add_parser("doctor", help="look at the installation and say what is wrong")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run_doctor)


def run_doctor(asked: argparse.Namespace, _platform: Platform) -> int:
    from almoner.assembly.doctor import examine  # noqa: PLC0415 - databases are loaded only here

    found = list(examine(asked.data, os.environ))
    ill = any(one.wrong and not one.is_warning for one in found)
    if asked.json:
        print_json([{"what": one.what, "wrong": list(one.wrong), "warning": one.is_warning} for one in found])
        return UNAVAILABLE if ill else DONE
    for one in found:
        print(f"{'ok' if not one.wrong else 'warning' if one.is_warning else 'WRONG':8} {one.what}")
        for sentence in one.wrong:
            print(f"         {neutral(sentence)}")
    return UNAVAILABLE if ill else DONE

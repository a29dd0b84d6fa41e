"""`almoner certificate`: hand on one finding with its proof, and see whether such a proof holds."""

import argparse
import json
from pathlib import Path
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.answers import Answers
from almoner.engine.errors import Misused
from almoner.engine.wording.neutral import neutral
from almoner.faces.cli.filed import audit_value, free, keep
from almoner.faces.saying import DONE, FOUND
from almoner.services.bills.certify_finding import Verified
from almoner.services.bills.fit_audit import Said

NO_CERTIFICATE = "No certificate was made"
MOST_BYTES = 64 << 20


def add_certificate(commands: Any) -> None:
    """The command and its two tasks."""
    whole = commands.add_parser("certificate", help="hand on one finding with its proof, or verify such a proof")
    tasks = whole.add_subparsers(dest="task", required=True, parser_class=type(whole))
    one = tasks.add_parser("make", help="a small signed file: the lines, their pictures, the check and the tables behind it")
    one.add_argument("--audit", metavar="FILE", required=True, help="what `almoner audit --json` printed")
    one.add_argument("--papers", nargs="+", metavar="PATH", required=True, help="the papers of that audit")
    one.add_argument("--finding", metavar="ID", required=True, help="the finding's id in the audit")
    one.add_argument("--out", metavar="FILE", required=True, help="where to write it")
    one.add_argument("--answers", metavar="FILE", help="the answers the audit was made with")
    one.add_argument("--corrections", metavar="FILE", help="the corrections the audit was made with")
    one.set_defaults(run=run_make)
    one = tasks.add_parser("verify", help="whether nothing was changed, and whether the check finds the same again")
    one.add_argument("file", metavar="FILE")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run_verify)


def run_make(asked: argparse.Namespace, platform: Platform) -> int:
    free(asked.out, NO_CERTIFICATE, "name another file")
    answers, answers_sum = platform.load_answers(asked.answers) if asked.answers else (Answers(), None)
    corrections, corrections_sum = platform.load_corrections(asked.corrections) if asked.corrections else ((), None)
    besides = [one for one in (asked.answers, asked.corrections, asked.audit) if one]
    made = platform.certify_finding()(
        audit_value(asked.audit, NO_CERTIFICATE),
        tuple(platform.sources(asked.papers, besides)),
        asked.finding,
        said=Said(answers, answers_sum, corrections, corrections_sum),
    )
    keep(platform, asked.out, json.dumps(made, ensure_ascii=False, indent=1).encode())
    print(f"Written: {neutral(asked.out)}")
    return DONE


def run_verify(asked: argparse.Namespace, platform: Platform) -> int:
    """Ends with 1 where the certificate does not hold."""
    try:
        with Path(asked.file).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise Misused(
            "certificate_not_opened",
            what=f"{neutral(Path(asked.file).name)} was not read",
            why=(error.strerror or "it cannot be opened").lower(),
            do="check the path",
        ) from error
    verified = platform.verify_certificate()(data if len(data) <= MOST_BYTES else b"")
    if asked.json:
        shown = {
            name: getattr(verified, name) for name in ("check", "title", "signed", "ours", "found", "same_version", "holds")
        }
        print(json.dumps(shown | {"missing": list(verified.missing)}, ensure_ascii=False, indent=2))
    else:
        for line in told(verified):
            print(line)
    return DONE if verified.holds else FOUND


def told(verified: Verified) -> list[str]:
    """What was seen, one plain sentence each."""
    by = (
        "with this installation's key"
        if verified.ours
        else "with another installation's key: ask its owner if the key is theirs"
    )
    lines = [f"{neutral(verified.title)} ({verified.check})"]
    lines.append(
        f"Signed {by}; nothing was changed since." if verified.signed else "The signature does not fit: something was changed."
    )
    if verified.gone:
        lines.append("The check is not in this version of almoner, so it was not run again.")
    elif verified.missing:
        lines.append(
            f"The check was not run again: {', '.join(map(neutral, verified.missing))} is not here. `almoner editions import` takes it in."
        )
    elif verified.found:
        lines.append("The check was run again on the lines in it and finds the same.")
    else:
        lines.append("The check was run again on the lines in it and does not find this.")
    if not verified.same_version:
        lines.append("It was made with another edition of the rules than the one here.")
    return lines

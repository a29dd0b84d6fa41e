"""The command `almoner audit`, light: the papers are handed over before what judges them is loaded."""

import argparse
import sys
from datetime import date
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.payers import PAYERS
from almoner.engine.wording.neutral import neutral
from almoner.faces.saying import DONE, FOUND

SETTINGS = ["practitioner", "outpatient", "inpatient", "dme", "asc", "snf", "home-health"]
CLASSES = ("fact", "rule", "evidence", "question")
"""Surest first, as `--fail-on` takes them."""


def add_audit(commands: Any) -> None:
    one = commands.add_parser("audit", help="check papers and say what is wrong, what to do and by when")
    one.add_argument("paths", nargs="+", metavar="PATH", help="a PDF, X12, FHIR JSON, CSV, XLSX or text file, a folder, or -")
    form = one.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the whole answer as JSON (almoner.audit/1)")
    form.add_argument("--html", metavar="FILE", help="also write the report as one page with pictures of the papers")
    one.add_argument(
        "--payer", type=payers, default=(), metavar="KIND[,KIND…]", help="who pays, primary first: " + ", ".join(PAYERS)
    )
    one.add_argument(
        "--funding",
        choices=("self-funded", "insured", "unknown"),
        default="unknown",
        help="who bears the plan's cost: the employer, or an insurer",
    )
    one.add_argument("--setting", choices=SETTINGS, help="where the care was, if the papers do not show it")
    one.add_argument(
        "--network",
        choices=("in", "out", "unknown"),
        default="unknown",
        help="whether providers are in the plan's network, where a bill does not say",
    )
    one.add_argument("--state", type=a_state, metavar="XX", help="the state whose law counts, such as NY")
    one.add_argument("--as-of", type=a_day, metavar="YYYY-MM-DD", help="the day the question is asked for (default: today)")
    one.add_argument("--answers", metavar="FILE", help="facts only you know (see `almoner questions`)")
    one.add_argument("--corrections", metavar="FILE", help="corrections to what was read, replayed in order")
    one.add_argument(
        "--fail-on",
        choices=CLASSES,
        help="end with 1 if something at or above this was found: fact (we are sure), rule, evidence (likely), question",
    )
    one.add_argument("--language", choices=("en", "es"), default="en", help="English or Spanish")
    one.set_defaults(run=run_audit)


def payers(text: str) -> tuple[str, ...]:
    kinds = tuple(kind.strip() for kind in text.split(",") if kind.strip())
    for kind in kinds:
        if kind not in PAYERS:
            raise argparse.ArgumentTypeError(f"{kind!r} is not one of {', '.join(PAYERS)}")
    return kinds


def a_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day written as YYYY-MM-DD") from error


def a_state(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise argparse.ArgumentTypeError(f"{text!r} is not a state of two letters")
    return text.upper()


def told(done: int, of: int, name: str) -> None:
    """Progress for a person who waits at a terminal."""
    if of > 1 and sys.stderr.isatty():
        print(
            f"\rread {done} of {of} papers ({neutral(name)[:40]})\033[K",
            end="\n" if done == of else "",
            file=sys.stderr,
            flush=True,
        )


def paging(name: str, page: int, of: int) -> None:
    """ "page 7 of 31" for a person who waits for pictures to be read."""
    if of > 1 and sys.stderr.isatty():
        end = "\n" if page == of else ""
        print(f"\rreading page {page} of {of} ({neutral(name)[:40]})\033[K", end=end, file=sys.stderr, flush=True)


def drawing(name: str, page: int, of: int) -> None:
    """How far the pictures of a report are, for a person who waits."""
    if of > 1 and sys.stderr.isatty():
        end = "\n" if page == of else ""
        print(f"\rdrawing page {page} of {of} ({neutral(name)[:40]})\033[K", end=end, file=sys.stderr, flush=True)


def run_audit(asked: argparse.Namespace, platform: Platform) -> int:
    answers, answers_sum = platform.load_answers(asked.answers) if asked.answers else (None, None)
    corrections, corrections_sum = platform.load_corrections(asked.corrections) if asked.corrections else ((), None)
    write_report = None if asked.html is None else platform.write_report()
    if write_report is not None:
        write_report.keep.check(asked.html)
    sources = tuple(platform.sources(asked.paths, besides(asked.answers, asked.corrections, asked.html)))
    platform.read_ahead(sources)
    # What judges and tells is loaded while the first paper is read apart.
    from almoner.engine.answers import Answers  # noqa: PLC0415
    from almoner.engine.bill import Network  # noqa: PLC0415
    from almoner.engine.intake.assemble import Request  # noqa: PLC0415
    from almoner.faces.cli.printing import print_json  # noqa: PLC0415
    from almoner.faces.cli.report import report  # noqa: PLC0415
    from almoner.faces.shape import audit_json, line_json  # noqa: PLC0415

    request = Request(
        as_of=asked.as_of or platform.today(),
        payers=asked.payer,
        funding=asked.funding,
        setting=asked.setting,
        network=Network(asked.network),
        state=asked.state,
        answers=answers or Answers(),
        corrections=corrections,
        language=asked.language,
    )
    audit, messages = platform.audit_papers(), platform.messages()
    audited = audit(
        sources,
        request,
        answers=answers_sum,
        corrections=corrections_sum,
        progress=told,
        paging=paging,
    )
    shaped = audit_json(audited, messages, asked.language, whole=not asked.json or write_report is not None)
    if asked.json:
        print_json(shaped, line_json)
    else:
        print(report(shaped, messages, asked.language), end="")
    if write_report is not None:
        place = write_report(audited, shaped, sources, path=asked.html, language=asked.language, paging=drawing)
        print("\n" + messages.word("report_written", asked.language).replace("{path}", str(place)))
    return exit_code(shaped, asked.fail_on)


def exit_code(shaped: dict[str, Any], fail_on: str | None) -> int:
    if fail_on is None:
        return DONE
    from almoner.engine.findings import Class  # noqa: PLC0415

    least = Class(fail_on).strength
    return FOUND if any(Class(finding["class"]).strength >= least for finding in shaped["findings"]) else DONE


def besides(*files: str | None) -> list[str]:
    """What lies among the papers and is none: answers, corrections and the pictures kept beside them."""
    given = [one for one in files if one]
    if not given:
        return []
    from almoner.faces.cli.confirm import pictures_path  # noqa: PLC0415

    return given + [pictures_path(one) for one in given]

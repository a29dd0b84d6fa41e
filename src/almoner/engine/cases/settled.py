"""Which findings of a case are still open: nobody has said yet what came of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from almoner.engine.cases.standing import Case


def is_settled(case: Case, finding: Mapping[str, Any], audit: Mapping[str, Any]) -> bool:
    """Whether an outcome names this finding of an audit's JSON value, or a bill that it is about."""
    if any(finding["id"] in one.settles for one in case.outcomes):
        return True
    told = {one.bill for one in case.outcomes if one.bill is not None}
    return bool(told) and not told.isdisjoint(bills_of(finding, audit))


def still_open(case: Case, audit: Mapping[str, Any] | None) -> Iterator[dict[str, Any]]:
    """`audit` is the JSON value of the case's last audit; in its order. Nothing is open in a closed case."""
    if audit is not None and not case.closed:
        yield from (one for one in audit["findings"] if not is_settled(case, one, audit))


def gone_since(case: Case, earlier: Mapping[str, Any], last: Mapping[str, Any] | None) -> Iterator[dict[str, Any]]:
    """Findings of an earlier audit that a letter was sent about and that the last one no longer finds, while nobody has said what came
    of them. `earlier` and `last` are JSON values of audits."""
    known = {one["id"] for one in (last or {"findings": []})["findings"]}
    asked = [(letter.kind, letter.finding) for letter in case.letters if letter.sent]
    for one in earlier["findings"]:
        about = any(kind in one["letters"] and finding in {None, one["id"]} for kind, finding in asked)
        if about and not case.closed and one["id"] not in known and not is_settled(case, one, earlier):
            yield one


def bills_of(finding: Mapping[str, Any], audit: Mapping[str, Any]) -> Iterator[str]:
    """Ids of the bills that a finding is about."""
    lines = set(finding["lines"])
    yield from finding["bills"]
    yield from (one["id"] for one in audit["bills"] if any(line["id"] in lines for line in one["lines"]))

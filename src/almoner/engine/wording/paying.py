"""Whether a person has to pay now, as far as papers can tell: what every report answers, by message key."""

from collections.abc import Iterator, Mapping
from typing import Any

from almoner.engine.reconcile.missing_papers import Lacks


def pay_now(audit: Mapping[str, Any]) -> Iterator[str]:
    """Keys of sentences for an audit's JSON value. Never that nothing is owed, never to just pay."""
    lacks = {one["lacks"] for encounter in audit["encounters"] for one in encounter["missing"]}
    yield "report_pay_ask_first" if any(audit["summary"]["findings"].values()) else "report_pay_no_error"
    if lacks & {Lacks.EOB, Lacks.MEDICARE_NOTICE}:
        yield "report_pay_wait_for_plan"
    if any(document["kind"] == "collection" for document in audit["documents"]):
        yield "report_pay_collector"

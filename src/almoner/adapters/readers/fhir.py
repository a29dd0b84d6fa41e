"""Reads FHIR claims and explanations of benefits: one resource, a Bundle, a JSON array or newline-delimited JSON."""

import re
from typing import Any, BinaryIO

from almoner.adapters.readers.fhir_parts.bills import BILLS, read_bills, why_not
from almoner.adapters.readers.fhir_parts.decoding import pieces, to_utf8
from almoner.adapters.readers.fhir_parts.graph import Graph
from almoner.adapters.readers.fhir_parts.places import At
from almoner.engine.bill import Bill, BillKind, Lost, PaperKind, Reading
from almoner.engine.errors import Refused
from almoner.engine.wording.neutral import neutral

MOST_BYTES = 64 * 1024 * 1024
MOST_PARTS = 100_000
MOST_LOST = 5_000
RESOURCE = re.compile(rb'"resourceType"\s*:\s*"(Claim|ExplanationOfBenefit|ClaimResponse|Bundle)"')
KINDS = {BillKind.EOB: PaperKind.EOB, BillKind.CLAIM: PaperKind.CLAIM, BillKind.ESTIMATE: PaperKind.ESTIMATE}


class FhirReader:
    """FHIR R4 and STU3 JSON about claims."""

    name = "fhir"

    def recognises(self, head: bytes, name: str) -> int:
        """Sure of a claim or bundle, fairly sure of other FHIR, and of other JSON just enough to say what it is."""
        text, _ = to_utf8(head[:65536])
        start = text.lstrip()[:1]
        if start not in (b"{", b"["):
            return 0
        if RESOURCE.search(text):
            return 950
        if b'"resourceType"' in text:
            return 800
        named = name.lower().endswith((".json", ".ndjson", ".jsonl"))
        return 500 if named or re.match(rb'\s*(?:\{\s*"(?:[^"\\]|\\.){0,80}"\s*:|\[\s*[\[{])', text) else 0

    def read(self, stream: BinaryIO, name: str) -> Reading:
        """The whole paper. Raises Refused for what is no FHIR, holds no claim, or is damaged beyond reading."""
        what = f"{neutral(name)} was not read"
        data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise Refused("too_large", what=what, why="it is larger than 64 MB", do="stream it with `almoner read --parquet`")
        if not data.strip(b"\x00\t\n\r \xff\xfe\xef\xbb\xbf"):
            raise Refused("empty", what=what, why="it is empty", do="check the file and send it again")
        found, lost, cut = pieces(data, name)
        graph = Graph()
        for piece in found:
            graph.add(At(piece.value, piece.pointer))
        if len(graph.parts) > MOST_PARTS:
            raise Refused(
                "too_large", what=what, why="it holds more than 100,000 resources", do="stream it with `almoner read --parquet`"
            )
        _refuse_others(graph, [piece.value for piece in found], what)
        read = read_bills(graph, lost)
        bills = read.bills
        if not bills:
            raise Refused(
                "fhir_no_claim",
                what=what,
                why="none of its claims says anything that can be audited",
                do="ask the sender for the claim or explanation of benefits itself",
            )
        if len(read.nameless) > 1:
            told = f"these claims point to {len(read.nameless)} patients without naming them, so they were not told apart"
            lost.append(Lost(told, None))
        _account_for_others(graph, lost)
        if len(lost) > MOST_LOST:
            lost = [*lost[:MOST_LOST], Lost(f"{len(lost) - MOST_LOST} more parts that were not understood", None)]
        count = len(graph.parts) + cut
        return Reading(
            kind=_paper_kind(bills),
            reader=self.name,
            bills=tuple(bills),
            notices=tuple(read.notices),
            doubts=tuple(read.doubts),
            lost=tuple(lost),
            parts=count,
            parts_accounted=count,
        )


def _refuse_others(graph: Graph, values: list[Any], what: str) -> None:
    """Raises Refused for JSON that holds no claim, saying what it holds instead."""
    kinds = sorted({part.type for part in graph.parts if part.type})
    if any(kind in BILLS for kind in kinds):
        return
    do = "send a Claim or ExplanationOfBenefit, as JSON, a Bundle or NDJSON"
    if graph.bundles and not graph.parts:
        raise Refused("fhir_empty_bundle", what=what, why="it is a FHIR Bundle with nothing in it", do=do)
    if graph.bundles and not kinds:
        raise Refused("fhir_no_claim", what=what, why="it is a FHIR Bundle without any resource", do=do)
    if kinds:
        said = ", ".join(neutral(kind)[:40] for kind in kinds[:5])
        raise Refused("fhir_no_claim", what=what, why=f"it is FHIR, but holds no claim, only {said}", do=do)
    keys = next((list(value)[:4] for value in values if isinstance(value, dict) and value), [])
    said = f" with {', '.join(neutral(str(key))[:30] for key in keys)}" if keys else ""
    raise Refused("not_fhir", what=what, why=f"it is JSON{said}, but not FHIR", do=do)


def _account_for_others(graph: Graph, lost: list[Lost]) -> None:
    """Every other resource was used by a claim, or is named here."""
    lost.extend(Lost(why_not(part), part.at.spot()) for part in graph.parts if not part.used)


def _paper_kind(bills: list[Bill]) -> PaperKind:
    """What the paper is as a whole: what decided claims come first."""
    kinds = {KINDS[bill.kind] for bill in bills}
    return next(kind for kind in (PaperKind.EOB, PaperKind.CLAIM, PaperKind.ESTIMATE) if kind in kinds)


READER = FhirReader()

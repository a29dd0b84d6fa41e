"""Reads X12 claims (837 professional, institutional, dental) and remittances (835), 4010A1 and 5010, any delimiters."""

from typing import BinaryIO

from almoner.adapters.readers.x12_parts import envelope, fields
from almoner.adapters.readers.x12_parts.book import Book
from almoner.adapters.readers.x12_parts.claim_837 import Claim
from almoner.adapters.readers.x12_parts.envelope import Bytes, Segment
from almoner.adapters.readers.x12_parts.remittance_835 import Remittance
from almoner.engine.bill import BillKind, PaperKind, Reading
from almoner.engine.errors import Refused

MOST_BYTES = 32 * 1024 * 1024
"""Bytes of one file that an audit takes whole; larger ones are for `almoner read --parquet`."""
MOST_BILLS = 100_000
"""Claims of one file that an audit takes."""
ENVELOPE = frozenset({"ISA", "GS", "ST", "SE", "GE", "IEA", "TA1"})
SURE, LIKELY = 1000, 900


class X12:
    """The reader of X12 files. Its facts' spots are segment numbers, from 1, ISA included."""

    name = "x12"

    def recognises(self, head: bytes, name: str) -> int:  # noqa: ARG002 - the content decides, whatever the name
        """1000 for a file that starts with an ISA segment, 900 for one that starts with GS or ST, else 0."""
        flavour = envelope.wide(head[:8])
        if flavour is not None:
            head = head.decode(flavour, "replace").encode()
        try:
            at, marks = envelope.find_start(head)
        except Refused:
            return 0
        lead = head[:at].removeprefix(b"\xef\xbb\xbf").strip(envelope.PAD)
        if head[at : at + 3] == b"ISA" and head[at + 3 : at + 4] == marks.element:
            return SURE if not lead else LIKELY
        return LIKELY if not lead else 0

    def read(self, stream: BinaryIO, name: str) -> Reading:
        """The whole file. Raises Refused for one too large, without segments, without a claim, or of another kind."""
        return _Run(name).read(_Capped(stream, name))


class _Capped:
    """A stream that refuses to give more than MOST_BYTES."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.stream, self.name, self.given = stream, name, 0

    def read(self, size: int) -> bytes:
        """Raises Refused beyond MOST_BYTES."""
        data = self.stream.read(size)
        self.given += len(data)
        if self.given > MOST_BYTES:
            raise Refused(
                "x12_too_large",
                what=f"{self.name} cannot be audited whole",
                why=f"it is larger than {MOST_BYTES // 2**20} MB",
                do="turn it into tables with `almoner read --parquet`, or hand in the part that is yours",
            )
        return data


class _Run:
    """One file on its way: the envelope's counts, and the transaction being read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.book = Book()
        self.inside: Claim | Remittance | None = None
        self.started: Segment | None = None
        self.group: Segment | None = None
        self.interchange: Segment | None = None
        self.counts = {"segments": 0, "transactions": 0, "groups": 0}
        self.kinds: dict[str, int] = {}

    def read(self, stream: Bytes) -> Reading:
        """Every segment to its place, then the bills."""
        book = self.book
        for segment in envelope.segments(stream):
            book.parts += 1
            if self.started is not None:
                self.counts["segments"] += 1
            self._take(segment)
            book.accounted += 1
            if len(book.bills) > MOST_BILLS:
                raise self._refusal("x12_too_many", f"it holds more than {MOST_BILLS} claims", "use `almoner read --parquet`")
        self._close("the file ends before its SE segment")
        if self.group is not None:
            book.lose("the file ends before its GE segment", self.group)
        if self.interchange is not None:
            book.lose("the file ends before its IEA segment", self.interchange)
        if not book.bills:
            raise self._empty()
        kinds = {bill.kind for bill in book.bills}
        paper = PaperKind.REMITTANCE if BillKind.REMITTANCE in kinds else PaperKind.CLAIM
        if kinds == {BillKind.ESTIMATE}:
            paper = PaperKind.ESTIMATE
        return Reading(
            kind=paper,
            reader=X12.name,
            bills=tuple(bill.freeze() for bill in book.bills),
            doubts=tuple(book.doubts),
            lost=book.lost(),
            parts=book.parts,
            parts_accounted=book.accounted,
        )

    def _take(self, segment: Segment) -> None:
        book = self.book
        if segment.fault is not None:
            book.lose(segment.fault, segment)
        elif segment.id in ENVELOPE:
            book.explain(segment)
            self._envelope(segment)
        elif segment.id not in fields.TABLE:
            book.lose("a segment no claim or remittance has", segment)
        elif self.inside is None:
            if self.started is None or self.started.get(1) in ("835", "837"):
                book.lose("a segment outside any transaction", segment)
        elif self.inside.take(segment):
            book.explain(segment)
        else:
            book.lose("a segment with no place where it stands", segment)

    def _envelope(self, segment: Segment) -> None:
        counts, id = self.counts, segment.id
        if id == "ISA":
            self._close("an ISA stands inside this transaction")
            if self.interchange is not None:
                self.book.lose("an interchange without its IEA", self.interchange)
            if segment.get(16) != segment.component:
                self.book.lose(f"ISA16 does not name the component separator in use ({segment.component})", segment)
            self.interchange, self.group, counts["groups"] = segment, None, 0
        elif id == "GS":
            self._close("a GS stands inside this transaction")
            if self.group is not None:
                self.book.lose("a group without its GE", self.group)
            self.group, counts["transactions"] = segment, 0
            counts["groups"] += 1
        elif id == "ST":
            self._close("an ST stands inside this transaction")
            self._start(segment)
        elif id == "SE":
            self._match(segment, self.started, 2, counts["segments"], "segments")
            self._close(None)
        elif id == "GE":
            self._close("a GE stands inside this transaction")
            self._match(segment, self.group, 6, counts["transactions"], "transactions")
            self.group = None
        elif id == "IEA":
            self._close("an IEA stands inside this transaction")
            self._match(segment, self.interchange, 13, counts["groups"], "groups")
            self.interchange = None

    def _start(self, segment: Segment) -> None:
        kind = segment.get(1) or ""
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        self.started = segment
        self.counts["segments"] = 1
        self.counts["transactions"] += 1
        if kind == "837":
            guide = segment.get(3) or (self.group.get(8) if self.group is not None else None) or ""
            self.inside = Claim(self.book, guide)
        elif kind == "835":
            self.inside = Remittance(self.book)
        else:
            self.book.lose(f"a transaction of kind {envelope.short(kind)}, not a claim or remittance, left out", segment)

    def _close(self, why: str | None) -> None:
        if self.inside is not None:
            self.inside.end()
        if why is not None and self.started is not None:
            self.book.lose(why, self.started)
        self.inside = self.started = None

    def _match(self, segment: Segment, opened: Segment | None, place: int, count: int, what: str) -> None:
        """Check a trailer against its header: the count it gives and the control number they share."""
        if opened is None:
            self.book.lose(f"{segment.id} closes nothing", segment)
            return
        said, control = segment.get(1), segment.get(2)
        if said is None or not said.isdigit() or int(said[:12]) != count:
            self.book.lose(f"{segment.id}01 says {envelope.short(said or 'nothing')}, but there are {count} {what}", segment)
        if control != opened.get(place):
            self.book.lose(f"{segment.id}02 and its {opened.id} have different control numbers", segment)

    def _empty(self) -> Refused:
        others = sorted(kind for kind in self.kinds if kind not in ("835", "837"))
        if others:
            named = ", ".join(envelope.short(kind) or "none" for kind in others)
            return self._refusal(
                "x12_other_kind", f"it holds transactions of kind {named}, not claims (837) or remittances (835)"
            )
        return self._refusal("x12_no_claim", "it ends before its first claim" if self.kinds else "it holds no transaction")

    def _refusal(self, code: str, why: str, do: str = "hand in the whole 837 or 835 file") -> Refused:
        return Refused(code, what=f"{self.name} cannot be read", why=why, do=do)


READER = X12()

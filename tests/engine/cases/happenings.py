"""Events of made-up cases, for tests: few ids, so that they meet."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from almoner.engine.cases.case import (
    AnswersSaid,
    AuditAsked,
    AuditRead,
    Closed,
    Confirmed,
    DoubtsLeft,
    Happened,
    How,
    LetterApproved,
    LetterAsked,
    LetterEdited,
    LetterSent,
    LetterTakenOut,
    LetterWritten,
    Noted,
    Opened,
    OutcomeCame,
    OutcomeKind,
    PaperAdded,
    PaperTakenOut,
    Renamed,
    Reopened,
    ReplyCame,
    SendingTakenBack,
)
from almoner.engine.cases.folding import fold
from almoner.engine.money import Money

DAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SUMS = ("aa", "bb")

papers = st.sampled_from(("d1", "d2", "d3"))
audits = st.sampled_from(("u1", "u2"))
letters = st.sampled_from(("w1", "w2"))
sums = st.sampled_from(SUMS)
files = st.builds(lambda one, other: {"pdf": one, "docx": other}, sums, sums)
days = st.integers(0, 60).map(lambda number: DAY + timedelta(days=number))
events = st.one_of(
    st.builds(Renamed, st.just("other")),
    st.builds(PaperAdded, papers),
    st.builds(PaperTakenOut, papers),
    st.builds(AnswersSaid, st.just({"qmb": True})),
    st.builds(AuditAsked, audits),
    st.builds(AuditRead, audits, st.integers(0, 1)),
    st.builds(Confirmed, audits),
    st.builds(DoubtsLeft, st.just(("d1",))),
    st.builds(LetterAsked, letters, audits, st.just("line-dispute"), st.none()),
    st.builds(LetterWritten, letters, files),
    st.builds(LetterEdited, letters, files),
    st.builds(LetterTakenOut, letters),
    st.builds(LetterApproved, letters, st.sampled_from(("pdf", "docx")), sums, st.just("Alex Example")),
    st.builds(LetterSent, letters, st.sampled_from(How), days, st.none(), sums),
    st.builds(SendingTakenBack, letters, st.integers(1, 9)),
    st.builds(ReplyCame, papers, days),
    st.builds(
        OutcomeCame,
        st.sampled_from(OutcomeKind),
        days,
        st.just(Money(100)),
        st.sampled_from((None, "f1")),
        st.sampled_from(((), ("f1",), ("f1", "f2"))),
        st.sampled_from((None, "b1")),
        st.sampled_from((None, True, False)),
    ),
    st.builds(Noted, days, st.just("they called"), st.none()),
    st.just(Closed()),
    st.just(Reopened()),
)
"""Any of them, whether it may follow or not."""
WAY = (
    AuditAsked("u1"),
    AuditRead("u1", 0),
    LetterAsked("w1", "u1", "line-dispute", None),
    LetterWritten("w1", {"pdf": "aa", "docx": "bb"}),
    LetterApproved("w1", "pdf", "aa", "Alex Example"),
    LetterSent("w1", How.CERTIFIED, DAY, "123", "aa"),
    ReplyCame("d2", DAY),
)
"""From papers to an answer; most draws at random never come so far."""


def happened(*listed):
    """In their envelopes, numbered, the first one opening the case with a paper."""
    return [Happened(number, NOON, "a1", event) for number, event in enumerate((Opened("Visit", ("d1",)), *listed), start=1)]


def case_of(*listed):
    return fold(happened(*listed))


def sequences():
    """A piece of the usual way, and then anything."""
    return st.builds(lambda far, more: (*WAY[:far], *more), st.integers(0, len(WAY)), st.lists(events, max_size=8))

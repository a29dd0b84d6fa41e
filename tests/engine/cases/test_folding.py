"""Whatever happens in whatever order: it folds or is refused with one sentence, and no state is reached that nothing led to."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.cases.case import (
    NAMES,
    AnswersSaid,
    AuditAsked,
    AuditRead,
    CaseState,
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
    Opened,
    OutcomeCame,
    OutcomeKind,
    PaperAdded,
    Renamed,
    Reopened,
    SendingTakenBack,
    event_of,
    plain_of,
)
from almoner.engine.cases.folding import after, fold
from almoner.engine.cases.standing import approval_of
from almoner.engine.errors import AlmonerError, Conflict, NotKnown, Refused
from tests.engine.cases.happenings import DAY, NOON, WAY, case_of, events, happened, sequences

FAR = [
    CaseState.PAPERS,
    CaseState.READING,
    CaseState.FINDINGS,
    CaseState.WRITING,
    CaseState.TO_APPROVE,
    CaseState.TO_SEND,
    CaseState.WAITING,
    CaseState.ANSWERED,
]


def folded(listed):
    """What could follow did; the rest was refused and changed nothing."""
    case, kept = fold(happened()), [Happened(1, NOON, "a1", Opened("Visit", ("d1",)))]
    for event in listed:
        one = Happened(case.number + 1, NOON, "a1", event)
        try:
            case = after(case, one)
        except AlmonerError as error:
            one_sentence(error)
        else:
            kept.append(one)
    return case, kept


def one_sentence(error):
    assert isinstance(error, Refused | Conflict | NotKnown)
    assert str(error).endswith(".")
    assert "\n" not in str(error)


def test_the_usual_way_goes_through_every_state():
    assert [case_of(*WAY[:far]).state for far in range(len(WAY) + 1)] == FAR
    assert case_of(*WAY, OutcomeCame(OutcomeKind.CREDITED, DAY, None, None)).state is CaseState.CLOSED


@given(sequences())
def test_each_event_folds_or_is_refused_with_one_sentence(listed):
    case, kept = folded(listed)
    assert fold(kept) == case
    assert [one.number for one in kept] == list(range(1, case.number + 1))


@given(sequences())
def test_no_state_is_reached_that_nothing_led_to(listed):
    case, kept = folded(listed)
    done = [type(one.event) for one in kept]
    state = case.state
    if state is CaseState.TO_SEND:
        assert LetterApproved in done
        assert any(one.approved and not one.sent for one in case.letters)
    if state is CaseState.TO_APPROVE:
        assert LetterWritten in done
    if state is CaseState.WAITING:
        assert any(one.sent for one in case.letters)
    if state is CaseState.CONFIRM:
        assert case.doubts
        assert case.read == case.audit != case.confirmed
    if state is CaseState.FINDINGS:
        assert case.read == case.audit
    assert (state is CaseState.CLOSED) == case.closed
    assert len(set(case.papers)) == len(case.papers)


@given(sequences())
def test_nothing_is_sent_but_the_bytes_that_a_person_approved(listed):
    _, kept = folded(listed)
    approved: dict[str, str | None] = {}
    for one in kept:
        match one.event:
            case LetterApproved(letter=letter, sha256=digest):
                approved[letter] = digest
            case LetterEdited(letter=letter) | LetterAsked(letter=letter):
                approved[letter] = None
            case LetterSent(letter=letter, sha256=digest):
                assert approved[letter] == digest


@given(sequences(), st.data())
def test_who_adds_an_event_to_a_closed_case_opens_it_first(listed, data):
    case, _ = folded([*listed, OutcomeCame(OutcomeKind.REFUSED, DAY, None, None)])
    assert case.state is CaseState.CLOSED
    more, _ = folded([*listed, OutcomeCame(OutcomeKind.REFUSED, DAY, None, None), data.draw(events)])
    assert more.state is CaseState.CLOSED or not more.closed


@given(events)
def test_an_event_is_kept_in_plain_words_and_read_again(event):
    plain = plain_of(event)
    assert event_of(plain) == event
    assert set(plain) == {"event", *(one.name for one in fields(event))}


SAYING = sorted(name for name, kind in NAMES.items() if fields(kind))


@given(st.sampled_from(SAYING), st.dictionaries(st.sampled_from(("title", "paper", "on", "files")), st.integers()))
def test_what_is_no_event_is_refused(name, said):
    with pytest.raises((KeyError, TypeError, ValueError)):
        event_of({"event": name} | said)


def test_a_changed_letter_is_approved_again():
    edited = LetterEdited("w1", {"pdf": "bb", "docx": "bb"})
    case = case_of(*WAY[:5], edited)
    assert case.state is CaseState.TO_APPROVE
    assert approval_of(case.letters[0]) is None
    with pytest.raises(Conflict):
        case_of(*WAY[:5], edited, LetterApproved("w1", "pdf", "aa", "Alex Example"))
    with pytest.raises(Refused):
        case_of(*WAY[:5], edited, WAY[5])
    assert case_of(*WAY[:5], edited, LetterApproved("w1", "pdf", "bb", "Alex Example")).state is CaseState.TO_SEND


def test_what_was_sent_stays_as_it_was():
    for event in (LetterEdited("w1", {"pdf": "bb"}), LetterTakenOut("w1"), WAY[4]):
        with pytest.raises(Refused):
            case_of(*WAY[:6], event)
    again = case_of(*WAY[:6], replace(WAY[5], how=How.FAX))
    assert [one.how for one in again.letters[0].sent] == [How.CERTIFIED, How.FAX]


def test_a_sending_is_taken_back_and_the_approval_stays():
    twice = (*WAY[:6], replace(WAY[5], how=How.FAX, on=DAY + timedelta(days=3)))
    one_left = case_of(*twice, SendingTakenBack("w1", 7))
    assert (one_left.state, [one.how for one in one_left.letters[0].sent]) == (CaseState.WAITING, [How.FAX])
    none_left = case_of(*twice, SendingTakenBack("w1", 7), SendingTakenBack("w1", 8))
    assert (none_left.state, none_left.letters[0].sent) == (CaseState.TO_SEND, ())
    assert approval_of(none_left.letters[0]) == WAY[4]
    again = case_of(*twice, SendingTakenBack("w1", 7), SendingTakenBack("w1", 8), WAY[5])
    assert again.state is CaseState.WAITING
    for event in (SendingTakenBack("w1", 6), SendingTakenBack("w1", 9)):
        with pytest.raises(NotKnown):
            case_of(*twice, event)


def test_of_two_sendings_the_first_day_counts():
    later = replace(WAY[5], how=How.FAX, on=DAY - timedelta(days=2))
    assert [one.how for one in case_of(*WAY[:6], later).letters[0].sent] == [How.FAX, How.CERTIFIED]


def test_taking_one_of_two_sendings_back_does_not_undo_an_answer():
    case = case_of(*WAY[:6], replace(WAY[5], how=How.FAX), WAY[6], SendingTakenBack("w1", 8))
    assert case.state is CaseState.ANSWERED


def test_of_two_letters_the_one_that_goes_out_next_counts():
    second = LetterAsked("w2", "u1", "internal-appeal", "f1")
    assert case_of(*WAY[:4], second).state is CaseState.TO_APPROVE
    assert case_of(*WAY[:5], second).state is CaseState.TO_SEND
    assert case_of(*WAY[:6], second).state is CaseState.WRITING
    assert case_of(*WAY[:6], second, LetterTakenOut("w2")).state is CaseState.WAITING


def test_a_letter_that_is_written_after_it_was_taken_out_stays_out():
    case = case_of(*WAY[:3], LetterTakenOut("w1"), WAY[3])
    assert case.letters == ()
    assert case.state is CaseState.FINDINGS


def test_doubts_are_confirmed_for_one_audit_only():
    doubtful = case_of(AuditAsked("u1"), AuditRead("u1", 2))
    assert doubtful.state is CaseState.CONFIRM
    assert case_of(AuditAsked("u1"), AuditRead("u1", 2), Confirmed("u1")).state is CaseState.FINDINGS
    again = (AuditAsked("u1"), AuditRead("u1", 2), Confirmed("u1"), AuditAsked("u2"), AuditRead("u2", 1))
    assert case_of(*again).state is CaseState.CONFIRM


def test_an_audit_that_was_overtaken_changes_nothing():
    case = case_of(AuditAsked("u1"), AuditAsked("u2"), AuditRead("u1", 3))
    assert (case.state, case.read, case.doubts) == (CaseState.READING, None, 0)


def test_new_papers_and_answers_make_what_was_found_stale():
    assert case_of(*WAY[:2], PaperAdded("d2")).state is CaseState.PAPERS
    answered = case_of(*WAY[:2], AnswersSaid({"qmb": True}))
    assert (answered.state, answered.stale) == (CaseState.FINDINGS, True)
    assert not case_of(*WAY[:2], AnswersSaid({"qmb": True}), AuditAsked("u2")).stale


def test_an_outcome_of_one_finding_leaves_the_case_open():
    case = case_of(*WAY, OutcomeCame(OutcomeKind.CREDITED, DAY, None, "f1"))
    assert (case.state, len(case.outcomes)) == (CaseState.ANSWERED, 1)


def test_an_outcome_closes_only_where_the_person_says_so():
    told = OutcomeCame(OutcomeKind.CREDITED, DAY, None, None, ("f1", "f2"), closes=False)
    assert case_of(*WAY, told).state is CaseState.ANSWERED
    assert case_of(*WAY, replace(told, closes=True)).state is CaseState.CLOSED
    assert case_of(*WAY, replace(told, findings=(), closes=False)).state is CaseState.ANSWERED


def test_an_outcome_that_was_kept_before_anybody_was_asked_closes_as_it_did():
    kept = plain_of(OutcomeCame(OutcomeKind.CREDITED, DAY, None, None))
    old = {name: kept[name] for name in ("event", "kind", "on", "amount", "finding")}
    assert case_of(*WAY, event_of(old)).state is CaseState.CLOSED
    assert case_of(*WAY, event_of(old | {"finding": "f1"})).state is CaseState.ANSWERED


def test_a_closed_case_is_opened_again_and_named_as_ever():
    closed = (Closed(), Renamed("done"))
    assert case_of(*closed).title == "done"
    assert case_of(*closed, Reopened()).state is CaseState.PAPERS
    with pytest.raises(Refused):
        case_of(*closed, PaperAdded("d2"))
    with pytest.raises(Refused):
        case_of(Reopened())


def test_a_case_begins_with_being_opened_and_only_once():
    with pytest.raises(Refused):
        after(None, Happened(1, NOON, "a1", Closed()))
    with pytest.raises(Refused):
        case_of(Opened("again", ()))
    with pytest.raises(ValueError, match="begins"):
        fold([])


def test_what_a_person_left_open_stays_in_doubt_and_is_asked_once():
    read = (AuditAsked("u1"), AuditRead("u1", 2, ("d1", "d2")))
    assert (case_of(*read).state, case_of(*read).unasked) == (CaseState.CONFIRM, 2)
    left = case_of(*read, DoubtsLeft(("d2",)), AuditAsked("u2"), AuditRead("u2", 1, ("d2",)))
    assert (left.state, left.doubts, left.unasked) == (CaseState.FINDINGS, 1, 0)
    new = case_of(*read, DoubtsLeft(("d2",)), AuditAsked("u2"), AuditRead("u2", 2, ("d2", "d3")))
    assert (new.state, new.unasked) == (CaseState.CONFIRM, 1)
    looked = case_of(*read, Confirmed("u1"), AuditAsked("u2"), AuditRead("u2", 2, ("d1", "d2")))
    assert (looked.state, looked.left) == (CaseState.FINDINGS, {"d1", "d2"})
    kept = {"event": "audit_read", "audit": "u1", "doubts": 2}
    assert event_of(kept) == AuditRead("u1", 2)  # as it was kept before ids were

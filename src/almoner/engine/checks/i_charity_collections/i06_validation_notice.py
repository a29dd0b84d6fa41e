"""A collector left out what it must tell you, was late, or went on after your dispute.

What it looks for
    Letters of a collector that collects another's debt: without the amount, the creditor, the right to dispute or the time
    for it; sent more than five days after the first contact, or the first letter; with less than 30 days to dispute; or
    collection that went on after a written dispute in time, without proof of the debt.

Why it matters
    A written dispute within 30 days stops collection until the collector sends proof.

When it is not an error
    The hospital or clinic collects its own debt. Another letter of the same collector had told you everything. The letter
    came on the fifth day. The dispute was sent after the 30 days, or proof had come.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from almoner.engine.answers import Answers
from almoner.engine.bill import BillKind, Notice, NoticeKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Ask, CannotTell, Cause, Class, Found, Message
from almoner.engine.law.deadlines import Asked, Event, reckon
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.likeness import number, words

WORDS = {
    "states_amount": "part_amount",
    "states_creditor": "part_creditor",
    "states_dispute_right": "part_dispute_right",
    "states_dispute_time": "part_dispute_time",
}
"""What a validation notice must state: the field of a notice, and the message that names it."""
PARTS = tuple(WORDS)
DISPUTE = "debt-validation-dispute"
PERIOD = 30  # days to dispute, from the day the notice came


@check(
    id="I06",
    name="validation_notice",
    cls=Class.RULE,
    authority=("usc-15-1692g", "cfr-12-1006-34-a-1"),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(papers=frozenset({NoticeKind.COLLECTION, BillKind.COLLECTION})),
)
def validation_notice(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    debts: dict[tuple[frozenset[str], str], list[Notice]] = defaultdict(list)
    for notice in dossier.notices:
        if notice.kind is NoticeKind.COLLECTION:
            debts[words(notice.sender), number(notice.account)].append(notice)
    for letters in debts.values():
        letters.sort(key=lambda one: (one.sent_on or date.max, one.id))
        third = is_third_party(letters)
        if third is None:
            yield CannotTell(Message("collector_unknown"), "field:third_party", Cause.FIELD)
        elif third:
            yield from left_out(dossier, letters)
            ids = tuple(letter.id for letter in letters)
            # What the person answered of all papers is about one collector.
            said = dossier.answers_of(*ids) if len(debts) == 1 else dossier.answered_of(*ids)
            yield from late(dossier, law, letters, said)
            yield from cut_short(dossier, letters)
            yield from went_on(dossier, law, letters, said)


def is_third_party(letters: list[Notice]) -> bool | None:
    said = {notice.third_party for notice in letters} - {None}
    return None if not said else True in said


def left_out(dossier: Dossier, letters: list[Notice]) -> Iterator[Found]:
    """Parts that no letter of this collector has, and at least one, read whole, lacks."""
    missing = [
        part
        for part in PARTS
        if False in (found := {getattr(notice, part) for notice in letters if not notice.after_dispute}) and True not in found
    ]
    if missing:
        sent, parts = letters[0].sent_on, tuple(WORDS[part] for part in missing)
        says = Message("validation_parts_missing", missing=len(missing), parts=parts, sent=sent) if sent else None
        yield Found(
            says=says or Message("validation_parts_missing_undated", missing=len(missing), parts=parts),
            bills=collected(dossier, letters),
            deadline=window(dossier, letters),
        )


def late(dossier: Dossier, law: Rulebook, letters: list[Notice], said: Answers) -> Iterator[Found]:
    """The whole notice came too long after the first contact, as answered, or after the collector's first letter that had
    nothing of a dispute.
    """
    contact = said.collection_first_contact or first_letter(letters)
    whole = [
        notice.sent_on for notice in letters if notice.sent_on and all(getattr(notice, part) is not False for part in PARTS)
    ]
    if contact is None or not whole:
        return
    due = law.deadlines["debt-validation-notice"].length.after(contact)
    if min(whole) > due:
        yield Found(
            says=Message("validation_late", contact=contact, sent=min(whole), due=due),
            bills=collected(dossier, letters),
            deadline=window(dossier, letters),
        )


def first_letter(letters: list[Notice]) -> date | None:
    """The day of the collector's earliest letter, where it says nothing of a dispute."""
    first = letters[0]
    return first.sent_on if first.states_dispute_right is False and first.states_dispute_time is False else None


def cut_short(dossier: Dossier, letters: list[Notice]) -> Iterator[Found]:
    """The first whole letter ends the time to dispute before 30 days have passed since its own date: nobody has it earlier.
    A reminder may name the end that an earlier letter set.
    """
    notice = letters[0]
    if notice.after_dispute or not all(getattr(notice, part) for part in PARTS):
        return
    if notice.sent_on is not None and notice.dispute_by is not None:
        days = (notice.dispute_by - notice.sent_on).days
    else:
        days = notice.dispute_days if notice.dispute_days is not None else PERIOD
    if 0 <= days < PERIOD:
        yield Found(
            says=Message("validation_time_short", days=days),
            bills=collected(dossier, letters),
            deadline=window(dossier, [replace(notice, dispute_by=None)]),
        )


def went_on(dossier: Dossier, law: Rulebook, letters: list[Notice], answers: Answers) -> Iterator[Answer]:
    ask, ids = window(dossier, letters), tuple(letter.id for letter in letters)
    sent = answers.dispute_sent_on
    continued = answers.collection_continued is True or any(notice.after_dispute for notice in letters)
    if sent is None or not continued or answers.verification_received is True:
        return
    if answers.verification_received is None:
        yield CannotTell(Message("verification_unknown", sent=sent), "answers:verification_received", Cause.ANSWER, ids)
        return
    if ask is None:
        yield CannotTell(Message("notice_day_unknown"), "answers:collection_notice_received", Cause.ANSWER, ids)
        return
    end = reckon(law.deadlines[DISPUTE], Asked(Event(ask.event), ask.event_on, ask.other_on), dossier.as_of).last_day
    if end is not None and sent <= end:
        weak = answers.collection_continued is not True  # only a letter says so, and it may have crossed the dispute
        yield Found(
            says=Message("collection_went_on", sent=sent),
            bills=collected(dossier, letters),
            cls=Class.EVIDENCE if weak else None,
            authority=("usc-15-1692g-b",),
        )


def window(dossier: Dossier, letters: list[Notice]) -> Ask | None:
    """The 30 days to dispute: from receipt as answered, else from the first dated letter; the printed end date governs."""
    printed = next((notice.dispute_by for notice in letters if notice.dispute_by is not None), None)
    received = dossier.answers_of(*(letter.id for letter in letters)).collection_notice_received
    if received is not None:
        return Ask(DISPUTE, Event.RECEIPT.value, received, printed)
    sent = next((notice.sent_on for notice in letters if notice.sent_on is not None), None)
    return None if sent is None else Ask(DISPUTE, Event.NOTICE.value, sent, printed)


def collected(dossier: Dossier, letters: list[Notice]) -> tuple[str, ...]:
    """The collector's own paper as a bill, and the bills behind it, where they were handed in."""
    found = [dossier.encounter_of(notice.id) for notice in letters]
    return tuple(dict.fromkeys(bill for one in found if one is not None for bill in (*one.collections, *one.bills)))

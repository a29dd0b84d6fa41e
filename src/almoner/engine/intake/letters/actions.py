"""Extraordinary collection actions that a letter announces or reports, and the day on which they come or came."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from almoner.engine.intake.letters.sentences import Sentence, days_in
from almoner.engine.intake.paper_kind import flat

ACTIONS: tuple[tuple[str, str], ...] = (
    (
        "report",
        (
            r"report(ed|ing|s)? .{0,60}credit|credit (bureau|reporting|report|file|record|history)s?\b|buro de credito|agencias? de credito|consumer reporting"
            r"|report(ed|ing|s)? .{0,40}(experian|equifax|transunion)|adverse information"
        ),
    ),
    (
        "sue",
        (
            r"\bsu(e|ed|ing)\b|lawsuit|legal (action|proceeding)s?|file[ds]? suit|brought suit|civil (action|suit)|court action|summons|judgment|demanda (judicial|legal)|accion(es)? legal"
            r"|(file[ds]?|filing) (a )?(complaint|claim|case) (with|in) .{0,40}court|take[ns]? (you|this matter) to court|legal department|referred .{0,30}attorney|small claims"
        ),
    ),
    ("lien", r"\bliens?\b|gravamen"),
    (
        "garnish",
        r"garnish|wage (attachment|withholding|assignment)|attach(ed|ment)? .{0,20}(wages|bank account)|bank levy|lev(y|ied) .{0,30}(account|wages)|embargo|embargar|seize",
    ),
    (
        "sell",
        (
            r"\b(sell|sold|selling|sale of|purchase[ds]?|bought|acquired|transfer(red)? ownership of|assigned (all|its|our) (right|title|interest)\w*)\b.{0,60}\b(debt|account|accounts|receivable|balance|obligation)\b"
            r"|\b(debt|account|balance)s? (was|were|has been|have been|is being|will be|may be) (sold|purchased|acquired|bought)\b"
            r"|(now|current) (the )?owner of (the|this|your) (debt|account)|(vender|vend(io|imos|ido|ida|ieron)) .{0,20}(deuda|cuenta)"
        ),
    ),
    (
        "deny_care",
        (
            r"(deny|denied|defer|refuse|delay|require payment before|withhold)\w* .{0,50}(care|treatment|services|appointment)|negar .{0,30}atencion"
            r"|(no|not|cannot) (longer )?(be (able to )?)?(be (seen|scheduled|treated)|schedule (you|appointments|future|further|any)|see you|treat you)|(appointment|visit|procedure|surgery)s? .{0,60}(cancel|postpon|on hold)"
            r"|(pay\w*|deposit) .{0,60}before (we|you) (will|can) (see|schedule|be seen|treat)"
        ),
    ),
)
COURT = re.compile(r"\bplaintiff\b|\bdocket no|\bcase no\b|summons|\bdemandante\b")
FILED = re.compile(r"\b(filed?|filing date|date filed|commenced|issued|entered)\W{0,3}(on|this|date)?\W{0,3}$")
HEDGED = re.compile(
    r"\b(will not|won't|do not|does not|did not|has not|have not|shall not|never|no se|no vamos|not be|cannot|not yet|stop(ped)?|avoid|prevent|before any|without (any )?(report|suit|legal|lien))\b"
)
CONDITION = re.compile(r"\b(if|unless|should|si)\b[^,]*,")  # what it says there may not happen says nothing of the threat
NOT_ECA = re.compile(
    r"you have the right|consult|if you were|not been|protected|(you|your attorney) may (sue|report)|report (this|them|us|it|fraud|errors?|a problem) to|free (copy|credit report)"
    r"|obtain .{0,30}credit report|complain(t|ts)? to the"
)
REFUSED = re.compile(
    r"(will|can|shall) (not|no longer) (be (able to )?)?(schedul\w+|see|be seen|treat\w*|provide|accept|book|renew|refill)|cannot (schedule|see|treat|book)"
)
"""What is refused is the step, and no promise that none comes."""
DONE = re.compile(
    r"\b(have|has|had|were|was|we|hospital|office|court|attorneys?|agency|creditor|lawyers?|clinic|center)\b[^.]{0,60}\b(reported|filed|sued|sold|placed|recorded|garnished|levied|obtained|entered|commenced|started|begun|began|brought|purchased|bought|acquired|transferred|assigned|attached|denied|refused|cancell?ed|deferred|furnished|initiated|served|issued)\b"
    r"|\b(reported|filed|sued|sold|garnished|purchased|acquired|recorded)\b [^.]{0,60}\b(on|as of)\b|notice of (sale|lawsuit|suit|lien|garnishment|judgment)|now the owner|(vendi|reporta|demanda|presenta)(mos|do|da|ron)\b|\b(vendio|reporto|demando)\b"
)
COMING = re.compile(
    r"\b(will|shall|intends?|plan(s|ning)? to|going to|may(?! \d)|might|could|can|would|about to|prepared to|reserves? the right|to be|if you (do not|don't|fail)|unless|antes de|podra|podria|puede|vamos a|sera|seran)\b"
)
POSSIBLY = re.compile(r"\b(may(?! \d)|might|could|can|would|reserves? the right|podra|podria|puede)\b")
FROM = re.compile(
    r"(on or after|after|by|before|no (earlier|sooner) than|beginning( on)?|starting( on)?|effective|as of|on|until|despues del?|a partir del?|antes del?|el|hasta el)\s*(the )?$"
)
WITHIN = re.compile(
    r"(?:within|in|after|next|dentro de) (?:the next )?(?:\w+ \()?(\d{1,3}|ten|fourteen|fifteen|twenty|thirty|diez|quince|treinta)\)? (?:calendar )?(?:days|dias)"
)
NUMBERS = {"ten": 10, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "diez": 10, "quince": 15, "treinta": 30}
LIMITS = re.compile(
    r"(no|without|not (charge|add|accrue)\w*) (any )?interest|recall|return(ed|able)? (the|this|your) (debt|account) to|(bought|take[ns]?) back|not (re-?sell|resold)|financial assistance (eligib|determin)"
)
"""The limits under which selling a debt is no extraordinary collection action (26 CFR 1.501(r)-6(b)(2))."""


@dataclass(frozen=True, slots=True)
class Actions:
    """The kinds of action in a fixed order; `act_on` the day after which announced ones come, `done_on` the day of a reported one,
    `done` where one is reported at all. `possible` where the letter only says that they may happen one day, and names no day.
    """

    kinds: tuple[str, ...] = ()
    act_on: date | None = None
    done_on: date | None = None
    done: bool = False
    possible: bool = False


def actions_of(sentences: Sequence[Sentence], *, sent_on: date | None = None) -> Actions:
    """Announced or reported actions, hedged sentences left out. Days "within" which they come count from the letter's own day."""
    found: list[str] = []
    act_on: date | None = None
    done_on: date | None = None
    only_possible, any_done = True, False
    for at, (sentence, group) in enumerate(sentences):
        words = flat(sentence)
        if len(words) < 12 or NOT_ECA.search(words):
            continue
        here = [name for name, pattern in ACTIONS if re.search(pattern, words)]
        if not here or HEDGED.search(REFUSED.sub(" ", CONDITION.sub(" ", words))):
            continue
        found.extend(name for name in here if name not in found)
        bare = CONDITION.sub(" ", words)
        done = bool(DONE.search(bare)) and not COMING.search(REFUSED.sub(" ", bare))
        days = days_in(sentence, group)
        if done:
            only_possible, any_done = False, True
            day = next((day for _, day in days), None)
            if done_on is None and (day is None or sent_on is None or day <= sent_on):
                done_on = day
            continue
        only_possible = only_possible and bool(POSSIBLY.search(bare))
        near = days or [pair for step in (-1, 1) if 0 <= at + step < len(sentences) for pair in _starts(sentences[at + step])]
        if act_on is None:
            act_on = next((day for place, day in days if FROM.search(flat(sentence[:place]))), None)
        if act_on is None and not days:
            act_on = next((day for _, day in near), None)
        counted = WITHIN.search(words)
        if act_on is None and counted is not None and sent_on is not None:
            number = counted[1]
            act_on = sent_on + timedelta(days=NUMBERS.get(number) or int(number))
    if COURT.search(" ".join(flat(sentence) for sentence, _ in sentences)):
        found, any_done = [*found, "sue"], True
        done_on = done_on or _filed(sentences) or sent_on
    kinds = tuple(name for name, _ in ACTIONS if name in found)
    possible = bool(kinds) and only_possible and act_on is None
    return Actions(kinds, act_on, done_on, done=any_done, possible=possible)


def _filed(sentences: Sequence[Sentence]) -> date | None:
    """The day on which a court paper says that the suit was filed."""
    for sentence, group in sentences:
        for at, day in days_in(sentence, group):
            if FILED.search(flat(sentence[:at])):
                return day
    return None


def _starts(sentence: Sentence) -> list[tuple[int, date]]:
    """The days of a sentence beside that says when the steps begin."""
    words = flat(sentence[0])
    if not re.search(r"\b(actions?|steps?|this|these|they|medidas|acciones)\b", words):
        return []
    return [
        pair
        for pair in days_in(*sentence)
        if re.search(
            r"(on or after|after|no (earlier|sooner) than|beginning|starting|a partir del?)\s*(the )?$",
            flat(sentence[0][: pair[0]]),
        )
    ]


def sale_is_unlimited(words: str) -> bool:
    """Whether a letter of a sale names none of the limits that make a sale harmless."""
    return not LIMITS.search(words)

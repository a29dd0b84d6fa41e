"""Two codes that are not paid together are charged on one day.

What it looks for
    Two codes of one bill and one day that stand together in the table of procedure pairs (NCCI): with the first, the
    second is not paid. The table of the day of care counts, for a doctor's bill or a hospital's, whichever it is.

Why it matters
    The second code is often a part of the first. Charged apart, the same work is paid for twice. At stake is the charge
    of the second code, which is the one that is not payable.

When it is not an error
    Most pairs may be paid when a modifier says that the two were apart: 59, XE, XS, XP or XU on either code (before
    July 2019 only on the second), 24, 25, 27, 57, 58, 78, 79 or 91 on the second, or another place on the body. Both at one
    place is only likely. Pairs with the indicator 0 are never paid together; those with 9 no longer count. Another
    person of one office, another visit or time, or a doubt whether a doctor or a hospital sent the bill leaves a question.
    So does a printed bill without any modifier: what patients are sent often leaves out the ones on the claim.
    The tables bind Medicare and Medicaid, each with its own; a private plan may have other rules, so there we only ask.
    Stays in a hospital are paid otherwise. Sets of laboratory tests are C03's. Codes on two bills are not compared.
"""

from collections.abc import Iterator

from almoner.engine.checks.base import RestsOn, check
from almoner.engine.checks.pairs import AUTHORITY, clashes
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class
from almoner.engine.law.rulebook import Rulebook


@check(
    id="C01",
    name="not_paid_together",
    cls=Class.RULE,
    authority=AUTHORITY,
    rests_on=RestsOn.PAYER_RULE,
    page=__doc__,
)
def not_paid_together(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    yield from clashes(dossier, never="not_paid_together", unless="not_paid_together_unless", panels=False)

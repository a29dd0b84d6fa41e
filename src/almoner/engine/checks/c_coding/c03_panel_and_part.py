"""A set of lab tests is charged together with one of its tests.

What it looks for
    A code for a set of laboratory tests, and on the same day a test or another set that the table of procedure pairs
    (NCCI) does not pay beside it.

Why it matters
    The set has one price for all its tests. A test of the set that is charged again is charged twice. At stake is the
    charge of the code that the table does not pay.

When it is not an error
    A test that was really done again, later on the same day, carries the modifier 91, or 59 and the like. A test on another day
    is another test. A printed bill without any modifier leaves a question. The table decides: without the table of that day nothing is said. All tests of a set charged
    one by one, without the set's own code, are not looked for: the public tables do not list which tests a set has.
    The tables bind Medicare and Medicaid; a private plan may have other rules, so there we only ask.
"""

from collections.abc import Iterator

from almoner.engine.checks.base import RestsOn, check
from almoner.engine.checks.pairs import AUTHORITY, clashes
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class
from almoner.engine.law.rulebook import Rulebook


@check(
    id="C03",
    name="panel_and_part",
    cls=Class.RULE,
    authority=AUTHORITY,
    rests_on=RestsOn.PAYER_RULE,
    page=__doc__,
)
def panel_and_part(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    yield from clashes(dossier, never="panel_and_part", unless="panel_and_part_unless", panels=True)

"""Says in a few words what one check answers on papers written as plain mappings: for tables of values at and beside a limit."""

from almoner.engine.checks.catalogue import CATALOGUE
from tests.engine.checks.examples import found_in, one, outcomes

CHECKS = {check.id: check for check in CATALOGUE}


def answer(check, *bills, **rest):
    """What the check answers: "fact 90.00", "right", "lacks field:day", joined by commas in that order; "" for silence."""
    example, done = audited(check, bills, rest)
    said = sorted(" ".join(str(one[name]) for name in ("class", "at_stake") if one[name]) for one in found_in(example, done))
    said += ["right" for outcome in done for _ in outcome.rights]
    return ", ".join(said + sorted(f"lacks {one.answer.would_help}" for outcome in done for one in outcome.not_checked))


def figures(check, *bills, **rest):
    """The arguments of each finding's sentence, by name, as text."""
    _, done = audited(check, bills, rest)
    return [texts(finding.found.says.args) for outcome in done for finding in outcome.findings]


def audited(check, bills, rest):
    example = one(check, {"name": "boundary", "bills": [texts({"kind": "bill", **bill}) for bill in bills], **texts(rest)})
    return example, outcomes(CHECKS[check], example)


def texts(value):
    """Every scalar as the text that a YAML file would hold."""
    if isinstance(value, dict):
        return {key: texts(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [texts(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else str(value)

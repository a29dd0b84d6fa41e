"""The `deadline` command: questions as JSON lines in, answers as JSON lines out, in order."""

from datetime import date
from typing import Any

from almoner.engine.law.authority import Authority
from almoner.engine.law.deadlines import CannotReckon, Rule
from almoner.engine.law.rulebook import Rulebook
from almoner.faces.cli.jsonl import Answering, Question, Unclear
from almoner.services.deadlines import Answer, answer, rules


def answering(rulebook: Rulebook, as_of: date) -> Answering:
    def said(question: Question) -> dict[str, Any]:
        """Raises Unclear."""
        try:
            return answer_said(answer(question, rulebook, as_of))
        except CannotReckon as error:
            raise Unclear(str(error)) from error

    return said


def list_rules(rulebook: Rulebook) -> list[dict[str, Any]]:
    """Every rule, for `--list --json`."""
    return [rule_said(rule, rulebook) for rule in rules(rulebook)]


def answer_said(answered: Answer) -> dict[str, Any]:
    reckoned = answered.reckoned
    return {
        "act_by": reckoned.act_by.isoformat(),
        "last_day": None if reckoned.last_day is None else reckoned.last_day.isoformat(),
        "counts_when": reckoned.counts_when.value,
        "past": reckoned.past,
        "authority": [authority_said(authority) for authority in answered.authority],
    }


def authority_said(authority: Authority) -> dict[str, Any]:
    return {
        "id": authority.id,
        "cite": authority.cite,
        "title": authority.title,
        "mark": authority.mark.value,
        "text_as_of": authority.text_as_of,
    }


def rule_said(rule: Rule, rulebook: Rulebook) -> dict[str, Any]:
    known = [rulebook.authorities.lookup(name) for name in rule.authority]
    return {
        "rule": rule.id,
        "title": rule.title,
        "title_es": rule.title_es,
        "whose": rule.whose.value,
        "events": sorted(event.value for event in rule.events),
        "other_on": None if rule.other is None else rule.other.means,
        "states": sorted(rule.states) if rule.only_state is None else [rule.only_state],
        "counts_when": rule.counts_when.value,
        "mark": rule.mark.value,
        "effective_from": None if rule.effective_from is None else rule.effective_from.isoformat(),
        "effective_to": None if rule.effective_to is None else rule.effective_to.isoformat(),
        "note": rule.note,
        "authority": [
            authority_said(authority) for authority in known if authority is not None and authority.mark.is_printable
        ],
    }

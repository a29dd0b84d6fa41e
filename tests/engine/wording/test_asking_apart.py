"""Facts of a provider, a care or a patient are asked apart, with the name in the sentence, and kept under it."""

from datetime import date

import pytest

from almoner.adapters.files.said import answers_of
from almoner.adapters.messages import load_messages
from almoner.engine.answers import ASKED, KEYS, Answers, Per, Person, per_of
from almoner.engine.bill import Bill, Patient, Provider
from almoner.engine.dossier import Dossier, Encounter
from almoner.engine.errors import Misused
from almoner.engine.showing.asking import HELP, questions


def paper(id, name, *, day=None, patient="Ana Example"):
    lines = [] if day is None else [{"day": day}]
    return {"id": id, "document": 0, "provider": {"name": name}, "patient": {"name": patient}, "lines": lines}


def audit(bills, *waiting, patients=("Ana Example",)):
    told = [{"check": "I01", "would_help": f"answers:{key}", "cause": "answer", "about": about} for key, about in waiting]
    people = [{"name": name} for name in patients]
    documents = [{"name": "scan.pdf"}]
    return {"could_not_check": told, "bills": bills, "notices": [], "patients": people, "documents": documents}


def asked(found, answers=None, language="en"):
    return [
        (one["key"], one["about"], one["why"].partition("?")[0]) for one in questions(found, load_messages(), language, answers)
    ]


TWO = [paper("b1", "Riverbend Hospital"), paper("b2", "Lakeside Hospital")]


def test_each_hospital_is_asked_about_by_its_name():
    found = audit(TWO, ("hospital_non_profit", ["b1"]), ("hospital_non_profit", ["b2"]))
    assert asked(found)[:2] == [
        ("hospital_non_profit", "Riverbend Hospital", "Is Riverbend Hospital a non-profit"),
        ("hospital_non_profit", "Lakeside Hospital", "Is Lakeside Hospital a non-profit"),
    ]
    assert asked(found, language="es")[0][2] == "¿Es Riverbend Hospital sin fines de lucro"


def test_several_checks_about_one_hospital_are_one_question():
    found = audit(TWO, ("hospital_non_profit", ["b1"]), ("hospital_non_profit", ["b1"]))
    assert [key for key, _, _ in asked(found)].count("hospital_non_profit") == 1


def test_cares_of_one_provider_are_told_apart_by_their_days():
    bills = [paper("b1", "Riverbend Hospital", day="2026-05-04"), paper("b2", "Riverbend Hospital", day="2026-06-09")]
    found = asked(audit(bills, ("first_bill_on", ["b1"]), ("first_bill_on", ["b2"])))
    assert [about for _, about, _ in found] == ["b1", "b2"]
    assert "Riverbend Hospital, care on May 4, 2026" in found[0][2]


def test_patients_are_named_only_where_there_are_several():
    bills = [paper("b1", "Riverbend Hospital"), paper("b2", "Riverbend Hospital", patient="Ben Example")]
    both = ("Ana Example", "Ben Example")
    found = asked(audit(bills, ("qmb", ["b1"]), ("qmb", ["b2"]), patients=both))
    assert found[1] == ("qmb", "Ben Example", "Is Ben Example in the QMB program")
    assert asked(audit(bills[:1], ("qmb", []))) == [("qmb", None, "Are you in the QMB program")]
    ours = asked(audit(bills, ("first_bill_on", ["b2"]), patients=both))
    assert "for Ben Example" in ours[0][2]


def test_a_bill_without_a_name_is_called_by_its_paper():
    found = asked(audit([paper("b1", None)], ("hospital_non_profit", ["b1"])))
    assert found[0] == ("hospital_non_profit", "b1", "Is the paper scan.pdf a non-profit")


def test_every_answer_there_is_comes_with_its_value_and_what_it_is_about():
    told = {"hospital_non_profit": {"Riverbend Hospital": True}, "first_bill_on": {"b2": "2026-05-04"}, "emergency": False}
    found = questions(audit(TWO, ("hospital_non_profit", ["b2"])), load_messages(), "en", told)
    assert [(one["key"], one["of"], one["value"], one["answered"]) for one in found if one["key"] not in HELP] == [
        ("hospital_non_profit", "Lakeside Hospital", None, False),
        ("emergency", None, False, True),
        ("first_bill_on", "Lakeside Hospital", "2026-05-04", True),
        ("hospital_non_profit", "Riverbend Hospital", True, True),
    ]


def test_one_answer_of_all_papers_is_each_patients_where_there_are_several():
    told = {"qmb": True, "patient": {"name": "Example, Ana"}}
    bills = [paper("b1", "Riverbend Hospital"), paper("b2", "Riverbend Hospital", patient="Ben Example")]
    found = questions(audit(bills, patients=("Ana Example", "Ben Example")), load_messages(), "en", told)
    assert [(one["key"], one["about"]) for one in found] == [
        ("qmb", "Ana Example"),
        ("qmb", "Ben Example"),
        ("patient", "Ana Example"),
    ]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_key_that_can_be_asked_apart_says_of_whom(language):
    entries = load_messages().entries
    for key in KEYS:
        said = entries[str(ASKED[key].metadata["why"])][language]
        assert ("{who}" in said.get("about", "")) == (per_of(ASKED[key]) is not Per.ALL), key


def test_plain_answers_stay_what_they_were_and_a_map_is_by_name():
    told = answers_of({"hospital_non_profit": {"Riverbend": True}, "emergency": True, "patient": {"name": "Ana"}}, "a file")
    assert (told.hospital_non_profit, told.emergency) == (None, True)
    assert told.patient == Person(name="Ana")
    assert told.about("riverbend").hospital_non_profit is True
    assert told.about("Lakeside") == told
    with pytest.raises(Misused, match="hospital_non_profit cannot be 'perhaps'"):
        answers_of({"hospital_non_profit": {"Riverbend": "perhaps"}}, "a file")
    with pytest.raises(Misused, match="home_state cannot be 'Ohio'; write it as two letters"):
        answers_of({"home_state": "Ohio"}, "a file")


def test_an_answer_of_one_bill_is_that_of_the_same_providers_papers_about_the_same_care():
    names = {"b1": "Riverbend Hospital", "b2": "Riverbend Hospital", "b3": "Lakeside Hospital", "b4": "Riverbend Hospital"}
    bills = tuple(Bill(id=id, provider=Provider(name=name), patient=Patient(name="Ana")) for id, name in names.items())
    apart = {"b1": Answers(first_bill_on=date(2026, 5, 4)), "riverbend hospital": Answers(hospital_non_profit=True)}
    answers = Answers(first_bill_on=date(2026, 1, 1), apart=apart)
    dossier = Dossier(as_of=date(2026, 11, 21), bills=bills, answers=answers, encounters=(Encounter(bills=("b1", "b2", "b3")),))
    first = {id: dossier.answers_of(id).first_bill_on for id in names}
    assert first == {"b1": date(2026, 5, 4), "b2": date(2026, 5, 4), "b3": date(2026, 1, 1), "b4": date(2026, 1, 1)}
    assert [dossier.answers_of(id).hospital_non_profit for id in names] == [True, True, None, True]
    assert dossier.answered_of("b3").first_bill_on is None


def test_what_help_depends_on_is_asked_while_a_hospital_may_have_to_help():
    may = audit(TWO, ("hospital_non_profit", ["b1"]))
    assert [key for key, _, _ in asked(may)] == ["hospital_non_profit", "household", "home_state"]
    told = {"hospital_non_profit": {"Riverbend Hospital": True}, "home_state": "OH"}
    found = questions(audit(TWO), load_messages(), "en", told)
    assert [one["key"] for one in found if not one["answered"]] == ["household"]
    assert [key for key, _, _ in asked(audit(TWO), {"hospital_non_profit": False})] == ["hospital_non_profit"]

"""Papers of several people are split, and one person's are not."""

from datetime import date
from itertools import permutations

import pytest

from almoner.engine.bill import Bill, Line, Patient
from almoner.engine.intake.people import by_person, is_same, name_words, same_name
from almoner.engine.money import Money

BORN = date(1980, 5, 1)
OTHER = date(2014, 7, 9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Testa Sample", "SAMPLE, TESTA"),
        ("Testa Q. Sample", "Testa Sample"),
        ("Mrs. Testa Sample", "testa sample"),
        ("José Ejemplo Ruiz", "JOSE EJEMPLO"),
        ("Testa Sample Jr.", "Testa Sample"),
        ("Sample, Testa Q", "Testa Sample"),
    ],
)
def test_one_persons_name_in_two_ways(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Testa Sample", "Tomas Sample"),
        ("Testa Sample Jr", "Testa Sample Sr"),
        ("Testa Sample", "Testa Example"),
        ("Sample", "Testa Sample"),
        ("Example Person1", "Example Person12"),
    ],
)
def test_two_names(one, other):
    assert not same_name(one, other)


def test_words_of_a_name_are_in_reading_order_without_titles():
    assert name_words("Sample, Mr. Testa Q.") == ("testa", "sample")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Patient("Testa Sample", BORN, "M1"), Patient("Testa Sample", OTHER, "M1"), True),
        (Patient("Testa Sample", BORN, "M1"), Patient("Testa Sample", OTHER, "M2"), False),
        (Patient("Testa Sample", BORN, "M1"), Patient("Tomas Sample", OTHER, "M1"), False),
        (Patient("Testa Sample", BORN, "M1"), Patient("Testa Example", BORN, "M1"), True),
        (Patient("Testa Sample", None, None, "A9"), Patient("Wrong Person", None, None, "A9"), True),
        (Patient(None, BORN), Patient("Testa Sample", OTHER), False),
        (Patient(None, None, "M1"), Patient("Testa Sample", None, "M1"), True),
        (Patient(), Patient("Testa Sample"), None),
    ],
)
def test_who_is_the_same(one, other, same):
    assert is_same(one, other) is same
    assert is_same(other, one) is same


def test_two_people_are_split_and_a_paper_without_a_name_follows_its_account():
    papers = [
        Bill(patient=Patient("Testa Sample", BORN, None, "A1")),
        Bill(patient=Patient("Tomas Sample", OTHER, None, "A2")),
        Bill(patient=Patient(account="A2")),
        Bill(patient=Patient()),
    ]
    assert by_person(papers) == ((0,), (1, 2), (3,))


CHARGED = (Line(charge=Money(100)),)


def statement(name, *, account="A1", document=0, lines=CHARGED):
    return Bill(document=document, lines=lines, patient=Patient(name, account=account))


def test_children_of_one_account_on_one_statement_are_two_people():
    papers = [statement("Milo Sample"), statement("Greta Sample"), statement("SAMPLE, MILO", document=1)]
    assert by_person(papers) == ((0, 2), (1,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (statement("Robert Sample"), statement("Bob Sample")),
        (statement("Greta Sample"), statement("Grtea Sample")),
        (statement("Greta Sample"), statement("Milo Example")),
        (statement("Greta Sample"), statement("Milo Sample", document=1)),
        (statement("Greta Sample"), statement("Milo Sample", lines=())),
        (statement("Juan Sample Jr"), statement("Pedro Sample Sr")),
    ],
)
def test_another_name_on_one_account_is_otherwise_one_person_to_be_asked_about(one, other):
    assert by_person([one, other]) == ((0, 1),)


def test_a_paper_without_a_name_belongs_to_the_only_person_there_is():
    papers = [Bill(patient=Patient()), Bill(patient=Patient("Testa Sample"))]
    assert by_person(papers) == ((0, 1),)
    assert by_person([]) == ()


def test_the_order_of_papers_does_not_matter():
    papers = [
        Bill(claim="1", patient=Patient("Testa Sample", BORN)),
        Bill(claim="2", patient=Patient("Sample, Testa")),
        Bill(claim="3", patient=Patient("Tomas Sample", OTHER)),
        Bill(claim="4", patient=Patient("Tomas Q Sample", OTHER)),
    ]
    wanted = {frozenset({"1", "2"}), frozenset({"3", "4"})}
    for order in permutations(papers):
        groups = by_person(list(order))
        assert {frozenset(order[position].claim for position in group) for group in groups} == wanted


def listed(claim, born, *, document=0, account=None, name="Testa Sample"):
    return Bill(document=document, claim=claim, patient=Patient(name, born, None, account))


@pytest.mark.parametrize(
    ("papers", "groups"),
    [
        ([listed("C1", BORN), listed("C2", OTHER)], ((0,), (1,))),
        ([listed("C1", BORN), listed("C2", OTHER), listed("C3", None)], ((0, 2), (1,))),
        ([listed("C1", BORN), listed("C2", OTHER, document=1)], ((0, 1),)),  # two papers of one person, one of them wrong
        ([listed("C1", BORN), listed("C1", OTHER)], ((0, 1),)),
        ([listed("C1", BORN, account="A1"), listed("C2", OTHER, account="A1")], ((0, 1),)),
        ([listed("C1", BORN), listed("C2", date(1980, 1, 5))], ((0, 1),)),  # day and month changed places
        ([listed("C1", BORN), listed("C2", date(1981, 5, 1))], ((0, 1),)),  # one slip of the hand
    ],
    ids=["two", "third-like-both", "two-files", "one-claim", "one-account", "turned", "slip"],
)
def test_people_of_one_name_in_a_list_of_claims(papers, groups):
    assert by_person(papers) == groups

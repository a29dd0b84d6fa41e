"""`read --confirm` at a real (pseudo-)terminal: every doubt can be answered, nothing answered is lost, pictures go away."""

import re
import warnings
from dataclasses import replace

import pytest
import yaml

from almoner.adapters.messages import load_messages
from almoner.engine.bill import Spot
from almoner.engine.intake.confirming import Kind, Question
from almoner.faces.cli.confirm import Does, Said, choice_lines, default_path, question_lines, understood
from almoner.faces.cli.pictures import Way, inline, way_of
from almoner.faces.words import Words
from almoner.services.bills.confirm_doubts import wide_enough
from tests.faces.command import almoner, is_one_sentence
from tests.faces.terminal import sit
from tests.made_up import pdf

# Python's own warning about forking beside threads says nothing about the product.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
DOUBTFUL = """MADE-UP CLINIC
Patient: Alex Example
Account: A-100
Statement date: 25/03/2026
Amount due: $40.00

Date        Code    Description       Charge
02/03/2026  99213   OFFICE VISIT      250.00
02/28/2026  85025   BLOOD COUNT        60.00
02/28/2026  80053   PANEL              2S0.00

Amount due: $50.00
"""
ASKS = ("amount asked for now", "day of care, line 1 (99213, February 3, 2026)", "charge, line 3 (80053, February 28, 2026)")


@pytest.fixture
def paper(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (tmp_path / "bill.pdf").write_bytes(pdf(DOUBTFUL))
    return tmp_path


def kept(path):
    return [(one["field"].split("/")[-1], one["old"], one["new"]) for one in yaml.safe_load(path.read_text())]


def test_every_doubt_is_answered_from_the_keyboard_and_an_audit_then_takes_the_answers(paper):
    sat = sit(["read", "bill.pdf", "--confirm"], ["?\n", "1\n", "k\n", "abc\n", "250\n"], folder=paper)
    assert sat.code == 0
    for words in (*ASKS, "We read: $50.00", "1  It is $40.00", "1  It is March 2, 2026", "Kept: $250.00", "Left in doubt: 0"):
        assert words in sat.seen
    assert "That is not an amount." in sat.seen
    assert "Type b to go back" in sat.seen
    corrections = paper / "bill.pdf-corrections.yaml"
    assert kept(corrections) == [
        ("balance", "50.00", "40.00"),
        ("day", "2026-02-03", "2026-02-03"),
        ("charge", None, "250.00"),
    ]
    [first, *_] = yaml.safe_load(corrections.read_text())
    assert first["who"] == "me"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", first["when"])
    ran = almoner("audit", paper / "bill.pdf", "--corrections", corrections, "--as-of", "2026-11-21", "--json")
    assert ran.code == 0
    assert ran.json["documents"][0]["doubts"] == []
    assert ran.json["bills"][0]["balance"] == "40.00"
    assert ran.json["bills"][0]["lines"][2]["charge"] == "250.00"


def test_the_pictures_are_shown_beside_and_taken_away_at_the_end(paper):
    sat = sit(["read", "bill.pdf", "--confirm"], ["q\n"], folder=paper)
    assert "bill.pdf-corrections-pictures/question-1.png" in sat.seen
    assert "The pictures are gone." in sat.seen
    assert sorted(one.name for one in paper.iterdir()) == ["bill.pdf"]


def test_pictures_that_are_to_stay_stay_private(paper):
    sat = sit(["read", "bill.pdf", "--confirm", "--corrections", "c.yaml", "--keep-pictures"], ["s\n", "q\n"], folder=paper)
    assert sat.code == 0
    assert "They stay there, as you asked." in " ".join(sat.seen.split())
    folder = paper / "c-pictures"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in sorted(folder.iterdir())] == ["question-1.png", "question-2.png"]
    assert (folder / "question-1.png").read_bytes().startswith(b"\x89PNG")
    assert not (paper / "c.yaml").exists()


def test_an_interruption_keeps_what_was_answered_and_ends_130(paper):
    sat = sit(["read", "bill.pdf", "--confirm", "--corrections", "c.yaml", "--who", "Ana"], ["k\n", b"\x03"], folder=paper)
    assert sat.code == 130
    assert "Traceback" not in sat.seen
    assert "Answered: 1. Left in doubt: 2." in sat.seen
    assert kept(paper / "c.yaml") == [("balance", "50.00", "50.00")]
    assert yaml.safe_load((paper / "c.yaml").read_text())[0]["who"] == "Ana"
    assert sorted(one.name for one in paper.iterdir()) == ["bill.pdf", "c.yaml"]


def test_what_was_answered_is_not_asked_again_and_the_file_only_grows(paper):
    sit(["read", "bill.pdf", "--confirm", "--corrections", "c.yaml"], ["1\n", "q\n"], folder=paper)
    first = (paper / "c.yaml").read_bytes()
    sat = sit(["read", "bill.pdf", "--confirm", "--corrections", "c.yaml"], ["n\n", "=12.50\n"], folder=paper)
    assert ASKS[0] not in sat.seen
    assert "Question 1 of 2" in sat.seen
    assert (paper / "c.yaml").read_bytes().startswith(first)
    assert kept(paper / "c.yaml")[1:] == [("day", "2026-02-03", None), ("charge", None, "12.50")]
    again = sit(["read", ".", "--confirm", "--corrections", "c.yaml"], [], folder=paper)  # c.yaml is no paper
    assert (again.code, again.seen) == (0, "There is nothing left to check. You have answered it all in c.yaml.\n")


def test_going_back_answers_once_more(paper):
    typed = ["b\n", "1\n", "b\n", "1\n", "q\n"]
    sat = sit(["read", "bill.pdf", "--confirm", "--corrections", "c.yaml"], typed, folder=paper)
    assert "This is the first one." in sat.seen
    assert kept(paper / "c.yaml") == [("balance", "50.00", "40.00"), ("balance", "40.00", "50.00")]
    assert (
        almoner("audit", paper / "bill.pdf", "--corrections", paper / "c.yaml", "--json").json["bills"][0]["balance"] == "50.00"
    )


def test_the_end_of_input_stops_and_keeps(paper):
    sat = sit(["read", "bill.pdf", "--confirm", "--corrections", "c.yaml"], ["1\n", b"\x04"], folder=paper)
    assert sat.code == 0
    assert kept(paper / "c.yaml") == [("balance", "50.00", "40.00")]


def test_spanish_is_spoken(paper):
    sat = sit(["read", "bill.pdf", "--confirm", "--language", "es"], ["s\n", "02/03/2026\n", "q\n"], folder=paper)
    assert "suma que se pide ahora" in sat.seen
    assert "Ese día no es claro." in sat.seen


def test_a_terminal_that_shows_pictures_gets_them_and_no_file_is_made(paper):
    sat = sit(["read", "bill.pdf", "--confirm"], ["q\n"], folder=paper, env={"TERM": "xterm-kitty"})
    assert "\x1b_Gf=100,a=T,m=" in sat.seen
    assert "question-1.png" not in sat.seen
    assert sorted(one.name for one in paper.iterdir()) == ["bill.pdf"]


def test_a_paper_cannot_command_the_terminal_or_pretend_to_be_us(tmp_path):
    evil = DOUBTFUL.replace("80053 ", "      ").replace("PANEL", "\x1b]0;owned\x07{path}\u202ex").replace("2S0", "2\x9bS0")
    (tmp_path / "ev\x1b[31mil.txt").write_text(evil, encoding="utf-8")
    sat = sit(["read", "ev\x1b[31mil.txt", "--confirm", "--corrections", "c.yaml"], ["s\n", "s\n", "s\n"], folder=tmp_path)
    assert "Question 1 of" in sat.seen
    assert "ev[31mil.txt" in sat.seen
    for sign in ("\x1b", "\x07", "\u202e", "\x9b"):
        assert sign not in sat.seen


def test_whatever_a_question_holds_is_shown_harmless():
    evil = "\x1b[2J\x07\u202e{count}\nKept: {path}"
    asked = question(kind=Kind.TEXT, now=evil, others=(evil,), read=evil)
    asked = replace(asked, paper=evil, about=(evil,), line=1, hints=(evil + "x",), says=(evil,))
    words = Words(load_messages(), "en")
    said = [*question_lines(asked, 1, 1, words), *choice_lines(asked, words)]
    assert any("[2J{count} Kept: {path}" in line for line in said)  # shown as it is, filled in by nothing
    assert all(line.isprintable() for line in said)


def test_nothing_in_doubt_is_said(tmp_path):
    (tmp_path / "bill.csv").write_text(
        "Date of Service,Code,Description,Units,Charge\n2026-02-03,99213,Made-up visit,1,200.00\n"
    )
    sat = sit(["read", "bill.csv", "--confirm"], [], folder=tmp_path)
    assert (sat.code, sat.seen) == (0, "There is nothing to check. We have no doubts on these papers.\n")


def test_without_a_person_it_is_wrong_usage(paper):
    ran = almoner("read", paper / "bill.pdf", "--confirm")
    assert (ran.code, ran.out) == (2, "")
    assert is_one_sentence(ran.err)


@pytest.mark.parametrize(
    "flags",
    [
        ["--confirm", "--json"],
        ["--confirm", "--parquet", "d"],
        ["--who", "Ana"],
        ["--keep-pictures"],
        ["--parquet", "d", "--why", "e"],
        ["--parquet", "d", "--corrections", "c"],
    ],
)
def test_flags_that_do_not_go_together_are_wrong_usage(flags, paper):
    ran = almoner("read", paper / "bill.pdf", *flags)
    assert (ran.code, ran.out) == (2, "")
    assert is_one_sentence(ran.err)


# The pure parts


def question(**said):
    given = {"kind": Kind.NUMBER, "now": "4", "others": ("2", "7"), "may_be_empty": True, "name": "units", "read": "4"} | said
    return Question(
        document=0, paper="bill.pdf", field="bills/b1/lines/l1/units", hints=(), says=("scan_unsure",), spot=None, **given
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("k", Said(Does.ANSWER, "4")),
        (" K ", Said(Does.ANSWER, "4")),
        ("2", Said(Does.ANSWER, "7")),
        ("=2", Said(Does.ANSWER, "2")),
        ("3", Said(Does.ANSWER, "3")),
        ("n", Said(Does.ANSWER, None)),
        ("s", Said(Does.SKIP)),
        ("B", Said(Does.BACK)),
        ("q", Said(Does.STOP)),
        ("?", Said(Does.HELP)),
        ("", Said(Does.WRONG, wrong="confirm_wrong_number")),
        ("9" * 5000, Said(Does.WRONG, wrong="confirm_wrong_number")),
        ("x\x1b[2J", Said(Does.WRONG, wrong="confirm_wrong_number")),
    ],
)
def test_each_key_does_one_thing(text, said):
    assert understood(text, question(), "en") == said


def test_what_must_have_a_value_is_not_emptied_and_an_unknown_network_is_said_so():
    assert understood("n", question(may_be_empty=False), "en").wrong == "confirm_cannot_be_empty"
    assert understood("n", question(kind=Kind.NETWORK, now="in"), "en").value == "unknown"
    assert understood("n", question(kind=Kind.MODIFIERS, now=["25"]), "en").value == []
    assert understood("k", question(kind=Kind.NOTED, now=None), "en") == Said(Does.ANSWER, None)
    assert understood("n", question(kind=Kind.NOTED, now=None), "en").wrong == "confirm_wrong_noted"


def test_a_repaired_value_shows_what_was_read_and_what_is_used():
    words = Words(load_messages(), "en")
    said = list(question_lines(question(kind=Kind.MONEY, now="4.66", others=("466.00",), read="466.00"), 1, 1, words))
    assert "  We read: 466.00. Now we use: $4.66" in said


@pytest.mark.parametrize(
    ("spot", "words"),
    [
        (Spot(0, page=3, box=(1, 2, 3, 4)), "page 3"),
        (Spot(0, page=1, row=7), "line 7"),
        (Spot(0, segment=12), "segment 12"),
        (Spot(0, pointer="/item/3"), "/item/3"),
        (Spot(0, sheet="S", cell="B7"), "cell B7"),
    ],
)
def test_the_place_is_told_for_every_kind_of_paper(spot, words):
    [line, *_] = question_lines(replace(question(), spot=spot, bill=2), 1, 3, Words(load_messages(), "en"))
    assert line == f"Question 1 of 3: bill.pdf, {words}, bill 2 in this file"


@pytest.mark.parametrize(
    ("environment", "way"),
    [
        ({"TERM": "xterm-256color"}, None),
        ({"TERM": "xterm-kitty"}, Way.KITTY),
        ({"TERM": "xterm", "KITTY_WINDOW_ID": "1"}, Way.KITTY),
        ({"TERM_PROGRAM": "ghostty"}, Way.KITTY),
        ({"TERM_PROGRAM": "iTerm.app"}, Way.ITERM),
        ({"TERM_PROGRAM": "WezTerm"}, Way.ITERM),
        ({"LC_TERMINAL": "iTerm2"}, Way.ITERM),
        ({"KITTY_WINDOW_ID": "1", "TMUX": "/tmp/tmux"}, None),
        ({"TERM": "screen.xterm", "TERM_PROGRAM": "iTerm.app"}, None),
        ({}, None),
    ],
)
def test_pictures_are_shown_only_where_the_terminal_says_it_can(environment, way):
    assert way_of(environment) is way


def test_a_long_picture_goes_in_pieces_of_four_kilobytes():
    shown = inline(b"\x89PNG" + bytes(9000), Way.KITTY)
    pieces = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", shown)
    assert [control for control, _ in pieces] == ["f=100,a=T,m=1", "m=1", "m=0"]
    assert all(len(data) <= 4096 for _, data in pieces)
    assert inline(b"ab", Way.ITERM) == "\x1b]1337;File=inline=1;size=2;preserveAspectRatio=1:YWI=\a\n"


def test_the_default_file_is_called_after_the_papers(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert default_path(["a/bill.pdf"]) == "bill.pdf-corrections.yaml"
    assert default_path(["."]) == f"{tmp_path.name}-corrections.yaml"
    assert default_path(["/"]) == "papers-corrections.yaml"


def test_a_picture_shows_enough_of_the_row_and_never_more_than_the_page():
    assert wide_enough((4800, 10, 5200, 30)) == (1500, 10, 8500, 30)
    assert wide_enough((8800, 10, 9200, 30)) == (5500, 10, 10_000, 30)
    assert wide_enough((500, 10, 9500, 30)) == (500, 10, 9500, 30)

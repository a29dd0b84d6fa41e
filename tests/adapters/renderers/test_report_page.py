"""The page itself: text stays text, nothing can come in, pictures are cut and framed, hard words are explained."""

import base64
import html.parser
import io
from dataclasses import replace
from datetime import date
from hashlib import sha256

import PIL.Image
import pytest

from almoner.adapters.messages import load_messages
from almoner.adapters.renderers.report_page.markup import Html, filled, joined, tag, text
from almoner.adapters.renderers.report_page.page import report_page, stylesheet
from almoner.adapters.renderers.report_page.pictures import across, pieces_of
from almoner.adapters.renderers.report_page.saying import Say
from almoner.engine.findings import Message
from almoner.engine.money import Money
from almoner.engine.reconcile.encounter_map import Course, Event, Mark
from almoner.engine.reconcile.missing_papers import Lacks, Missing
from almoner.engine.wording.framing import merged
from almoner.ports.reports import PagePicture, Report
from tests.faces.command import almoner
from tests.made_up import text_bill

MESSAGES = load_messages()
EVIL = "\u202e</td></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' &amp; \x1b[2J {day} javascript:"
VOID = {"br", "meta"}


def white(wide=1000, high=1300):
    into = io.BytesIO()
    PIL.Image.new("L", (wide, high), 255).save(into, "PNG")
    return PagePicture(into.getvalue(), wide, high)


@pytest.fixture(scope="module")
def audit(tmp_path_factory):
    paper = tmp_path_factory.mktemp("paper") / "bill.txt"
    paper.write_bytes(text_bill())
    return almoner("audit", paper, "--as-of", "2026-11-21", "--payer", "commercial", "--json").json


def on_pages(audit, *boxes):
    """The same audit, its lines on pages."""
    lines = [
        line | {"spot": {"document": 0, "page": 1, "box": list(box)}} if box else line
        for line, box in zip(audit["bills"][0]["lines"], (*boxes, *[None] * 9), strict=False)
    ]
    return audit | {"bills": [audit["bills"][0] | {"lines": lines}]}


class Tree(html.parser.HTMLParser):
    """Checks that everything that opens closes, and keeps names, attributes and text."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.shown = [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, name, attributes):
        self.tags.append((name, dict(attributes)))
        assert len(attributes) == len(dict(attributes))
        if name not in VOID:
            self.open.append(name)

    def handle_startendtag(self, name, attributes):
        self.tags.append((name, dict(attributes)))

    def handle_endtag(self, name):
        assert self.open.pop() == name

    def handle_data(self, data):
        self.shown.append(data)


def drawn(report):
    page = report_page(report, MESSAGES).decode("utf-8")
    return page, Tree(page)


def test_text_is_escaped_and_markup_is_not():
    assert text("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#x27;"
    assert text(tag("b", "<i>")) == "<b>&lt;i&gt;</b>"
    assert text(None) == ""
    assert text(" a\u202e\x1b b ") == " a b "
    assert tag("a", "x", href='"><script>', class_="c", hidden=True, title=None, data_x=3) == (
        '<a href="&quot;&gt;&lt;script&gt;" class="c" hidden data-x="3">x</a>'
    )
    assert joined(["a", None, "", Html("<br>"), 1], ", ") == "a, <br>, 1"


def test_what_fills_a_slot_is_not_looked_into_again():
    assert filled("{one} & {other}", one="{other}<b>", other=tag("b", "x")) == "{other}&lt;b&gt; &amp; <b>x</b>"


def evil(one):
    """Every text of an audit that comes from papers, replaced."""
    match one:
        case dict():
            return {key: (EVIL if key in PAPER_TEXT and isinstance(value, str) else evil(value)) for key, value in one.items()}
        case list():
            return [evil(value) for value in one]
        case _:
            return one


PAPER_TEXT = {
    "description",
    "code",
    "says",
    "title",
    "next_step",
    "because",
    "would_help",
    "what",
    "read",
    "cite",
    "refused",
    "units",
}
PAPER_TEXT |= {"label"}


def test_nothing_on_a_paper_becomes_markup(audit):
    hostile = evil(audit)
    hostile["documents"][0]["name"] = EVIL
    hostile["documents"][0]["lost"] = [{"what": EVIL, "spot": None}] * 7
    hostile["documents"][0]["doubts"] = [
        {"id": "d1", "field": "x", "read": EVIL, "candidates": [EVIL], "says": EVIL, "spot": None}
    ] * 50
    hostile["bills"][0]["provider"]["name"] = EVIL
    hostile["context"] = [
        {"id": "x1", "check": "E01", "says": EVIL, "lines": [], "edition": EVIL,
         "figures": {EVIL: {"money": "1.00"}, "charge": {"money": "2.00"}, "how": {"number": "3"}},
         "table_rows": [{"table": EVIL, "setting": None, "programme": None, "edition": EVIL, "sha256": "0", "row": {EVIL: EVIL}}]}
    ]  # fmt: skip
    hostile["could_not_check"] = [
        {"check": EVIL, "because": EVIL, "would_help": f"{kind}:{EVIL}", "cause": cause}
        for kind, cause in (("answers", "answer"), ("editions", "table"), ("papers", "paper"), ("field", "field"))
    ]
    course = Course(("b1",), (Event(Mark.BILL, date(2026, 3, 1), None, "b1", 0, EVIL, Money(1)),), (), EVIL, EVIL)
    page, tree = drawn(Report(hostile, "en", (course,), {}))
    names = {name for name, _ in tree.tags}
    assert not names & {"script", "img", "iframe", "object", "embed", "form", "link", "base"}
    assert not [key for _, attributes in tree.tags for key in attributes if key.startswith("on") or key == "style"]
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "<script>alert(1)</script>" in "".join(tree.shown)
    links = [attributes["href"] for name, attributes in tree.tags if name in {"a", "use"}]
    assert all(one.startswith("#") for one in links)


def test_the_policy_lets_in_the_style_and_pictures_of_the_page_and_nothing_else(audit):
    _, tree = drawn(Report(audit, "en", (), {}))
    policy = next(one["content"] for name, one in tree.tags if one.get("http-equiv") == "Content-Security-Policy")
    digest = base64.b64encode(sha256(stylesheet().encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    assert "url(" not in stylesheet()
    assert "@import" not in stylesheet()


def test_a_page_is_held_once_and_its_lines_are_framed(audit):
    placed = on_pages(audit, None, (0.1, 0.2, 0.9, 0.22), (0.1, 0.23, 0.9, 0.25))
    assert len(audit["findings"][0]["lines"]) == 2
    page, tree = drawn(Report(placed, "en", (), {(0, 1): white()}))
    assert page.count("data:image/png;base64,") == 1
    crops = [one for name, one in tree.tags if name == "svg" and one.get("class") == "crop"]
    assert [one["viewbox"] for one in crops] == ["80 234 840 117"]
    assert sum(one.get("class") == "frame" for _, one in tree.tags) == 4  # two in the piece, two on the whole page
    assert sum(one.get("class") == "flag" for _, one in tree.tags) == 2
    assert "See the whole page" in page


def test_a_page_that_is_not_drawn_is_named_and_its_lines_are_still_quoted(audit):
    placed = on_pages(audit, None, (0.1, 0.2, 0.9, 0.22), (0.1, 0.23, 0.9, 0.25))
    page, _ = drawn(Report(placed, "en", (), {}, undrawn=((0, 1),)))
    assert "Pages that are not shown as pictures: <bdi>bill.txt, page 1</bdi>" in page
    assert "Made-up injection" in page


def test_frames_far_apart_are_shown_in_pieces():
    near, far = (0.1, 0.10, 0.9, 0.12), (0.1, 0.80, 0.9, 0.82)
    beside = (0.1, 0.13, 0.9, 0.15)
    assert [held for _, _, held in pieces_of([far, beside, near])] == [[near, beside], [far]]
    assert all(0 <= top < bottom <= 1 for top, bottom, _ in pieces_of([(0, 0, 1, 0.001), (0, 0.999, 1, 1)]))


def test_lines_that_touch_share_a_frame():
    one, two, three = (0.1, 0.10, 0.9, 0.12), (0.05, 0.11, 0.8, 0.13), (0.1, 0.20, 0.9, 0.22)
    assert merged([three, two, one, one]) == [(0.05, 0.10, 0.9, 0.13), three]
    beside = (0.92, 0.11, 0.99, 0.13)
    assert merged([one, beside]) == [one, beside]


def test_a_lone_amount_is_shown_with_its_row():
    left, right = across([(0.8, 0.1, 0.9, 0.12)])
    assert (round(left, 2), round(right, 2)) == (0.12, 0.92)
    assert across([(0.0, 0.1, 1.0, 0.12)]) == (0.0, 1.0)
    left, right = across([(0.0, 0.1, 0.05, 0.12)])
    assert (left, right) == (0.0, 0.8)


def test_a_hard_word_is_explained_once_in_each_part(audit):
    say = Say(MESSAGES, "en", audit)
    said = say.terms("The EOB and your plan's statement. Disestimate. Estimate!")
    assert said.count('href="#word-eob"') == 1
    assert said.count('href="#word-estimate"') == 1
    assert "Disestimate" in said
    assert say.terms("EOB") == "EOB"
    say.afresh()
    assert "word-eob" in say.terms("EOB")
    assert say.explained == {"glossary_eob", "glossary_estimate"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_hard_word_leads_to_its_meaning(audit, language):
    _, tree = drawn(Report(audit, language, (), {}))
    ids = {one["id"] for _, one in tree.tags if "id" in one}
    assert {one["href"][1:] for name, one in tree.tags if name == "a"} <= ids


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("lacks", list(Lacks))
def test_every_missing_paper_and_mark_has_its_words(audit, language, lacks):
    events = tuple(
        Event(mark, date(2026, 3, 1 + number), None, "b1", 0, "Example Clinic", Money(100)) for number, mark in enumerate(Mark)
    )
    events += (Event(Mark.DEADLINE, date(2026, 12, 4), says=Message("estimate_dispute", over=Money(50000))),)
    events += (Event(Mark.LETTER, None, None, "n1", 0, None, None), Event(Mark.CARE, date(2026, 2, 1), date(2026, 2, 4)))
    course = Course(("b1",), events, (Missing(lacks, ("b1",), None),), "Example Clinic", "Alex Example")
    page, tree = drawn(Report(audit, language, (course, replace(course, who=None)), {}))
    assert MESSAGES.entries[f"report_missing_{lacks.value}"][language]["title"].replace("'", "&#x27;") in page
    assert sum(one.get("class") == "mark ring" for _, one in tree.tags) == 2 * (2 + 1) + 1  # two widths, two lists, the legend
    assert "$1.00" in page


def test_the_time_line_stays_within_its_frame(audit):
    events = tuple(Event(Mark.BILL, date(2026, 1, 1 + day), None, "b1", 0, "X", None) for day in range(28))
    far = Event(Mark.DEADLINE, date(2031, 1, 1), says=Message("estimate_dispute", over=Money(1)))
    course = Course(("b1",), (*events, far), (), "N" * 300, None)
    _, tree = drawn(Report(audit, "en", (course,) * 3, {}))
    for name, one in tree.tags:
        if name == "svg" and one.get("class", "").startswith("map"):
            wide, high = map(int, one["viewbox"].split()[2:])
        if name == "rect" and one.get("class") == "mark bill":
            assert 0 <= int(one["x"]) <= wide
            assert 0 <= int(one["y"]) <= high


def test_prices_stand_as_words_and_as_bars_and_are_no_error(audit):
    figures = {"charge": {"money": "200.00"}, "medicare_rate": {"money": "50.00"}, "units": {"number": "1"}}
    context = {"id": "x1", "check": "E01", "says": "A made-up price.", "lines": [], "figures": figures, "edition": "x"}
    page, tree = drawn(Report(audit | {"context": [context]}, "en", (), {}))
    assert [int(one["width"]) for _, one in tree.tags if one.get("class") == "bar"] == [360, 90]
    assert "A higher price is not an error" in page
    assert "charge $200.00; Medicare&#x27;s rate $50.00" in page


def test_what_one_thing_would_help_with_stands_together(audit):
    cannot = [
        {"check": "C01", "because": "First.", "would_help": "editions:ncci-ptp", "cause": "table"},
        {"check": "C03", "because": "Second.", "would_help": "editions:ncci-ptp", "cause": "table"},
        {"check": "H10", "because": "Third.", "would_help": "answers:qmb", "cause": "answer"},
        {"check": "F01", "because": "Fourth.", "would_help": "papers:eob", "cause": "paper"},
        {"check": "A02", "because": "Fifth.", "would_help": "field:day", "cause": "field"},
    ]
    page, _ = drawn(Report(audit | {"could_not_check": cannot}, "en", (), {}))
    assert page.count("<code>almoner editions fetch ncci-ptp</code>") == 1
    assert "<code>qmb</code>" in page
    assert "Are you in the QMB program?" in page
    assert "Add a plan&#x27;s statement (EOB) to your papers" in page
    assert "a paper that shows it: day of care" in page


def test_only_findings_told_in_full_are_led_to(audit):
    bill = audit["bills"][0]
    asking = [bill | {"balance": "90.00", "lines": bill["lines"]}]
    finding = audit["findings"][0] | {"owed_effect": {"low": "0.00", "high": "45.00", "because": "Made up."}}
    many = audit | {"bills": asking, "findings": [finding | {"group": f"g{number}"} for number in range(3)]}
    page, tree = drawn(Report(many, "en", (), {}, in_full=2, in_short=1))
    assert "It may be $0.00 to $90.00 less." in page
    assert [one["href"] for name, one in tree.tags if name == "a" and "#finding-" in one["href"]] == [
        "#finding-1",
        "#finding-2",
    ]
    assert "2 in full, 1 in short, 0 only counted" in page


def test_where_nothing_was_found_nothing_is_promised(audit):
    nothing = audit | {
        "findings": [],
        "summary": audit["summary"] | {"at_stake": "0.00", "findings": dict.fromkeys(audit["summary"]["findings"], 0)},
    }
    page, _ = drawn(Report(nothing, "en", (), {}))
    assert "found no error in what we could check" in page
    assert "That does not prove that the bill is right" in page
    assert "Money in doubt" not in page
    assert 'href="#main"' in page

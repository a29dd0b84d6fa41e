"""The report in a real browser: read by everybody, on a phone, in the dark, by keyboard alone, on paper, and reaching out to nobody."""

from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from tests.faces.command import almoner
from tests.journeys.seen import FOCUS, outside, violations

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src" / "almoner" / "samples"
LOOKS = [(1280, False), (1280, True), (360, False), (360, True)]
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The made-up family's report by language."""
    home = tmp_path_factory.mktemp("reports")
    told = ["--as-of", "2026-11-21", "--answers", SAMPLES / "riverbend-answers.yaml"]
    for language in ("en", "es"):
        ran = almoner("audit", SAMPLES / "riverbend", *told, "--language", language, "--html", home / f"{language}.html")
        assert ran.code == 0, ran.err
    return {language: home / f"{language}.html" for language in ("en", "es")}


HOSTILE = "\u202e<script>document.title='taken'</script><img src=x onerror=alert(1)> " + "LONG" * 70
BILL = f"""{HOSTILE}
Patient: \u05d0\u05dc\u05db\u05e1 \u05d3\u05d5\u05d2\u05de\u05d4 Example
Account: A-100

Date        Code    Description       Units  Charge
02/03/2026  J1885   {{{{7*7}}}}"><svg onload=alert(1)>  1  45.00
02/03/2026  J1885   {{{{7*7}}}}"><svg onload=alert(1)>  1  45.00

Total charges 90.00
Balance due 90.00
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    home = tmp_path_factory.mktemp("hostile")
    paper = home / "javascript:alert(1)<b>.txt"
    paper.write_text(BILL, encoding="utf-8")
    ran = almoner("audit", paper, "--as-of", "2026-11-21", "--html", home / "report.html")
    assert ran.code == 0, ran.err
    return home / "report.html"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("wide", "dark"), LOOKS)
def test_axe_finds_nothing_with_everything_open(page, reports, language, wide, dark):
    page.open(reports[language], wide=wide, dark=dark)
    page.run(OPEN_ALL)
    assert violations(page) == []


def test_axe_finds_a_planted_fault(page, reports):
    page.open(reports["en"])
    page.run("document.querySelector('svg.page').removeAttribute('aria-label')")
    page.run("document.querySelector('.lead').style.color = '#bbb'")
    assert {rule for rule, _ in violations(page)} == {"svg-img-alt", "color-contrast"}


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_a_report_of_hostile_papers(page, hostile, dark):
    page.open(hostile, wide=360, dark=dark)
    assert violations(page) == []


@pytest.mark.parametrize("wide", [360, 1280])
def test_nothing_needs_to_be_scrolled_sideways(page, reports, hostile, wide):
    for report in (*reports.values(), hostile):
        page.open(report, wide=wide)
        page.run(OPEN_ALL)
        assert page.run("document.documentElement.scrollWidth") <= wide
        assert outside(page, ".strip", "svg") == []


def test_nothing_is_asked_of_anybody(page, reports, hostile):
    for report in (*reports.values(), hostile):
        page.open(report)
        assert page.requests == [report.resolve().as_uri()]
        assert page.complaints == []


def test_text_of_papers_stays_text(page, hostile):
    page.open(hostile)
    assert page.run("document.title").startswith("What we found in your papers")
    assert page.run("document.querySelectorAll('script, img, iframe, object, embed, form, base, link').length") == 0
    assert (
        page.run("[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name))).length")
        == 0
    )
    shown = page.run("document.body.textContent")
    assert '{{7*7}}"><svg onload=alert(1)>' in shown
    assert "\u202e" not in shown


def test_a_policy_lets_nothing_in_even_if_a_script_were_there(page, reports, tmp_path):
    planted = tmp_path / "planted.html"
    text = reports["en"].read_text(encoding="utf-8")
    planted.write_text(
        text.replace("<main", "<script>document.title='taken'</script><img src='https://example.com/x.png'><main")
    )
    page.open(planted)
    assert page.run("document.title").startswith("What we found")
    assert any("Content Security Policy" in one for one in page.complaints)


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page, reports):
    page.open(reports["en"])
    wanted = page.run(
        "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].filter(one => one.checkVisibility())"
        ".map(one => one.outerHTML.slice(0, 160))"
    )
    reached = []
    for _ in wanted:
        page.press("Tab")
        where, visible = page.run(FOCUS)
        assert visible, where
        reached.append(where)
    assert reached == wanted
    assert 'class="skip"' in reached[0]


def test_enter_opens_a_finding_and_the_skip_link_skips(page, reports):
    page.open(reports["en"])
    page.press("Tab")
    page.press("Enter", text="\r")
    assert page.run("location.hash") == "#findings"
    page.run("document.querySelector('summary').focus()")
    page.press("Enter", text="\r")
    assert page.run("document.querySelector('details').open")


def test_landmarks_language_and_headings_are_in_order(page, reports):
    for language, report in reports.items():
        page.open(report)
        assert page.run("document.documentElement.lang") == language
        assert page.run("['header', 'nav', 'main', 'footer'].map(one => document.querySelectorAll(one).length)") == [1, 1, 1, 1]
        levels = page.run("[...document.querySelectorAll('h1,h2,h3,h4')].map(one => +one.tagName[1])")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_leads_somewhere_on_the_page(page, reports, hostile):
    for report in (*reports.values(), hostile):
        page.open(report)
        assert (
            page.run("[...document.querySelectorAll('a')].filter(a => !document.querySelector(a.hash)).map(a => a.outerHTML)")
            == []
        )
        ids = page.run("[...document.querySelectorAll('[id]')].map(one => one.id)")
        assert len(ids) == len(set(ids))


def test_everything_is_open_on_paper(page, reports):
    page.open(reports["en"])
    printed = pypdfium2.PdfDocument(page.print())
    text = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    said = page.run("[...document.querySelectorAll('details .says')].map(one => one.textContent)")
    assert len(said) > 5
    flat = "".join(text.split())
    assert [one for one in said if "".join(one.split()) not in flat] == []
    assert "On this page" not in text.split("On this page:")[0]


def test_without_scripts_it_is_the_same_page(page, reports):
    page.open(reports["en"], scripts=False)
    page.press("Tab")
    high = page.call("Page.getLayoutMetrics")["cssContentSize"]["height"]
    page.open(reports["en"])
    assert high == page.call("Page.getLayoutMetrics")["cssContentSize"]["height"]

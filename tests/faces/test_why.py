"""`read --why`: one safe, self-contained drawing a page, with boxes, sums, doubts and columns; an index without script."""

import html.parser
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import pytest

from almoner.adapters.messages import load_messages
from almoner.engine.bill import Bill, ColumnRole, Doubt, Line, Lost, Row, RowKind, Spot
from almoner.engine.intake.assemble import as_bare_paper, reading_of
from almoner.engine.intake.confirming import questions
from almoner.engine.intake.identify import identified
from almoner.engine.money import Money
from almoner.faces.cli.why import Names
from almoner.faces.why.html import Linked, Shelf, index, listing
from almoner.faces.why.svg import LOOKS, drawing
from almoner.faces.why.words import KINDS, sum_says
from almoner.faces.words import Words
from almoner.services.bills.explain_reading import explained, letters
from tests.faces.command import almoner, is_one_sentence
from tests.made_up import csv_bill, pdf_bill, text_bill

SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (850).to_bytes(4) + (1100).to_bytes(4)
EVIL = "</text><script>alert(1)</script>\"'&<!--]]>\x1b[2J\x00\u202e\ufffe"


def spot(x, y, page=1):
    return Spot(0, page=page, box=(x, y, x + 800, y + 150))


def line(number, charge, page=1):
    y = 1000 + 200 * number
    places = (("charge", spot(8000, y, page)),)
    return Line(code="99213", charge=Money(charge), spot=Spot(0, page=page, box=(500, y, 8800, y + 150)), spots=places)


def bill(*charges, total, **said):
    end = 1000 + 200 * len(charges)
    return Bill(
        lines=tuple(line(number, charge) for number, charge in enumerate(charges)),
        rows=(Row(RowKind.TOTAL, "Total", Money(total), spot=spot(8000, end), first_line=0, last_line=len(charges)),),
        total_charges=Money(total),
        spots={"total_charges": spot(8000, end)},
        **said,
    )


def explain(*bills, name="bill.pdf", pages=1, **said):
    reading = identified(as_bare_paper(replace(reading_of(bills), pages=pages, **said)), 0)
    return explained(reading, 0, name, questions([name], [reading]))


@pytest.fixture
def words():
    return Words(load_messages(), "en")


def text_of(svg):
    return " ".join(" ".join(ET.fromstring(svg).itertext()).split())


# What is explained


def test_a_total_that_holds_is_told_with_its_terms(words):
    [one] = explain(bill(10000, 2000, 300, total=12300)).sums
    assert (one.holds, sum_says(one, words)) == (True, "3 lines make $123.00: holds.")
    assert len(one.spots) == 4


def test_a_total_that_fails_comes_first_and_says_by_how_much(words):
    first, *_ = explain(bill(10000, 2000, 300, total=13300)).sums
    assert (first.number, first.holds) == (1, False)
    assert sum_says(first, words) == "3 lines should make $133.00: does not hold, by $10.00."


def test_sums_within_lines_are_told_once_and_the_column_of_others_by_name(words):
    lines = [
        replace(one, allowed=Money(600), paid=Money(500), patient_owes=Money(100), spots=tuple(
            (name, spot(1000 * at, 1000 + 200 * number)) for at, name in enumerate(("charge", "allowed", "paid", "patient_owes"))
        ))
        for number, one in enumerate((line(0, 1000), line(1, 1000)))
    ]  # fmt: skip
    made = Bill(lines=tuple(lines), insurance_paid=Money(1000), spots={"insurance_paid": spot(8000, 5000)})
    said = [sum_says(one, words) for one in explain(made).sums]
    assert "The plan's part and yours make the allowed amount: holds (2 lines)." in said
    assert "2 lines make $10.00: holds. (paid by the plan)" in said


def test_a_page_keeps_only_what_is_on_it():
    made = bill(10000, 2000, total=12000)
    whole = explain(replace(made, lines=(made.lines[0], line(1, 2000, page=2))), pages=2)
    first, second = whole.of_page(1), whole.of_page(2)
    assert [piece.number for piece in first.pieces if piece.number] == [1]
    assert [piece.number for piece in second.pieces] == [2]
    assert (len(first.sums[0].spots), len(second.sums[0].spots)) == (2, 1)
    assert second.heads == ()


def test_what_has_no_place_is_told_on_the_first_page():
    whole = explain(
        bill(10000, 2000, total=12000),
        pages=2,
        doubts=(Doubt("balance", "1.00", (), "scan_sum", None, 0),),
        lost=(Lost("a part"), Lost("another", spot(1, 2, page=2))),
    )
    first, second = whole.of_page(1), whole.of_page(2)
    assert (len(first.doubts), [one.what for one in first.missed]) == (1, ["a part"])
    assert (len(second.doubts), [one.what for one in second.missed]) == (0, ["another"])


def test_text_without_places_has_its_sums_too(words):
    made = bill(10000, 2000, total=12000)
    rows = [replace(one, spot=Spot(0, page=1, row=at), spots=()) for at, one in enumerate(made.lines, start=5)]
    made = replace(made, lines=tuple(rows), rows=(), spots={"total_charges": Spot(0, page=1, row=9)})
    assert [sum_says(one, words) for one in explain(made).sums] == ["2 lines make $120.00: holds."]


def test_letters_go_on_after_z():
    assert [letters(at) for at in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


# The drawing


def hostile():
    made = bill(10000, 2000, total=13000)
    made = replace(made, rows=(replace(made.rows[0], kind=RowKind.SUBTOTAL, label=EVIL),))
    return explain(
        made,
        name=EVIL,
        doubts=(Doubt("balance", EVIL, (EVIL,), EVIL, spot(1000, 5000), 0),),
        lost=(Lost(EVIL, spot(1000, 6000)), Lost(EVIL)),
        columns=(ColumnRole(EVIL, EVIL, spot(8000, 1000)),),
    )


def test_a_hostile_paper_stays_text_in_the_drawing(words):
    svg = drawing(hostile().of_page(1), 1, PNG, words, why_not=EVIL)
    root = ET.fromstring(svg)
    assert {element.tag for element in root.iter()} <= {SVG + name for name in ("svg", "title", "rect", "image", "path", "text", "tspan", "g")}  # fmt: skip
    assert "alert(1)" in text_of(svg)
    assert "<script" not in svg
    assert all(sign not in svg for sign in "\x1b\x00\u202e\ufffe")
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)


def test_a_drawing_loads_nothing(words):
    svg = drawing(hostile().of_page(1), 1, PNG, words)
    links = re.findall(r'(?:href|src|url)\s*[=(]\s*"?([^")\s]{0,30})', svg)
    assert links
    assert all(link.startswith("data:image/png;base64,") for link in links)
    assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]


def test_every_kind_of_box_is_drawn_and_named(words):
    made = bill(10000, total=10000)
    rows = [Row(kind, kind.value, Money(100), spot=spot(2000, 4000 + 300 * at)) for at, kind in enumerate(RowKind)]
    svg = drawing(explain(replace(made, rows=tuple(rows))).of_page(1), 1, PNG, words)
    for kind, key in KINDS.items():
        assert words(key) in text_of(svg), kind
        assert f'stroke="{LOOKS[kind].colour}"' in svg, kind


def test_signs_on_the_page_lead_to_words_beside_it(words):
    one = explain(
        bill(10000, 2000, total=13000),
        doubts=(Doubt("balance", "50.00", ("40.00",), "several_amounts", spot(1000, 5000), 0),),
        lost=(Lost("amount '4.666' not understood", spot(1000, 6000)),),
        columns=(ColumnRole("charge", "Amount", spot(8000, 1000)), ColumnRole("paid", "", spot(9000, 1000))),
    )
    said = text_of(drawing(one.of_page(1), 1, PNG, words))
    assert "?1 amount asked for now. We read $50.00. It may be $40.00. The paper gives more than one sum" in said
    assert "1✗ 2 lines should make $130.00: does not hold, by" in said
    assert "A “Amount” is charge" in said
    assert "B no heading: paid by the plan" in said
    assert "!1 amount '4.666' not understood" in said
    assert said.count("1✗") == 1 + 3  # beside the page, at two lines and at the total


def test_a_page_that_cannot_be_drawn_still_says_what_was_read(words):
    svg = drawing(explain(bill(100, total=100)).of_page(1), 1, None, words, why_not="It is broken.")
    assert "<image" not in svg
    assert "This page could not be drawn. It is broken." in text_of(svg)


def lightness(colour):
    """CIE L* of a colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    y = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def test_kinds_differ_in_lightness_or_in_their_line_and_never_by_colour_alone():
    for (one, a), (other, b) in combinations(LOOKS.items(), 2):
        apart = abs(lightness(a.colour) - lightness(b.colour)) >= 6
        assert apart or a.dashes != b.dashes, (one, other)
    rows = [LOOKS[kind.value] for kind in RowKind] + [LOOKS["line"]]
    assert min(abs(lightness(a.colour) - lightness(b.colour)) for a, b in combinations(rows, 2)) >= 6


# The pages of HTML


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))


def tags(page):
    parser = Tags()
    parser.feed(page)
    return parser.seen


@pytest.mark.parametrize("page", ["index", "listing"])
def test_a_hostile_paper_stays_text_in_html(page, words):
    one = hostile()
    made = listing(one, words) if page == "listing" else index([Shelf(EVIL, (Linked(EVIL, EVIL, EVIL),), EVIL)], words)
    seen = tags(made)
    names = {tag for tag, _ in seen}
    assert names <= set("html head meta title style body main h1 h2 p a ul li table tbody tr th td".split())
    assert not any(name.startswith("on") for _, attributes in seen for name in attributes)
    assert "alert(1)" in made
    assert all(sign not in made for sign in "\x1b\x00\u202e\ufffe")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_says_its_language_title_and_headings_in_order_and_can_run_nothing(language):
    words = Words(load_messages(), language)
    shelf = Shelf("bill.pdf", (Linked(words("why_page", page=1), "bill.pdf-page-1.svg", "…"),))
    for page in (index([shelf], words), listing(explain(bill(10000, 2000, total=13000)), words)):
        seen = tags(page)
        assert page.startswith("<!doctype html>")
        assert ("html", {"lang": language}) in seen
        assert [tag for tag, _ in seen].count("h1") == 1
        assert "<title></title>" not in page
        assert any("default-src 'none'" in attributes.get("content", "") for tag, attributes in seen if tag == "meta")
        assert ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}) in seen
        assert "<main>" in page


# The command


def test_each_page_is_drawn_and_papers_without_pages_are_listed(tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "bill.pdf").write_bytes(pdf_bill())
    (tmp_path / "papers" / "charges.csv").write_bytes(csv_bill())
    (tmp_path / "papers" / "note.txt").write_bytes(text_bill())
    (tmp_path / "papers" / "none.pdf").write_bytes(b"%PDF-1.7 broken")
    ran = almoner("read", tmp_path / "papers", "--why", tmp_path / "why")
    assert ran.code == 0
    assert "so we wrote them as lists: charges.csv, note.txt." in " ".join(ran.out.split())
    folder = tmp_path / "why"
    assert folder.stat().st_mode & 0o777 == 0o700
    names = ["bill.pdf-page-1.svg", "charges.csv.html", "index.html", "note.txt.html"]
    assert sorted(one.name for one in folder.iterdir()) == names
    assert all(one.stat().st_mode & 0o777 == 0o600 for one in folder.iterdir())
    said = text_of((folder / "bill.pdf-page-1.svg").read_text())
    assert "4 lines make $350.50: holds." in said
    assert "“Qty” is how many" in said
    linked = [attributes["href"] for tag, attributes in tags((folder / "index.html").read_text()) if tag == "a"]
    assert sorted(linked) == [name for name in names if name != "index.html"]
    assert "none.pdf" in (folder / "index.html").read_text()
    again = almoner("read", tmp_path / "papers" / "bill.pdf", "--why", folder, "--language", "es")
    assert again.code == 0
    assert "4 líneas suman $350.50: sale bien." in text_of((folder / "bill.pdf-page-1.svg").read_text())


def test_json_stays_json_beside_the_drawings(tmp_path):
    (tmp_path / "bill.pdf").write_bytes(pdf_bill())
    ran = almoner("read", tmp_path / "bill.pdf", "--json", "--why", tmp_path / "why")
    assert ran.code == 0
    assert ran.json["schema"] == "almoner.reading/1"
    assert (tmp_path / "why" / "index.html").exists()


def test_a_file_is_no_folder_to_draw_into(tmp_path):
    (tmp_path / "bill.txt").write_bytes(text_bill())
    (tmp_path / "why").write_text("mine")
    ran = almoner("read", tmp_path / "bill.txt", "--why", tmp_path / "why")
    assert ran.code == 2
    assert is_one_sentence(ran.err)
    assert (tmp_path / "why").read_text() == "mine"


def test_names_of_files_are_safe_and_each_given_once():
    names = Names()
    given = [names(one) for one in ("../../etc/passwd", "a b\n<c>.pdf", "a_b_c_.pdf", "", "index", "Índice.pdf", "x" * 300)]
    assert given == ["etc_passwd", "a_b_c_.pdf", "a_b_c_.pdf~2", "paper", "index~2", "Indice.pdf", "x" * 60]

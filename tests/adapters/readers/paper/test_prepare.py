"""Pages are made straight, even and clean, and every point finds its way back to the picture as it came."""

import cv2
import numpy as np
import pytest

from almoner.adapters.readers.paper.page_edges import page_corners
from almoner.adapters.readers.paper.prepare import dark, prepare, skew
from almoner.adapters.readers.paper.upright import half_turn, rows_run_across
from almoner.engine.intake.layout_parts.words import turned
from tests.adapters.readers.paper.drawn_pages import HIGH, WIDE, curled, drawn, faxed, leaning, photographed, picture

CLEAN = drawn()


@pytest.mark.parametrize("degrees", [-12.0, -3.5, -0.8, 0.0, 0.8, 3.5, 12.0])
def test_the_lean_of_rows_is_measured(degrees):
    assert skew(dark(leaning(CLEAN, degrees))) == pytest.approx(degrees, abs=0.1)


def test_a_straight_clean_page_is_not_moved():
    page = prepare(picture(CLEAN), turn=0)
    assert not {"straightened", "page found", "uncurled", "stretched"} & set(page.done)
    assert page.shown == (WIDE, HIGH)


def dot(gray, at):
    """The page with one black square, alone in a corner."""
    out = gray.copy()
    out[at[1] - 9 : at[1] + 9, at[0] - 9 : at[0] + 9] = 0
    return out


def found(gray):
    """The middle of the largest square blot."""
    count, _, stats, centres = cv2.connectedComponentsWithStats(dark(gray))
    square = [
        n for n in range(1, count) if 0.75 < stats[n, 2] / stats[n, 3] < 1.35 and stats[n, 4] > 0.8 * stats[n, 2] * stats[n, 3]
    ]
    return centres[max(square, key=lambda n: stats[n, 4])]


AT = (1630, 1020)


@pytest.mark.parametrize(
    ("worn", "turn"),
    [
        (lambda gray: gray, 0),
        (lambda gray: leaning(gray, 4), 0),
        (curled, 0),
        (lambda gray: cv2.resize(gray, (WIDE * 5 // 4, HIGH), interpolation=cv2.INTER_AREA), 0),
        (lambda gray: cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), 0),
        (lambda gray: np.ascontiguousarray(np.rot90(gray, 1)), 90),
        (lambda gray: np.ascontiguousarray(np.rot90(gray, 2)), 180),
        (lambda gray: np.ascontiguousarray(np.rot90(gray, -1)), 270),
        (lambda gray: photographed(gray)[0], 0),
    ],
    ids=["clean", "leaning", "curled", "wide", "small", "left", "over", "right", "photo"],
)
def test_a_point_is_found_again_in_the_picture_as_it_came(worn, turn):
    came = worn(dot(CLEAN, AT))
    page = prepare(picture(came), turn=turn)
    x, y = (round(value) for value in found(page.gray))
    box = page.shown_box((x - 5, y - 5, x + 5, y + 5))
    there = found(came)
    high, wide = came.shape
    assert (box[0] + box[2]) / 2 == pytest.approx(there[0] * 10_000 / wide, abs=30)
    assert (box[1] + box[3]) / 2 == pytest.approx(there[1] * 10_000 / high, abs=40)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_turned_upright(turn):
    came = np.ascontiguousarray(np.rot90(CLEAN, turn // 90))
    assert f"turned {turn}" in prepare(picture(came)).done
    assert not any("turned" in step for step in prepare(picture(CLEAN)).done)


def test_digits_alone_do_not_tell_which_way_up_a_page_lies():
    page = drawn([("6,119.80", "91", "86.01", "16.88")] * 9)
    over = np.ascontiguousarray(np.rot90(page, 2))
    assert half_turn(page, dark(page), 30) is half_turn(over, dark(over), 30) is None


def test_a_bar_code_hides_no_words_that_tell_the_way_up():
    page = CLEAN.copy()
    page[-280:-60, 100:1600:9] = 0
    page[-280:-60, 103:1600:23] = 0
    over = np.ascontiguousarray(np.rot90(page, 2))
    told = half_turn(page, dark(page), 30), half_turn(over, dark(over), 30)
    assert [one and one[0] for one in told] == [0, 180]


def test_rows_are_told_from_rows_that_run_down():
    page = np.full_like(CLEAN, 255)
    for row in range(12):
        words = "made up words of a made up notice in rows that have no columns"[row * 3 :]
        cv2.putText(page, words, (100, 120 + 70 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.3, 0, 3)
    side = np.ascontiguousarray(np.rot90(page))
    assert (rows_run_across(dark(page), 30), rows_run_across(dark(side), 30)) == (True, False)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_place_on_a_turned_page_is_told_as_if_it_lay_upright(turn):
    came = np.ascontiguousarray(np.rot90(CLEAN, turn // 90))
    page = prepare(picture(came), turn=turn)
    box = (300, 200, 700, 260)
    upright = prepare(picture(CLEAN), turn=0)
    assert page.upright_box(box) == pytest.approx(upright.shown_box(box), abs=12)
    assert turned(page.upright_box(box), page.lies) == page.shown_box(box)


@pytest.mark.parametrize(
    ("shade", "lean", "at"), [(150, 0.5, (0.15, 0.75)), (210, 0.5, (0.12, 0.8)), (185, 1.0, (0.2, 0.45, 0.75))]
)
def test_shaded_bands_across_a_scan_are_no_edges_of_a_sheet(shade, lean, at):
    page = np.full_like(CLEAN, 255)
    for share in at:
        page[round(HIGH * share) : round(HIGH * share) + 50, 60 : WIDE - 60] = shade
    assert page_corners(leaning(page, lean)) is None


def test_the_sheet_in_a_photo_is_found_and_a_scan_is_left_alone():
    photo, forth = photographed(CLEAN)
    corners = page_corners(photo)
    assert corners is not None
    true = cv2.perspectiveTransform(np.array([[[0, 0], [WIDE, 0], [WIDE, HIGH], [0, HIGH]]], np.float64), forth)[0]
    assert np.abs(corners - true).max() < 12
    assert page_corners(CLEAN) is None


def test_a_shadow_across_a_scan_is_no_sheet():
    shade = np.tile(np.linspace(1, 0.4, WIDE)[None, :], (HIGH, 1))
    assert page_corners((CLEAN * shade).astype(np.uint8)) is None


def test_a_dark_banner_is_no_sheet():
    page = CLEAN.copy()
    page[:50] = 60
    assert page_corners(page) is None


def test_rulings_go_and_are_told_while_digits_stay():
    ruled, plain = prepare(picture(drawn(ruled=True)), turn=0), prepare(picture(CLEAN), turn=0)
    assert len(ruled.vertical) == 5
    assert len(ruled.horizontal) == 14
    across = sorted(place for place, _, _ in ruled.vertical)
    assert across == pytest.approx([x * 10_000 / WIDE for x in (100, 400, 620, 1300, 1560)], abs=15)
    if ruled.gray.shape == plain.gray.shape:
        lost = (dark(plain.gray) > 0) & (dark(ruled.gray) == 0)
        assert lost.sum() < 0.03 * (dark(plain.gray) > 0).sum()
    assert (dark(ruled.gray) > 0).sum() < 1.02 * (dark(plain.gray) > 0).sum()


def test_a_line_through_digits_leaves_them_standing():
    page = CLEAN.copy()
    page[96:99, 100:1560] = 0  # through the first row
    struck, plain = prepare(picture(page), turn=0), prepare(picture(CLEAN), turn=0)
    first = slice(80, 112)
    kept = ((dark(struck.gray)[first] > 0) & (dark(plain.gray)[first] > 0)).sum() / (dark(plain.gray)[first] > 0).sum()
    assert kept > 0.75  # strokes that run along the line inside it are gone with it


def test_specks_go_and_decimal_points_stay():
    page, plain = prepare(picture(faxed(CLEAN)), turn=0), prepare(picture(CLEAN), turn=0)
    assert {"stretched", "specks removed", "softened"} <= set(page.done)
    blots = cv2.connectedComponentsWithStats(dark(page.gray))[0]
    points = cv2.connectedComponentsWithStats(dark(plain.gray))[0]
    assert blots == pytest.approx(points, rel=0.12)


def test_a_fax_is_known_by_its_dots_or_by_its_squashed_print():
    assert "stretched" in prepare(picture(faxed(CLEAN), dpi=(204, 98)), turn=0).done
    assert "stretched" in prepare(picture(faxed(CLEAN)), turn=0).done
    assert "stretched" not in prepare(picture(CLEAN, dpi=(204, 196)), turn=0).done


def test_a_pen_ring_around_an_amount_goes():
    page = CLEAN.copy()
    cv2.ellipse(page, (1445, 95), (110, 34), 0, 0, 360, 0, 2)
    ringed, plain = prepare(picture(page), turn=0), prepare(picture(CLEAN), turn=0)
    assert (dark(ringed.gray) > 0).sum() < 1.01 * (dark(plain.gray) > 0).sum()


def test_leading_dots_go_and_the_decimal_point_behind_them_stays():
    page = CLEAN.copy()
    for x in range(960, 1390, 14):
        page[104:109, x : x + 5] = 0
    led, plain = prepare(picture(page), turn=0), prepare(picture(CLEAN), turn=0)
    assert "dirt removed" in led.done
    assert (dark(led.gray) > 0).sum() == pytest.approx((dark(plain.gray) > 0).sum(), rel=0.002)


def test_small_print_is_enlarged_and_large_print_made_smaller():
    small = cv2.resize(CLEAN, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    assert prepare(picture(small), turn=0).gray.shape[0] > small.shape[0] * 1.5
    large = cv2.resize(CLEAN, None, fx=3.0, fy=3.0, interpolation=cv2.INTER_CUBIC)
    assert prepare(picture(large), turn=0).gray.shape[0] < large.shape[0] * 0.6


def test_an_empty_page_and_a_black_one_pass():
    for tone in (255, 0, 128):
        page = prepare(picture(np.full((900, 700), tone, np.uint8)))
        assert page.glyph is None
        assert page.gray.shape == (900, 700)

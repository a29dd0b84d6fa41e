"""One browser and one server a file of tests; and stories keep their order: whoever signs in does so first."""

import pytest

from tests.journeys.browser import browser, program
from tests.journeys.web import serving


@pytest.fixture(scope="module")
def page():
    """A tab of a browser of the file's own."""
    if program() is None:
        pytest.skip("chromium is not here: make test installs it where it may ask for root")
    with browser(program()) as one:
        yield one


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One person's, with the pages of the web app; a file that needs another has its own."""
    with serving(tmp_path_factory.mktemp("data")) as one:
        yield one


def pytest_collection_modifyitems(items):
    """After the shuffle of the day, the tests of a story stand as they are written, at the places that they got."""
    places = {}
    for place, item in enumerate(items):
        if item.get_closest_marker("story"):
            places.setdefault(item.module, []).append(place)
    for some in places.values():
        told = sorted((items[place] for place in some), key=lambda item: item.reportinfo()[1])
        for place, item in zip(some, told, strict=True):
            items[place] = item

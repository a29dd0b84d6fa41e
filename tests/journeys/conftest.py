"""Stories keep their order: whoever signs in does so first, and a page is empty before something is put there."""


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

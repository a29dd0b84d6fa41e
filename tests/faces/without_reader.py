"""A child in whose house a reader's library is missing; run only as the `program` that a test hands in."""

from almoner.adapters.isolation import child


def choose(head, name):
    raise ModuleNotFoundError("No module named 'made_up_library'", name="made_up_library")


def main():
    child.main(choose)

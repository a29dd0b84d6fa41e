"""The kill matrix: seeded points inside upload, read, audit and letter, each followed by a start without a hand and a full check."""

import time

from tests.kills.house import GONE, House

PHASES = ("upload", "read", "audit", "letter")
LARGE = 3 << 20
"""Bytes of some papers, so that a kill falls inside the stream."""


def chain(launcher, data, phase, seed, points):
    """So many kills in one phase of one server; gives how many struck while the work was under way."""
    with House(launcher, data, f"{phase}-{seed}") as house:
        return kills(house, phase, points)


def kills(house, phase, points):
    house.begin()
    paper = house.upload(house.key())
    audit, job = house.audit(house.key(), [paper])
    house.server.over(job)
    struck = 0
    for _ in range(points):
        struck += point(house, phase, paper, audit)
        house.begin()
        finish(house, phase, paper, audit)
        house.check()
    assert house.server.end()[0] == 0
    house.begin()
    house.check_rows()
    assert not house.stray, "what was begun and never kept was not swept"
    return struck


def point(house, phase, paper, audit):
    """One kill. True where the work was not over yet."""
    chance, key = house.chance, house.key()
    house.last = key
    by_change = chance.random() < 0.6
    if phase == "upload":
        size = chance.choice((0, 0, LARGE))
        work, kill = (lambda: house.upload(key, size)), house.at_change(chance.randint(1, 12))
        house.size = size
        if not by_change:
            kill = house.after(chance.uniform(0.0, 0.06))
    elif phase == "letter":
        work = lambda: watched(house, house.letter(key, audit)[1])  # noqa: E731
        kill = house.at_change(chance.randint(1, 24)) if by_change else house.after(chance.uniform(0.0, 2.5))
    elif phase == "read":
        work = lambda: watched(house, house.audit(key, [paper])[1])  # noqa: E731
        kill = house.after(chance.uniform(0.02, 0.8))
    else:
        work = lambda: watched(house, house.audit(key, [paper])[1])  # noqa: E731
        kill = house.at_change(chance.randint(1, 12))
    over = []
    house.during(lambda: over.append(work()), kill)
    return not over


def watched(house, job):
    """Until the job is over."""
    return house.server.over(job)


def finish(house, phase, paper, audit):
    """The same request with the same key, as a program does that heard no answer: it must not be done twice."""
    key = house.last
    for _ in range(3):
        try:
            if phase == "upload":
                house.upload(key, house.size)
            elif phase == "letter":
                house.letter(key, audit)
            else:
                house.audit(key, [paper])
        except GONE:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the request cannot be repeated")

"""Seeded ways to spoil a journal directly in its SQLite file, as somebody would who has the file and no key."""

import sqlite3
from random import Random

from almoner.engine.privacy.chain import Entry, link_of

COLUMNS = (
    "number",
    "at",
    "who",
    "on_behalf",
    "purpose",
    "action",
    "resource",
    "folder",
    "outcome",
    "origin",
    "sealed",
    "before",
    "link",
)
WORDS = tuple(name for name in COLUMNS if name not in {"number", "at", "sealed"})
WAYS = (
    "word",
    "letter",
    "time",
    "sealed",
    "type",
    "insert",
    "insert after",
    "delete",
    "some gone",
    "turn",
    "turn all",
    "cut",
    "empty",
    "again",
)


def spoil(file: sqlite3.Connection, seed: int, lines: int, head: int) -> str:
    """Does one thing to a journal of `lines` lines whose last kept head knows line `head`; says which."""
    chance = Random(seed)
    way = chance.choice(WAYS)
    at = chance.randint(1, lines - 1)
    if way == "word":
        name = chance.choice(WORDS)
        old = file.execute(f'SELECT "{name}" FROM journal WHERE number = ?', (at,)).fetchone()[0]
        change(
            file,
            name,
            at,
            chance.choice(["x", "", "a0", "own", "done", f"{old}x", None if name in {"on_behalf", "folder"} else "-"]),
            old,
        )
    elif way == "letter":  # one sign of one word
        name = chance.choice([one for one in WORDS if one not in {"on_behalf", "folder"}])
        old = file.execute(f'SELECT "{name}" FROM journal WHERE number = ?', (at,)).fetchone()[0]
        place = chance.randrange(len(old))
        change(file, name, at, old[:place] + chr((ord(old[place]) + 1) % 127 or 65) + old[place + 1 :], old)
    elif way == "time":
        moment = chance.choice(
            ["2026-11-21 12:00:00.000000", "2026-11-21 12:00:09", "2026-11-21T12:00:09.000000", "never", "", 7]
        )
        change(file, "at", at, moment, None)
    elif way == "sealed":
        file.execute("UPDATE journal SET sealed = CASE WHEN sealed IS NULL THEN x'00' ELSE NULL END WHERE number = ?", (at,))
    elif way == "type":
        name = chance.choice(WORDS)
        file.execute(f"UPDATE journal SET \"{name}\" = x'ff00' WHERE number = ?", (at,))
    elif way == "insert":  # somewhere before, with numbers moved on
        file.execute("UPDATE journal SET number = -number WHERE number >= ?", (at,))
        file.execute("UPDATE journal SET number = 1 - number WHERE number < 0")
        copy(file, at + 1, at, f"x{seed}")
    elif way == "insert after":
        copy(file, lines, lines + 1, file.execute("SELECT link FROM journal WHERE number = ?", (lines,)).fetchone()[0])
    elif way == "delete":
        file.execute("DELETE FROM journal WHERE number = ?", (at,))
    elif way == "some gone":
        file.execute("DELETE FROM journal WHERE number >= ? AND number < ?", (at, at + chance.randint(1, 20)))
        if not file.execute("SELECT count(*) FROM journal WHERE number > ?", (at,)).fetchone()[0]:
            file.execute("DELETE FROM journal WHERE number >= ?", (min(at, head),))
    elif way == "turn":
        other = chance.choice([one for one in range(1, lines + 1) if one != at])
        file.execute("UPDATE journal SET number = -1 WHERE number = ?", (at,))
        file.execute("UPDATE journal SET number = ? WHERE number = ?", (at, other))
        file.execute("UPDATE journal SET number = ? WHERE number = -1", (other,))
    elif way == "turn all":
        file.execute("UPDATE journal SET number = -number")
        file.execute("UPDATE journal SET number = ? + number", (lines + 1,))
    elif way == "cut":
        file.execute("DELETE FROM journal WHERE number >= ?", (chance.randint(1, head),))
    elif way == "empty":
        file.execute("DELETE FROM journal")
    else:  # written anew from a line on, with links that fit
        again(file, min(at, head))
    file.commit()
    return way


def change(file, name, at, value, old):
    if value == old:
        value = "y"
    file.execute(f'UPDATE journal SET "{name}" = ? WHERE number = ?', (value, at))


def copy(file, taken, number, before):
    """A line made of another."""
    row = dict(zip(COLUMNS, file.execute(f"SELECT {names()} FROM journal WHERE number = ?", (taken,)).fetchone(), strict=True))
    row |= {"number": number, "before": before, "who": "x"}
    file.execute(f"INSERT INTO journal ({names()}) VALUES ({','.join('?' * len(COLUMNS))})", tuple(row.values()))


def again(file, at):
    """What somebody does who can reckon links: only a head kept elsewhere shows it."""
    from almoner.adapters.stores.entries import moment

    rows = [
        dict(zip(COLUMNS, row, strict=True))
        for row in file.execute(f"SELECT {names()} FROM journal WHERE number >= ? ORDER BY number", (at,))
    ]
    file.execute("DELETE FROM journal WHERE number >= ?", (at,))
    before = rows[0]["before"]
    for row in rows:
        who = "x" if row["number"] == at else row["who"]
        sealed = None if row["sealed"] is None else row["sealed"].hex()
        plain = Entry(**row | {"at": moment(row["at"]), "sealed": sealed, "who": who, "before": before, "link": ""})
        row |= {"who": who, "before": before, "link": link_of(plain)}
        before = row["link"]
        file.execute(f"INSERT INTO journal ({names()}) VALUES ({','.join('?' * len(COLUMNS))})", tuple(row.values()))


def names():
    return ",".join(f'"{name}"' for name in COLUMNS)

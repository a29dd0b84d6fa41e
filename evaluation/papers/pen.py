"""What people do to paper: handwriting, stamps, rings, ticks, stains. Only on pictures; nothing here is part of the bill."""

import math

from evaluation.papers.ink import Face

PENS = [(0.1, 0.15, 0.55), (0.12, 0.12, 0.14), (0.6, 0.1, 0.12)]
BESIDE = ["why so much?", "called 3/12", "ask Rosa", "pd by ck 1184", "dispute!!", "did not get this", "see EOB", "x2 ??", "spoke w/ Dana",
          "OK", "insurance?", "call back Tues", "already paid $40", "not mine", "sent 4/2", "???"]
STAMPS = ["PAST DUE", "RECEIVED", "COPY", "SECOND NOTICE", "PAID", "SCANNED", "FILE", "DUPLICATE BILL - DO NOT PAY TWICE"]


def ring(page, x, y, wide, high, chance, colour):
    points = []
    wobble = chance.uniform(0.02, 0.1)
    for step in range(40):
        angle = step / 36 * 2 * math.pi
        points.append((x + wide * math.cos(angle) * (1 + wobble * math.sin(3 * angle)), y + high * math.sin(angle)))
    page.scrawls.append(("stroke", points, chance.uniform(0.8, 1.6), colour))


def annotate(book, chance):
    """Scribble on one or two pages; answers what was written: (text, page, box)."""
    said = []
    for page in chance.sample(book.pages, min(len(book.pages), chance.randint(1, 2))):
        colour = chance.choice(PENS)
        here = [a for a in book.amounts if a.page == page.number]
        for _ in range(chance.randint(1, 4)):
            kind = chance.random()
            if kind < 0.3 and here:  # ring around an amount
                a = chance.choice(here)
                ring(page, (a.box[0] + a.box[2]) / 2, (a.box[1] + a.box[3]) / 2, (a.box[2] - a.box[0]) / 2 + 7, (a.box[3] - a.box[1]) / 2 + 4,
                     chance, colour)
            elif kind < 0.45 and here:  # tick beside a line
                a = chance.choice(here)
                x, y = a.box[2] + 4, (a.box[1] + a.box[3]) / 2
                page.scrawls.append(("stroke", [(x, y), (x + 3, y + 4), (x + 10, y - 7)], 1.2, colour))
            elif kind < 0.55 and here:  # underline
                a = chance.choice(here)
                page.scrawls.append(("stroke", [(a.box[0] - 3, a.box[3] + 1.5), (a.box[2] + 3, a.box[3] + chance.uniform(0.5, 3))], 1.1, colour))
            elif kind < 0.8:  # words in the margin or over the print
                face = Face(chance.choice(["caveat", "caveat", "homemade-apple"]), chance.uniform(11, 17))
                text = chance.choice(BESIDE)
                wide = face.width(text)
                if chance.random() < 0.6 or not here:
                    x, y = chance.uniform(45, 560 - wide), chance.choice([chance.uniform(20, 36), chance.uniform(757, 780)])
                else:
                    a = chance.choice(here)
                    x = max(20, min(590 - wide, a.box[0] - wide - chance.uniform(4, 60)))
                    y = a.box[3] + chance.uniform(-4, 6)
                page.scrawls.append(("turned", x, y, chance.uniform(-6, 8), text, face, colour))
                said.append((text, page.number, (x, y - face.size, x + wide, y + face.size * 0.4)))
            else:  # a stamp
                face = Face("courier-prime-bold", chance.uniform(14, 24))
                text = chance.choice(STAMPS)
                wide = face.width(text)
                x, y = chance.uniform(40, max(41, 560 - wide)), chance.uniform(80, 720)
                pale = chance.uniform(0.35, 0.65)
                tint = chance.choice([(0.85, pale, pale), (pale, pale, 0.85), (pale, pale, pale)])
                page.scrawls.append(("turned", x, y, chance.uniform(-14, 14), text, face, tint))
                said.append((text, page.number, (x, y - face.size * 1.5, x + wide, y + face.size)))
    return said

"""A form's captions found again among a page's words, though letters were misread and words split or joined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almoner.engine.intake.forms.plan import Caption
from almoner.engine.intake.layout_parts.words import Word

ALIKE = str.maketrans("0QD1LJ|!5826", "OOOIIIIISBZG")
"""Signs that reading engines take for each other, each written as one of them."""
MOST_WORDS = 3000
WRONG_IN = 6
"""One sign in this many may be wrong."""
MOST_PLACES = 12
MOST_APART = 8
"""Heights of a word that the next word of its line may stand away."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A caption and where its first sign and the middle of its line stand on the page; `words` are the words it took."""

    caption: Caption
    x: int
    y: int
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A page's letters and digits in reading order, folded; `at` names each sign's word and place (page units)."""

    signs: str
    at: tuple[tuple[int, int], ...]


def folded(text: str) -> str:
    """Capitals and digits only, look-alikes made equal."""
    return "".join(mark for mark in text.upper() if mark.isascii() and mark.isalnum()).translate(ALIKE)


def text_of(words: Sequence[Word]) -> Text:
    """The page as one string, a line break between visual lines."""
    signs: list[str] = []
    at: list[tuple[int, int]] = []
    for line in _lines(words):
        for number in line:
            word = words[number]
            wide = word.box[2] - word.box[0]
            for place, raw in enumerate(word.text):
                mark = folded(raw)
                if mark:
                    signs.append(mark[0])
                    at.append((number, word.box[0] + wide * place // len(word.text)))
        signs.append("\n")
        at.append((-1, 0))
    return Text("".join(signs), tuple(at))


def _lines(words: Sequence[Word]) -> list[list[int]]:
    """Positions of the words, line by line; a line goes on with the nearest word to its right that stands as high."""
    lines: list[list[int]] = []
    order = sorted(range(min(len(words), MOST_WORDS)), key=lambda n: (words[n].box[0], words[n].box[1]))
    for number in order:
        box = words[number].box
        middle, tall = box[1] + box[3], box[3] - box[1]
        best: list[int] | None = None
        least = MOST_APART * tall
        for line in lines:
            last = words[line[-1]].box
            away, gap = abs(last[1] + last[3] - middle), box[0] - last[2]
            if away > tall * 3 // 4 + 10 or not -2 * tall <= gap <= MOST_APART * tall:
                continue
            if 2 * tall < 5 * (last[3] - last[1]) < 13 * tall and 2 * away + max(0, gap) < least:
                best, least = line, 2 * away + max(0, gap)
        if best is None:
            lines.append([number])
        else:
            best.append(number)
    lines.sort(key=lambda line: (words[line[0]].box[1], words[line[0]].box[0]))
    return lines


def anchors_of(words: Sequence[Word], captions: Sequence[Caption], text: Text | None = None) -> list[Anchor]:
    """Every place where a long caption may stand; the same caption may be found more than once."""
    text = text or text_of(words)
    found = []
    for caption in captions:
        if not caption.long:
            continue
        wanted = folded(caption.text)
        for first, last in _places(wanted, text.signs):
            number, x = text.at[first]
            taken = tuple(dict.fromkeys(text.at[place][0] for place in range(first, last)))
            box = words[number].box
            found.append(Anchor(caption, x, (box[1] + box[3]) // 2, taken))
    return found


def _places(wanted: str, signs: str) -> Iterator[tuple[int, int]]:
    """Where `wanted` stands in `signs` with few enough wrong signs, as first and last (excluded)."""
    wrong = len(wanted) // WRONG_IN
    size = len(wanted) // (wrong + 1)
    seen: set[int] = set()
    for piece in range(wrong + 1):
        offset = piece * size
        part = wanted[offset : offset + size] if piece < wrong else wanted[offset:]
        at = signs.find(part)
        while at >= 0 and len(seen) < MOST_PLACES:
            whole = at - offset
            if whole >= 0 and signs.startswith(wanted, whole):
                if whole not in seen:
                    seen.add(whole)
                    yield whole, whole + len(wanted)
                at = signs.find(part, at + 1)
                continue
            low = max(0, at - offset - wrong)
            high = at - offset + len(wanted) + wrong
            broken = signs.rfind("\n", low, at)
            low = broken + 1 if broken >= 0 else low
            end = signs.find("\n", at, high)
            window = signs[low : end if end >= 0 else high]
            fit = fit_of(wanted, window, wrong)
            if fit is not None and low + fit[1] not in seen:
                seen.add(low + fit[1])
                yield low + fit[1], low + fit[2]
            at = signs.find(part, at + 1)


def fit_of(wanted: str, window: str, wrong: int) -> tuple[int, int, int] | None:
    """The stretch of `window` most like `wanted`, with at most `wrong` signs changed, missing or extra: how many, first, last
    (excluded); None where there is none.
    """
    row = [(0, place) for place in range(len(window) + 1)]
    for number, mark in enumerate(wanted, start=1):
        before, row[0] = row[0], (number, 0)
        for place in range(1, len(window) + 1):
            same = before[0] + (mark != window[place - 1])
            start = before[1]
            if row[place][0] + 1 < same:
                same, start = row[place][0] + 1, row[place][1]
            if row[place - 1][0] + 1 < same:
                same, start = row[place - 1][0] + 1, row[place - 1][1]
            before, row[place] = row[place], (same, start)
    cost, last = min((cost, place) for place, (cost, _) in enumerate(row))
    first = row[last][1]
    return (cost, first, last) if cost <= wrong and last > first else None


def near(one: str, other: str) -> bool:
    """Whether two folded words may be one, a third of their signs aside."""
    if one == other:
        return True
    longer = max(len(one), len(other))
    wrong = longer // 3
    return longer >= 3 and abs(len(one) - len(other)) <= wrong and best_fit_cost(one, other) <= wrong


def best_fit_cost(one: str, other: str) -> int:
    """How many signs must change, go or come to make one word the other."""
    row = list(range(len(other) + 1))
    for number, mark in enumerate(one, start=1):
        before, row[0] = row[0], number
        for place in range(1, len(other) + 1):
            change = before + (mark != other[place - 1])
            before, row[place] = row[place], min(change, row[place] + 1, row[place - 1] + 1)
    return row[-1]

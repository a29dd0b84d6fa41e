"""Takes lines that are none out of a draft: doubts and running sums keep to the lines that are left."""

import re

from almoner.engine.intake.layout_parts.draft import Draft

OF_LINE = re.compile(r"lines/(\d+)(/.*)?", re.DOTALL)


def take_out(draft: Draft, first: int, last: int) -> None:
    """Lines first to last, last not included, leave with their doubts. Which lines the sums stand over is the caller's to say."""
    draft.lines[first:last] = []
    kept = []
    for path, read, others, why, spot in draft.doubts:
        found = OF_LINE.fullmatch(path)
        at = int(found[1]) if found else -1
        if not first <= at < last:
            moved = f"lines/{at - (last - first)}{found[2] or ''}" if found and at >= last else path
            kept.append((moved, read, others, why, spot))
    draft.doubts = kept
    draft.charged = [0]
    for line in draft.lines:
        draft.charged.append(draft.charged[-1] + (line.charge.cents if line.charge is not None else 0))
    draft.since = min(draft.since, len(draft.lines))


__all__ = ["take_out"]

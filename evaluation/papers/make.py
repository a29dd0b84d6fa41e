"""Makes papers: evaluation/papers/make.py DIR --group training --renderings text,scan300 --per-family 5 --seed 1 --jobs 2."""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from evaluation.papers import families  # noqa: E402
from evaluation.papers.render import RENDERINGS, render  # noqa: E402


def one(task):
    """One paper, in a process of its own."""
    family, seed, rendering, folder = task
    if rendering != "text":
        import cv2

        cv2.setNumThreads(1)
    truth = render(family, seed, rendering, folder)
    return f"{folder.name}: {len(truth['pages'])} pages, {len(truth['lines'])} lines, {len(truth['all_amounts'])} amounts"


def main(args=None):
    """Make the papers asked for."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("folder", type=Path, metavar="DIR")
    said.add_argument("--group", choices=("training", "held", "traps"), default="training")
    said.add_argument("--family", action="append", help="only this family (may be given again)")
    said.add_argument("--renderings", default="text", help=f"of {', '.join(RENDERINGS)}, with commas")
    said.add_argument("--per-family", type=int, default=2)
    said.add_argument("--seed", type=int, default=1, help="the first seed; a family's papers have this and the following")
    said.add_argument("--jobs", type=int, default=1)
    given = said.parse_args(args)
    renderings = given.renderings.split(",")
    if strange := [name for name in renderings if name not in RENDERINGS]:
        said.error(f"there is no rendering called {', '.join(strange)}")
    if given.group == "traps":
        from evaluation.papers.traps import TRAPS

        names, seeds = list(TRAPS), [1]
    else:
        names = list(families.TRAINING if given.group == "training" else families.HELD)
        seeds = range(given.seed, given.seed + given.per_family)
    if given.family:
        if strange := [name for name in given.family if name not in names]:
            said.error(f"the group {given.group} has no family called {', '.join(strange)}")
        names = given.family
    tasks = [(name, seed, rendering, given.folder / f"{name}-{seed}-{rendering}")
             for name in names for seed in seeds for rendering in renderings]
    if given.jobs > 1:
        with ProcessPoolExecutor(given.jobs) as pool:
            for line in pool.map(one, tasks):
                print(line, flush=True)
    else:
        for task in tasks:
            print(one(task), flush=True)


if __name__ == "__main__":
    main()

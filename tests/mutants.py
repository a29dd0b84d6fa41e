"""Breaks checks and law on purpose and sees whether a test notices.

    python tests/mutants.py [CHECK …] [--number 300] [--seed 20261121] [--jobs 2]

Draws a seeded sample of mutants of `engine/checks` and `engine/law` (or of the named checks: all of theirs), runs the tests
of the mutated part in a copy of the source, and prints the share killed and every survivor. Below 85 % it ends with 1.
Type annotations are left out: breaking one changes nothing that runs. docs/mutants.md explains the survivors of the
default sample.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_code

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "src" / "almoner" / "engine"
LEAST = 0.85
SECONDS = 120


def files(checks):
    """The modules to break."""
    every = sorted((ENGINE / "checks").rglob("?[0-9][0-9]_*.py"))
    if checks:
        return [path for path in every if path.stem[:3].upper() in {check.upper() for check in checks}]
    return every + sorted(path for path in (ENGINE / "law").glob("*.py") if path.name != "__init__.py")


def mutants(path):
    """Every (operator, occurrence, line) that changes what runs in this file."""
    tree = get_ast_from_path(path)
    annotated = {
        leaf.start_pos
        for node in ast_nodes(tree)
        if node.type in {"annassign", "tname"} or (node.type == "operator" and node.value == "->")
        for leaf in leaves(node.get_next_sibling() if node.type == "operator" else node.children[1])
    }
    for name in cosmic_ray.plugins.operator_names():
        operator = cosmic_ray.plugins.get_operator(name)
        if operator.arguments() or "RemoveDecorator" in name:
            continue
        positions = (position for node in ast_nodes(tree) for position in operator().mutation_positions(node))
        for occurrence, (start, _) in enumerate(positions):
            if start not in annotated:
                yield name, occurrence, start[0]


def leaves(node):
    if node is None:
        return
    if not hasattr(node, "children"):
        yield node
        return
    for child in node.children:
        yield from leaves(child)


def tests_for(path):
    """The tests that are responsible for this file."""
    if path.parent.name == "law":
        return ["tests/engine/law"]
    return ["tests/engine/checks", "-k", path.stem[:3].upper()]


def survives(mutant, copies):
    """True when the tests pass on the broken source."""
    path, name, occurrence, _ = mutant
    copy = copies.get()
    try:
        source = path.read_text(encoding="utf-8")
        broken = mutate_code(source, cosmic_ray.plugins.get_operator(name)(), occurrence)
        target = copy / path.relative_to(ROOT)
        target.write_text(broken, encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-n",
            "0",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
            "-m",
            "not slow",
        ]
        try:
            done = subprocess.run(
                [*command, *tests_for(path)],
                cwd=copy,
                capture_output=True,
                timeout=SECONDS,
                check=False,
                env={"PATH": "/usr/bin:/bin", "PYTHONPATH": f"{copy}/src", "PYTHONDONTWRITEBYTECODE": "1"},
            )
        except subprocess.TimeoutExpired:
            return False
        finally:
            target.write_text(source, encoding="utf-8")
        return done.returncode == 0
    finally:
        copies.put(copy)


def main():
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("checks", nargs="*")
    reading.add_argument("--number", type=int, default=300)
    reading.add_argument("--seed", type=int, default=20261121)
    reading.add_argument("--jobs", type=int, default=2)
    asked = reading.parse_args()
    every = [(path, *mutant) for path in files(asked.checks) for mutant in mutants(path)]
    drawn = every if asked.checks else random.Random(asked.seed).sample(every, min(asked.number, len(every)))
    print(f"{len(drawn)} of {len(every)} mutants, seed {asked.seed}", flush=True)
    copies = Queue()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.jobs):
            copy = Path(folder) / str(number)
            for part in ("src", "tests"):
                shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
            for name in ("pyproject.toml", "README.md", "GLOSSARY.md"):
                shutil.copy(ROOT / name, copy)
            copies.put(copy)
        with ThreadPoolExecutor(asked.jobs) as pool:
            outcomes = list(pool.map(lambda mutant: survives(mutant, copies), drawn))
    alive = [mutant for mutant, lives in zip(drawn, outcomes, strict=True) if lives]
    for path, name, occurrence, line in alive:
        print(f"survived: {path.relative_to(ROOT)}:{line} {name.removeprefix('core/')} #{occurrence}")
    killed = (len(drawn) - len(alive)) / len(drawn)
    print(f"killed {len(drawn) - len(alive)} of {len(drawn)} = {killed:.3f}")
    return 0 if killed >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())

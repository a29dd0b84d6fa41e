"""The promises of the house, read from its source: each of these has been broken on purpose once, and was caught."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
import yaml

from almoner.adapters.letter_words import load_letter_words
from almoner.adapters.messages import load_messages
from almoner.adapters.rulebook import load_rulebook
from almoner.engine import errors
from almoner.engine.answers import KEYS, Answers
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.wording.render import SLOT
from almoner.faces.saying import TABLE, becomes
from tests.house.test_words_of_the_desk import DESK

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "almoner"
MODULES = sorted(SOURCE.rglob("*.py"))
ENGINE = sorted((SOURCE / "engine").rglob("*.py"))
CHECK_FILES = sorted(path for path in (SOURCE / "engine" / "checks").rglob("?[0-9][0-9]_*.py"))
# What nobody may be told, in either language (billing_law.md §10, §18).
BANNED = (
    r"you owe \$0",
    r"you owe nothing",
    r"no debe nada",
    r"you will save",
    r"you(?:'ll| will) get .{0,20}back\b(?<!not what you will get back)",
    r"just pay it",
    r"80 ?% (?:of|de)",
    r"guarantee",
    r"i owe\b",
    r"i acknowledge (?:this|the) debt",
    r"independent dispute resolution|\bIDR\b",
    r"cfpb banned",
    r"is illegal",
    r"it is fraud|es un fraude",
)


@cache
def tree(path):
    """Whoever asks only looks at it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def committed():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_engine_holds_no_float_opens_no_file_and_prints_nothing():
    assert len(ENGINE) > 200
    found = []
    for path in ENGINE:
        place = str(path.relative_to(SOURCE))
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, float):
                found.append(f"{place}:{node.lineno}: a float literal")
            if isinstance(node, ast.Name) and node.id in {"open", "print", "float", "input", "eval", "exec"}:
                found.append(f"{place}:{node.lineno}: {node.id}")
    assert found == []


def test_only_the_clock_knows_what_day_it_is():
    for path in MODULES:
        if path.match("adapters/clocks/system.py"):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute):
                assert (
                    node.attr not in {"today", "utcnow"}
                    or not isinstance(node.value, ast.Name)
                    or node.value.id not in {"date", "datetime"}
                ), path


def test_every_module_begins_with_one_sentence_saying_what_it_is_for():
    docs = {str(path.relative_to(SOURCE)): ast.get_docstring(tree(path)) or "" for path in MODULES if path.read_text().strip()}
    first = {name: doc.partition("\n")[0].rstrip() for name, doc in docs.items()}
    assert len(first) > 500
    assert {name: line for name, line in first.items() if not line.endswith((".", ":"))} == {}


def test_the_catalogue_lists_every_check_file_once_and_in_order():
    ids = [check.id for check in CATALOGUE]
    assert ids == sorted(set(ids))
    assert sorted(path.stem[:3].upper() for path in CHECK_FILES) == ids
    assert (
        ids
        == "A01 A02 A03 A04 A06 A07 A08 A09 A11 A12 A13 B01 B02 B03 C01 C02 C03 C04 C05 C07 C15 C20 C22 E01 E02 E03 F01 F02 F04 F06 F07 F08 G01 G02 G05 G07 G08 G09 H01 H02 H05 H06 H08 H10 I01 I02 I03 I06".split()
    )
    for check in CATALOGUE:
        assert check.body.__module__.endswith(f"{check.id.lower()}_{check.name}"), check.id


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda check: check.id)
def test_every_check_has_a_page_examples_that_fire_trap_and_cannot_be_checked(check):
    for part in ("What it looks for", "Why it matters", "When it is not an error"):
        assert part in check.page, part
    path = next(path for path in CHECK_FILES if path.stem.startswith(check.id.lower()))
    assert len(path.read_text().splitlines()) <= 180, "a check is small"
    examples = yaml.load(path.with_suffix(".yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert examples["check"] == check.id
    assert any(one.get("finds") or one.get("rights") or one.get("context") for one in examples["examples"]), "none fires"
    assert any(one.get("trap") for one in examples["examples"]), "no trap"
    assert any(one.get("cannot_tell") for one in examples["examples"]), "none that could not be checked"


def test_no_check_looks_at_another_check():
    for path in CHECK_FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom):
                assert not re.search(r"checks\.\w+\.\w\d\d_|audit$|catalogue", node.module or ""), path


def test_every_authority_a_check_names_exists():
    registry = load_rulebook().authorities
    for check in CATALOGUE:
        for one in check.authority:
            assert registry.lookup(one) is not None, f"{check.id}: {one}"


def test_every_error_has_a_row_for_its_exit_and_status():
    family = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.AlmonerError)]
    for kind in family:
        if kind is not errors.AlmonerError:
            assert becomes(kind("x", what="a", why="b", do="c")) in TABLE.values()


def used_messages():
    """Every `Message("key", name=…)` written in the source: key, argument names, place. An f-string key gives its prefix."""
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message" and node.args:
                key = node.args[0]
                names = {keyword.arg for keyword in node.keywords}
                yield key, names, f"{path.relative_to(SOURCE)}:{node.lineno}"


def test_every_message_that_is_said_exists_with_exactly_its_arguments():
    messages = load_messages()
    for key, names, where in used_messages():
        if not isinstance(key, ast.Constant) or None in names:
            continue
        assert key.value in messages.entries, f"{where}: {key.value} has no words"
        for language, parts in messages.entries[key.value].items():
            slots = {slot for text in parts.values() for slot, _ in SLOT.findall(text)}
            assert slots == names, f"{where} {language}: {slots} are shown, {names} are given"


def test_no_brace_is_left_in_what_people_read():
    """A slot that the renderer does not know as one, such as {c1}, would be printed as it stands."""
    for key, entry in load_messages().entries.items():
        for language, parts in entry.items():
            assert "{" not in SLOT.sub("", " ".join(parts.values())), f"{key} {language}"


def test_every_message_is_used():
    """Words nobody says are dead; keys built from parts (lacks_…, report_…, why_…, ask_…, doubt keys) are found by their text."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    built = ("lacks_", "report_", "glossary_", "figure_", "case_event_", "ask_", "called_", "cell_", *DESK)
    about = {f"{path.stem[4:]}_{part}" for path in CHECK_FILES for part in ABOUT}
    for key in load_messages().entries:
        assert key in about or key.startswith(built) or f'"{key}"' in source or f"'{key}'" in source, key


ABOUT = ("matters", "likely_answer", "settles")
"""What a report says of each check that finds something: why it matters, what they may say, what would settle it."""


def test_every_check_that_finds_something_says_what_it_means_for_the_person():
    entries = load_messages().entries
    wanted = [f"{check.name}_{part}" for check in CATALOGUE if check.kind.value == "finding" for part in ABOUT]
    assert [key for key in wanted if key not in entries] == []


def test_every_answer_key_says_why_it_is_asked_and_who_uses_it():
    messages = load_messages()
    ids = {check.id for check in CATALOGUE}
    for key in KEYS:
        metadata = Answers.__dataclass_fields__[key].metadata
        assert metadata["why"] in messages.entries, key
        assert set(metadata["checks"]) <= ids, key


def readable_texts():
    for key, languages in load_messages().entries.items():
        for language, parts in languages.items():
            for part, text in parts.items():
                yield f"{key} {language} {part}", text
    for key, languages in load_letter_words().entries.items():
        for language, text in languages.items():
            yield f"letters {key} {language}", text
    for check in CATALOGUE:
        yield f"page of {check.id}", check.page
    for one in load_rulebook().authorities.entries.values():
        yield f"authority {one.id}", f"{one.title} {one.says} {one.says_es}"
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and path.is_relative_to(SOURCE / "faces"):
                yield f"{path.name}:{node.lineno}", node.value
    yield "README", (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_banned_phrase_in_anything_a_person_reads():
    for place, text in readable_texts():
        for phrase in BANNED:
            assert not re.search(phrase, text, re.IGNORECASE), f"{place}: {phrase}"


def test_the_banned_phrases_are_really_found():
    for sample in ("You owe $0.", "you will save a lot", "80 % of bills contain errors", "just pay it", "start an IDR"):
        assert any(re.search(phrase, sample, re.IGNORECASE) for phrase in BANNED), sample


def test_no_committed_file_names_a_package_registry():
    hosts = [
        ".".join(parts)
        for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs", "org"), ("deb", "debian", "org"))
    ]
    for path in committed():
        if path.suffix in {".pdf", ".xlsx", ".png", ".parquet"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not any(host in text for host in hosts), path
        assert path.name != "uv.lock"


def test_the_locks_pin_and_hash_everything_pyproject_asks_for():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for lock, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", project["dependencies"] + project["optional-dependencies"]["dev"]),
        ("data/evals/requirements.lock", ["lm-eval"]),
    ):
        text = (ROOT / lock).read_text(encoding="utf-8")
        pinned = {name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}
        for one in wanted:
            name = re.match(r"[A-Za-z0-9_.-]+", one)[0].lower().replace("_", "-")
            assert name in pinned, f"{name} is not in {lock}: make lock"
        assert "torch" not in pinned, lock
        entries = re.split(r"^(?=[A-Za-z0-9_.-]+==)", text, flags=re.MULTILINE)[1:]
        assert all("--hash=sha256:" in entry for entry in entries)


def test_the_glossary_knows_the_words_the_house_uses():
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").lower()
    for word in "audit|journal|case|paper|document|bill|line|charge|allowed amount|adjustment|balance|hcpcs|modifier|revenue code|ndc|as_of|check|finding|context|right|could not check|authority|mark|edition|dossier|encounter|doubt|example|trap".split(
        "|"
    ):
        assert f"**{word}" in glossary or f"| {word}" in glossary or f"· {word}" in glossary, word


def test_the_readme_gives_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")

"""What the documents show is run as written, and what they repeat from the source is current."""

import io
import json
import re
import shlex
from pathlib import Path

import pytest

from almoner.faces import saying
from almoner.faces.cli.commands import parser
from almoner.faces.cli.main import main
from docs import generate

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"\s+# exit (\d)$")
GENERATED = generate.pages()
SCRATCH = ("tables", "drawn", "report.html")
"""What the documents write to; here it lies among the test's own files."""


def blocks():
    for page in PAGES:
        for number, (commands, shown) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), start=1):
            lines = [line for line in commands.splitlines() if line.startswith("almoner ")]
            if lines:
                yield pytest.param(lines, shown, id=f"{page.name}-{number}")


def run(line, folder, monkeypatch, capsys):
    """One command line as a shell would take it: words, a comment with the exit, standard input from a file."""
    wanted = EXIT.search(line)
    words = shlex.split(EXIT.sub("", line))[1:]
    if "<" in words:
        at = words.index("<")
        monkeypatch.setattr("sys.stdin", io.StringIO((ROOT / words[at + 1]).read_text(encoding="utf-8")))
        del words[at : at + 2]
    code = main([str(folder / word) if word in SCRATCH else word for word in words])
    ran = capsys.readouterr()
    assert code == (int(wanted[1]) if wanted else 0), f"{line}\n{ran.err}"
    return ran.out


@pytest.mark.parametrize(("lines", "shown"), list(blocks()))
def test_every_command_in_the_documents_does_what_they_say(lines, shown, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    out = "".join(run(line, tmp_path, monkeypatch, capsys) for line in lines)
    if shown:
        pattern = ".*?".join(re.escape(part) for part in shown.strip().split("…"))
        assert re.fullmatch(pattern, out.strip(), re.DOTALL), out


def test_the_commands_are_really_found():
    commands = [line for one in blocks() for line in one.values[0]]
    assert len(commands) > 12
    for command in ("audit", "read", "checks", "questions", "deadline"):
        assert any(line.startswith(f"almoner {command}") for line in commands), command


@pytest.mark.parametrize("name", sorted(GENERATED))
def test_generated_pages_are_current(name):
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == GENERATED[name], "make docs"


def test_no_page_of_a_check_is_left_over():
    kept = {f"checks/{path.name}" for path in (ROOT / "docs" / "checks").iterdir()}
    assert kept == {name for name in GENERATED if name.startswith("checks/")}


def test_using_names_every_command_flag_and_exit_code():
    using = (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
    [commands] = [one for one in parser()._actions if one.dest == "command"]
    for name, command in commands.choices.items():
        assert f"`almoner {name}" in using, name
        for action in command._actions:
            for flag in action.option_strings:
                assert flag in {"-h", "--help"} or f"{flag}" in using, f"{name} {flag}"
    for code in (saying.DONE, saying.FOUND, saying.WRONG_USAGE, saying.REFUSED, saying.UNAVAILABLE, saying.OURS):
        assert f"\n| {code} |" in using


def test_every_link_leads_to_a_file_that_is_here():
    for page in [*PAGES, *sorted((ROOT / "docs").glob("*/*.md"))]:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_yaml_shown_is_the_file_that_is_run():
    using = (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
    assert (ROOT / "docs" / "examples" / "corrections.yaml").read_text(encoding="utf-8") in using


def test_the_example_in_json_is_valid(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(["audit", "docs/examples/bill.txt", "--as-of", "2026-04-01", "--json"]) == 0
    assert [one["check"] for one in json.loads(capsys.readouterr().out)["findings"]] == ["A07"]

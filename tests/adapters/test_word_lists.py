"""The rulebook's lists of words are as their page says, and are read when somebody asks, not when the program starts."""

import re
import subprocess
import sys
from importlib.resources import files

from almoner.adapters.vocabulary import load_vocabulary
from almoner.engine.privacy.deidentify.vocabulary import folded, known

WORDS = files("almoner") / "rulebook" / "words"


def test_each_list_is_sorted_small_and_as_long_as_its_page_says():
    page = (WORDS / "README.md").read_text(encoding="utf-8")
    told = {name: int(count.replace(",", "")) for name, count in re.findall(r"\| `(\w+)\.txt` \|[^|]*\| ([\d,]+) \|", page)}
    assert len(told) == 5
    for name, count in told.items():
        words = (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        assert words == sorted(set(words))
        assert all(word and word == folded(word) for word in words)
        assert len(words) == count == len(getattr(load_vocabulary(), name))


def test_what_is_known_of_a_word():
    one = {
        low: known(low, load_vocabulary())
        for low in ("maria", "lopez", "abrosimov", "balance", "saldo", "atorvastatin", "mark")
    }
    assert one["maria"].given
    assert one["lopez"].surname == 2
    assert not one["abrosimov"].given
    assert one["balance"].ordinary("en")
    assert one["saldo"].ordinary("es")
    assert one["atorvastatin"].drug
    assert one["mark"].name_too


def test_another_command_starts_without_them():
    asked = (
        "import sys; LISTS = ('almoner.adapters.vocabulary', 'almoner.engine.privacy.deidentify.vocabulary'); from almoner.faces.cli.main import main; main(['checks', '--json']); "
        "sys.exit(any(name.startswith(LISTS) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=False).returncode == 0

"""What the person wrote beside the papers: answers and corrections, from YAML or JSON, checked against their types."""

import difflib
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from almoner.adapters.readers.wire import convert
from almoner.engine.answers import ASKED, KEYS, Answers, form_of, parted
from almoner.engine.errors import AlmonerError, Misused
from almoner.engine.intake.corrections import Correction
from almoner.engine.wording.neutral import neutral

MOST = 4 * 1024 * 1024


class Plain(yaml.SafeLoader):
    """Numbers and days stay text: no amount passes through a float, and no account number is taken for an octal one.

    Only true and false are truth values: "on" is a key of ours (`paid: [{on: …}]`), and YAML 1.1 would read it as true.
    """


Plain.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in rules
        if tag.rpartition(":")[2] not in {"float", "int", "timestamp"} and not (tag.endswith(":bool") and first not in "tTfF")
    ]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: str, what: str) -> tuple[Any, str]:
    """The file's plain content and its checksum. Raises Misused with one sentence."""
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise refusal(what, path, error.strerror or "it cannot be opened", "check the path") from error
    if len(raw) > MOST:
        raise refusal(what, path, "it is larger than 4 MiB", "shorten it")
    try:
        text = raw.decode("utf-8-sig")
        plain = json_or_yaml(text)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise refusal(what, path, "it is neither YAML nor JSON", "mend it and try again") from error
    return plain, sha256(raw).hexdigest()


def json_or_yaml(text: str) -> Any:
    """JSON where it is JSON; else YAML, whose short form also begins with a brace."""
    if text.lstrip().startswith(("{", "[")):
        try:
            return json.loads(text, parse_float=str, parse_int=str)
        except ValueError:
            pass
    return yaml.load(text, Plain)  # noqa: S506 - a safe loader


def load_answers(path: str) -> tuple[Answers, str]:
    """Raises Misused for an unknown key or a value of the wrong type, naming it."""
    plain, digest = load(path, "The answers")
    if plain is None:
        plain = {}
    return answers_of(plain, path), digest


def answers_of(plain: Any, path: str) -> Answers:
    """From plain values, as JSON or YAML gives them; `path` says where they stood. Raises Misused as `load_answers`."""
    if not isinstance(plain, dict):
        raise refusal("The answers", path, "they are not a list of keys with values", "see `almoner questions`")
    for key in plain:
        if key not in KEYS:
            near = difflib.get_close_matches(str(key), KEYS, 1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise refusal("The answers", path, f"nobody asks for {str(key)!r}", f"{hint}see `almoner questions`")
    general, apart = parted(plain)
    for some in (general, *apart.values()):
        for key, value in some.items():
            try:
                convert({key: value}, Answers)
            except ValueError as error:
                shown = neutral(str(value))[:40]
                raise refusal(
                    "The answers", path, f"{key} cannot be {shown!r}", f"write it as {form_of(ASKED[key])}"
                ) from error
    return replace(convert(general, Answers), apart={name: convert(one, Answers) for name, one in apart.items()})


def load_corrections(path: str) -> tuple[tuple[Correction, ...], str]:
    """A list of {who, when, field, old, new}, oldest first. Raises Misused naming what is wrong."""
    plain, digest = load(path, "The corrections")
    return corrections_of(plain, path), digest


def corrections_of(plain: Any, path: str) -> tuple[Correction, ...]:
    """From plain values; `path` says where they stood. Raises Misused as `load_corrections`."""
    try:
        return tuple(convert(one, Correction) for one in plain or [])
    except (ValueError, TypeError) as error:
        raise refusal("The corrections", path, str(error), "write each as {who, when, field, old, new}") from error


def refusal(what: str, path: str, why: str, do: str) -> AlmonerError:
    return Misused("answers_not_understood", what=f"{what} in {path} were not understood", why=why, do=do)

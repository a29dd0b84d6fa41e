"""A written letter with its pictures as one file, so that it can be set anew once the person has changed its words."""

import base64
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from almoner.engine.errors import Refused
from almoner.engine.letters.written import Block, Heading, Items, Lines, Picture, Role, Section, Table, Text, Written

BLOCKS: Mapping[str, type[Any]] = {
    "heading": Heading,
    "lines": Lines,
    "text": Text,
    "items": Items,
    "table": Table,
    "picture": Picture,
}
NAMES = {kind: name for name, kind in BLOCKS.items()}


def packed(written: Written, pictures: Mapping[int, bytes]) -> bytes:
    """JSON; pictures (PNG by exhibit number) in base64."""
    sections = [
        {
            "role": one.role.value,
            "language": one.language,
            "blocks": [block_value(block) for block in one.blocks],
        }
        for one in written.sections
    ]
    drawn = {str(number): base64.b64encode(png).decode() for number, png in pictures.items()}
    whole = {"kind": written.kind, "title": written.title, "language": written.language, "sections": sections}
    return json.dumps(whole | {"pictures": drawn}, ensure_ascii=False).encode()


def unpacked(content: bytes) -> tuple[Written, dict[int, bytes]]:
    """Raises Refused for what `packed` did not write."""
    try:
        said = json.loads(content)
        sections = tuple(
            Section(Role(one["role"]), one["language"], tuple(block_of(block) for block in one["blocks"]))
            for one in said["sections"]
        )
        pictures = {int(number): base64.b64decode(png, validate=True) for number, png in said["pictures"].items()}
        return Written(said["kind"], said["title"], said["language"], sections), pictures
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(
            "letter_not_set", what="The letter was not opened", why="what is kept of it is damaged", do="ask for it anew"
        ) from error


def block_value(block: Block) -> dict[str, Any]:
    return {"block": NAMES[type(block)]} | {one.name: getattr(block, one.name) for one in fields(block)}


def block_of(said: Mapping[str, Any]) -> Block:
    """Lists become tuples again, also those inside lists."""
    kind = BLOCKS[said["block"]]
    made: Block = kind(**{one.name: in_tuples(said[one.name]) for one in fields(kind)})
    return made


def in_tuples(value: Any) -> Any:
    return tuple(in_tuples(one) for one in value) if isinstance(value, list) else value

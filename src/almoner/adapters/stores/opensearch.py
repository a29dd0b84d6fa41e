"""The journal as OpenSearch takes it in: bulk lines, an index template, and a policy that keeps each index for seven years.

A document names accounts, folders and papers by id. It holds no name, nothing that a paper says, no reason and no address.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from almoner.engine.errors import Unavailable
from almoner.engine.privacy.chain import Entry, Unread

INDEX, ALL = "almoner-journal", "almoner-journal-*"
KEPT_DAYS = 7 * 365 + 2 + 31
"""Seven years after the last line of an index, which holds a month."""
WORD, MOMENT = {"type": "keyword"}, {"type": "date"}
FIELDS: dict[str, dict[str, str]] = {
    "@timestamp": MOMENT,
    "number": {"type": "long"},
    "who": WORD,
    "on_behalf": WORD,
    "purpose": WORD,
    "action": WORD,
    "resource": WORD,
    "folder": WORD,
    "outcome": WORD,
    "door": WORD,
    "with_reason": {"type": "boolean"},
    "link": WORD,
}
TEMPLATE: dict[str, Any] = {
    "index_patterns": [ALL],
    "template": {
        "settings": {"index": {"number_of_shards": 1}},
        "mappings": {"dynamic": "strict", "properties": FIELDS},
    },
}
RETENTION: dict[str, Any] = {
    "policy": {
        "description": "Almoner's journal: written for a month, then only read, gone after seven years",
        "default_state": "written",
        "states": [
            {
                "name": "written",
                "actions": [],
                "transitions": [{"state_name": "read", "conditions": {"min_index_age": "32d"}}],
            },
            {
                "name": "read",
                "actions": [{"read_only": {}}],
                "transitions": [{"state_name": "gone", "conditions": {"min_index_age": f"{KEPT_DAYS}d"}}],
            },
            {"name": "gone", "actions": [{"delete": {}}], "transitions": []},
        ],
        "ism_template": [{"index_patterns": [ALL], "priority": 100}],
    }
}


def document_of(entry: Entry) -> dict[str, Any]:
    """`door` is the first word of where somebody came from: "http", "cli", "worker"."""
    return {
        "@timestamp": entry.at.isoformat(),
        "number": entry.number,
        "who": entry.who,
        "on_behalf": entry.on_behalf,
        "purpose": entry.purpose,
        "action": entry.action,
        "resource": entry.resource,
        "folder": entry.folder,
        "outcome": entry.outcome,
        "door": entry.origin.partition(" ")[0],
        "with_reason": entry.sealed is not None,
        "link": entry.link,
    }


def bulk_lines(entry: Entry) -> str:
    """What to do and the document, each on a line. The same line again is refused there, so that nothing is twice."""
    index = f"{INDEX}-{entry.at:%Y.%m}"
    return f"{json.dumps({'create': {'_index': index, '_id': str(entry.number)}})}\n{json.dumps(document_of(entry))}\n"


def write_bulk(folder: Path, entries: Iterable[Entry | Unread]) -> int:
    """Writes the three files for their owner alone, the lines as they come; gives how many. Raises Unavailable."""
    count = 0
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for name, value in (("index-template.json", TEMPLATE), ("retention-policy.json", RETENTION)):
            with private(folder / name) as stream:
                stream.write(json.dumps(value, indent=2) + "\n")
        with private(folder / "journal.ndjson") as stream:
            for one in entries:
                if isinstance(one, Entry):  # verifying names those that cannot be read
                    stream.write(bulk_lines(one))
                    count += 1
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise Unavailable(
            "journal_not_exported",
            what="The journal was not exported",
            why=(error.strerror or "it cannot be written").lower(),
            do="look at the folder that --out names",
        ) from error
    return count


def private(path: Path) -> Any:
    """A text file, mode 0600, in the place of one that was there."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8")

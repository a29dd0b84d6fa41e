"""The limits a paper is read under, in one place."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`paper_bytes` is the largest paper an audit takes; `memory_bytes` is watched from outside, `address_bytes` set inside.

    `cpu_seconds` is for a paper at once, `cpu_seconds_in_all` for one of many pages that says how far it is;
    `wall_milliseconds` covers the whole reading, or one page of it; `answer_bytes` is the most a child may say.
    """

    paper_bytes: int = 64 * MIB
    memory_bytes: int = 3072 * MIB
    address_bytes: int = 8192 * MIB
    cpu_seconds: int = 90
    cpu_seconds_in_all: int = 6000
    wall_milliseconds: int = 120_000
    open_files: int = 64
    answer_bytes: int = 256 * MIB
    memory_sees_after: int = 64  # milliseconds between two looks at the child's memory

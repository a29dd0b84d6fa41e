"""How jobs are done, as an operator says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from almoner.assembly.store_settings import RUN_SECRETS, Said
from almoner.engine.errors import Misused

REDIS = re.compile(r"rediss?://[^\s/@]*@?(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d{1,5})?(?:/\d{1,3})?/?")
YES = frozenset({"yes", "true", "on", "1"})


@dataclass(frozen=True, slots=True)
class JobSettings:
    """`redis` is the address of the Redis that wakes workers, None where the server does its jobs itself. `accepted`: whoever runs
    this machine accepted the licence of published files with CPT code numbers, so that they may be fetched at night."""

    redis: str | None = field(default=None, repr=False)
    accepted: bool = False


IN_PROCESS = JobSettings()


def job_settings(environment: Mapping[str, str], secrets: Path = RUN_SECRETS) -> JobSettings:
    """Its address may hold a password, so it may stand in a file. Raises Misused for an address that is none of Redis."""
    redis = Said(environment, secrets)("REDIS_URL") or ""
    if redis and REDIS.fullmatch(redis) is None:
        why = "REDIS_URL is no address such as redis://127.0.0.1:6379/0"
        raise Misused("redis_url", what="The server was not started", why=why, do="write it as Redis does")
    return JobSettings(redis or None, environment.get("ALMONER_ACCEPT_AMA_LICENCE", "").strip().lower() in YES)

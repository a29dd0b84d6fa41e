"""Heads in a bucket of a server that speaks S3, best one with object lock: one object a head, none ever written over."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from almoner.adapters.heads.form import heads_in, line_of
from almoner.adapters.outbound import Destination
from almoner.engine.errors import Unavailable
from almoner.engine.privacy.heads import SignedHead

SECONDS, TRIES = 10, 2
MISSING = "NoSuchBucket"


@dataclass(slots=True)
class S3Heads:
    """A `HeadKeeping` and a `HeadReading`. An object comes only where there are lines that the one before did not know; the
    bucket is made where it is missing. Keys begin with `prefix`."""

    where: Destination
    bucket: str
    prefix: str
    access: str = field(repr=False)
    secret: str = field(repr=False)
    region: str = "us-east-1"
    sent: int = -1
    client: Any = field(default=None, repr=False)

    def keep(self, head: SignedHead) -> None:
        if head.head.number == self.sent:
            return
        key = f"{self.prefix}{head.head.at:%Y/%m/%d/%H%M%S}-{head.head.number:012}.jsonl"
        body = f"{line_of(head)}\n".encode()
        try:
            self._put(key, body)
        except (ClientError, BotoCoreError, OSError, ValueError) as error:
            raise self._away(error) from error
        self.sent = head.head.number

    def __call__(self) -> Iterator[SignedHead]:
        """One request for each: name a copy in a folder where there are many."""
        try:
            client = self._asked()
            for page in client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix):
                for one in page.get("Contents", ()):
                    yield from heads_in(client.get_object(Bucket=self.bucket, Key=one["Key"])["Body"].read(), one["Key"])
        except (ClientError, BotoCoreError, OSError, ValueError) as error:
            raise self._away(error) from error

    def _put(self, key: str, body: bytes) -> None:
        client = self._asked()
        try:
            client.put_object(Bucket=self.bucket, Key=key, Body=body, IfNoneMatch="*")
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") != MISSING:
                raise
            client.create_bucket(Bucket=self.bucket)
            client.put_object(Bucket=self.bucket, Key=key, Body=body, IfNoneMatch="*")

    def _asked(self) -> Any:
        if self.client is None:
            options = Config(
                connect_timeout=SECONDS,
                read_timeout=SECONDS,
                retries={"max_attempts": TRIES, "mode": "standard"},
                s3={"addressing_style": "path"},
                proxies={},
            )
            session = boto3.session.Session(self.access, self.secret, region_name=self.region)
            self.client = session.client("s3", endpoint_url=self.where.address, config=options, verify=self.where.ca or True)
        return self.client

    def _away(self, error: Exception) -> Unavailable:
        said = error.response.get("Error", {}).get("Code") if isinstance(error, ClientError) else type(error).__name__
        return Unavailable(
            "heads_away",
            what="The journal's heads were neither kept nor read",
            why=f"{self.where.host} answered with {said}",
            do="look at MINIO_ENDPOINT and the bucket that ALMONER_HEADS_TO names",
        )

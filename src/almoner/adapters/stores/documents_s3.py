"""Documents in a bucket of a server that speaks S3, sealed before they leave this machine; see sealed_stream.py."""

import io
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import Any, BinaryIO, TypeVar, cast

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from almoner.adapters.chance.system import new_id, new_key
from almoner.adapters.outbound import Destination
from almoner.adapters.stores.documents_folder import gone
from almoner.adapters.stores.sealed_stream import PIECE, Opened, Sealing
from almoner.engine.errors import AlmonerError, Unavailable
from almoner.ports.documents import Stored

Answer = TypeVar("Answer")
SUFFIX = ".sealed"
CONNECT_S, READ_S, TRIES = 5, 60, 3
TRANSFER = TransferConfig(use_threads=False, multipart_chunksize=8 << 20, multipart_threshold=8 << 20)
NOT_THERE = frozenset({"404", "NoSuchKey", "NotFound"})


class S3Documents:
    """A `Documents`. Nothing connects before it is first used; the bucket is made where it is missing. Ids begin with `prefix`."""

    def __init__(self, where: Destination, bucket: str, *, access: str, secret: str, region: str, prefix: str = "d") -> None:
        self.where, self.bucket, self.prefix = where, bucket, prefix
        self._keys = {"aws_access_key_id": access, "aws_secret_access_key": secret, "region_name": region}

    @cached_property
    def _client(self) -> Any:
        options = Config(
            connect_timeout=CONNECT_S,
            read_timeout=READ_S,
            retries={"max_attempts": TRIES, "mode": "standard"},
            s3={"addressing_style": "path"},
            proxies={},
        )
        session = boto3.session.Session(**self._keys)  # our own keys alone: no file of this machine's account is asked
        return session.client("s3", endpoint_url=self.where.address, config=options, verify=self.where.ca or True)

    def put(self, pieces: Iterable[bytes], most_bytes: int) -> Stored:
        sealing = Sealing(new_id(self.prefix), new_key())
        self._upload(sealing.id, sealing.pieces(pieces, most_bytes))
        return Stored(sealing.id, sealing.key, sealing.size, sealing.digest.hexdigest())

    def open(self, stored: Stored) -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(Opened(self.sealed(stored.id), stored.id, stored.key), PIECE))

    def sealed(self, id: str) -> BinaryIO:
        answer = self._asked(lambda client: client.get_object(Bucket=self.bucket, Key=id + SUFFIX))
        return cast("BinaryIO", Body(answer["Body"]))

    def lay(self, id: str, sealed: BinaryIO) -> None:
        self._upload(id, iter(lambda: sealed.read(PIECE), b""))

    def seal_anew(self, stored: Stored, key: bytes) -> None:
        with self.open(stored) as plain:
            self._upload(stored.id, Sealing(stored.id, key).pieces(iter(lambda: plain.read(PIECE), b""), stored.size))

    def remove(self, id: str) -> None:
        self._asked(lambda client: client.delete_object(Bucket=self.bucket, Key=id + SUFFIX))

    def sweep(self, known: frozenset[str]) -> int:
        stray, begun = self._asked(lambda client: ([*self._stray(client, known)], [*self._begun(client)]))
        for key in stray:
            self._asked(partial(self._drop, key))
        for key, upload in begun:
            self._asked(partial(self._abort, key, upload))
        return len(stray) + len(begun)

    def well(self) -> bool:
        try:
            self._asked(lambda client: client.head_bucket(Bucket=self.bucket))
        except AlmonerError:
            return False
        return True

    def _drop(self, key: str, client: Any) -> None:
        client.delete_object(Bucket=self.bucket, Key=key)

    def _abort(self, key: str, upload: str, client: Any) -> None:
        client.abort_multipart_upload(Bucket=self.bucket, Key=key, UploadId=upload)

    def _stray(self, client: Any, known: frozenset[str]) -> Iterator[str]:
        for page in client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket):
            keys = (one["Key"] for one in page.get("Contents", ()))
            yield from (key for key in keys if key.endswith(SUFFIX) and key.removesuffix(SUFFIX) not in known)

    def _begun(self, client: Any) -> Iterator[tuple[str, str]]:
        for page in client.get_paginator("list_multipart_uploads").paginate(Bucket=self.bucket):
            yield from ((one["Key"], one["UploadId"]) for one in page.get("Uploads", ()) if one["Key"].endswith(SUFFIX))

    def _upload(self, id: str, pieces: Iterator[bytes]) -> None:
        """All of it or nothing: what breaks off is never seen under its name."""
        read = Reading(pieces)
        try:
            self._asked(lambda client: client.upload_fileobj(read, self.bucket, id + SUFFIX, Config=TRANSFER))
        except Unavailable:
            if read.refusal is not None:
                raise read.refusal from None
            raise
        if read.refusal is not None:
            raise read.refusal

    def _asked(self, do: Callable[[Any], Answer]) -> Answer:
        """Raises Refused for what is not there, Unavailable."""
        try:
            try:
                return do(self._client)
            except ClientError as error:
                if code_of(error) != "NoSuchBucket":
                    raise
                self._client.create_bucket(Bucket=self.bucket)
                return do(self._client)
        except ClientError as error:
            if code_of(error) in NOT_THERE:
                raise gone() from error
            raise away(f"{self.where.host} answered with {code_of(error)}") from error
        except (BotoCoreError, OSError, ValueError) as error:
            raise away(f"{self.where.host} could not be asked ({type(error).__name__})") from error


class Reading(io.RawIOBase):
    """What is uploaded, as it comes. What its source raises is kept, as the library would say it in words of its own."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.waiting = pieces, bytearray()
        self.refusal: BaseException | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            while size < 0 or len(self.waiting) < size:
                piece = next(self.pieces, None)
                if piece is None:
                    break
                self.waiting += piece
        except BaseException as error:
            self.refusal = error
            raise
        taken = bytes(self.waiting if size < 0 else self.waiting[:size])
        del self.waiting[: len(taken)]
        return taken


class Body(io.RawIOBase):
    """What comes back. A connection that breaks off is the server's fault, and a short answer the document's."""

    def __init__(self, body: Any) -> None:
        self.body = body

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            found: bytes = self.body.read(None if size < 0 else size)
        except (BotoCoreError, OSError) as error:
            raise away(f"it broke off ({type(error).__name__})") from error
        return found

    def close(self) -> None:
        if not self.closed:
            self.body.close()
        super().close()


def code_of(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", "an error"))


def away(why: str) -> Unavailable:
    return Unavailable("documents_away", what="The paper was neither kept nor read", why=why, do="try again in a moment")

"""S3-compatible storage as a store."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO, cast
from urllib.parse import parse_qs, urlsplit

from zhiheng.problems import BadInputError, Place, Problem
from zhiheng.web.files.errors import S3_MISSING, CorruptBlobError, MissingBlobError
from zhiheng.web.files.stores.store import digest_of_file

_GONE = ("404", "NoSuchKey", "NotFound")


class S3Store:
    """Objects named by their digest below a prefix; credentials come from the environment as boto3 takes them."""

    def __init__(self, address: str) -> None:
        """Take ``s3://bucket/prefix?endpoint=https://…&region=…``; raises BadInputError if boto3 is not installed."""
        parts = urlsplit(address)
        asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        self._bucket = parts.netloc
        self._prefix = f"{parts.path.strip('/')}/".lstrip("/")
        self._client = _client(asked.get("endpoint"), asked.get("region"))

    def put(self, digest: str, content: BinaryIO) -> None:
        """See Store."""
        if digest_of_file(content) != digest:
            raise CorruptBlobError(digest)
        self._client.put_object(**self._named(digest), Body=content)

    def open(self, digest: str) -> BinaryIO:
        """See Store."""
        from botocore.exceptions import ClientError  # type: ignore[import-untyped]  # noqa: PLC0415 - optional extra

        try:
            return cast("BinaryIO", self._client.get_object(**self._named(digest))["Body"])
        except ClientError as error:
            raise _missing_or(error, digest) from error

    def size(self, digest: str) -> int | None:
        """See Store."""
        from botocore.exceptions import ClientError  # noqa: PLC0415 - optional extra

        try:
            return int(self._client.head_object(**self._named(digest))["ContentLength"])
        except ClientError as error:
            if isinstance(_missing_or(error, digest), MissingBlobError):
                return None
            raise

    def remove(self, digest: str) -> None:
        """See Store."""
        self._client.delete_object(**self._named(digest))

    def digests(self) -> Iterator[tuple[str, datetime]]:
        """See Store."""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=self._prefix)
        for page in pages:
            for one in page.get("Contents", ()):
                yield one["Key"].rsplit("/", 1)[-1], one["LastModified"]

    def tidy(self, before: datetime) -> None:
        """Nothing is ever left half-written: an object appears whole."""

    def _named(self, digest: str) -> dict[str, str]:
        return {"Bucket": self._bucket, "Key": f"{self._prefix}{digest}"}


def _client(endpoint: str | None, region: str | None) -> Any:  # noqa: ANN401 - boto3 makes its classes at run time
    try:
        import boto3  # type: ignore[import-untyped]  # noqa: PLC0415 - optional extra
        from botocore.config import Config  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise BadInputError([Problem(Place(cell="files"), S3_MISSING)]) from error
    # Checksums that only Amazon's own storage knows are left out; digests are compared anyway.
    config = Config(
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        s3={"addressing_style": "path"} if endpoint else {},
        connect_timeout=10,
        read_timeout=60,
    )
    return boto3.client("s3", endpoint_url=endpoint, region_name=region, config=config)


def _missing_or(error: Any, digest: str) -> Exception:  # noqa: ANN401 - boto3's error
    return MissingBlobError(digest) if error.response["Error"]["Code"] in _GONE else error

"""What must always be true of drafts."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.drafts.models import Field, Version
from zhiheng.web.drafts.sealing import digest_of_sealed

_GAP = Message(
    "字段 {field} 的版本不连续 › 由系统管理员用备份恢复", "versions of the field {field} are missing › restore a backup"
)
_CHANGED = Message(
    "字段 {field} 第 {number} 版与其摘要值不符 › 由系统管理员用备份恢复",
    "version {number} of the field {field} is not what its digest says › restore a backup",
)
_NOT_AS_SEALED = Message(
    "操作留痕第 {sequence} 条登记的版本与摘要值不符 › 由系统管理员用备份恢复",
    "the versions that entry {sequence} of the record seals are not what it says › restore a backup",
)


@invariant(Message("每一项的版本连续", "no version of a field is missing"))
def versions_have_no_gaps() -> Iterator[Problem]:
    """Yield every field whose versions are not as many as its newest one's number."""
    for name in Field.objects.annotate(count=Count("versions")).exclude(count=F("head")).values_list("public_id"):
        yield Problem(Place(), _GAP, (("field", *name),))


@invariant(Message("版本的文字与摘要值一致", "texts are what their digests say"))
def texts_are_as_digested() -> Iterator[Problem]:
    """Yield every version whose text was changed; quarantined ones have none."""
    rows = Version.objects.filter(quarantined=None).values_list("field__public_id", "number", "text", "sha256")
    for field, number, text, digest in rows.iterator():
        if sha256_hex((text or "").encode()) != digest:
            yield Problem(Place(), _CHANGED, (("field", field), ("number", number)))


@invariant(Message("版本与操作留痕登记的摘要值一致", "versions are what the record sealed"))
def versions_are_as_sealed() -> Iterator[Problem]:
    """Yield every entry of the record that seals other versions than there are."""
    sealing = Q(payload__has_keys=["versions", "fields", "digest"]) | Q(payload__has_key="sealed")
    for commitment, payload in LedgerPayload.objects.filter(sealing).values_list("pk", "payload").iterator():
        entry = LedgerEntry.objects.get(commitment=commitment)
        if any(digest_of_sealed(owner, one["fields"]) != one["digest"] for owner, one in _sealed(entry, payload or {})):
            yield Problem(Place(), _NOT_AS_SEALED, (("sequence", entry.sequence),))


def _sealed(entry: LedgerEntry, payload: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the objects that an entry seals, each with what it says of it: its subject, or those it lists."""
    if "sealed" in payload:
        return [(one["object"], one) for one in payload["sealed"]]
    return [(entry.subject, payload)] if payload else []

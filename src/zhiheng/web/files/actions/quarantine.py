"""Quarantine (隔离): a wrongly uploaded file leaves everything, for good; two persons decide (design rule 9)."""

from collections.abc import Sequence

from zhiheng.problems import Message
from zhiheng.web.audit.acting import Deed
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import Arguments, performs, prepare
from zhiheng.web.audit.models import Proposal
from zhiheng.web.files import rules
from zhiheng.web.files.blobs import remove_blob
from zhiheng.web.files.models import StoredFile
from zhiheng.web.files.quarantine_hooks import all_hooks

_WILL_REMOVE = Message(
    "“{name}”（{size} 字节）及内容相同的文件将从所有页面、各个版本、页面图像和以后的备份中移除，不能恢复",
    "{name} ({size} bytes) and every file with the same content leave all pages, versions, page images and later "
    "backups for good",
)
_WILL_STAY = Message(
    "摘要值 {digest} 和理由保留；同样内容的文件以后不能再上传",
    "the digest {digest} and the reason stay; the same content cannot be uploaded again",
)
_ALREADY = Message("这份文件已经隔离 › 撤回这一事项", "this file is already quarantined › withdraw this")


def ask_quarantine(actor: Actor, file: StoredFile, reason: str) -> Proposal:
    """Prepare the quarantine of a file; raises as ``prepare`` does."""
    return prepare(actor, rules.QUARANTINE_FILE, file, {"why": reason, "digest": file.blob_id}, reason)


def _will_happen(file: StoredFile, _arguments: Arguments) -> Sequence[Message]:
    values = {"name": file.name, "size": file.blob.size, "digest": file.blob_id}
    return [Message(one.text("zh", values), one.text("en", values)) for one in (_WILL_REMOVE, _WILL_STAY)]


def _stands_against(file: StoredFile, _arguments: Arguments) -> Sequence[Message]:
    return [_ALREADY] if file.blob.removed_at else []


@performs(rules.QUARANTINE_FILE, _will_happen, _stands_against)
def _quarantine(deed: Deed[StoredFile], arguments: Arguments) -> None:
    for file in StoredFile.objects.filter(blob=deed.subject.blob_id):
        for hook in all_hooks():
            hook(file)
    remove_blob(deed.subject.blob, str(arguments["why"]))
    deed.record(why=arguments["why"])

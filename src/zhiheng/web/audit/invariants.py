"""What must always be true of the record and of acts of two persons."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import F, QuerySet

from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload, Proposal
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.triggers import has_triggers
from zhiheng.web.audit.verification import verify

_NO_TRIGGERS = Message(
    "数据库没有拒绝改动操作留痕的触发器 › 由系统管理员用备份恢复",
    "the database does not refuse changes of the record › restore a backup",
)
_DECIDED_ALONE = Message(
    "双人事项 {proposal} 由提交人自己审核 › 由监督人员核查",
    "one person prepared and decided {proposal} › tell the supervisor",
)

_MISFILED = Message(
    "留痕 {entry} 没有归在其对象所属的奖项、届或角色下 › 由系统管理员用备份比对",
    "the entry {entry} is not filed under its object’s award and cycle, or its role › compare with a backup",
)


@invariant(Message("操作留痕首尾相接，内容与摘要值一致", "the record is whole and says what its entries commit to"))
def record_is_whole() -> Iterator[Problem]:
    """Yield the first break."""
    problem = verify().problem
    if problem:
        yield problem


@invariant(Message("数据库拒绝改动操作留痕", "the database refuses changes of the record"))
def record_is_append_only() -> Iterator[Problem]:
    """Yield a problem if the triggers are gone."""
    if not has_triggers(connection):
        yield Problem(Place(), _NO_TRIGGERS)


@invariant(Message("双人事项由两个人办理", "acts of two persons were done by two"))
def two_persons_acted() -> Iterator[Problem]:
    """Yield every proposal that its own preparer decided."""
    alone = Proposal.objects.filter(state__in=(Proposal.State.APPROVED, Proposal.State.REFUSED))
    for name in alone.filter(prepared_by=F("decided_by")).values_list("public_id", flat=True):
        yield Problem(Place(), _DECIDED_ALONE, (("proposal", name),))


@invariant(Message("留痕归在其对象所属的奖项和届", "entries are filed under the award and cycle of their object"))
def entries_are_filed_where_they_belong() -> Iterator[Problem]:
    """Yield every entry that the pages of another award or cycle, or those of none, would show."""
    for model in apps.get_models():
        if issubclass(model, Row):
            recorded = LedgerEntry.objects.values("subject")
            for row in model._base_manager.filter(public_id__in=recorded).iterator():  # noqa: SLF001 - Django's name
                yield from map(_misfiled, _filed_elsewhere(row))
    for public_id, role, payload in LedgerPayload.objects.exclude(salt=None).values_list(
        "public_id", "role", "payload"
    ):
        if not payload or payload.get("role") != role:
            yield _misfiled(public_id)


def _filed_elsewhere(row: Row) -> QuerySet[LedgerPayload, str]:
    scope, entries = row.scope, LedgerEntry.objects.filter(subject=row.public_id)
    payloads = LedgerPayload.objects.filter(commitment__in=entries.values("commitment"))
    payloads = payloads.exclude(salt=None, removed=None)  # received with a cycle handed over
    return payloads.exclude(programme=scope.programme, cycle=scope.cycle).values_list("public_id", flat=True)


def _misfiled(public_id: str) -> Problem:
    return Problem(Place(), _MISFILED, (("entry", public_id),))

"""The record is found whole, or its first break is named."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.utils import timezone

from web.audit.conftest import rename
from zhiheng.web.audit import verification
from zhiheng.web.audit.actions import verify_record
from zhiheng.web.audit.models import LedgerEntry, LedgerHead, LedgerPayload
from zhiheng.web.audit.queries import verdict_now
from zhiheng.web.audit.triggers import install_triggers, remove_triggers
from zhiheng.web.audit.verification import verify


@pytest.fixture(params=[1000, 2], ids=["one chunk", "chunks of two"])
def record(request, monkeypatch, cycle, lead) -> None:
    """Five entries."""
    monkeypatch.setattr(verification, "_CHUNK", request.param)
    for title in "一二三四五":
        rename(lead.as_actor(), cycle, title)


@contextmanager
def _without_triggers() -> Iterator[None]:
    """What somebody does who may do anything to the database."""
    remove_triggers(connection)
    yield
    install_triggers(connection)


def _tamper(what: str) -> None:
    third = LedgerEntry.objects.filter(sequence=3)
    payload = LedgerPayload.objects.filter(commitment__in=third.values("commitment"))
    changes = {
        "verb": lambda: third.update(verb="cycle.other"),
        "no entry at all": lambda: third.update(actor="张三"),
        "dropped": third.delete,
        "cut off": lambda: LedgerEntry.objects.filter(sequence__gt=3).delete(),
        "cut off with its head": lambda: (
            LedgerEntry.objects.filter(sequence__gt=3).delete(),
            LedgerHead.objects.update(sequence=3, hash=third.get().hash),
        ),
        "head moved back": lambda: LedgerHead.objects.update(sequence=3, hash=third.get().hash),
        "head changed": lambda: LedgerHead.objects.update(hash="0" * 64),
        "head gone": LedgerHead.objects.all().delete,
        "payload": lambda: payload.update(payload={"role": "office_lead", "title": "别的"}),
        "payload as no act writes it": lambda: payload.update(payload={"half": 0.5}),
        "payload dropped": payload.delete,
        "payload emptied": lambda: payload.update(payload=None, salt=None),
        "payload removed unasked": lambda: payload.update(payload=None, salt=None, removed=timezone.now()),
    }
    with _without_triggers():
        changes[what]()


@pytest.mark.django_db
def test_untouched_record_is_whole(record) -> None:
    verdict = verify()
    assert (verdict.is_whole, verdict.entries, verdict.head) == (True, 5, LedgerHead.objects.get().hash)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("verb", "第 3 条的内容与它的摘要值不符"),
        ("no entry at all", "第 3 条的内容与它的摘要值不符"),
        ("dropped", "这里应是第 3 条，却是第 4 条"),
        ("cut off", "应有 5 条，只有 3 条"),
        ("cut off with its head", "有 2 项内容不属于任何一条留痕"),
        ("head moved back", "第 5 条不是当时记下的末尾"),
        ("head changed", "第 5 条不是当时记下的末尾"),
        ("head gone", "找不到操作留痕末尾的标记"),
        ("payload", "第 3 条的内容与它的摘要值不符"),
        ("payload as no act writes it", "第 3 条的内容与它的摘要值不符"),
        ("payload dropped", "第 3 条的内容不在，也没有注明按要求移除"),
        ("payload emptied", "第 3 条的内容与它的摘要值不符"),
        ("payload removed unasked", "第 3 条的内容不在，却没有经审核的移除记录"),
    ],
)
def test_first_break_is_named(record, what: str, found: str) -> None:
    assert verify().is_whole
    _tamper(what)
    verdict = verify()
    assert (verdict.problem.what("zh") if verdict.problem else "", verdict.is_whole) == (found, False)


@pytest.mark.django_db
def test_later_verification_goes_on_from_a_whole_one(record, supervisor, cycle, lead) -> None:
    verify_record(supervisor.as_actor())
    rename(lead.as_actor(), cycle, "六")
    assert (verdict_now().after, verdict_now().entries, verdict_now().is_whole) == (5, 7, True)


@pytest.mark.django_db
def test_verification_that_was_forged_is_not_gone_on_from(record, supervisor, cycle, lead) -> None:
    verify_record(supervisor.as_actor())
    rename(lead.as_actor(), cycle, "六")
    head = LedgerHead.objects.get()
    said = {"role": "supervisor", "is_whole": True, "entries": head.sequence, "head": head.hash}
    LedgerPayload.objects.filter(role="supervisor").update(payload=said)
    verdict = verdict_now()
    assert (verdict.after, verdict.problem.what("zh") if verdict.problem else "") == (
        0,
        "第 6 条的内容与它的摘要值不符",
    )


@pytest.mark.django_db
def test_whole_verification_finds_what_lies_before_an_earlier_one(record, supervisor) -> None:
    verify_record(supervisor.as_actor())
    _tamper("payload")
    assert verdict_now().is_whole
    assert not verify_record(supervisor.as_actor()).is_whole
    assert not verdict_now().is_whole

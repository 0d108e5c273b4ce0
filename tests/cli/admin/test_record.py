"""`zhiheng admin verify-ledger` and `check` say what holds, and fail with the first that does not."""

import json

import pytest

from web.make import make_actor, make_cycle, make_person
from zhiheng.cli import main
from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actions import ask_removal
from zhiheng.web.audit.approvals import decide
from zhiheng.web.audit.models import LedgerHead, LedgerPayload
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.sealed import seal_text
from zhiheng.web.audit.verb import Verb
from zhiheng.web.people.models import SecondFactor

pytestmark = pytest.mark.django_db

RENAME = Verb("cycle.rename", Message("改名", "Rename"), OFFICE)


@pytest.fixture
def head() -> str:
    """Two entries; returns the digest of the last."""
    cycle = make_cycle()
    for title in ("一", "二"):
        with acting(make_actor(Role.OFFICE_LEAD, cycle), RENAME, cycle) as deed:
            deed.record(title=title)
    return LedgerHead.objects.get().hash


def test_whole_record_is_said_to_be_complete(head, capsys) -> None:
    assert main(["admin", "verify-ledger"]) == 0
    out = capsys.readouterr().out
    assert out == f"记录完整：2 条留痕首尾相接，没有改动\n最后一条的摘要值：{head}\n"
    assert main(["admin", "verify-ledger", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "entries": 2,
        "removed": 0,
        "elsewhere": 0,
        "head": head,
        "problems": [],
    }


def test_first_break_is_named(head, capsys) -> None:
    LedgerPayload.objects.filter(payload__title="二").update(payload={"title": "三"})
    assert main(["admin", "verify-ledger"]) == 1
    assert "第 2 条的内容与它的摘要值不符 › " in capsys.readouterr().err


def test_removed_payloads_are_counted(head, capsys) -> None:
    payload = LedgerPayload.objects.get(payload__title="二")
    clerk, supervisor = (make_actor(role, payload.cycle) for role in (Role.OFFICE_CLERK, Role.SUPERVISOR))
    decide(supervisor, ask_removal(clerk, payload, "本人要求"), is_approved=True)
    assert main(["admin", "verify-ledger"]) == 0
    assert "其中 1 条的内容已按要求移除" in capsys.readouterr().out


def test_every_invariant_is_named_and_holds(head, capsys) -> None:
    assert main(["admin", "check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "[通过] audit.record_is_whole：操作留痕首尾相接，内容与摘要值一致" in lines
    assert main(["admin", "check", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["checks"]) == len(lines)


def test_breach_is_named_beside_what_holds(head, capsys) -> None:
    LedgerPayload.objects.filter(payload__title="二").update(payload={"title": "三"})
    assert main(["admin", "check"]) == 1
    printed = capsys.readouterr()
    assert "[不通过] audit.record_is_whole" in printed.out
    assert "[通过] audit.record_is_append_only" in printed.out
    assert "第 2 条的内容与它的摘要值不符" in printed.err


def test_what_the_keys_here_do_not_open_is_said(capsys) -> None:
    blob = bytes(4) + seal_text("x")[4:]
    SecondFactor.objects.create(person=make_person(), secret=blob)
    assert main(["admin", "check"]) == 0
    assert "读不了 people.secondfactor.secret 的 1 项加密内容 › 停止平台" in capsys.readouterr().err

"""A notice is part of the act that sends it."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from web.make import make_assignment, make_cycle, make_person
from zhiheng.problems import Message
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.messages import actions, doors, queries
from zhiheng.web.messages.errors import NO_REASON, NOBODY_THERE
from zhiheng.web.messages.models import Delivery, Dispatch, Notice
from zhiheng.web.messages.notices import notify

DUE = Message("{name}请在 {day} 日前补正", "{name}, please complete by day {day}")
WRITTEN = actions.WrittenNotice(["contacts", "experts"], "关于培训的通知", "周一 {上午}")


@pytest.mark.django_db
def test_notice_reaches_each_person_once_in_both_languages() -> None:
    cycle, [one, other] = make_cycle(), [make_person("张三"), make_person("李四")]
    with transaction.atomic():
        notify([one, other, one], DUE, "/somewhere", cycle=cycle, name="示例公司", day=5)
    notice = Notice.objects.get()
    assert (notice.title_zh, notice.title_en) == ("示例公司请在 5 日前补正", "示例公司, please complete by day 5")
    assert (notice.cycle, notice.author, notice.link, notice.scope) == (cycle, None, "/somewhere", cycle.scope)
    read = Delivery.objects.order_by("pk").values_list("person", "read_at")
    assert list(read) == [(one.pk, None), (other.pk, None)]


@pytest.mark.django_db(transaction=True)
def test_notice_outside_an_act_is_a_defect() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        notify([make_person()], DUE, name="示例公司", day=5)
    assert Notice.objects.count() == 0


@pytest.mark.django_db
def test_act_that_fails_sends_nothing(settings) -> None:
    settings.CONFIG = replace(settings.CONFIG, mail="smtp://mail.example.org")
    person = make_person(email="zhang@example.org")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        notify([person], DUE, name="示例公司", day=5)
        _ = 1 / 0
    assert (Notice.objects.count(), Dispatch.objects.count(), DBTaskResult.objects.count()) == (0, 0, 0)
    with transaction.atomic():
        notify([person], DUE, name="示例公司", day=5)
    assert (Notice.objects.count(), Dispatch.objects.count(), DBTaskResult.objects.count()) == (1, 1, 1)


def test_written_notice_reaches_the_groups_chosen(award) -> None:
    ended = make_assignment(Role.EXPERT, award.cycle, ended=timezone.now())
    elsewhere = make_assignment(Role.EXPERT, make_cycle(award.cycle.programme))
    blocked = make_assignment(Role.EXPERT, award.cycle, make_person(is_active=False))
    notice = actions.send_notice(award.actor("clerk"), award.cycle, WRITTEN)
    reached = set(notice.deliveries.values_list("person", flat=True))
    assert reached == {award.expert.person_id, award.contact.person_id, award.rival.person_id}
    assert not reached & {ended.person_id, elsewhere.person_id, blocked.person_id}
    assert (notice.title.text("en"), notice.body.text("zh")) == ("关于培训的通知", "周一 {上午}")
    assert LedgerEntry.objects.get().subject == notice.public_id


def test_notice_to_nobody_is_not_sent(award) -> None:
    with pytest.raises(BlockedError) as refused:
        actions.send_notice(award.actor("clerk"), award.cycle, replace(WRITTEN, groups=["committee"]))
    assert [problem.message for problem in refused.value.problems] == [NOBODY_THERE]
    assert Notice.objects.count() == 0


@pytest.mark.parametrize("name", ["supervisor", "operator", "expert", "contact"])
def test_only_the_office_writes_notices(award, name: str) -> None:
    with pytest.raises(NotPermittedError):
        actions.send_notice(award.actor(name), award.cycle, WRITTEN)
    assert Notice.objects.count() == 0


def test_reading_is_kept_and_recorded_once(award) -> None:
    notice = actions.send_notice(award.actor("clerk"), award.cycle, WRITTEN)
    actor = award.actor("contact")
    assert queries.unread_count(actor) == 1
    actions.read_notice(actor, doors.inbox(actor).get())
    first = doors.inbox(actor).get()
    actions.read_notice(actor, first)
    assert doors.inbox(actor).get().read_at == first.read_at
    assert [one.read_at for one in queries.receipts(notice)].count(None) == 2
    assert [entry.verb for entry in LedgerEntry.objects.order_by("sequence")] == ["notice.send", "notice.read"]
    assert queries.unread_count(actor) == 0


def test_notice_opened_in_two_windows_is_read_when_it_was_first_opened(award) -> None:
    actions.send_notice(award.actor("clerk"), award.cycle, WRITTEN)
    actor = award.actor("contact")
    one, other = doors.inbox(actor).get(), doors.inbox(actor).get()
    actions.read_notice(actor, one)
    first = doors.inbox(actor).get().read_at
    actions.read_notice(actor, other)
    assert doors.inbox(actor).get().read_at == first


@pytest.mark.parametrize(("name", "count"), [("clerk", 1), ("supervisor", 1), ("expert", 0), ("contact", 0)])
def test_notices_that_were_sent_are_listed_for_office_and_supervisor(award, name: str, count: int) -> None:
    actions.send_notice(award.actor("clerk"), award.cycle, WRITTEN)
    assert doors.sent_notices(award.actor(name)).count() == count


def test_nobody_reads_for_another(award) -> None:
    actions.send_notice(award.actor("clerk"), award.cycle, WRITTEN)
    delivery = doors.inbox(award.actor("contact")).get()
    with pytest.raises(NotPermittedError):
        actions.read_notice(award.actor("rival"), delivery)
    assert doors.inbox(award.actor("contact")).get().read_at is None


def test_recalled_notice_stays_with_its_reason(award) -> None:
    notice = actions.send_notice(award.actor("clerk"), award.cycle, WRITTEN)
    with pytest.raises(BlockedError) as refused:
        actions.recall_notice(award.actor("clerk"), notice, " ")
    assert [problem.message for problem in refused.value.problems] == [NO_REASON]
    actions.recall_notice(award.actor("clerk"), notice, "日期有误")
    assert Notice.objects.get().recall_reason == "日期有误"
    assert queries.unread_count(award.actor("contact")) == 0
    with pytest.raises(NotPermittedError):
        actions.recall_notice(award.actor("clerk"), notice, "再撤回")


def test_notice_of_the_platform_is_not_recalled(award) -> None:
    with transaction.atomic():
        notify([award.contact.person], DUE, cycle=award.cycle, name="示例公司", day=5)
    with pytest.raises(NotPermittedError):
        actions.recall_notice(award.actor("clerk"), Notice.objects.get(), "误发")


def test_operator_sees_no_notice_of_a_cycle(award) -> None:
    person = award.operator.person
    with transaction.atomic():
        notify([person], DUE, cycle=award.cycle, name="示例公司", day=5)
        notify([person], Message("备份失败", "The backup failed"))
    assert [one.notice.title_zh for one in doors.inbox(award.actor("operator"))] == ["备份失败"]
    as_lead = make_assignment(Role.OFFICE_LEAD, award.cycle, person).as_actor()
    assert doors.inbox(as_lead).count() == 2

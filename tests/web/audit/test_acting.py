"""Acts change and log in one transaction, and the chain has no gap."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from web.make import make_actor, make_cycle
from zhiheng.ledger import check_chain
from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting, note_reading
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerHead, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.models import Cycle

RENAME = Verb(
    "cycle.rename",
    Message("改名", "Rename"),
    frozenset({Role.OFFICE_LEAD}),
    stages=frozenset({Stage.DRAFT}),
)


def _entries():
    return [entry.as_entry() for entry in LedgerEntry.objects.order_by("sequence")]


@pytest.mark.django_db
def test_act_changes_and_is_recorded() -> None:
    cycle = make_cycle()
    lead = make_actor(Role.OFFICE_LEAD, cycle)
    with acting(lead, RENAME, cycle) as deed:
        Cycle.objects.filter(pk=deed.subject.pk).update(title="新名")
        deed.record(title="新名")
    [entry] = check_chain("", _entries())
    assert (entry.act.actor, entry.act.subject, entry.act.verb) == (lead.id, cycle.public_id, "cycle.rename")
    assert LedgerPayload.objects.get(pk=entry.commitment).payload == {"role": "office_lead", "title": "新名"}
    assert LedgerHead.objects.get().hash == entry.hash


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "stage", "is_elsewhere", "reason"),
    [
        (Role.EXPERT, Stage.DRAFT, False, "“改名”由秘书处审核人办理"),
        (Role.OFFICE_LEAD, Stage.CALL, False, "“改名”只能在筹备阶段办理，现在是申报阶段"),
        (Role.OFFICE_LEAD, Stage.DRAFT, True, "您当前的角色不负责这一届；在页面上方换到那一届的角色再打开"),
    ],
)
def test_refused_act_changes_nothing(role: Role, stage: Stage, is_elsewhere: bool, reason: str) -> None:
    cycle = make_cycle(stage=stage)
    actor = make_actor(role, make_cycle(cycle.programme) if is_elsewhere else cycle)
    with pytest.raises(NotPermittedError) as refused, acting(actor, RENAME, cycle):
        Cycle.objects.update(title="新名")
    assert refused.value.reason.zh == reason
    assert (Cycle.objects.get(pk=cycle.pk).title, _entries()) == (cycle.title, [])


@pytest.mark.django_db
def test_act_that_fails_leaves_no_trace() -> None:
    cycle = make_cycle()
    with pytest.raises(ZeroDivisionError), acting(make_actor(Role.OFFICE_LEAD, cycle), RENAME, cycle):
        Cycle.objects.update(title="新名")
        _ = 1 / 0
    assert (Cycle.objects.get().title, _entries()) == (cycle.title, [])


@pytest.mark.django_db
def test_subject_is_read_anew() -> None:
    cycle = make_cycle()
    lead = make_actor(Role.OFFICE_LEAD, cycle)
    Cycle.objects.update(stage=Stage.CALL)
    with pytest.raises(NotPermittedError), acting(lead, RENAME, cycle):
        pass


@pytest.mark.django_db
def test_reading_is_recorded_once_an_hour() -> None:
    cycle = make_cycle()
    lead, other = make_actor(Role.OFFICE_LEAD, cycle), make_actor(Role.OFFICE_LEAD, cycle)
    for actor in (lead, lead, other):
        note_reading(actor, RENAME, cycle)
    assert [entry.act.actor for entry in _entries()] == [lead.id, other.id]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["UPDATE audit_ledgerentry SET verb = 'x'", "DELETE FROM audit_ledgerentry"])
def test_database_refuses_to_change_the_chain(change: str) -> None:
    cycle = make_cycle()
    note_reading(make_actor(Role.OFFICE_LEAD, cycle), RENAME, cycle)
    before = _entries()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert _entries() == before


@pytest.mark.django_db(transaction=True)
def test_concurrent_acts_make_one_chain() -> None:
    cycle = make_cycle()
    leads = [make_actor(Role.OFFICE_LEAD, cycle) for _ in range(4)]

    def work(lead) -> None:
        try:
            for number in range(10):
                with acting(lead, RENAME, cycle) as deed:
                    deed.record(number=number)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[lead]) for lead in leads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(check_chain("", _entries()))) == 40

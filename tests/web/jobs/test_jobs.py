"""Background work: nothing lost, nothing done twice, the clock kept by one of many."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from zhiheng.web.jobs import clock
from zhiheng.web.jobs.clock import Tick, enqueue_due, run_tick
from zhiheng.web.jobs.models import Done, Due, Worker
from zhiheng.web.jobs.once import AlreadyDoneError, once
from zhiheng.web.jobs.reaper import MOST_TRIES, SILENCE, reap


def _running_job(*worker_ids: str) -> DBTaskResult:
    job = DBTaskResult.objects.get(id=run_tick.enqueue("nothing").id)
    for worker_id in worker_ids:
        job.claim(worker_id)
    return job


@pytest.mark.django_db
def test_effect_is_claimed_once() -> None:
    once("a")
    with pytest.raises(AlreadyDoneError):
        once("a")
    once("b")
    assert sorted(Done.objects.values_list("key", flat=True)) == ["a", "b"]


@pytest.mark.django_db(transaction=True)
def test_effect_rolled_back_is_left_to_be_done() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        once("a")
        _ = 1 / 0
    once("a")


@pytest.mark.django_db
def test_job_of_a_dead_worker_is_ready_again() -> None:
    now = timezone.now()
    Worker.objects.create(id="dead", seen=now - SILENCE - timedelta(seconds=1))
    Worker.objects.create(id="alive", seen=now)
    lost, running = _running_job("dead"), _running_job("alive")
    assert reap(now) == 1
    lost.refresh_from_db()
    running.refresh_from_db()
    assert (lost.status, lost.started_at, running.status) == (TaskResultStatus.READY, None, TaskResultStatus.RUNNING)
    assert reap(now) == 0


@pytest.mark.django_db
def test_job_that_kills_its_workers_fails_in_the_end() -> None:
    job = _running_job(*(f"dead{number}" for number in range(MOST_TRIES)))
    reap(timezone.now())
    job.refresh_from_db()
    assert (job.status, job.exception_class_path) == (
        TaskResultStatus.FAILED,
        "zhiheng.web.jobs.reaper.WorkerDiedError",
    )


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the ticks that were run."""
    ran: list[str] = []
    hourly = Tick("test.hourly", 60, lambda: ran.append("hourly"))
    monkeypatch.setattr(clock, "all_ticks", lambda: {hourly.name: hourly})
    return ran


@pytest.mark.django_db
def test_tick_is_enqueued_when_due_and_not_before(ticks: list[str]) -> None:
    now = timezone.now()
    counts = []
    for minutes in (0, 59, 60, 61, 119, 120):
        enqueue_due(now + timedelta(minutes=minutes))
        counts.append(DBTaskResult.objects.count())
    assert counts == [1, 1, 2, 2, 2, 3]
    assert DBTaskResult.objects.first().args_kwargs["args"] == ["test.hourly"]


@pytest.mark.django_db(transaction=True)
def test_tick_is_enqueued_by_one_of_many(ticks: list[str]) -> None:
    now = timezone.now()
    Due.objects.create(name="test.hourly", time=now)

    def ask() -> None:
        try:
            enqueue_due(now)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_tick_is_run_and_an_unknown_one_passed_over(ticks: list[str]) -> None:
    run_tick.call("test.hourly")
    run_tick.call("test.of_an_older_version")
    assert ticks == ["hourly"]


@pytest.mark.django_db
def test_finished_jobs_are_forgotten_after_a_week() -> None:
    now = timezone.now()
    old, young, failed = (_running_job("gone") for _ in range(3))
    old.set_successful(None)
    young.set_successful(None)
    failed.set_failed(ValueError())
    DBTaskResult.objects.filter(pk__in=[old.pk, failed.pk]).update(finished_at=now - timedelta(days=8))
    Worker.objects.create(id="gone", seen=now - timedelta(days=8))
    clock.forget_finished()
    assert {job.pk for job in DBTaskResult.objects.all()} == {young.pk, failed.pk}
    assert Worker.objects.count() == 0

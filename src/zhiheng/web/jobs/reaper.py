"""Jobs of dead workers: ready again, a few times at most."""

from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from zhiheng.web.jobs.models import Worker

SILENCE = timedelta(seconds=30)
"""A worker that has not been seen for so long is taken for dead."""

MOST_TRIES = 3


class WorkerDiedError(Exception):
    """Every worker that tried this job was gone before it ended."""


def reap(now: datetime) -> int:
    """Make the jobs of workers not seen lately ready again, or failed after the last try; return how many."""
    alive = set(Worker.objects.filter(seen__gt=now - SILENCE).values_list("id", flat=True))
    if not any(job.worker_ids[-1] not in alive for job in DBTaskResult.objects.running()):
        return 0
    with transaction.atomic():
        running = DBTaskResult.objects.select_for_update(skip_locked=True).filter(status=TaskResultStatus.RUNNING)
        dead = [job for job in running if job.worker_ids[-1] not in alive]
        for job in dead:
            _give_back(job)
    return len(dead)


def _give_back(job: "DBTaskResult[..., object]") -> None:
    if len(job.worker_ids) >= MOST_TRIES:
        job.set_failed(WorkerDiedError(f"{len(job.worker_ids)} workers died running this"))
        return
    job.status, job.started_at = TaskResultStatus.READY, None
    job.save(update_fields=["status", "started_at"])

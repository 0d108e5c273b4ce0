"""A process that runs jobs: it shows that it lives, keeps the clock, and gives back the jobs of the dead."""

import logging
import secrets
import threading
from datetime import timedelta

from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker

from zhiheng.web.jobs.clock import enqueue_due
from zhiheng.web.jobs.models import Worker
from zhiheng.web.jobs.reaper import reap

_PULSE = timedelta(seconds=5)
_POLL_SECONDS = 0.5

logger = logging.getLogger(__name__)


def run_worker() -> None:
    """Run jobs until told to stop by a signal, which lets the running job end; a second one does not."""
    worker_id = secrets.token_hex(16)
    worker = DatabaseWorker(
        queue_names=["*"],
        interval=_POLL_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )
    pulse(worker_id)
    stopping = threading.Event()
    heart = threading.Thread(target=_beat, args=[worker_id, stopping], daemon=True)
    heart.start()
    worker.configure_signals()
    try:
        worker.run()
    finally:
        stopping.set()


def pulse(worker_id: str) -> None:
    """Show that a worker lives, enqueue what is due, and give back the jobs of workers that are gone."""
    now = timezone.now()
    Worker.objects.update_or_create(id=worker_id, defaults={"seen": now})
    enqueue_due(now)
    reap(now)


def _beat(worker_id: str, stopping: threading.Event) -> None:
    while not stopping.wait(_PULSE.total_seconds()):
        try:
            pulse(worker_id)
        except DatabaseError:
            logger.exception("no sign of life could be given")
        finally:
            connection.close_if_unusable_or_obsolete()

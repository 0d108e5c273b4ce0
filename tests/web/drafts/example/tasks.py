"""Background jobs whose effect can be counted: a notice, which no constraint keeps from being written twice."""

import os
import signal

from django.db import transaction
from django_tasks import TaskContext, task

from zhiheng.web.jobs.once import AlreadyDoneError, once
from zhiheng.web.messages.models import Notice
from zhiheng.web.programmes.models import Cycle


@task(takes_context=True)
def write_notice(context: TaskContext, cycle: str, title: str, dies: str) -> None:
    """Write one notice; the first worker is killed ``before`` or ``after`` that is committed, or never."""
    is_first = context.attempt == 1
    try:
        with transaction.atomic():
            once(title)
            of = Cycle.objects.get(public_id=cycle)
            Notice.objects.create(cycle=of, title_zh=title, title_en=f"job {title}", groups=[])
            if is_first and dies == "before":
                _die()
    except AlreadyDoneError:
        return
    if is_first and dies == "after":
        _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)

"""The clock (定时任务): every area's ``clock.py`` says what is to be done how often, in ``TICKS``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from zhiheng.web.jobs.models import Due


@dataclass(frozen=True, slots=True)
class Tick:
    """Something done every so many minutes, on one of all machines; it may be late and must bear being run twice."""

    name: str
    minutes: int
    run: Callable[[], None]


@cache
def all_ticks() -> Mapping[str, Tick]:
    """Return every tick by its name, as the areas declare them."""
    ticks: dict[str, Tick] = {}
    for config in apps.get_app_configs():
        name = f"{config.name}.clock"
        if config.name.startswith("zhiheng.web.") and find_spec(name):
            ticks.update({tick.name: tick for tick in getattr(import_module(name), "TICKS", ())})
    return ticks


def enqueue_due(now: datetime) -> None:
    """Enqueue every tick that is due; of several machines asking at the same time one does it."""
    dues = {due.name: due.time for due in Due.objects.all()}
    for name, tick in all_ticks().items():
        if name not in dues:
            Due.objects.get_or_create(name=name, defaults={"time": now})
        if dues.get(name, now) <= now:
            with transaction.atomic():
                following = now + timedelta(minutes=tick.minutes)
                if Due.objects.filter(name=name, time__lte=now).update(time=following):
                    run_tick.enqueue(name)


@task()
def run_tick(name: str) -> None:
    """Do what a tick asks for; a name that a newer version no longer knows is passed over."""
    tick = all_ticks().get(name)
    if tick:
        tick.run()


def forget_finished() -> None:
    """Remove jobs that ended well more than a week ago, and workers gone for as long; failed jobs stay to be seen."""
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - models load after this module is found

    from zhiheng.web.jobs.models import Worker  # noqa: PLC0415

    week_ago = timezone.now() - timedelta(days=7)
    DBTaskResult.objects.successful().filter(finished_at__lt=week_ago).delete()
    Worker.objects.filter(seen__lt=week_ago).delete()


TICKS = (Tick("jobs.forget_finished", 60, forget_finished),)

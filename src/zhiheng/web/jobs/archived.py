"""Background work, of which nothing goes into the archive of a cycle."""

from django_tasks_db.models import DBTaskResult

from zhiheng.problems import Message
from zhiheng.web.jobs.models import Done

_WORK = Message("后台任务，不是评审的内容", "background work, no part of the review")

LEFT_OUT = {DBTaskResult: _WORK, Done: _WORK}

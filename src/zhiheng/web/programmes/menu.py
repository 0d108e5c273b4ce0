"""What the area puts into the main menu."""

from django.utils import timezone

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes import doors, rules
from zhiheng.web.programmes.contributions import items_of_day
from zhiheng.web.site.navigation import MenuItem


def _waiting(actor: Actor) -> int:
    now = timezone.now()
    return sum(len(items_of_day(actor, cycle, now)) for cycle in doors.cycles(actor).exclude(stage=Stage.ARCHIVED))


MENU = (
    MenuItem(
        rules.SEE_TODAY,
        Message("今日事项", "Today"),
        Message("今天到期、逾期和等您审核的", "What is due, overdue, or waits for you"),
        "programmes:today",
        10,
        _waiting,
    ),
    MenuItem(
        rules.SEE_LIST,
        Message("奖项和各届", "Awards and cycles"),
        Message("各届的规则、日程和进展", "Rules, calendar and progress of each cycle"),
        "programmes:programmes",
        11,
    ),
)

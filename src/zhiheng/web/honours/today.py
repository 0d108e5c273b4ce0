"""What follows the announcement asks of the office today."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.honours import rules
from zhiheng.web.honours.models import Announcement, FollowUp
from zhiheng.web.notices.listed import newest_list
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.contributions import Item, filled
from zhiheng.web.programmes.models import Cycle

NOTE = Message("已公布，登记公布文号和日期", "The winners are announced; record number and day of the document")

OVERDUE = Message("{count} 份年度跟踪表逾期未提交", "{count} follow-up forms are overdue")


def items(actor: Actor, cycle: Cycle, now: datetime) -> Iterator[Item]:
    """Yield that the announcement is to be recorded, and follow-up forms that are overdue."""
    if actor.role not in OFFICE or cycle.stage not in rules.AFTER:
        return
    if not Announcement.objects.filter(cycle=cycle).exists() and newest_list(cycle):
        yield Item("to_do", NOTE, f"{reverse('honours:winners')}?cycle={cycle.public_id}")
    late = FollowUp.objects.filter(cycle=cycle, submitted_at=None, winner__revocation=None)
    count = late.filter(due_on__lt=local_day(cycle, now)).count()
    if count:
        link = reverse("honours:follow_ups", args=[cycle.public_id])
        yield Item("overdue", filled(OVERDUE, count=count), link)

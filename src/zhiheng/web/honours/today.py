"""What follows the announcement asks of the office today."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.honours import rules
from zhiheng.web.honours.models import Announcement
from zhiheng.web.notices.listed import newest_list
from zhiheng.web.programmes.contributions import Item
from zhiheng.web.programmes.models import Cycle

NOTE = Message("已公布，登记公布文号和日期", "The winners are announced; record number and day of the document")


def items(actor: Actor, cycle: Cycle, _now: datetime) -> Iterator[Item]:
    """Yield that the announcement is to be recorded."""
    if actor.role not in OFFICE or cycle.stage not in rules.AFTER:
        return
    if not Announcement.objects.filter(cycle=cycle).exists() and newest_list(cycle):
        yield Item("to_do", NOTE, f"{reverse('honours:winners')}?cycle={cycle.public_id}")

"""Writing, reading and recalling notices."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.messages import rules
from zhiheng.web.messages.errors import NO_REASON, NOBODY_THERE
from zhiheng.web.messages.groups import members
from zhiheng.web.messages.models import Delivery, Notice
from zhiheng.web.messages.notices import deliver
from zhiheng.web.programmes.models import Cycle


@dataclass(frozen=True, slots=True)
class WrittenNotice:
    """What the office writes; without English texts the Chinese ones are shown on English pages too."""

    groups: Sequence[str]
    title_zh: str
    body_zh: str
    title_en: str = ""
    body_en: str = ""


def send_notice(actor: Actor, cycle: Cycle, written: WrittenNotice) -> Notice:
    """Send a notice to groups of the cycle; raises BlockedError when nobody is in them."""
    with acting(actor, rules.SEND_NOTICE, cycle) as deed:
        notice = Notice(
            cycle=deed.subject,
            author_id=actor.person,
            title_zh=written.title_zh,
            title_en=written.title_en or written.title_zh,
            body_zh=written.body_zh,
            body_en=written.body_en or written.body_zh,
            groups=list(written.groups),
        )
        count = deliver(notice, members(deed.subject, written.groups))
        if not count:
            raise blocked(NOBODY_THERE)
        deed.about = notice
        deed.record(title=notice.title_zh, count=count, groups=list(written.groups))
    return notice


def read_notice(actor: Actor, delivery: Delivery) -> None:
    """Keep when the actor first opened a notice; opening it again changes nothing."""
    if delivery.read_at:
        return
    with acting(actor, rules.READ_NOTICE, delivery) as deed:
        if deed.subject.read_at is None:
            deed.subject.read_at = timezone.now()
            deed.subject.save(update_fields=["read_at"])
        deed.about = deed.subject.notice
        deed.record(title=deed.subject.notice.title_zh)


def recall_notice(actor: Actor, notice: Notice, reason: str) -> None:
    """Strike a written notice through for everybody who got it; raises BlockedError without a reason."""
    with acting(actor, rules.RECALL_NOTICE, notice) as deed:
        if not reason.strip():
            raise blocked(NO_REASON)
        deed.subject.recalled_at, deed.subject.recall_reason = timezone.now(), reason
        deed.subject.save(update_fields=["recalled_at", "recall_reason"])
        deed.record(title=deed.subject.title_zh, reason=reason)

"""What the request to the government (请示) and the announcement begin with: what the platform knows already."""

from collections.abc import Iterator
from datetime import date

from zhiheng.web.committee.models import ProposedList
from zhiheng.web.notices.listed import newest_list, standing
from zhiheng.web.notices.messages import OUTCOMES
from zhiheng.web.notices.models import GovernmentApproval, Objection
from zhiheng.web.notices.notice_text import said_day
from zhiheng.web.notices.standing import published_notice
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Cycle

REQUEST, ANNOUNCEMENT = "approval_request", "announcement"


def values(kind: str, cycle: Cycle) -> Iterator[tuple[str, str]]:
    """Yield key and text of the values that are known for a letter of a kind; the office may change them."""
    listed = newest_list(cycle) if kind in (REQUEST, ANNOUNCEMENT) else None
    if listed is None:
        return
    if kind == REQUEST:
        yield "candidates", _names_of(listed)
        yield from _of_meeting(listed)
        yield from _of_notice(cycle, listed)
        return
    yield "winners", _names_of(listed)
    approval = GovernmentApproval.objects.filter(listed=listed).order_by("-pk").first()
    if approval:
        yield "approval", approval.number


def _names_of(listed: ProposedList) -> str:
    return "\n".join("\n".join([f"{tier}：", *names]) for tier, names in standing(listed) if names)


def _of_meeting(listed: ProposedList) -> Iterator[tuple[str, str]]:
    yield "meeting_date", said_day(listed.meeting.day)
    attendances = listed.said["attendances"]
    yield "due", str(len(attendances))
    yield "present", str(sum(one["is_present"] for one in attendances))


def _of_notice(cycle: Cycle, listed: ProposedList) -> Iterator[tuple[str, str]]:
    notice = published_notice(listed)
    if notice is None or notice.published_at is None:
        return
    yield "notice_from", said_day(local_day(cycle, notice.published_at))
    yield "notice_to", said_day(notice.ends_on or date.max)
    outcomes = list(Objection.objects.filter(notice__listed=listed).values_list("outcome", flat=True))
    if outcomes:
        counts = [f"{OUTCOMES[one].zh} {outcomes.count(one)} 件" for one in OUTCOMES if one in outcomes]
        counts += [f"正在调查 {outcomes.count('')} 件"] if "" in outcomes else []
        yield "objections", f"公示期间收到异议 {len(outcomes)} 件，其中{'，'.join(counts)}。"

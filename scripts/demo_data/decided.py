"""The end of the first cycle: committee, public notice, approval, announcement, certificates, feedback, archive."""

from django.conf import settings
from django.utils import timezone

from demo_data.award import Office
from demo_data.past import days_ago
from demo_data.under_review import ask_departments
from zhiheng.web.archive.actions.file import write_archive
from zhiheng.web.audit.approvals import decide, prepare
from zhiheng.web.audit.rows import new_id
from zhiheng.web.committee.actions.meeting import (
    Counted,
    arrange_meeting,
    close_round,
    enter_count,
    open_round,
    take_attendance,
)
from zhiheng.web.committee.actions.proposed import prepare_list
from zhiheng.web.committee.models import CommitteeMeeting
from zhiheng.web.committee.queries import agenda_of
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft, stored_field
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import Entry
from zhiheng.web.feedback.actions.release import prepare_release
from zhiheng.web.feedback.actions.report import draft_report
from zhiheng.web.honours.actions.announcement import Announced, note_announcement
from zhiheng.web.honours.actions.certificate import Handover, Numbered, hand_over_certificate, register_certificate
from zhiheng.web.honours.models import Certificate, Winner
from zhiheng.web.notices.actions.approval import Decided, note_approval
from zhiheng.web.notices.actions.notice import draft_notice, note_publication, prepare_notice
from zhiheng.web.notices.draft_kinds import PUBLIC_NOTICE, TEXT
from zhiheng.web.notices.models import GovernmentApproval, PublicNotice
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.models import Cycle

_MET, _NOTICED, _APPROVED, _ANNOUNCED, _HANDED_OVER, _TOLD, _ARCHIVED = 288, 274, 258, 246, 240, 230, 200
_LETTERS = {Certificate.Kind.CERTIFICATE: "证", Certificate.Kind.PLAQUE: "牌"}
ARCHIVE = "archive-1.zip"
"""The archive of the cycle, beside the database."""
_PORTAL = "https://portal.example.cn/notice/1"
_VOTES = {":award": ([5, 0, 0, 0],), ":nomination": ([4, 1, 0, 0],)}
"""The votes for, against, abstaining and void on each candidate of a tier, the best first."""


def decide_cycle(office: Office, cycle: Cycle) -> None:
    """Bring a cycle from its frozen result to its end."""
    with days_ago(_MET):
        _vote(office, cycle)
    with days_ago(_NOTICED):
        _publish(office, cycle)
    with days_ago(_APPROVED):
        decided = Decided(GovernmentApproval.Kind.REPLY, "示府复〔示例〕1号", timezone.localdate())
        note_approval(office.clerk, cycle, decided)
    with days_ago(_ANNOUNCED):
        decide(office.lead, prepare(office.clerk, rules.ANNOUNCE, cycle, {}), is_approved=True)
        note_announcement(office.clerk, cycle, Announced("示府办〔示例〕3号", timezone.localdate()))
    with days_ago(_HANDED_OVER):
        _hand_over(office, cycle)
    with days_ago(_TOLD):
        reports = [draft_report(office.clerk, one) for one in Entry.objects.filter(cycle=cycle).order_by("pk")]
        decide(office.lead, prepare_release(office.clerk, cycle, *reports), is_approved=True)
    with days_ago(_ARCHIVED):
        decide(office.lead, prepare(office.clerk, rules.ARCHIVE, cycle, {}), is_approved=True)
        cycle.refresh_from_db()
        write_archive(cycle, settings.HOME / ARCHIVE)


def _vote(office: Office, cycle: Cycle) -> None:
    """Hold the meeting: a round for each tier, counted twice; the list follows the ranking."""
    meeting = arrange_meeting(office.clerk, cycle, timezone.localdate(), "示例区政府三楼会议室")
    take_attendance(office.clerk, meeting, [one.person for one in meeting.attendances.select_related("person")])
    ranked = [one.code for one in agenda_of(meeting)]
    for seat, counts in _VOTES.items():
        chosen, ranked = ranked[: len(counts)], ranked[len(counts) :]
        ballot = open_round(office.clerk, meeting, seat, chosen)
        totals = dict(zip(chosen, counts, strict=True))
        enter_count(office.clerk, ballot, Counted("scrutineer", "监票人午", totals))
        enter_count(office.lead, ballot, Counted("teller", "计票人未", totals))
        close_round(office.clerk, ballot)
    decide(
        office.lead, prepare_list(office.clerk, CommitteeMeeting.objects.get(pk=meeting.pk), _DEPARTS), is_approved=True
    )


_DEPARTS = "示例：质量奖名额 2 个，评审委员会表决通过 1 家，宁缺毋滥"


def _publish(office: Office, cycle: Cycle) -> None:
    today = timezone.localdate()
    ask_departments(office, cycle)
    notice = draft_notice(office.clerk, cycle, today)
    _fill_in(office, notice)
    decide(office.lead, prepare_notice(office.clerk, notice), is_approved=True)
    notice.refresh_from_db()
    note_publication(office.clerk, notice, _PORTAL, timezone.now())


def _fill_in(office: Office, notice: PublicNotice) -> None:
    """Fill in whom to ask, which the office has not set."""
    text, field = texts_of(PUBLIC_NOTICE, notice)[TEXT], draft(office.clerk, PUBLIC_NOTICE, notice.public_id, TEXT)
    for blank in ("联系人", "联系电话", "电子邮箱", "地址", "评审管理办法名称"):
        text = text.replace(f"【待填：{blank}】", "示例")
    stored = stored_field(field)
    save_version(office.clerk, field, Edit(new_id(), stored.head if stored else 0, text))


def _hand_over(office: Office, cycle: Cycle) -> None:
    """Hand certificate and plaque to every winner."""
    today = timezone.localdate()
    for number, winner in enumerate(Winner.objects.filter(cycle=cycle).order_by("pk"), 1):
        for kind in Certificate.Kind:
            numbered = Numbered(f"示质奖{_LETTERS[kind]}第{number:02}号", today)
            made = register_certificate(office.clerk, winner, kind, numbered)
            hand_over_certificate(office.clerk, made, Handover(today, "示例代表", "审核人丙"))

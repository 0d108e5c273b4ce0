"""The visit under way in the cycle under review: its notice is with the company, issues are worked on."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from demo_data.accounts import LIAISON, invited
from demo_data.applications import Team
from demo_data.award import Office
from demo_data.under_review import write
from zhiheng.web.audit.actor import Actor
from zhiheng.web.messages.actions import draft_letter, issue_letter, receive_letter
from zhiheng.web.messages.actions.settings import change_setting
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews.actions.consensus import Agreed
from zhiheng.web.reviews.actions.on_site import open_site_consensus, propose_score
from zhiheng.web.reviews.models import Consensus
from zhiheng.web.visits.actions.issues import Carried, Logged, add_log, carry_issue, end_issue
from zhiheng.web.visits.actions.plans import Planned, change_item
from zhiheng.web.visits.actions.recusals import keep_notice
from zhiheng.web.visits.actions.visits import Arranged, make_visit
from zhiheng.web.visits.models import Issue, Visit, VisitLog
from zhiheng.web.visits.notices import letter_of
from zhiheng.web.visits.text_fields import (
    AREAS,
    FINDING,
    NOTE,
    OPPORTUNITIES,
    STRENGTHS,
    VISIT_AREAS,
    VISIT_ISSUE,
    VISIT_LOG,
    VISIT_RECORD,
)

_QUESTIONS = (
    Carried("verify", "2.2", "示例：任选一批成品，能否双向追溯？", "质量部负责人", "批次记录、检验原始记录"),
    Carried("clarify", "3.2", "示例：研发平台近三年的投入是否含共建单位的部分？", "研发部负责人", "专项审计报告"),
    Carried("verify", "1.1", "示例：海外市场的开拓由谁决策、多久回顾一次？", "总经理", "战略会议纪要"),
)
_FOUND = "示例：现场任选批次 B-2031，十五分钟内查到三批原料和全部检验记录，反向追溯一致。"
_SAID = "示例：每季度由总经理主持回顾一次，纪要齐全。"
_STATED = "示例：批次追溯体系完整，正反向追溯一致。"
_TO_IMPROVE = "示例：与行业标杆的对比不足，建议建立定期对标机制。"
_REVISED = Agreed("60", "示例：现场演示双向追溯，十五分钟内查到三批原料")
_AREAS = "示例：二号车间涂装线、研发中心三楼。"


def visit_first(office: Office, cycle: Cycle, experts: Sequence[Actor], teams: Sequence[Team]) -> Visit:
    """Visit what the panel agreed on; return the visit."""
    agreed = Consensus.objects.get(entry__cycle=cycle)
    reviewed, today = PanelEntry.objects.get(entry=agreed.entry), timezone.localdate()
    liaison = invited(office.lead, cycle, LIAISON)
    arranged = Arranged(today, today + timedelta(days=1), "示例区质量路 1 号", liaison.person)
    made = make_visit(office.clerk, reviewed, arranged)
    for item in made.planitems.filter(what__startswith="分组查证"):
        change_item(experts[0], item, Planned(1, item.what, item.begins, item.ends, "一号车间", [_second(made)]))
    contact = next(one.contact for one in teams if one.contact.organisation_id == agreed.entry.organisation_id)
    _notice(office, made, contact.as_actor())
    write(contact.as_actor(), VISIT_AREAS, made.public_id, AREAS, _AREAS)
    _work(experts, made)
    return made


def _second(visit: Visit) -> Person:
    return visit.visitmembers.order_by("pk")[1].person


def _notice(office: Office, visit: Visit, contact: Actor) -> None:
    for key, value in {"contact": "经办人乙", "phone": "0750-0000000"}.items():
        change_setting(office.clerk, office.programme, key, value)
    letter = draft_letter(office.clerk, visit.panel.cycle, *letter_of(visit))
    keep_notice(office.clerk, visit, letter)
    issue_letter(office.lead, letter, timezone.localdate())
    letter.refresh_from_db()
    receive_letter(contact, letter)


def _work(experts: Sequence[Actor], visit: Visit) -> None:
    batch, *_ = [carry_issue(expert, visit, carried) for expert, carried in zip(experts, _QUESTIONS, strict=True)]
    write(experts[0], VISIT_ISSUE, batch.public_id, FINDING, _FOUND)
    end_issue(experts[0], batch, Issue.Outcome.VERIFIED, seen=1)
    talk = add_log(experts[-1], visit, Logged(VisitLog.Kind.INTERVIEW, "总经理", visit.issues.get(number=3)))
    write(experts[-1], VISIT_LOG, talk.public_id, NOTE, _SAID)
    write(experts[0], VISIT_RECORD, visit.public_id, STRENGTHS, _STATED)
    write(experts[0], VISIT_RECORD, visit.public_id, OPPORTUNITIES, _TO_IMPROVE)
    revised = open_site_consensus(experts[0], visit.entry)
    propose_score(experts[0], revised, batch.indicator, _REVISED, seen=1)

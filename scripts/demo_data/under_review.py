"""The cycle before the open call, under review: screened, its panel composed, its experts scoring."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle as around
from itertools import islice

from django.utils import timezone

from demo_data.accounts import EXPERTS
from demo_data.applications import Team, write_shortly
from demo_data.award import Office, open_call
from demo_data.past import days_ago
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, prepare
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.entries.actions.opinions import Opinion, ask_opinions, note_opinions
from zhiheng.web.entries.actions.screening import Intended, begin_checks, prepare_outcome
from zhiheng.web.entries.models import Entry, OpinionReply, ScreeningCheck, ScreeningOutcome
from zhiheng.web.entries.screening_fields import FINDING, SCREENING_CHECK, field_name
from zhiheng.web.entries.screening_rules import ids_of_check
from zhiheng.web.panels.actions.conflicts import Relation, declare, declare_none_for_all, give_pledge
from zhiheng.web.panels.actions.invitations import Answer, note_invitation
from zhiheng.web.panels.actions.panel_people import add_entries, add_members, choose_leader
from zhiheng.web.panels.actions.panels import divide_indicators, make_panel, order_visits
from zhiheng.web.panels.models import ConflictKind, PanelEntry, PanelInvitation
from zhiheng.web.panels.panel_standards import indicators_of_panel
from zhiheng.web.panels.pledge_text import text_of_cycle
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.cycles import Edition
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.reviews import sheet_fields
from zhiheng.web.reviews.actions.consensus import (
    Agreed,
    accept_within_limit,
    agree_on_score,
    close_consensus,
    confirm_scores,
    dissent,
    open_consensus,
)
from zhiheng.web.reviews.actions.feedback_texts import take_owner_texts
from zhiheng.web.reviews.actions.sheets import begin_sheet, confirm_sheet
from zhiheng.web.reviews.consensus_content import discussion_of
from zhiheng.web.reviews.models import Sheet
from zhiheng.web.reviews.sheet_form import form_of_sheet

CALL_OPENED = 45
"""Days ago; the phases follow each other so that 材料评审 began ``_EVALUATED`` days ago."""
_HANDED_IN, _SCREENED, _EVALUATED, _SCORED = 40, 30, 3, 1
_BEGUN = (8, 3)
"""How many indicators the experts who have not finished the second application have scored."""

_PERCENTS = (55, 60, 45, 65, 50, 70, 40)
SHIFTS = (0, 5, -5)
_DIFFERENT, _GENEROUS = ("2.2", "3.2"), 30
"""What the strictest expert sees quite otherwise, so that it is discussed."""
_AGREED = (Agreed("55", reason="示例：追溯演示记录齐全，追溯到批次；数据看板部分为人工填报"), Agreed("45"))
_DISSENT = "示例：追溯体系在同行中领先，55% 仍偏低。"
_STRENGTH = "示例：方法成体系，职责和记录齐全，已在主要部门实施。"
_OPPORTUNITY = "示例：与行业标杆的比较不足，改进效果缺少数据支持。"
SUMMARY = "示例：整体较为成熟，结果有好的趋势，对比和改进的闭环有待加强。"


def make_under_review(office: Office, teams: Sequence[Team]) -> tuple[Cycle, list[Actor]]:
    """Make the cycle with applications of these companies; return it with its experts, of whom the first leads."""
    with days_ago(CALL_OPENED):
        cycle = open_call(office, Edition(2, timezone.localdate().year - 1), EXPERTS)
    with days_ago(_HANDED_IN):
        for team in teams:
            write_shortly(team, cycle.tracks.get(), hands_in=True, with_figures=team is teams[0])
    with days_ago(_SCREENED):
        screen(office, cycle)
    with days_ago(_EVALUATED):
        decide(office.lead, prepare(office.clerk, rules.BEGIN_EVALUATION, cycle, {}), is_approved=True)
        experts = composed(office, cycle)
        _declare(experts, cycle)
    actors = [one.as_actor() for one in experts]
    with days_ago(_SCORED):
        _score(actors, cycle)
    _agree(actors, office, cycle)
    return cycle, actors


def screen(office: Office, cycle: Cycle) -> None:
    """Begin the screening and let every application pass."""
    decide(office.lead, prepare(office.clerk, rules.BEGIN_SCREENING, cycle, {}), is_approved=True)
    begin_checks(office.clerk, cycle)
    for check in ScreeningCheck.objects.filter(entry__cycle=cycle).order_by("pk"):
        _pass(office, check)


def _pass(office: Office, check: ScreeningCheck) -> None:
    for rule in ids_of_check(check):
        write(office.clerk, SCREENING_CHECK, check.public_id, field_name(rule, FINDING), "met")
    kind = Entry.Kind.ADVANCED if check.kind == ScreeningCheck.Kind.ELIGIBILITY else ""
    intended = Intended(ScreeningOutcome.Kind.PASSED, confirmed_kind=kind)
    decide(office.lead, prepare_outcome(office.clerk, check, intended), is_approved=True)


def ask_departments(office: Office, cycle: Cycle) -> None:
    """Ask two departments about all applications; they have no objections."""
    today = timezone.localdate()
    for request in ask_opinions(office.clerk, cycle, ["税务", "生态环境"], today + timedelta(days=5)):
        entries = Entry.objects.filter(cycle=cycle)
        note_opinions(office.clerk, request, dict.fromkeys(entries, Opinion(OpinionReply.Answer.NO_OBJECTION)))


def composed(office: Office, cycle: Cycle) -> list[Assignment]:
    """Compose the panel of the cycle's experts and applications; return the experts, of whom the first leads."""
    panel = make_panel(office.clerk, cycle, "第一组")
    experts = list(Assignment.objects.filter(cycle=cycle, role=Role.EXPERT).order_by("pk"))
    for one in experts:
        note_invitation(office.clerk, panel, one.person, Answer(PanelInvitation.Outcome.ACCEPTS, timezone.now()))
    add_members(office.clerk, panel, [one.person for one in experts])
    choose_leader(office.clerk, panel.members.get(person=experts[0].person))
    add_entries(office.clerk, panel, list(Entry.objects.filter(cycle=cycle).order_by("pk")))
    reviewed = panel.entries.order_by("pk")
    members = list(panel.members.order_by("pk"))
    codes = [one.code for one in indicators_of_panel(panel)]
    divide_indicators(office.clerk, panel, dict(zip(codes, around(members), strict=False)))
    order_visits(office.clerk, panel, {one: number for number, one in enumerate(reviewed, 1)})
    return experts


def _declare(experts: Sequence[Assignment], cycle: Cycle) -> None:
    """Let every expert give the pledge and declare; the last one has a conflict with the last application."""
    for expert in experts:
        give_pledge(expert.as_actor(), cycle, text_of_cycle(cycle).digest)
    last = PanelEntry.objects.filter(panel__cycle=cycle).order_by("-visit_order")[0]
    note = "示例：去年为该公司做过卓越绩效模式培训"
    declare(experts[-1].as_actor(), last, Relation(ConflictKind.COACHING, note=note))
    for expert in experts:
        declare_none_for_all(expert.as_actor(), cycle)


def _score(experts: Sequence[Actor], cycle: Cycle) -> None:
    """Let all confirm their sheets of the first application, and two begin the second one's."""
    first, second, *_ = Entry.objects.filter(cycle=cycle).order_by("pk")
    for expert, shift in zip(experts, SHIFTS, strict=True):
        sheet = begin_sheet(expert, first)
        form = form_of_sheet(sheet).form
        _fill(expert, sheet, len(form.codes), shift)
        for category in form.standard.categories:
            write(expert, sheet_fields.SHEET, sheet.public_id, sheet_fields.category_field(category.code), SUMMARY)
        confirm_sheet(expert, sheet)
    for expert, begun in zip(experts, _BEGUN, strict=False):
        _fill(expert, begin_sheet(expert, second), begun)


def _agree(experts: Sequence[Actor], office: Office, cycle: Cycle) -> None:
    """Hold the consensus on the first application: the office types, two confirm, the last one dissents.

    The texts that go on are begun from the owners' comments.
    """
    leader = experts[0]
    held = open_consensus(leader, Sheet.objects.filter(entry__cycle=cycle, state=Sheet.State.CONFIRMED)[0].entry)
    accept_within_limit(office.clerk, held, seen=discussion_of(held).digest)
    for indicator, agreed in zip(discussion_of(held).flagged, _AGREED, strict=True):
        agree_on_score(office.clerk, held, indicator.code, agreed, seen=0)
    for expert in experts[:-1]:
        confirm_scores(expert, held, seen=discussion_of(held).digest)
    dissent(experts[-1], held, _DISSENT, discussion_of(held).flagged[0].code)
    close_consensus(leader, held, seen=discussion_of(held).digest)
    take_owner_texts(leader, held)


def _fill(actor: Actor, sheet: Sheet, count: int, shift: int = 0) -> None:
    """Score so many indicators, so much above the usual percents; the first of each category gets comments."""
    codes = list(form_of_sheet(sheet).form.codes)[:count]
    for code, percent in zip(codes, islice(around(_PERCENTS), count), strict=True):
        is_generous = code in _DIFFERENT and shift == min(SHIFTS)
        texts = {sheet_fields.PERCENT: str(percent + (_GENEROUS if is_generous else shift))}
        if code.endswith(".1"):
            texts |= {sheet_fields.STRENGTHS: _STRENGTH, sheet_fields.OPPORTUNITIES: _OPPORTUNITY}
        for what, text in texts.items():
            write(actor, sheet_fields.SHEET, sheet.public_id, sheet_fields.field_name(code, what), text)


def write(actor: Actor, kind: str, owner: str, name: str, text: str) -> None:
    """Type a text into a field that is still empty."""
    save_version(actor, draft(actor, kind, owner, name), Edit(new_id(), 0, text))

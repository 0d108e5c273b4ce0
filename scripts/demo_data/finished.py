"""The first cycle, of over a year ago: from its call to the frozen result; ``decided`` brings it to its end.

``review`` brings any cycle from its call to its last score.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle as around

from django.utils import timezone

from demo_data.accounts import COMMITTEE, EXPERTS, LIAISON, Account
from demo_data.applications import Team, write_shortly
from demo_data.award import Office, open_call
from demo_data.decided import decide_cycle
from demo_data.past import days_ago
from demo_data.under_review import SHIFTS, SUMMARY, ask_departments, composed, screen, write
from zhiheng.standard import Indicator
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, prepare
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.actions.conflicts import declare_none_for_all, give_pledge
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.panels.pledge_text import text_of_cycle
from zhiheng.web.people.models import Person
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.actions.cycles import Edition
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.results.actions.result import prepare_freeze
from zhiheng.web.results.actions.shortlist import prepare_shortlist
from zhiheng.web.results.season import gathered
from zhiheng.web.results.shortlist import Decision
from zhiheng.web.reviews import sheet_fields
from zhiheng.web.reviews.actions.consensus import (
    Agreed,
    accept_within_limit,
    close_consensus,
    confirm_scores,
    open_consensus,
)
from zhiheng.web.reviews.actions.feedback_texts import confirm_texts, take_owner_texts
from zhiheng.web.reviews.actions.on_site import open_site_consensus, propose_score
from zhiheng.web.reviews.actions.sheets import begin_sheet, confirm_sheet
from zhiheng.web.reviews.consensus_content import discussion_of
from zhiheng.web.reviews.feedback_fields import CONSENSUS, THEMES
from zhiheng.web.reviews.feedback_owners import owners_of
from zhiheng.web.reviews.models import AgreedScore, Consensus
from zhiheng.web.reviews.sheet_form import form_of_sheet
from zhiheng.web.visits.actions.visits import Arranged, make_visit

FIRST_CALL_OPENED = 400
"""Days ago; the phases follow each other by 14 days."""
_HANDED_IN, _SCREENED, _EVALUATED, _AGREED, _VISITED, _FROZEN = 390, 380, 356, 344, 316, 300
_PERCENTS = (60, 65, 55, 60, 65, 60, 55)
_THEMES = "示例：质量管理体系健全，数字化和标杆对比有待加强。"
_ON_SITE = {"2.2": 5, "3.2": -5}
"""What the visits change: indicators and by how much."""
_SEEN = "示例：现场查阅近三年记录并访谈班组长"


@dataclass(frozen=True, slots=True)
class Course:
    """Who takes part in a season, and how far experts and applications are above the usual percents.

    The last application is not visited.
    """

    people: Sequence[Account]
    shifts: Sequence[int]
    above: Sequence[int]


_FIRST = Course([*EXPERTS, *COMMITTEE, LIAISON], SHIFTS, (10, 5, -15))


@dataclass(frozen=True, slots=True)
class _Season:
    office: Office
    cycle: Cycle
    experts: Sequence[Actor]
    entries: Sequence[Entry]

    @property
    def leader(self) -> Actor:
        return self.experts[0]


def make_finished(office: Office, teams: Sequence[Team]) -> None:
    """Make the cycle with applications of these companies and bring it to its archive."""
    cycle = review(office, Edition(1, timezone.localdate().year - 2), teams, _FIRST)
    with days_ago(_FROZEN):
        proposal = prepare_freeze(office.clerk, cycle, seen=gathered(cycle).digest)
        decide(office.lead, proposal, is_approved=True)
    decide_cycle(office, cycle)


def review(office: Office, edition: Edition, teams: Sequence[Team], course: Course) -> Cycle:
    """Make a cycle with applications of these companies and bring it to its last score, in time for the first cycle."""
    with days_ago(FIRST_CALL_OPENED):
        cycle = open_call(office, edition, course.people)
    with days_ago(_HANDED_IN):
        for team in teams:
            write_shortly(team, cycle.tracks.get(), hands_in=True)
    with days_ago(_SCREENED):
        screen(office, cycle)
        ask_departments(office, cycle)
    with days_ago(_EVALUATED):
        season = _begun(office, cycle)
        for entry, above in zip(season.entries, course.above, strict=True):
            _score(season, entry, [above + shift for shift in course.shifts])
    with days_ago(_AGREED):
        for entry in season.entries:
            _agree(season, entry)
        _shortlist(season)
    with days_ago(_VISITED):
        for entry in season.entries[:-1]:
            _visit(season, entry)
    return cycle


def _begun(office: Office, cycle: Cycle) -> _Season:
    decide(office.lead, prepare(office.clerk, rules.BEGIN_EVALUATION, cycle, {}), is_approved=True)
    experts = [one.as_actor() for one in composed(office, cycle)]
    for expert in experts:
        give_pledge(expert, cycle, text_of_cycle(cycle).digest)
        declare_none_for_all(expert, cycle)
    return _Season(office, cycle, experts, list(Entry.objects.filter(cycle=cycle).order_by("pk")))


def _score(season: _Season, entry: Entry, above: Sequence[int]) -> None:
    """Let all confirm their sheets; each comments on the indicators that are the own ones."""
    for place, (expert, more) in enumerate(zip(season.experts, above, strict=True)):
        sheet = begin_sheet(expert, entry)
        standard = form_of_sheet(sheet).form.standard
        indicators = zip(standard.indicators, around(_PERCENTS))
        for number, (indicator, percent) in enumerate(indicators):
            texts = {sheet_fields.PERCENT: str(percent + more)}
            if number % len(season.experts) == place:
                texts |= _comments(indicator)
            for what, text in texts.items():
                name = sheet_fields.field_name(indicator.code, what)
                write(expert, sheet_fields.SHEET, sheet.public_id, name, text)
        for category in standard.categories:
            write(expert, sheet_fields.SHEET, sheet.public_id, sheet_fields.category_field(category.code), SUMMARY)
        confirm_sheet(expert, sheet)


def _comments(indicator: Indicator) -> dict[str, str]:
    return {
        sheet_fields.STRENGTHS: f"示例：{indicator.name}有成体系的做法，职责和记录齐全，已在主要部门实施。",
        sheet_fields.OPPORTUNITIES: f"示例：{indicator.name}与行业标杆的比较不足，改进效果缺少数据支持。",
    }


def _agree(season: _Season, entry: Entry) -> None:
    held = open_consensus(season.leader, entry)
    accept_within_limit(season.leader, held, seen=discussion_of(held).digest)
    _close(season, held)
    take_owner_texts(season.leader, held)
    write(season.leader, CONSENSUS, held.public_id, THEMES, _THEMES)
    confirm_texts(season.leader, held)


def _close(season: _Season, held: Consensus) -> None:
    for expert in season.experts:
        confirm_scores(expert, held, seen=discussion_of(held).digest)
    close_consensus(season.leader, held, seen=discussion_of(held).digest)


def _shortlist(season: _Season) -> None:
    """Decide who is visited: everybody but the last one, as the gate proposes."""
    office, desk = season.office, season.cycle.phases.get(code="desk")
    seen = gathered(season.cycle, desk).digest
    proposal = prepare_shortlist(office.clerk, desk, Decision(season.entries[:-1]), seen=seen)
    decide(office.lead, proposal, is_approved=True)


def _visit(season: _Season, entry: Entry) -> None:
    """Visit a company and revise two of the agreed scores, each by the expert whose indicator it is."""
    today, liaison = timezone.localdate(), Person.objects.get(account=LIAISON.account)
    arranged = Arranged(today, today, "示例区质量路 1 号", liaison)
    make_visit(season.office.clerk, PanelEntry.objects.get(entry=entry), arranged)
    held = open_site_consensus(season.leader, entry)
    for code, percent, owner in _revised(season, held):
        propose_score(owner, held, code, Agreed(percent, _SEEN), seen=1)
    _close(season, held)


def _revised(season: _Season, held: Consensus) -> Iterator[tuple[str, str, Actor]]:
    owners = {expert.person: expert for expert in season.experts}
    discussion = discussion_of(held)
    for code, person in owners_of(discussion).items():
        if code in _ON_SITE:
            agreed = AgreedScore.objects.get(consensus=held, indicator=code)
            yield code, str(int(agreed.percent) + _ON_SITE[code]), owners[person]

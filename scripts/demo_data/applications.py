"""The applications: one being written by three people, one full and handed in, ten short ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from demo_data import handing_in, writing
from demo_data.companies import Company
from demo_data.data_book import fill_in_figures
from demo_data.prose import Prose
from zhiheng.standard import Indicator
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries.actions.parts import finalise_part, give_part, hand_in_part
from zhiheng.web.entries.actions.remarks import add_remark, settle_remark
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import OVERVIEW, PROFILE
from zhiheng.web.entries.signed_papers import PAPERS
from zhiheng.web.entries.standards import standard_of_entry
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import Track

_ALSO_OF_THE_SECOND = "5.7"
_FINAL = (PROFILE, OVERVIEW, "1.1", "1.2", "2.1")
_IN_REVIEW = ("2.2", "2.3", "3.1")
_DAYS_TO_WRITE = 7
_OF_A_SHORT_ONE = ("1.1", "2.1", "5.1")


@dataclass(frozen=True, slots=True)
class Team:
    """A company with its contact and those who write with it."""

    company: Company
    contact: Assignment
    colleagues: Sequence[Assignment] = ()


def write_together(team: Team, track: Track) -> None:
    """Make a full application that is being written: parts in several states, given to two colleagues, with remarks."""
    contact, prose = team.contact.as_actor(), Prose(team.company)
    entry = writing.start(contact, team.company, track)
    writers = _give(team, entry)
    writing.write_overview(contact, team.company, entry.parts.get(code=OVERVIEW))
    for part, indicator in _indicators(entry):
        writing.write_indicator(writers.get(part.code, contact), prose, part, indicator)
    writing.add_evidence(contact, entry)
    fill_in_figures(contact, team.company, entry, with_slip=True)
    handing_in.sign(contact, entry, PAPERS["undertaking"])
    _move_on(contact, writers, entry)
    _remark(contact, writers, entry)


def write_alone(team: Team, track: Track) -> None:
    """Make a full application and hand it in."""
    contact, prose = team.contact.as_actor(), Prose(team.company)
    entry = writing.start(contact, team.company, track)
    writing.write_overview(contact, team.company, entry.parts.get(code=OVERVIEW))
    for part, indicator in _indicators(entry):
        writing.write_indicator(contact, prose, part, indicator)
    writing.add_evidence(contact, entry)
    fill_in_figures(contact, team.company, entry)
    handing_in.hand_in(contact, entry)


def write_shortly(team: Team, track: Track, *, hands_in: bool, with_figures: bool = False) -> None:
    """Make an application with a form and a few responses, and with the figures of the data book if it has them.

    One that is handed in has a piece of evidence.
    """
    contact, prose = team.contact.as_actor(), Prose(team.company)
    entry = writing.start(contact, team.company, track)
    for part, indicator in _indicators(entry):
        if part.code in _OF_A_SHORT_ONE:
            writing.write_indicator(contact, prose, part, indicator)
    if with_figures:
        fill_in_figures(contact, team.company, entry)
    if hands_in:
        writing.add_evidence(contact, entry, writing.OF_A_SHORT_ONE)
        handing_in.hand_in(contact, entry)


def _indicators(entry: Entry) -> list[tuple[Part, Indicator]]:
    parts = {part.code: part for part in entry.parts.select_related("entry__cycle", "entry__track")}
    return [(parts[indicator.code], indicator) for indicator in standard_of_entry(entry).indicators]


def _give(team: Team, entry: Entry) -> dict[str, Actor]:
    """Give the parts on quality to one colleague, those on innovation and the last one to the other."""
    assert entry.cycle is not None  # noqa: S101 - it is of a track
    due = local_day(entry.cycle, entry.created_at) + timedelta(days=_DAYS_TO_WRITE)
    first, second = team.colleagues
    writers = {}
    for part, _ in _indicators(entry):
        colleague = {"2": first, "3": second}.get(part.code[0])
        if part.code == _ALSO_OF_THE_SECOND:
            colleague = second
        if colleague:
            give_part(team.contact.as_actor(), part, colleague.person, due)
            writers[part.code] = colleague.as_actor()
    return writers


def _move_on(contact: Actor, writers: dict[str, Actor], entry: Entry) -> None:
    for part in entry.parts.filter(code__in=_IN_REVIEW):
        hand_in_part(writers[part.code], part)
    for part in entry.parts.filter(code__in=_FINAL):
        finalise_part(contact, part)


def _remark(contact: Actor, writers: dict[str, Actor], entry: Entry) -> None:
    part = entry.parts.get(code="2.2")
    asked = add_remark(contact, part, "2.2a", "示例批注：首席质量官的任命文件请写上文号。")
    add_remark(writers["2.2"], part, "2.2a", "已在证实性材料里附上，正文随后补。", asked)
    settled = add_remark(writers["2.2"], part, "2.2c", "示例批注：联网设备台数与设备台账核对过了吗？")
    settle_remark(contact, settled)
    add_remark(contact, entry.parts.get(code="2.4"), "2.4b", "示例批注：这里缺关键供方的评分结果，请采购部补充。")

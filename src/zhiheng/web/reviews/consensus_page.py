"""What the pages of a consensus show: what each member gave on each indicator, and what is agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from zhiheng.problems import Message
from zhiheng.standard import Indicator
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.reviews.consensus_content import Discussion
from zhiheng.web.reviews.consensus_members import Member
from zhiheng.web.reviews.models import AgreedScore, Stance
from zhiheng.web.reviews.sheet_page import shown

if TYPE_CHECKING:
    from zhiheng.canonical import Json

_NOT_APPLICABLE = Message("不适用", "not applicable")
_POINTS = Message("{points} 分", "{points} points")
_PERCENT = Message("{percent} %", "{percent} %")
_NOTHING = Message("—", "—")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as people read it, with its points beside the percent, or the other way round; None where it has none."""

    main: Message
    beside: Message | None


@dataclass(frozen=True, slots=True)
class MemberMark:
    """What a member gave on an indicator, with the comments."""

    member: Member
    mark: Mark
    strengths: str
    opportunities: str


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator: the members' marks with range and median, and what is agreed; ``lack``: what is to be done."""

    indicator: Indicator
    marks: Sequence[MemberMark]
    spread: str
    median: Mark
    is_within: bool
    agreed: AgreedScore | None
    agreed_mark: Mark
    lack: Message | None


@dataclass(frozen=True, slots=True)
class WordLine:
    """A member with the last word; ``is_void``: it confirmed what is no longer agreed."""

    member: Member
    stance: Stance | None
    is_void: bool


def line_of(discussion: Discussion, indicator: Indicator) -> Line:
    """Return one indicator."""
    code = indicator.code
    opinions, agreed = discussion.opinions[code], discussion.agreed.get(code)
    return Line(
        indicator=indicator,
        marks=[_member_mark(discussion, indicator, one) for one in discussion.members if one.sheet],
        spread=shown(discussion.spread(code)),
        median=_mark(discussion, indicator, discussion.text(code, opinions.median)),
        is_within=opinions.is_within,
        agreed=agreed,
        agreed_mark=_mark(discussion, indicator, agreed.percent if agreed else ""),
        lack=discussion.lacks.get(code) if agreed else None,
    )


def lines_of(discussion: Discussion) -> list[Line]:
    """Return all indicators in the standard's order."""
    return [line_of(discussion, one) for one in discussion.indicators]


def words_of(discussion: Discussion) -> list[WordLine]:
    """Return who takes part, each with the last word."""
    found = [(one, discussion.stances.get(one.person.pk)) for one in discussion.members]
    return [
        WordLine(one, stance, bool(stance and not stance.dissent and stance.digest != discussion.digest))
        for one, stance in found
    ]


def _member_mark(discussion: Discussion, indicator: Indicator, member: Member) -> MemberMark:
    sheet = discussion.sheets[member.person.pk]
    percents = cast("dict[str, str]", sheet["percents"])
    comments = cast("dict[str, dict[str, Json]]", sheet["comments"])[indicator.code]
    mark = _mark(discussion, indicator, percents[indicator.code])
    return MemberMark(member, mark, str(comments["strengths"]), str(comments["opportunities"]))


def _mark(discussion: Discussion, indicator: Indicator, text: str) -> Mark:
    form = discussion.form
    if form.is_na(text):
        return Mark(_NOT_APPLICABLE, None)
    percent = form.percent(indicator.code, text)
    if percent is None:
        return Mark(_NOTHING, None)
    as_percent = filled(_PERCENT, percent=shown(percent))
    as_points = filled(_POINTS, points=shown(percent * indicator.points / 100))
    return Mark(as_percent, as_points) if form.unit == "percent" else Mark(as_points, as_percent)

"""What templates of programmes and cycles need: stages and days in words, pages of a cycle."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template
from django.template import Context
from django.urls import reverse

from zhiheng.problems import Message
from zhiheng.web.audit.stages import STAGE_NAMES, Stage
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.fields import Field
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.site.texts import language, say

register = template.Library()

_PAGES = (
    ("cycle", rules.SEE_CYCLE, Message("总览", "Overview")),
    ("phases", rules.PLAN_PHASES, Message("环节和日程", "Phases and dates")),
    ("tracks", rules.SEE_RULES, Message("评分要点、评分指南和申报表", "Standards, guide and form")),
    ("scheme", rules.SEE_RULES, Message("评审方案", "Scheme")),
    ("settings", rules.SEE_RULES, Message("设置", "Settings")),
    ("calendar", rules.SEE_CALENDAR, Message("日程", "Calendar")),
    ("progress", rules.SEE_PROGRESS, Message("进展", "Progress")),
)
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LETTERS_EN = dict(zip("甲乙丙丁戊己庚辛壬癸", "ABCDEFGHIJ", strict=True)) | {"合议": "agreed"}


@dataclass(frozen=True, slots=True)
class CyclePage:
    """A page of a cycle in its menu."""

    url: str
    title: Message
    is_here: bool


@register.simple_tag(takes_context=True)
def cycle_pages(context: Context, cycle: Cycle, here: str) -> list[CyclePage]:
    """Return the pages of a cycle that the active role may open."""
    role = context["actor"].role
    return [
        CyclePage(reverse(f"programmes:{name}", args=[cycle.public_id]), title, name == here)
        for name, verb, title in _PAGES
        if role in verb.roles
    ]


@register.filter
def stage_name(stage: str) -> str:
    """Return a stage in words."""
    return say(STAGE_NAMES[Stage(stage)])


@register.filter
def either(label: Message | str) -> str:
    """Return a label that is a Message, or a name that is the same in both languages."""
    return say(label) if isinstance(label, Message) else label


@register.filter
def chosen(field: Field) -> str:
    """Return the label of a field's chosen option."""
    return either(dict(field.options).get(field.value, ""))


@register.filter
def last_part(name: str) -> str:
    """Return the last part of a field's name."""
    return name.rpartition(".")[2]


@register.filter
def in_cycle(moment: datetime, cycle: Cycle) -> str:
    """Return a moment as the clocks of the cycle's place show it."""
    return f"{moment.astimezone(ZoneInfo(cycle.time_zone)):%Y-%m-%d %H:%M}"


@register.filter
def month_name(day: date) -> str:
    """Return a month with its year."""
    return f"{day.year}年{day.month}月" if language() == "zh" else f"{day:%Y-%m}"


@register.filter
def day_name(day: date) -> str:
    """Return a day of a month with its weekday."""
    if language() == "zh":
        return f"{day.day}日（周{_WEEKDAYS_ZH[day.weekday()]}）"
    return f"{day.day} ({_WEEKDAYS_EN[day.weekday()]})"


@register.filter
def letter(expert: str) -> str:
    """Return an invented expert's letter."""
    return expert if language() == "zh" else _LETTERS_EN.get(expert, expert)

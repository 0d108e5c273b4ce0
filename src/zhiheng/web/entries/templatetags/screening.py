"""Screening on pages: states as tags, and what a company sees of it on its application's page."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhiheng.problems import Message
from zhiheng.web.audit.roles import APPLICANT
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries import doors
from zhiheng.web.entries.models import CompletionPoint, Entry, OpinionReply, Part, ScreeningCheck
from zhiheng.web.entries.screening_names import ANSWERS, CHECK_NAMES, state_of
from zhiheng.web.entries.screening_page import point_lines
from zhiheng.web.entries.screening_state import open_completion
from zhiheng.web.site.texts import say

register = template.Library()

_DONE = {
    True: (Message("已补正", "Done"), "tag tag-good"),
    False: (Message("未补正", "Not done"), "tag tag-warn"),
    None: (Message("未核对", "Not checked yet"), "tag tag-muted"),
}


@register.filter
def check_name(check: ScreeningCheck) -> str:
    """Return what a check is called."""
    return say(CHECK_NAMES[ScreeningCheck.Kind(check.kind)])


@register.filter
def check_tag(check: ScreeningCheck) -> SafeString:
    """Return where a check stands, as a tag."""
    name, tag = state_of(check)
    return format_html('<span class="{}">{}</span>', tag, say(name))


@register.filter
def done_tag(point: CompletionPoint) -> SafeString:
    """Return whether a point was completed, as a tag."""
    name, tag = _DONE[point.is_done]
    return format_html('<span class="{}">{}</span>', tag, say(name))


@register.filter
def answer_tag(reply: OpinionReply) -> SafeString:
    """Return what a department answered, as a tag."""
    tag = "tag tag-good" if reply.answer == OpinionReply.Answer.NO_OBJECTION else "tag tag-warn"
    return format_html('<span class="{}">{}</span>', tag, say(ANSWERS[OpinionReply.Answer(reply.answer)]))


@register.inclusion_tag("entries/_screening.html", takes_context=True)
def screening_of(context: dict[str, Any], entry: Entry) -> dict[str, object]:
    """Show the contact how far the screening of an application is, and who writes what is to be completed now."""
    actor = context["request"].actor
    if actor.role not in APPLICANT:
        return {}
    seen = doors.screening_outcomes(actor)
    checks = list(ScreeningCheck.objects.filter(entry=entry, outcomes__in=seen).distinct())
    outcome = open_completion(entry) if entry.state == Entry.State.WRITING else None
    lines = point_lines(actor, outcome.check_of) if outcome else []
    points = [line for line in lines if line.point.outcome_id == outcome.pk] if outcome else []
    return {"entry": entry, "checks": checks, "points": points, "deadline": outcome.deadline if outcome else None}


@register.inclusion_tag("entries/_points_of_part.html", takes_context=True)
def points_of_part(context: dict[str, Any], part: Part) -> dict[str, object]:
    """Show who writes a part what is to be completed in it now."""
    entry = part.entry
    is_due = entry.scope.stage == Stage.SCREENING and entry.state == Entry.State.WRITING
    outcome = open_completion(entry) if is_due else None
    lines = point_lines(context["request"].actor, outcome.check_of) if outcome else []
    points = [
        line for line in lines if outcome and line.point.outcome_id == outcome.pk and line.point.part_id == part.pk
    ]
    return {"points": points, "deadline": outcome.deadline if outcome else None}

"""What of a cycle and its rules goes into its archive."""

from typing import Any

from django.db.models import QuerySet

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.programmes.models import (
    Cycle,
    DeadlineExtension,
    FormVersion,
    GuideVersion,
    HolidayYear,
    Phase,
    Programme,
    RulesVersion,
    Setting,
    StageCounts,
    StandardVersion,
    Track,
)

_TITLED = Message("{title}", "{title}")
_RULES = Message("评审规则（第 {number} 版）", "rules, version {number}")


def _cycle(one: Cycle) -> Described:
    return Described(filled(_TITLED, title=one.title), None)


def _rules(one: RulesVersion) -> Described:
    return Described(filled(_RULES, number=one.number), one.made_at, one.decision)


def _version(one: Any) -> Described:  # noqa: ANN401 - a standard, a guide or a form
    return Described(filled(_TITLED, title=one.title), one.stored_at)


def _standards(cycle: Cycle) -> QuerySet[StandardVersion]:
    digests = cycle.tracks.order_by().values("standard_digest")
    return StandardVersion.objects.filter(programme=cycle.programme_id, digest__in=digests).order_by("pk")


def _forms(cycle: Cycle) -> QuerySet[FormVersion]:
    digests = cycle.tracks.order_by().values("form_digest")
    return FormVersion.objects.filter(programme=cycle.programme_id, digest__in=digests).order_by("pk")


def _guides(cycle: Cycle) -> QuerySet[GuideVersion]:
    return GuideVersion.objects.filter(programme=cycle.programme_id, digest=cycle.guide_digest).order_by("pk")


PAPERS = (
    Paper(
        "cycle",
        Message("届次、环节和设置", "Cycle, phases and settings"),
        Cycle,
        "rules",
        lambda cycle: Cycle.objects.filter(pk=cycle.pk),
        _cycle,
        (
            Part(Track, "cycle"),
            Part(Phase, "cycle"),
            Part(Setting, "cycle"),
            Part(DeadlineExtension, "cycle"),
            Part(StageCounts, "cycle"),
        ),
    ),
    Paper(
        "rules",
        Message("评审规则", "Rules"),
        RulesVersion,
        "rules",
        lambda cycle: RulesVersion.objects.filter(cycle=cycle).order_by("number"),
        _rules,
    ),
    Paper("standards", Message("评分要点", "Standards"), StandardVersion, "rules", _standards, _version),
    Paper("guides", Message("评分指南", "Guides"), GuideVersion, "rules", _guides, _version),
    Paper("forms", Message("申报表", "Application forms"), FormVersion, "rules", _forms, _version),
)
LEFT_OUT = {
    Programme: Message("奖项不属于一届", "the award lives on"),
    HolidayYear: Message("工作日历属于奖项，不属于一届", "the working calendar is that of the award"),
}

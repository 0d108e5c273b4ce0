"""What of score sheets and consensus goes into the archive of a cycle."""

from typing import Any

from django.db.models import Max

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.programmes.contributions import filled
from zhiheng.web.reviews.models import (
    AgreedScore,
    Calibration,
    CalibrationSheet,
    ConfirmedConsensus,
    ConfirmedSheet,
    ConfirmedTexts,
    Consensus,
    Reminder,
    Sheet,
    SheetReopening,
    Stance,
)

_SHEET = Message("{name} 的评分表（{phase}，{person}）", "sheet on {name} ({phase}, {person})")
_CONSENSUS = Message("{name} 的合议（{phase}）", "consensus on {name} ({phase})")
_CALIBRATION = Message("试评“{title}”", "practice entry “{title}”")


def _sheet(one: Any) -> Described:  # noqa: ANN401 - a sheet with when it was last confirmed
    person, name = one.person.name, one.entry.organisation.name
    title = filled(_SHEET, name=name, phase=one.phase.name, person=person)
    return Described(title, one.last_confirmed or one.begun_at, one.entry.code, person)


def _consensus(one: Consensus) -> Described:
    title = filled(_CONSENSUS, name=one.entry.organisation.name, phase=one.phase.name)
    return Described(title, one.opened_at, one.entry.code)


PAPERS = (
    Paper(
        "sheets",
        Message("评分表", "Score sheets"),
        Sheet,
        "reviews",
        lambda cycle: (
            Sheet.objects.filter(entry__cycle=cycle)
            .annotate(last_confirmed=Max("confirmed__confirmed_at"))
            .select_related("entry__organisation", "phase", "person")
            .order_by("pk")
        ),
        _sheet,
        (Part(ConfirmedSheet, "sheet"), Part(SheetReopening, "sheet")),
    ),
    Paper(
        "consensuses",
        Message("合议", "Consensuses"),
        Consensus,
        "reviews",
        lambda cycle: (
            Consensus.objects.filter(entry__cycle=cycle).select_related("entry__organisation", "phase").order_by("pk")
        ),
        _consensus,
        (
            Part(AgreedScore, "consensus"),
            Part(Stance, "consensus"),
            Part(ConfirmedConsensus, "consensus"),
            Part(ConfirmedTexts, "consensus"),
        ),
    ),
    Paper(
        "calibrations",
        Message("试评", "Practice entries"),
        Calibration,
        "reviews",
        lambda cycle: Calibration.objects.filter(phase__cycle=cycle).order_by("pk"),
        lambda one: Described(filled(_CALIBRATION, title=one.title), one.opened_at),
        (Part(CalibrationSheet, "calibration"),),
    ),
)
LEFT_OUT = {Reminder: Message("提醒只涉及进度", "reminders are about the progress only")}

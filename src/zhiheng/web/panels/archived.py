"""What of panels and conflicts goes into the archive of a cycle."""

from collections.abc import Callable

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.panels.models import (
    Appraisal,
    Conflict,
    Declaration,
    ExpertProfile,
    IndicatorOwner,
    Panel,
    PanelEntry,
    PanelInvitation,
    PanelMember,
    Pledge,
    SetAside,
)
from zhiheng.web.programmes.contributions import filled

_PANEL = Message("评审组“{name}”", "panel “{name}”")
_PLEDGE = Message("{person} 的保密与廉洁承诺书", "pledge of {person}")
_DECLARATION = Message("{person} 对 {name} 的利害关系申报", "declaration of {person} on {name}")
_CONFLICT = Message("{person} 与 {name} 的利害关系", "conflict of {person} with {name}")
_SET_ASIDE = Message("{person} 与 {name}：系统提示的核对", "match of {person} and {name}, looked at")


def _related(text: Message) -> Callable[[Declaration | Conflict | SetAside], Described]:
    def described(one: Declaration | Conflict | SetAside) -> Described:
        names = {"person": one.person.name, "name": one.entry.organisation.name}
        return Described(filled(text, **names), one.made_at, by=one.person.name)

    return described


def _pledge(one: Pledge) -> Described:
    return Described(filled(_PLEDGE, person=one.person.name), one.given_at, by=one.person.name)


PAPERS = (
    Paper(
        "panels",
        Message("评审组", "Panels"),
        Panel,
        "reviews",
        lambda cycle: Panel.objects.filter(cycle=cycle).order_by("pk"),
        lambda one: Described(filled(_PANEL, name=one.name), one.made_at),
        (
            Part(PanelMember, "panel", (Part(IndicatorOwner, "member"),)),
            Part(PanelEntry, "panel"),
            Part(PanelInvitation, "panel"),
        ),
    ),
    Paper(
        "pledges",
        Message("保密与廉洁承诺书", "Pledges"),
        Pledge,
        "reviews",
        lambda cycle: Pledge.objects.filter(cycle=cycle).select_related("person").order_by("pk"),
        _pledge,
    ),
    Paper(
        "declarations",
        Message("利害关系申报", "Declarations"),
        Declaration,
        "reviews",
        lambda cycle: (
            Declaration.objects.filter(entry__cycle=cycle)
            .select_related("person", "entry__organisation")
            .order_by("pk")
        ),
        _related(_DECLARATION),
    ),
    Paper(
        "conflicts",
        Message("利害关系和回避", "Conflicts"),
        Conflict,
        "reviews",
        lambda cycle: (
            Conflict.objects.filter(entry__cycle=cycle).select_related("person", "entry__organisation").order_by("pk")
        ),
        _related(_CONFLICT),
    ),
    Paper(
        "matches",
        Message("利害关系提示的核对", "Matches looked at"),
        SetAside,
        "reviews",
        lambda cycle: (
            SetAside.objects.filter(entry__cycle=cycle).select_related("person", "entry__organisation").order_by("pk")
        ),
        _related(_SET_ASIDE),
    ),
)
LEFT_OUT = {
    Appraisal: Message("专家考核不入评审档案", "the appraisal of experts is no part of the review’s archive"),
    ExpertProfile: Message("专家库属于奖项，不属于一届", "the pool of experts is that of the award"),
}

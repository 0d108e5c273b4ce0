"""Panels, experts as a programme knows them, pledges and conflicts."""

from zhiheng.web.panels.models.appraisal import Appraisal
from zhiheng.web.panels.models.conflict import Conflict, ConflictKind, Declaration, Pledge, SetAside
from zhiheng.web.panels.models.expert import ExpertProfile
from zhiheng.web.panels.models.invitation import PanelInvitation
from zhiheng.web.panels.models.panel import IndicatorOwner, Panel, PanelEntry, PanelMember

__all__ = [
    "Appraisal",
    "Conflict",
    "ConflictKind",
    "Declaration",
    "ExpertProfile",
    "IndicatorOwner",
    "Panel",
    "PanelEntry",
    "PanelInvitation",
    "PanelMember",
    "Pledge",
    "SetAside",
]

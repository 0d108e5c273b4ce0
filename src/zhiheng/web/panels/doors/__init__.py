"""The only ways to experts, panels, pledges and conflicts, for an actor, by noun; here all of them together."""

from zhiheng.web.panels.doors.conflicts import (
    conflict,
    conflicts,
    declarations,
    entries_to_declare,
    entry_to_declare,
    members,
    pledge,
    pledges,
    set_asides,
)
from zhiheng.web.panels.doors.experts import (
    expert,
    expert_profile,
    expert_profiles,
    experts,
)
from zhiheng.web.panels.doors.panels import (
    appraisals,
    invitations,
    panel,
    panel_entries,
    panel_entry,
    panel_member,
    panel_members,
    panels,
)
from zhiheng.web.panels.doors.reviewed import (
    reviewed_entries,
)

__all__ = [
    "appraisals",
    "conflict",
    "conflicts",
    "declarations",
    "entries_to_declare",
    "entry_to_declare",
    "expert",
    "expert_profile",
    "expert_profiles",
    "experts",
    "invitations",
    "members",
    "panel",
    "panel_entries",
    "panel_entry",
    "panel_member",
    "panel_members",
    "panels",
    "pledge",
    "pledges",
    "reviewed_entries",
    "set_asides",
]

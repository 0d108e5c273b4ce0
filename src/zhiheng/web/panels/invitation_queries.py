"""What pages say of how experts were invited."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.panels import doors
from zhiheng.web.panels.models import Panel, PanelInvitation
from zhiheng.web.people.models import Person

Outcome = PanelInvitation.Outcome
OUTCOMES: Mapping[str, Message] = {
    Outcome.NOT_REACHED: Message("未联系上", "Called, not reached"),
    Outcome.REACHED: Message("已联系上，待答复", "Reached, answer pending"),
    Outcome.ACCEPTS: Message("接受", "Accepts"),
    Outcome.DECLINES: Message("不接受", "Declines"),
    Outcome.SUBSTITUTE: Message("通知递补", "Called in as a substitute"),
}
_NEVER = Message("还没有联系", "Not called yet")


@dataclass(frozen=True, slots=True)
class InvitedLine:
    """An expert with the last line of the log, None before the first; ``is_member``: in the panel now."""

    person: Person
    last: PanelInvitation | None
    is_member: bool

    @property
    def says(self) -> Message:
        """The last outcome in words."""
        return OUTCOMES[self.last.outcome] if self.last else _NEVER

    @property
    def waits(self) -> bool:
        """Whether the expert has not been reached."""
        return self.last is None or self.last.outcome == Outcome.NOT_REACHED


def invited_lines(actor: Actor, panel: Panel) -> list[InvitedLine]:
    """Return who is in a panel or was invited to it, in the order of their names."""
    last = {one.person_id: one for one in doors.invitations(actor).filter(panel=panel)}
    inside = {one.person_id: one.person for one in doors.panel_members(actor).filter(panel=panel, ended=None)}
    people = {one.person_id: one.person for one in last.values()} | inside
    ordered = sorted(people.values(), key=lambda one: (one.name_key, one.pk))
    return [InvitedLine(one, last.get(one.pk), one.pk in inside) for one in ordered]


def log_of(actor: Actor, panel: Panel) -> list[tuple[PanelInvitation, Message]]:
    """Return the whole log of a panel, the newest line first, each with its outcome in words."""
    return [(one, OUTCOMES[one.outcome]) for one in doors.invitations(actor).filter(panel=panel).order_by("-pk")]

"""Who of a panel attends a defence, and how far each is with the own sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from zhiheng.web.defences.models import Attending, Defence, DefenceSheet
from zhiheng.web.panels.models import Conflict, PanelMember
from zhiheng.web.people.models import Person


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who attends; ``sheet`` is what was begun, if it was."""

    person: Person
    sheet: DefenceSheet | None

    @property
    def is_done(self) -> bool:
        """Whether the own sheet is confirmed."""
        return self.sheet is not None and self.sheet.confirmed_at is not None


def fit_members(panel: int, entry: int) -> QuerySet[PanelMember]:
    """Return the members of a panel who may attend: without a conflict with the entry, confirmed or not."""
    recused = Conflict.objects.filter(entry=entry).values("person")
    found = PanelMember.objects.filter(panel=panel, ended=None).exclude(person__in=recused)
    return found.select_related("person").order_by("-is_leader", "person__name_key", "pk")


def attending_at(defences: Iterable[Defence]) -> dict[int, Sequence[Attendee]]:
    """Return who attends each defence now, in the order of names, by primary key; four queries however many.

    Who is recused from the entry attends no more, and neither does who left the panel.
    """
    found = {one.pk: one for one in defences}
    recused = set(
        Conflict.objects.filter(entry__in=[one.entry_id for one in found.values()]).values_list("entry", "person")
    )
    members = set(
        PanelMember.objects.filter(panel__in=[one.panel_id for one in found.values()], ended=None).values_list(
            "panel", "person"
        )
    )
    sheets = {
        (one.defence_id, one.person_id): one
        for one in DefenceSheet.objects.filter(defence__in=found).select_related(
            "person", "defence__entry__track", "defence__entry__cycle"
        )
    }
    lines: dict[int, list[Attendee]] = {pk: [] for pk in found}
    rows = Attending.objects.filter(defence__in=found, ended=None).select_related("person")
    for row in rows.order_by("person__name_key", "pk"):
        defence = found[row.defence_id]
        is_fit = (defence.panel_id, row.person_id) in members and (defence.entry_id, row.person_id) not in recused
        if is_fit:
            lines[defence.pk].append(Attendee(row.person, sheets.get((defence.pk, row.person_id))))
    return dict(lines)

"""What experts were reminded of, as the office and the supervisor read it: counts, never a score."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhiheng.web.messages.models import Delivery, Notice
from zhiheng.web.reviews.models import Reminder


@dataclass(frozen=True, slots=True)
class Reminded:
    """An expert of a round, and whether the notice was read."""

    reminder: Reminder
    is_read: bool


@dataclass(frozen=True, slots=True)
class Round:
    """Who was reminded at once, by whom; by the clock if the notice has no author."""

    notice: Notice
    reminded: Sequence[Reminded]

    @property
    def first(self) -> Reminder:
        """One of the reminders; they differ in the expert and the count."""
        return self.reminded[0].reminder


def rounds_of(reminders: Iterable[Reminder]) -> Sequence[Round]:
    """Return reminders, which come the newest first, as rounds; the experts in the order of their names."""
    found = list(reminders)
    read = Delivery.objects.filter(notice__in={one.notice_id for one in found}).exclude(read_at=None)
    receipts = set(read.values_list("notice", "person"))
    return [
        Round(
            notice,
            [
                Reminded(one, (one.notice_id, one.person_id) in receipts)
                for one in sorted(members, key=lambda one: (one.person.name_key, one.pk))
            ],
        )
        for notice, members in groupby(found, key=lambda one: one.notice)
    ]

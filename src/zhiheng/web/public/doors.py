"""The only ways to what is public: nothing of a cycle whose setting is off, and of the others what was published.

They ask for no actor: whoever reads is the public, and everybody gets the same.
"""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.stages import Stage
from zhiheng.web.honours.models import Announcement
from zhiheng.web.honours.rules import AFTER
from zhiheng.web.messages.models import Letter
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.programmes.models import Cycle, RulesVersion, Setting, StandardVersion, Track
from zhiheng.web.public.models import PublishedDigest

One = TypeVar("One", bound=Model)
SETTING = "features.public_pages"


def public_cycles() -> QuerySet[Cycle]:
    """The cycles that were called and whose setting opens the public pages; none for practice."""
    opened = Setting.objects.filter(key=SETTING, value=True).exclude(cycle=None)
    found = Cycle.objects.filter(pk__in=opened.values("cycle"), is_practice=False).exclude(stage=Stage.DRAFT)
    return found.select_related("programme").defer("scheme")


def public_cycle(public_id: str) -> Cycle:
    """One of those; raises NotFoundError."""
    return _one(public_cycles(), public_id)


def public_tracks() -> QuerySet[Track]:
    """The tracks of those cycles."""
    found = Track.objects.filter(cycle__in=public_cycles().order_by(), is_on=True)
    return found.select_related("cycle__programme").order_by("order", "pk")


def public_standard(public_id: str) -> tuple[Track, StandardVersion]:
    """One of those tracks with its standard; raises NotFoundError."""
    track = _one(public_tracks(), public_id)
    kept = StandardVersion.objects.filter(programme=track.cycle.programme_id, digest=track.standard_digest).first()
    if kept is None:
        raise NotFoundError
    return track, kept


def public_rules(cycle: Cycle) -> RulesVersion | None:
    """The rules of a public cycle that are in force, None before they are locked."""
    return RulesVersion.objects.filter(cycle=cycle).order_by("-number").first()


def published_notices() -> QuerySet[PublicNotice]:
    """The notices of those cycles that were approved and published, and whose letter was not made void."""
    found = PublicNotice.objects.filter(cycle__in=public_cycles().order_by(), published_at__lte=timezone.now())
    found = found.exclude(letter=None).exclude(letter__state=Letter.State.VOID)
    return found.select_related("cycle__programme", "letter").order_by("-number")


def published_notice(public_id: str) -> PublicNotice:
    """One of those; raises NotFoundError."""
    return _one(published_notices(), public_id)


def announced() -> QuerySet[Announcement]:
    """The announcements of those cycles, once their winners are announced."""
    found = Announcement.objects.filter(cycle__in=public_cycles().order_by(), cycle__stage__in=AFTER)
    return found.select_related("cycle__programme")


def announcement(cycle: str) -> Announcement:
    """That of a cycle by its public id; raises NotFoundError."""
    found = announced().filter(cycle__public_id=cycle).first()
    if found is None:
        raise NotFoundError
    return found


def published_digests() -> QuerySet[PublishedDigest]:
    """The digests that the office published of those cycles."""
    found = PublishedDigest.objects.filter(cycle__in=public_cycles().order_by())
    return found.select_related("result", "cycle__programme").order_by("pk")


def _one(found: QuerySet[One], public_id: str) -> One:
    row = found.filter(public_id=public_id).first()
    if row is None:
        raise NotFoundError
    return row

"""The public pages for the worlds of the generated tests; see ``worlds.py``."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model
from django.utils import timezone

from zhiheng.web.audit.roles import Role
from zhiheng.web.honours.models import Announcement
from zhiheng.web.messages.models import Letter
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.programmes.models import Setting, Track
from zhiheng.web.public.models import PublishedDigest
from zhiheng.web.results.models import Result


def opened(world: Any) -> str:
    """Open the public pages of the world's cycle; return its public id."""
    Setting.objects.filter(cycle=world.cycle, key="features.public_pages").update(value=True)
    public_id: str = world.cycle.public_id
    return public_id


def _track(world: Any) -> str:
    opened(world)
    return Track.objects.filter(cycle=world.cycle).order_by("pk")[0].public_id


def _notice(world: Any) -> str:
    opened(world)
    notice = world.row(PublicNotice)
    PublicNotice.objects.filter(pk=notice.pk).update(letter=world.row(Letter), published_at=timezone.now())
    return str(notice.public_id)


def _winners(world: Any) -> str:
    world.row(Announcement)
    return opened(world)


PUBLIC_PATHS: dict[str, Callable[[Any, Role], Sequence[str]]] = {
    "public:cycle": lambda world, _role: [opened(world)],
    "public:rules": lambda world, _role: [opened(world)],
    "public:winners": lambda world, _role: [_winners(world)],
    "public:standard": lambda world, _role: [_track(world)],
    "public:notice": lambda world, _role: [_notice(world)],
}
PUBLIC_ALSO = dict.fromkeys(PUBLIC_PATHS, frozenset({404}))
"""A draft has no public page, and there are winners only once they are announced."""


def published_digest(world: Any) -> PublishedDigest:
    """The digest of the example result is public."""
    person = world.people[Role.OFFICE_LEAD].person
    return PublishedDigest.objects.create(cycle=world.cycle, result=world.row(Result), published_by=person)


PUBLIC_ROWS: dict[type[Model], Callable[[Any], Any]] = {PublishedDigest: published_digest}

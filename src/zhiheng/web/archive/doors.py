"""The only ways to archives, for office and supervisor of the cycle."""

from django.db.models import QuerySet

from zhiheng.web.archive.models import ArchiveFile
from zhiheng.web.archive.rules import READERS
from zhiheng.web.audit.actor import Actor
from zhiheng.web.programmes.doors import cycles


def archive_files(actor: Actor) -> QuerySet[ArchiveFile]:
    """The archive files of the actor's cycles that were written."""
    found = ArchiveFile.objects.filter(cycle__in=cycles(actor))
    return found if actor.role in READERS else found.none()

"""Publishing the digest of the result bundle."""

from typing import cast

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.public import doors, messages, rules
from zhiheng.web.public.models import PublishedDigest
from zhiheng.web.results.frozen_result import last_result


def publish_digest(actor: Actor, cycle: Cycle) -> PublishedDigest:
    """Put the digest of the bundle of the result that holds on the public page, where anybody can compare it later.

    Raises NotPermittedError, and BlockedError while the pages are off, before the freeze, and for one published before.
    """
    with acting(actor, rules.PUBLISH_DIGEST, cycle) as deed:
        fresh, result = deed.subject, last_result(deed.subject)
        if not doors.public_cycles().filter(pk=fresh.pk).exists():
            raise blocked(messages.PAGES_OFF)
        if result is None:
            raise blocked(messages.NOT_FROZEN)
        if PublishedDigest.objects.filter(result=result).exists():
            raise blocked(messages.PUBLISHED)
        made = PublishedDigest.objects.create(cycle=fresh, result=result, published_by_id=cast("int", actor.person))
        deed.about = made
        deed.record(digest=made.digest)
    return made

"""The code of a printed page (校验码), within the act that makes the page."""

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import Row
from zhiheng.web.files.codes import new_code
from zhiheng.web.files.kinds import print_kind
from zhiheng.web.files.models import PrintCode


def known_code(subject: Row, kind_name: str, digest: str) -> PrintCode | None:
    """Return the code that a page of an object has with that data, None before it was printed so."""
    return PrintCode.objects.filter(kind=kind_name, subject=subject.public_id, digest=digest).first()


def code_within(actor: Actor, subject: Row, kind_name: str) -> PrintCode:
    """Return the code for a page of an object with the data as it stands; the record of the act has to tell it.

    The same data has the same code however often it is printed.
    """
    digest = print_kind(kind_name).digest_of(subject)
    return known_code(subject, kind_name, digest) or PrintCode.objects.create(
        code=new_code(),
        kind=kind_name,
        subject=subject.public_id,
        digest=digest,
        printed_by_id=actor.person,
        programme_id=subject.scope.programme,
        cycle_id=subject.scope.cycle,
    )

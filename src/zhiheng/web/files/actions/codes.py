"""Codes on printed pages (校验码)."""

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import Row
from zhiheng.web.files import rules
from zhiheng.web.files.codes import new_code, shown_code
from zhiheng.web.files.kinds import print_kind
from zhiheng.web.files.models import PrintCode


def print_code(actor: Actor, subject: Row, kind_name: str) -> PrintCode:
    """Return the code to print on a page of an object that came through its door, with the data as it stands.

    The same data has the same code however often it is printed; the first time is an act. Raises NotPermittedError.
    """
    kind = print_kind(kind_name)
    known = _known(kind_name, subject, kind.digest(subject))
    if known:
        kind.write.check(actor, subject)
        return known
    with acting(actor, rules.PRINT_PAGE, subject) as deed:
        kind.write.check(actor, deed.subject)
        digest = kind.digest(deed.subject)
        code = _known(kind_name, subject, digest) or PrintCode.objects.create(
            code=new_code(),
            kind=kind_name,
            subject=subject.public_id,
            digest=digest,
            printed_by_id=actor.person,
            programme_id=deed.subject.scope.programme,
            cycle_id=deed.subject.scope.cycle,
        )
        deed.record(kind=kind_name, code=shown_code(code.code), digest=digest)
    return code


def _known(kind_name: str, subject: Row, digest: str) -> PrintCode | None:
    return PrintCode.objects.filter(kind=kind_name, subject=subject.public_id, digest=digest).first()

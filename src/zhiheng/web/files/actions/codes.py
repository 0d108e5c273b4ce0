"""Codes on printed pages (校验码)."""

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import Row
from zhiheng.web.files import rules
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.kinds import print_kind
from zhiheng.web.files.models import PrintCode
from zhiheng.web.files.printing import code_within, known_code


def print_code(actor: Actor, subject: Row, kind_name: str) -> PrintCode:
    """Return the code to print on a page of an object that came through its door, with the data as it stands.

    The same data has the same code however often it is printed; the first time is an act. Raises NotPermittedError.
    """
    kind = print_kind(kind_name)
    known = known_code(subject, kind_name, kind.digest_of(subject))
    if known:
        kind.write.check(actor, subject)
        return known
    with acting(actor, rules.PRINT_PAGE, subject) as deed:
        kind.write.check(actor, deed.subject)
        code = code_within(actor, deed.subject, kind_name)
        deed.record(kind=kind_name, code=shown_code(code.code), digest=code.digest)
    return code

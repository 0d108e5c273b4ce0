"""Setting the comparison values and the coefficients of a cycle."""

from typing import cast

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message
from zhiheng.tables import InputFile
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.databook import rules
from zhiheng.web.databook.models import OfficeValues
from zhiheng.web.databook.office_lists import normalised
from zhiheng.web.databook.touched import touched_entries
from zhiheng.web.programmes.models import Cycle

_THE_SAME = Message("与现在的版本相同 › 不必上传", "the same as the version that holds › there is nothing to do")


def set_office_values(actor: Actor, cycle: Cycle, kind: str, file: InputFile) -> OfficeValues:
    """Keep a list as the next version, which holds from now on for all applications of the cycle; return it.

    Raises NotPermittedError, BadInputError with every line that cannot be used, and BlockedError if nothing changes.
    """
    with acting(actor, rules.SET_OFFICE_VALUES, cycle) as deed:
        content = normalised(kind, file)
        kept = OfficeValues.objects.filter(cycle=cycle, kind=kind).order_by("-number").first()
        if kept and kept.content == content:
            raise blocked(_THE_SAME)
        made = OfficeValues.objects.create(
            cycle=cycle,
            kind=kind,
            number=kept.number + 1 if kept else 1,
            content=content,
            digest=sha256_hex(content.encode()),
            set_by_id=cast("int", actor.person),
        )
        entries = touched_entries(cycle).count()
        deed.record(kind=kind, number=made.number, digest=made.digest, entries=entries)
    return made

"""Remarks beside the text (批注)."""

from typing import cast

from django.utils import timezone

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.entries import rules
from zhiheng.web.entries.models import Part, Remark
from zhiheng.web.entries.part_fields import part_fields


def add_remark(actor: Actor, part: Part, field: str, text: str, answers: Remark | None = None) -> Remark:
    """Write a remark on a field of a part, or the answer to one; return it.

    Raises NotPermittedError, and NotFoundError if the part has no such field or the remark is of another part.
    """
    with acting(actor, rules.ADD_REMARK, part) as deed:
        if field not in part_fields(deed.subject) or (answers and answers.part_id != part.pk):
            raise NotFoundError
        remark = Remark.objects.create(
            part=deed.subject, field=field, text=text, author_id=cast("int", actor.person), answers=answers
        )
        deed.record(part=part.code, remark=remark.public_id)
    return remark


def settle_remark(actor: Actor, remark: Remark) -> None:
    """Mark a remark as dealt with; raises NotPermittedError."""
    with acting(actor, rules.SETTLE_REMARK, remark) as deed:
        Remark.objects.filter(pk=remark.pk, settled=None).update(settled=timezone.now())
        deed.about = deed.subject.part
        deed.record(part=remark.part.code, remark=remark.public_id)

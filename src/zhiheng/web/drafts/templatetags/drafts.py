"""``{% draft field %}``: the editor of a field that saves itself."""

from collections.abc import Iterable
from typing import Any

from django import template

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import new_id
from zhiheng.web.documents.pictures import NO_PICTURES, Pictures
from zhiheng.web.drafts.accounts import account_of
from zhiheng.web.drafts.compare import Piece
from zhiheng.web.drafts.doors import Draft
from zhiheng.web.drafts.queries import FieldState, clock_time

register = template.Library()
register.filter("clock_time", clock_time)
register.simple_tag(new_id, name="new_edit")

_TAGS = {"same": "span", "old": "del", "new": "ins"}


@register.inclusion_tag("drafts/field.html", takes_context=True)
def draft(  # noqa: PLR0913, PLR0917 - what a template may say of a field
    context: dict[str, Any],
    field: FieldState,
    rows: int = 6,
    control: str = "text",
    choices: Iterable[object] = (),
    hint: str = "",
    pictures: Pictures = NO_PICTURES,
) -> dict[str, object]:
    """Show a field with what is wrong with it: ``control`` is text, line, number, choice, or list, a line that offers.

    ``choices`` are (value, text) for the last two. A document needs the addresses of its ``pictures``.
    """
    request, of = context["request"], field.draft
    return {
        "field": field,
        "rows": rows,
        "control": control,
        "choices": choices,
        "pictures": pictures,
        "hint": hint,
        "problems": of.kind.problems(of.owner, of.name, field.text) if field.may_write else (),
        "id": f"draft-{field.draft.kind.name}-{field.draft.owner.public_id}-{field.draft.name}",
        "next": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def draft_account(actor: Actor) -> str:
    """Return what the actor's unsent text is filed under in the browser."""
    return account_of(actor.id)


@register.filter
def readable(draft: Draft, text: str | None) -> str:
    """Return a text of a field as people read it."""
    return draft.readable(text)


@register.filter
def tagged(pieces: Iterable[Piece]) -> list[tuple[str, str]]:
    """Return the pieces of a comparison with the element that shows each."""
    return [(_TAGS[kind], text) for kind, text in pieces]

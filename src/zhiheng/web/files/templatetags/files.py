"""Files on the pages of every area: ``{% upload_form … %}``, ``{% file_list … %}``, ``{% printed_pages … %}``."""

from collections.abc import Sequence
from typing import Any

from django import template

from zhiheng.problems import Message
from zhiheng.web.audit.rows import Row
from zhiheng.web.files import queries
from zhiheng.web.files.codes import shown_code
from zhiheng.web.files.doors import Target
from zhiheng.web.files.filetypes import EXTENSIONS, TYPE_NAMES, FileType
from zhiheng.web.files.inspection.inspect import names_of

register = template.Library()
register.filter("shown_code", shown_code)


@register.inclusion_tag("files/upload_form.html", takes_context=True)
def upload_form(context: dict[str, Any], target: Target) -> dict[str, object]:
    """Show the form that uploads files for a target, to whoever may; afterwards the same page is shown again."""
    request = context["request"]
    return {"request": request, "target": target, "next": request.get_full_path(), "csrf_token": context["csrf_token"]}


@register.simple_tag(takes_context=True)
def may_upload(context: dict[str, Any], target: Target) -> bool:
    """Whether the actor may upload for a target."""
    return target.kind.write.allows(context["request"].actor, target.owner)


@register.simple_tag(takes_context=True)
def may_hand_in(context: dict[str, Any], printed: queries.PrintedPage) -> bool:
    """Whether the actor may hand in the signed copy of a printed page."""
    return printed.kind.write.allows(context["request"].actor, printed.subject)


@register.inclusion_tag("files/list.html", takes_context=True)
def file_list(context: dict[str, Any], lines: Sequence[queries.FileLine], target: Target) -> dict[str, object]:
    """Show the files of a target with their versions; whoever may upload there is offered to replace them."""
    request = context["request"]
    return {"lines": lines, "may_write": may_upload(context, target), "next": request.get_full_path()}


@register.inclusion_tag("files/printed.html", takes_context=True)
def printed_pages(context: dict[str, Any], kind: str, subject: Row) -> dict[str, object]:
    """Show the printed pages of an object with their scans, and which no longer hold."""
    request = context["request"]
    return {"printed_pages": queries.printed_pages(request.actor, kind, subject), "request": request}


@register.filter
def type_names(types: frozenset[FileType]) -> Message:
    """Return what may be uploaded, for people."""
    return names_of(types)


@register.filter
def type_name(filetype: str) -> Message:
    """Return what a file is, for people."""
    return TYPE_NAMES[FileType(filetype)]


@register.filter
def extensions(types: frozenset[FileType]) -> str:
    """Return what may be uploaded, for the browser's file dialogue."""
    return ",".join(f".{one}" for filetype in FileType if filetype in types for one in sorted(EXTENSIONS[filetype]))


@register.filter
def limit_of(target: Target) -> int:
    """Return how many megabytes one file may have."""
    return target.purpose.limit(target.owner)

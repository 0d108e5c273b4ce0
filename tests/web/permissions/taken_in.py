"""What the office takes in, for the worlds of the generated tests; see ``worlds.py``."""

from datetime import date
from typing import Any

from django.db import models

from web.make import make_organisation
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.entries.actions.entries import add_parts
from zhiheng.web.entries.actions.late_entries import Receipt
from zhiheng.web.entries.codes import new_code
from zhiheng.web.entries.models import Attachment, AttachmentLink, Entry, Part
from zhiheng.web.programmes.models import Track


def written_row(world: Any, role: Role, model: type[models.Model]) -> Any:
    """An application or something of it that whoever acts in that role writes: the office what it takes in."""
    if role not in OFFICE:
        return world.row(model)
    entry = Entry.objects.filter(cycle=world.cycle, is_taken_in=True).first() or make_taken_in(world)
    rows = {
        Entry: lambda: entry,
        Part: lambda: entry.parts.get(code="1.1"),
        Attachment: entry.attachments.get,
        AttachmentLink: entry.attachments.get().links.get,
    }
    return rows[model]()


def written_path(model: type[models.Model], world: Any, role: Role) -> list[str]:
    """Return what stands in the address of that row."""
    return [written_row(world, role, model).public_id]


def make_taken_in(world: Any) -> Entry:
    """An application that the office takes in for a company of its own."""
    company, clerk = make_organisation(f"代录示例公司{world.mark}"), world.people[Role.OFFICE_CLERK].person
    values = {"organisation": company, "cycle": world.cycle, "created_by": clerk, "is_taken_in": True}
    entry = Entry.objects.create(track=world.row(Track), code=new_code(), **values)
    add_parts(entry)
    part, title = entry.parts.get(code="1.1"), f"代录示例材料{world.mark}"
    attachment = Attachment.objects.create(entry=entry, part=part, number=1, title=title, added_by=clerk)
    AttachmentLink.objects.create(attachment=attachment, part=part, criterion="1.1a")
    return entry


def late_receipt(world: Any) -> list[Any]:
    """What the late registration of an application is prepared with."""
    return [world.row(Track), Receipt(world.organisation, date(2026, 3, 1), "示例")]


_OF_ENTRIES = ("entry", "completeness", "attachments", "submit", "reopen", "withdraw", "take_in_files")

WRITTEN: dict[str, type[models.Model]] = {
    **dict.fromkeys((f"entries:{name}" for name in (*_OF_ENTRIES, "report_word", "upload_report")), Entry),
    **dict.fromkeys(["entries:part", "entries:presence", "entries:add_attachment", "entries:link_attachment"], Part),
    **dict.fromkeys(["entries:attachment", "entries:withdraw_attachment"], Attachment),
    "entries:unlink_attachment": AttachmentLink,
}
"""Whose public id stands in an address of what applicants and the office write."""

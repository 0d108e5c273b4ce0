"""What tests of writing do with the fields of a part."""

import io

from PIL import Image

from zhiheng.documents import document_from_text
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import head_of
from zhiheng.web.entries.draft_kinds import ENTRY_PART
from zhiheng.web.entries.file_doors import PART, PICTURE
from zhiheng.web.entries.models import Part, PartWriter
from zhiheng.web.files.actions import Incoming, upload_file
from zhiheng.web.files.doors import target
from zhiheng.web.files.models import StoredFile
from zhiheng.web.people.models import Person


def write(actor: Actor, part: Part, name: str, text: str) -> None:
    """Save a text on top of whatever is there; where documents are written, one of its paragraphs."""
    field = draft(actor, ENTRY_PART, part.public_id, name)
    text = document_from_text(text).text if field.is_document and not text.startswith("{") else text
    head = head_of(field)
    save_version(actor, field, Edit(new_id(), head.number if head else 0, text))


def insert_picture(actor: Actor, part: Part, colour: str = "red") -> StoredFile:
    """Upload a picture of one colour for the responses of a part."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "PNG")
    sent = Incoming(f"{colour}.png", content, content.tell())
    return upload_file(actor, target(actor, PART, part.public_id, PICTURE), sent)


def hand_to(part: Part, person: Person) -> None:
    """Give a part to somebody, as if the contact had."""
    PartWriter.objects.create(part=part, person=person)

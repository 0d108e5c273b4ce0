"""What tests of writing do with the fields of a part, and of handing in."""

import io

from django.utils import timezone
from PIL import Image

from web.entries.conftest import Company
from zhiheng.documents import document_from_text
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.queries import head_of
from zhiheng.web.entries.actions.self_assessments import create_self_assessment
from zhiheng.web.entries.actions.submissions import submit_entry
from zhiheng.web.entries.file_doors import PART, PICTURE
from zhiheng.web.entries.forms import FormField
from zhiheng.web.entries.forms.declaration import FieldKind
from zhiheng.web.entries.kept_forms import form_of_entry
from zhiheng.web.entries.models import Entry, Part, PartWriter, Submission
from zhiheng.web.entries.models.part import ENTRY_PART, PROFILE
from zhiheng.web.entries.signed_papers import PAPERS, papers_of
from zhiheng.web.files.actions import Incoming, print_code, upload_file
from zhiheng.web.files.doors import SIGNED_COPY, target
from zhiheng.web.files.models import Blob, Rendition, StoredFile
from zhiheng.web.people.models import Organisation, Person

GOOD_CODE = "91350100M000100Y43"
"""A credit code whose check digit is right; of nobody."""

STANDARD = "pengjiang-manufacturing"

_VALUES = {"credit_code": GOOD_CODE, "industry": "C29 橡胶和塑料制品业"}


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


def complete(company: Company) -> None:
    """Do everything without which an application is not taken: form, letter of authority, signed copies."""
    Organisation.objects.filter(pk=company.organisation.pk).update(authorised=timezone.now())
    fill_in_form(company.contact.as_actor(), company.entry)
    for paper in papers_of(company.entry):
        hand_in_copy(company, paper.key)


def fill_in_form(actor: Actor, entry: Entry) -> None:
    """Type everything that the form requires."""
    part = entry.parts.get(code=PROFILE)
    for field in form_of_entry(entry).fields:
        if field.required:
            write(actor, part, field.key, _VALUES.get(field.key) or _example_of(field))


def hand_in_copy(company: Company, key: str) -> StoredFile:
    """Print a paper and hand in its scan, whose bytes are nowhere."""
    code = print_code(company.contact.as_actor(), company.entry, PAPERS[key].print_kind)
    blob, _ = Blob.objects.get_or_create(digest=f"{int(code.code, 36):064x}", defaults={"size": 1, "type": "pdf"})
    Rendition.objects.get_or_create(blob=blob)
    where = {"cycle": code.cycle, "programme": code.programme}
    return StoredFile.objects.create(
        owner_kind=SIGNED_COPY,
        owner=code.public_id,
        purpose=SIGNED_COPY,
        name=f"{PAPERS[key].title.zh}.pdf",
        blob=blob,
        uploaded_by=company.contact.person,
        **where,
    )


def _example_of(field: FormField) -> str:
    if field.choices:
        return field.choices[0].label.zh if field.kind is FieldKind.SEVERAL else field.choices[0].key
    return "100" if field.kind is FieldKind.NUMBER else "示例"


def submitted_entry(company: Company) -> Submission:
    """Complete the application and hand it in."""
    complete(company)
    return submit_entry(company.contact.as_actor(), company.entry)


def self_assessed(company: Company, title: str = "2099 年自评") -> Company:
    """The company with a self-assessment in the place of its application."""
    entry = create_self_assessment(company.contact.as_actor(), company.organisation, STANDARD, title)
    return Company(company.organisation, company.contact, company.writer, entry)

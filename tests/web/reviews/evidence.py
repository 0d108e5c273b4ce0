"""An application under review that answers a criterion and holds a piece of evidence of two pages; all invented."""

import io

from web.entries.conftest import Company
from web.entries.writing import write
from web.files.samples import make_pdf
from zhiheng.web.entries.actions.attachments import Location, add_attachment, link_attachment
from zhiheng.web.entries.file_doors import ATTACHMENT, EVIDENCE
from zhiheng.web.entries.models import Attachment, Submission, SubmittedFile
from zhiheng.web.files.actions import Incoming, upload_file
from zhiheng.web.files.doors import target
from zhiheng.web.files.models import StoredFile
from zhiheng.web.files.tasks import make_pages


def add_evidence(company: Company) -> Attachment:
    """Write to 1.1a, and add a certificate that supports it on page 2, and one without a file."""
    contact, part = company.contact.as_actor(), company.part("1.1")
    write(contact, part, "1.1a", "企业家精神示例\n\n出口十二国")
    attachment = add_attachment(contact, part, "证书示例")
    link_attachment(contact, part, attachment, Location("1.1a", 2, 2, ""))
    add_attachment(contact, company.part("1.2"), "照片示例")
    content = make_pdf("第一页", "第二页")
    made = upload_file(
        contact,
        target(contact, ATTACHMENT, attachment.public_id, EVIDENCE),
        Incoming("证书.pdf", io.BytesIO(content), len(content)),
    )
    make_pages.func(made.blob_id)
    return attachment


def name_files(company: Company) -> None:
    """Let the snapshot name the file, as handing in does."""
    submission = Submission.objects.get(entry=company.entry)
    attachment = Attachment.objects.get(entry=company.entry, number=1)
    file = StoredFile.objects.get(owner=attachment.public_id)
    SubmittedFile.objects.create(submission=submission, attachment=attachment, file=file)

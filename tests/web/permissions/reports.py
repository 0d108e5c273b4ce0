"""Reports in Word for the worlds of the generated tests; see ``worlds.py``."""

import io
from functools import cache
from typing import Any

from web.permissions.taken_in import written_row
from zhiheng.documents import document_from_text
from zhiheng.reports.report_word import Report, report_docx
from zhiheng.standard import Standard
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.doors import ENTRY_REPORT
from zhiheng.web.entries.file_doors import REPORT
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.standards import standard_of_entry
from zhiheng.web.files.blobs import claim_blob, keep_bytes
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import StoredFile


def filled_report(world: Any, role: Role) -> StoredFile:
    """A report filled in with Word, as whoever acts in that role uploaded it."""
    entry = written_row(world, role, Entry)
    content = io.BytesIO(_filled_word(standard_of_entry(entry), f"示例报告{world.mark}"))
    return StoredFile.objects.create(
        owner_kind=ENTRY_REPORT,
        owner=entry.public_id,
        purpose=REPORT,
        name=f"示例报告{world.mark}.docx",
        blob=claim_blob(keep_bytes(content), content, FileType.DOCX),
        uploaded_by_id=world.actor(role).person,
        cycle=world.cycle,
        programme=world.programme,
    )


@cache
def _filled_word(standard: Standard, text: str) -> bytes:
    report = Report(text, text, standard, {"1.1a": document_from_text(text)})
    return report_docx(report, lambda _: b"")

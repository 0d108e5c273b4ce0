"""A folder of files that is taken in at once: which one is the report, and what each other one supports."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from zhiheng.evidence import read_report_docx
from zhiheng.problems import BadInputError, Problem
from zhiheng.standard import Standard
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import doors
from zhiheng.web.entries.actions.attachments import Location, add_attachment, link_attachment
from zhiheng.web.entries.file_doors import ATTACHMENT, EVIDENCE, REPORT
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import PROFILE
from zhiheng.web.entries.sheet_kinds import SheetKind, all_sheet_kinds
from zhiheng.web.entries.standards import standard_of_entry
from zhiheng.web.files.actions import Incoming, check_file, upload_file
from zhiheng.web.files.doors import Target, target
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.kinds import file_kind
from zhiheng.web.files.names import shown_name

_CODE = re.compile(r"\d+(?:\.\d+)+[a-z]?", re.IGNORECASE)
_TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file of the folder; ``is_report`` for a Word file with headings of criteria, ``sheets`` for filled-in sheets.

    ``part`` is the code of the part where evidence is added, ``criterion`` what it supports, "" for none.
    """

    incoming: Incoming
    is_report: bool
    sheets: SheetKind | None
    part: str
    criterion: str

    @property
    def title(self) -> str:
        """Its name without the ending, as the title of evidence."""
        return PurePath(shown_name(self.incoming.name)).stem[:_TITLE_LENGTH]


def check_folder(entry: Entry, folder: Sequence[Incoming]) -> list[FolderFile]:
    """Return what each file is taken for; raises BadInputError with everything that is wrong with any of them."""
    kind, problems, found = file_kind(ATTACHMENT), list[Problem](), list[FolderFile]()
    place = Target(kind, entry, EVIDENCE, kind.purposes[EVIDENCE])
    standard = standard_of_entry(entry)
    for incoming in folder:
        try:
            filetype = check_file(place, incoming)
            found.append(_taken_for(incoming, filetype, standard))
        except BadInputError as error:
            problems.extend(error.problems)
    if problems:
        raise BadInputError(problems)
    return found


def take_in_folder(actor: Actor, entry: Entry, folder: Sequence[FolderFile]) -> None:
    """Keep the reports to be compared, and every other file as evidence, each an act of its own.

    Raises NotPermittedError.
    """
    parts = {part.code: part for part in doors.parts(actor).filter(entry=entry)}
    for file in folder:
        if file.is_report:
            place = target(actor, doors.ENTRY_REPORT, entry.public_id, REPORT)
            upload_file(actor, place, file.incoming)
        elif file.sheets:
            place = target(actor, file.sheets.file_kind, entry.public_id, file.sheets.file_purpose)
            upload_file(actor, place, file.incoming)
        else:
            _keep_as_evidence(actor, parts[file.part], file)


def _keep_as_evidence(actor: Actor, part: Part, file: FolderFile) -> None:
    attachment = add_attachment(actor, part, file.title)
    upload_file(actor, target(actor, ATTACHMENT, attachment.public_id, EVIDENCE), file.incoming)
    if file.criterion:
        link_attachment(actor, part, attachment, Location(file.criterion))


def _taken_for(incoming: Incoming, filetype: FileType, standard: Standard) -> FolderFile:
    criteria = {criterion.code: one.code for one in standard.indicators for criterion in one.criteria}
    code = _CODE.match(unicodedata.normalize("NFKC", shown_name(incoming.name)))
    criterion = code[0].lower() if code and code[0].lower() in criteria else ""
    is_report = filetype is FileType.DOCX and not criterion and _is_report(incoming, standard)
    sheets = _sheets_in(incoming) if filetype is FileType.XLSX and not criterion else None
    return FolderFile(incoming, is_report, sheets, criteria.get(criterion, PROFILE), criterion)


def _sheets_in(incoming: Incoming) -> SheetKind | None:
    """Return the kind of sheets that a workbook holds, None for any other."""
    incoming.content.seek(0)
    content = incoming.content.read()
    return next((kind for kind in all_sheet_kinds() if kind.is_workbook(incoming.name, content)), None)


def _is_report(incoming: Incoming, standard: Standard) -> bool:
    """Whether a Word file has headings of the standard."""
    incoming.content.seek(0)
    try:
        read_report_docx(incoming.content.read(), standard, incoming.name)
    except BadInputError:
        return False
    return True

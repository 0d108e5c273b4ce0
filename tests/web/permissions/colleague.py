"""An expert in the panel of a world's own: with a sheet, notes, files, a conflict and a practice sheet, all secret."""

import io
from dataclasses import dataclass

from django.utils import timezone

from web.make import make_assignment, make_person
from web.permissions.reviews import make_reviewed_entry
from web.permissions.worlds import World
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import Row, new_id
from zhiheng.web.defences.models import Attending, Defence, DefenceSheet
from zhiheng.web.defences.sheet_content import DEFENCE_SHEET
from zhiheng.web.defences.sheet_content import content_of as defence_content
from zhiheng.web.defences.sheet_form import form_of_defence
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.models import Field
from zhiheng.web.files.actions import print_code
from zhiheng.web.files.blobs import claim_blob, keep_bytes
from zhiheng.web.files.doors import SIGNED_COPY
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import Rendition, StoredFile
from zhiheng.web.panels.models import Conflict, Declaration, PanelMember, Pledge
from zhiheng.web.people.models import Assignment
from zhiheng.web.reviews.calibration_content import CALIBRATION_SHEET
from zhiheng.web.reviews.file_doors import FILLED, SCORE_SHEET, SCORE_WORKBOOK
from zhiheng.web.reviews.models import Calibration, CalibrationSheet, ConfirmedSheet, Sheet
from zhiheng.web.reviews.sheet_content import content_of
from zhiheng.web.reviews.sheet_fields import NOTES, PERCENT, SHEET, STRENGTHS, category_field, field_name
from zhiheng.web.reviews.sheet_form import form_of_sheet

NAME, COMMENT, NOTE, CONFLICT = "密名甲", "密评语乙", "密笔记丙", "密关系丁"
FILE, SCAN, PRACTICE, TOTAL = "密文件戊", "密签字己", "密试评庚", "606.25"
DEFENCE = "密答辩辛"
"""What is planted; the total is that of 60 % on all but 1.1, which has 85 %."""


_TEXT = {"promises": ["示例"], "notice": []}


@dataclass
class Colleague:
    """The colleague, and what the colleague has in the place of the world's own rows."""

    held: Assignment
    sheet: Sheet
    practice: CalibrationSheet
    defence: DefenceSheet
    workbook: StoredFile
    scan: StoredFile

    @property
    def actor(self) -> Actor:
        return self.held.as_actor()

    def instead(self, world: World) -> dict[str, str]:
        """The colleague's ids by those of the world's expert."""
        rows: dict[Row, Row] = {
            world.row(Sheet): self.sheet,
            world.row(CalibrationSheet): self.practice,
            world.row(DefenceSheet): self.defence,
        }
        return {own.public_id: other.public_id for own, other in rows.items()}


def plant_colleague(world: World) -> Colleague:
    """Let the colleague have scored and confirmed what the world's expert still scores."""
    held = make_assignment(Role.EXPERT, world.cycle, make_person(NAME))
    person = held.person
    entry = world.row(Sheet).entry
    PanelMember.objects.create(panel=world.row(PanelMember).panel, person=person)
    Pledge.objects.create(cycle=world.cycle, person=person, digest="0" * 64, text=_TEXT, given_at=timezone.now())
    Declaration.objects.create(entry=entry, person=person)
    conflict = {"kind": "kin", "source": Conflict.Source.OFFICE, "made_by": person, "note": CONFLICT}
    Conflict.objects.create(entry=make_reviewed_entry(world, "丁").entry, person=person, **conflict)
    sheet = Sheet.objects.create(entry=entry, phase=world.row(Sheet).phase, person=person)
    for what, text in ((STRENGTHS, COMMENT), (NOTES, NOTE), (PERCENT, "85")):
        _type(held.as_actor(), SHEET, sheet, field_name("1.1", what), text)
    _confirm(sheet)
    practice = CalibrationSheet.objects.create(calibration=world.row(Calibration), person=person)
    _type(held.as_actor(), CALIBRATION_SHEET, practice, "category.1", PRACTICE)
    defence = _defend(world, held)
    code = print_code(held.as_actor(), sheet, SCORE_SHEET)
    workbook = _file(world, SCORE_WORKBOOK, sheet.public_id, FILLED, f"{FILE}.xlsx")
    scan = _file(world, SIGNED_COPY, code.public_id, SIGNED_COPY, f"{SCAN}.pdf")
    return Colleague(held, sheet, practice, defence, workbook, scan)


def _defend(world: World, held: Assignment) -> DefenceSheet:
    """Let the colleague attend the defence that the world's expert attends, and have confirmed a sheet of it."""
    Attending.objects.create(defence=world.row(Defence), person=held.person)
    made = DefenceSheet.objects.create(defence=world.row(Defence), person=held.person)
    _type(held.as_actor(), DEFENCE_SHEET, made, "category.1", DEFENCE)
    texts = {field_name(code, PERCENT): "85" for code in form_of_defence(made).form.codes}
    content = canonical_json(defence_content(form_of_defence(made), {**texts, category_field("1"): DEFENCE}))
    made.content, made.digest, made.confirmed_at = content.decode(), sha256_hex(content), timezone.now()
    made.save()
    return made


def _type(actor: Actor, kind: str, owner: Row, name: str, text: str) -> Field:
    field = draft(actor, kind, owner.public_id, name)
    save_version(actor, field, Edit(new_id(), 0, text))
    return Field.objects.get(owner=owner.public_id, name=name)


def _confirm(sheet: Sheet) -> None:
    codes = form_of_sheet(sheet).form.codes
    texts = {field_name(code, PERCENT): "85" if code == "1.1" else "60" for code in codes}
    texts |= {field_name("1.1", STRENGTHS): COMMENT}
    content = canonical_json(content_of(sheet, sheet.entry.submissions.latest("number"), texts))
    values = {"content": content.decode(), "digest": sha256_hex(content), "confirmed_at": timezone.now()}
    ConfirmedSheet.objects.create(sheet=sheet, number=1, **values)
    Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.CONFIRMED)
    sheet.refresh_from_db()


def _file(world: World, kind: str, owner: str, purpose: str, name: str) -> StoredFile:
    content = io.BytesIO(f"%PDF-1.4 {name}".encode())
    blob = claim_blob(keep_bytes(content), content, FileType.PDF)
    Rendition.objects.get_or_create(blob=blob)
    where = {"cycle": world.cycle, "programme": world.programme}
    return StoredFile.objects.create(owner_kind=kind, owner=owner, purpose=purpose, name=name, blob=blob, **where)

"""Panels' work for the worlds of the generated tests; see ``worlds.py``."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.utils import timezone

from web.make import make_assignment, make_organisation, make_person
from web.reviews.consensus import confirmed_sheet
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.codes import new_code
from zhiheng.web.entries.models import Entry, Submission
from zhiheng.web.files.blobs import claim_blob, keep_bytes
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import StoredFile
from zhiheng.web.messages.models import Notice
from zhiheng.web.panels.models import Declaration, Panel, PanelEntry, PanelMember, Pledge
from zhiheng.web.programmes.models import Phase, Track
from zhiheng.web.reviews.consensus_content import closed_content, discussion_of
from zhiheng.web.reviews.file_doors import FILLED, SCORE_WORKBOOK
from zhiheng.web.reviews.models import (
    AgreedScore,
    Calibration,
    CalibrationSheet,
    ConfirmedConsensus,
    Consensus,
    Reminder,
    Sheet,
    SheetReopening,
    Stance,
)
from zhiheng.web.reviews.sheet_workbook import workbook_of


def reviewed_entry(world: Any) -> PanelEntry:
    """The example application, handed in once, which the expert reviews after pledge and declaration."""
    entry, expert = world.row(Entry), world.people[Role.EXPERT].person
    world.row(Submission)
    world.row(PanelMember)
    world.row(Pledge)
    Declaration.objects.create(entry=entry, person=expert)
    return PanelEntry.objects.create(panel=world.row(Panel), entry=entry)


def sheet_of_expert(world: Any) -> Sheet:
    """The expert's sheet of that entry."""
    entry = world.row(PanelEntry).entry
    phase = Phase.objects.get(cycle=world.cycle, code="desk")
    return Sheet.objects.create(entry=entry, phase=phase, person=world.people[Role.EXPERT].person)


def filled_workbook(world: Any) -> StoredFile:
    """The workbook of that sheet, as its expert uploaded it."""
    sheet = world.row(Sheet)
    content = io.BytesIO(workbook_of([sheet]))
    return StoredFile.objects.create(
        owner_kind=SCORE_WORKBOOK,
        owner=sheet.public_id,
        purpose=FILLED,
        name=f"示例评分表{world.mark}.xlsx",
        blob=claim_blob(keep_bytes(content), content, FileType.XLSX),
        uploaded_by=sheet.person,
        cycle=world.cycle,
        programme=world.programme,
    )


def reopening_of_sheet(world: Any) -> SheetReopening:
    """A request to open that sheet again, though it is not confirmed."""
    reason = f"示例理由{world.mark}"
    return SheetReopening.objects.create(sheet=world.row(Sheet), reason=reason, asked_at=timezone.now())


def make_reopening(world: Any) -> SheetReopening:
    """One more request, about a sheet of its own; answered, as only one waits for each."""
    reviewed = make_reviewed_entry(world)
    answered = {"is_agreed": False, "decided_by": make_person(), "decided_at": timezone.now()}
    sheet = Sheet.objects.get(entry=reviewed.entry)
    return SheetReopening.objects.create(sheet=sheet, reason="示例", asked_at=timezone.now(), **answered)


def make_reminder(world: Any) -> Reminder:
    """One more expert reminded, by a person and in a notice of its own."""
    phase, person = Phase.objects.get(cycle=world.cycle, code="desk"), make_person(f"示例{world.mark}")
    notice = Notice.objects.create(cycle=world.cycle, author=make_person(), title_zh="示例", title_en="example")
    values = {"missing": 1, "days_left": 2, "sent_by": notice.author}
    return Reminder.objects.create(phase=phase, person=person, notice=notice, **values)


def calibration(world: Any) -> Calibration:
    """The practice of the example cycle, which its experts score."""
    world.row(Pledge)
    phase, office = Phase.objects.get(cycle=world.cycle, code="desk"), world.people[Role.OFFICE_CLERK].person
    values = {"title": f"示例案例{world.mark}", "made_by": office, "opened_at": timezone.now()}
    return Calibration.objects.create(phase=phase, track=world.row(Track), **values)


def practice_sheet(world: Any) -> CalibrationSheet:
    """The expert's practice sheet."""
    expert = world.people[Role.EXPERT].person
    return CalibrationSheet.objects.create(calibration=world.row(Calibration), person=expert)


def make_practice_sheet(world: Any) -> CalibrationSheet:
    """One more of another expert."""
    person = make_assignment(Role.EXPERT, world.cycle, make_person(f"示例{world.mark}")).person
    return CalibrationSheet.objects.create(calibration=world.row(Calibration), person=person)


def make_reviewed_entry(world: Any, name: str = "") -> PanelEntry:
    """One more entry of the expert's panel, with a sheet of its own."""
    first, author = world.row(PanelEntry), world.people[Role.ENTRY_OWNER].person
    where = {"organisation": make_organisation(f"示例{name}公司{world.mark}"), "cycle": world.cycle}
    entry = Entry.objects.create(track=world.row(Track), code=new_code(), created_by=author, **where)
    expert = world.people[Role.EXPERT].person
    old = world.row(Submission)
    Submission.objects.create(
        entry=entry,
        number=1,
        content=old.content,
        digest=old.digest,
        submitted_at=old.submitted_at,
        submitted_by=old.submitted_by,
    )
    Declaration.objects.create(entry=entry, person=expert)
    Sheet.objects.create(entry=entry, phase=Phase.objects.get(cycle=world.cycle, code="desk"), person=expert)
    return PanelEntry.objects.create(panel=first.panel, entry=entry)


def open_consensus(world: Any) -> Consensus:
    """The consensus on another entry of the panel, whose one member, the expert, leads and has confirmed a sheet."""
    entry = make_reviewed_entry(world).entry
    PanelMember.objects.filter(pk=world.row(PanelMember).pk).update(is_leader=True)
    sheet = Sheet.objects.get(entry=entry)
    confirmed_sheet(sheet, {"1.1": "60"})
    consensus = Consensus.objects.create(entry=entry, phase=sheet.phase, opened_by=sheet.person)
    dissent = f"示例保留意见{world.mark}"
    Stance.objects.create(consensus=consensus, person=sheet.person, digest="0" * 64, dissent=dissent)
    return consensus


def closed_consensus(world: Any) -> ConfirmedConsensus:
    """Another one, closed by the office."""
    first, office = world.row(Consensus), world.people[Role.OFFICE_CLERK].person
    entry = make_reviewed_entry(world, "丙").entry
    sheet = Sheet.objects.get(entry=entry)
    confirmed_sheet(sheet, {"1.1": "60"})
    made = Consensus.objects.create(entry=entry, phase=first.phase, opened_by=office)
    content = canonical_json(closed_content(discussion_of(made))).decode()
    Consensus.objects.filter(pk=made.pk).update(state=Consensus.State.CLOSED)
    values = {"content": content, "digest": sha256_hex(content.encode()), "closed_by": office}
    return ConfirmedConsensus.objects.create(consensus=made, closed_at=timezone.now(), **values)


def make_agreed_score(world: Any) -> AgreedScore:
    """One more version of an agreed score, each by another person."""
    consensus = world.row(Consensus)
    number = consensus.agreedscores.count() + 1
    values = {"number": number, "percent": "60", "author": make_person(f"示例{world.mark}")}
    return AgreedScore.objects.create(consensus=consensus, indicator="1.1", **values)


def make_colleague(world: Any) -> None:
    """One more member of the panel of the consensus, with a confirmed sheet and a dissent."""
    consensus, person = world.row(Consensus), make_person(f"示例{world.mark}")
    PanelMember.objects.create(panel=world.row(PanelMember).panel, person=person)
    sheet = Sheet.objects.create(entry=consensus.entry, phase=consensus.phase, person=person)
    confirmed_sheet(sheet, {"1.1": "60"})
    Stance.objects.create(consensus=consensus, person=person, digest="0" * 64, dissent="保留意见")


def make_member(world: Any) -> PanelMember:
    """One more expert in the example panel."""
    return PanelMember.objects.create(panel=world.row(PanelEntry).panel, person=make_person(f"示例{world.mark}"))


REVIEW_ROWS: dict[type[models.Model], Callable[[Any], Any]] = {
    PanelEntry: reviewed_entry,
    Sheet: sheet_of_expert,
    Consensus: open_consensus,
    ConfirmedConsensus: closed_consensus,
    SheetReopening: reopening_of_sheet,
    Reminder: make_reminder,
    Calibration: calibration,
    CalibrationSheet: practice_sheet,
}

_OF_CONSENSUS = (
    "consensus",
    "accept",
    "confirm_consensus",
    "dissent",
    "close_consensus",
    "feedback_texts",
    "take_texts",
    "confirm_texts",
)

REVIEW_ADDRESSES: dict[str, Callable[[Any, Role], Sequence[str]]] = {
    **dict.fromkeys(
        [f"reviews:{name}" for name in _OF_CONSENSUS], lambda world, _role: [world.row(Consensus).public_id]
    ),
    "reviews:begin": lambda world, _role: [world.row(PanelEntry).entry.public_id],
    "reviews:open_consensus": lambda world, _role: [world.row(PanelEntry).entry.public_id],
    "reviews:consensus_indicator": lambda world, _role: [world.row(Consensus).public_id, "1.1"],
    "reviews:agree": lambda world, _role: [world.row(Consensus).public_id, "1.1"],
    "reviews:consensus_record": lambda world, _role: [world.row(ConfirmedConsensus).consensus.public_id],
    "reviews:indicator": lambda world, _role: [world.row(Sheet).public_id, "1.1"],
    "reviews:across": lambda world, _role: [world.row(Sheet).public_id, "1.1"],
    "reviews:ask_reopening": lambda world, _role: [world.row(Sheet).public_id],
    "reviews:agree_reopening": lambda world, _role: [world.row(SheetReopening).public_id],
    "reviews:refuse_reopening": lambda world, _role: [world.row(SheetReopening).public_id],
    "reviews:excuse": lambda world, _role: [world.row(PanelEntry).public_id, world.row(PanelMember).public_id],
    **dict.fromkeys(
        ["reviews:filled_workbook", "reviews:take_workbook", "reviews:discard_workbook"],
        lambda world, _role: [filled_workbook(world).public_id],
    ),
    "reviews:evidence": lambda world, _role: [world.row(Sheet).public_id, "1.1", "1"],
    "reviews:refer": lambda world, _role: [world.row(Sheet).public_id, "1.1"],
}

_NOT_THERE = frozenset({404})
REVIEW_ALSO = {"reviews:evidence": _NOT_THERE, "reviews:refer": _NOT_THERE}
"""The example application holds no evidence, and nothing is picked."""

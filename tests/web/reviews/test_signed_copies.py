"""Which confirmed sheets and closed consensuses came back signed."""

import io

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.files.samples import make_pdf
from web.make import make_assignment, make_person, sign_in
from web.reviews.conftest import Review, fill_in, type_in
from web.reviews.consensus import confirm_sheets, make_agreeing
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import Row
from zhiheng.web.files import doors as file_doors
from zhiheng.web.files.actions import Incoming, print_code, upload_file
from zhiheng.web.files.models import StoredFile
from zhiheng.web.panels.models import PanelEntry
from zhiheng.web.reviews.actions.reopening import ask_reopening, reopen_sheet
from zhiheng.web.reviews.actions.sheets import confirm_sheet
from zhiheng.web.reviews.consensus_progress import consensus_lines
from zhiheng.web.reviews.file_doors import CONSENSUS_RECORD, SCORE_SHEET
from zhiheng.web.reviews.models import ConfirmedConsensus, Consensus, Sheet
from zhiheng.web.reviews.sheet_states import sheet_lines


def _hand_in(actor: Actor, subject: Row, kind: str) -> StoredFile:
    target = file_doors.target(actor, "signed_copy", print_code(actor, subject, kind).public_id, "signed_copy")
    scan = make_pdf()
    return upload_file(actor, target, Incoming("签字页.pdf", io.BytesIO(scan), len(scan)))


def _of_sheets(review: Review) -> list[str | None]:
    return [line.copy for line in sheet_lines(review.call.cycle)]


def test_copy_of_a_sheet_is_due_handed_in_and_outdated(client: Client, review: Review, sheet: Sheet) -> None:
    assert _of_sheets(review) == [None, None]
    fill_in(review.expert, sheet)
    confirm_sheet(review.expert, sheet)
    sheet.refresh_from_db()
    print_code(review.expert, sheet, SCORE_SHEET)
    assert _of_sheets(review) == ["due", None]
    scan = _hand_in(review.expert, sheet, SCORE_SHEET)
    assert _of_sheets(review) == ["handed_in", None]
    sign_in(client, make_assignment(Role.OFFICE_LEAD, review.call.cycle, make_person("审核")))
    address = reverse("reviews:sheet_states", args=[review.call.cycle.public_id])
    assert client.get(address).text.count("签字页已交") == 1
    reopen_sheet(review.call.lead, ask_reopening(review.expert, sheet, "漏看一份证书"))
    assert _of_sheets(review) == [None, None]
    type_in(review.expert, sheet, "1.1.percent", "65")
    confirm_sheet(review.expert, sheet)
    assert _of_sheets(review) == ["outdated", None]
    StoredFile.objects.filter(pk=scan.pk).update(withdrawn_at=scan.uploaded_at)
    assert _of_sheets(review) == ["due", None]


def test_record_of_a_consensus_is_due_until_its_copy_came(client: Client, review: Review) -> None:
    agreeing = make_agreeing(review)
    confirm_sheets(agreeing)
    consensus = agreeing.settle()
    [reviewed] = PanelEntry.objects.filter(entry=agreeing.entry)
    assert consensus_lines([reviewed])[0].copy is None
    values = {"content": "{}", "digest": "5" * 64, "closed_by": review.first.person, "closed_at": timezone.now()}
    closed = ConfirmedConsensus.objects.create(consensus=consensus, **values)
    Consensus.objects.filter(pk=consensus.pk).update(state=Consensus.State.CLOSED)
    assert consensus_lines([reviewed])[0].copy == "due"
    _hand_in(agreeing.leader, closed, CONSENSUS_RECORD)
    assert consensus_lines([reviewed])[0].copy == "handed_in"
    sign_in(client, make_assignment(Role.OFFICE_LEAD, review.call.cycle, make_person("审核")))
    page = client.get(reverse("reviews:progress", args=[review.call.cycle.public_id])).text
    assert (page.count("签字页已交"), page.count("签字页未交")) == (1, 0)

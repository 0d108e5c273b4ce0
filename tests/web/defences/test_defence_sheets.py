"""Sheets of defences: secret until all who attend confirmed, never changed after, counted where the scheme says so."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.defences.conftest import Defending
from web.make import sign_in
from web.panels.world import add_conflict
from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.defences import doors, phase_sheets
from zhiheng.web.defences.actions import arrange_defence, begin_defence_sheet, confirm_defence_sheet
from zhiheng.web.defences.invariants import sheets_are_as_digested
from zhiheng.web.defences.models import DefenceSheet
from zhiheng.web.defences.quarantine_hooks import redact_sheet
from zhiheng.web.defences.record import digest_of_sheet
from zhiheng.web.defences.sheet_form import form_of_defence
from zhiheng.web.drafts.models import Field
from zhiheng.web.files.models import PrintCode
from zhiheng.web.panels.models import PanelMember
from zhiheng.web.programmes.models import Phase
from zhiheng.web.results.given_sheets import expert_id
from zhiheng.web.reviews.phases import desk_phase

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(defending: Defending) -> list[DefenceSheet]:
    """The first expert's sheet is confirmed, the second one's is filled in."""
    sheets = []
    for number, percent in enumerate(("80", "65")):
        expert = defending.review.expert(number)
        sheets.append(begin_defence_sheet(expert, defending.defence))
        defending.fill_in(expert, sheets[-1], percent)
    confirm_defence_sheet(defending.review.expert(0), sheets[0])
    return [DefenceSheet.objects.get(pk=one.pk) for one in sheets]


def _confirm_second(defending: Defending, given: list[DefenceSheet]) -> None:
    confirm_defence_sheet(defending.review.expert(1), given[1])


def test_sheet_is_begun_once_and_confirmed_whole(defending: Defending) -> None:
    expert, other = defending.review.expert(0), defending.review.expert(2)
    sheet = begin_defence_sheet(expert, defending.defence)
    assert begin_defence_sheet(expert, defending.defence) == sheet
    with pytest.raises(NotFoundError):
        begin_defence_sheet(other, defending.defence)
    with pytest.raises(BlockedError) as refused:
        confirm_defence_sheet(expert, sheet)
    assert len(refused.value.problems) == 6
    defending.fill_in(expert, sheet)
    confirm_defence_sheet(expert, sheet)
    kept = DefenceSheet.objects.get(pk=sheet.pk)
    content = json.loads(kept.content)
    assert (content["format"], set(content["percents"].values())) == ("zhiheng-defence-sheet/1", {"80"})
    assert (kept.digest, list(sheets_are_as_digested.find())) == (sha256_hex(kept.content.encode()), [])
    for act in (lambda: defending.fill_in(expert, kept), lambda: confirm_defence_sheet(expert, kept)):
        with pytest.raises(NotPermittedError):
            act()
    DefenceSheet.objects.update(content="{}")
    assert len(list(sheets_are_as_digested.find())) == 1


def test_phase_has_its_days(defending: Defending) -> None:
    Phase.objects.filter(pk=defending.phase.pk).update(begins=timezone.localdate() + timezone.timedelta(days=3))
    with pytest.raises(NotPermittedError, match="begins on"):
        begin_defence_sheet(defending.review.expert(0), defending.defence)


def test_nobody_sees_anothers_before_all_are_confirmed(defending: Defending, given: list[DefenceSheet]) -> None:
    first, second = defending.review.expert(0), defending.review.expert(1)
    with pytest.raises(NotFoundError):
        doors.defence_sheet(second, given[0].public_id)
    assert list(doors.defence_sheets(defending.review.clerk)) == []
    assert doors.sheets_beside(doors.defence_sheet(first, given[0].public_id)) == ()
    _confirm_second(defending, given)
    assert doors.sheets_beside(doors.defence_sheet(first, given[0].public_id)) == given
    add_conflict(defending.review.experts[1], defending.review.company(0))
    assert doors.sheets_beside(doors.defence_sheet(first, given[0].public_id)) == given[:1]
    with pytest.raises(NotFoundError):
        doors.defence_sheet(second, given[1].public_id)


def test_who_gave_a_sheet_stays(defending: Defending, given: list[DefenceSheet]) -> None:
    """The office cannot drop a member for what was given."""
    clerk = defending.review.clerk
    with pytest.raises(BadInputError) as refused:
        arrange_defence(clerk, defending.reviewed(), defending.slot(defending.people[1:]))
    assert "专家示例1" in refused.value.problems[0].what("zh")
    arrange_defence(clerk, defending.reviewed(), defending.slot(defending.people[:1]))
    assert given[0].confirmed_at is not None


def test_without_a_phase_of_the_scheme_sheets_are_on_record_only(
    defending: Defending, given: list[DefenceSheet]
) -> None:
    form = form_of_defence(given[0]).form.standard
    assert (form.id, form.points, len(list(form.indicators))) == ("defence-short-form", 100, 6)
    assert not phase_sheets.feeds(defending.phase)


def test_where_it_feeds_the_scheme_sheets_count(defending: Defending, given: list[DefenceSheet]) -> None:
    """All confirmed sheets, those of who is recused set aside; the form is that of the scheme's phase."""
    Phase.objects.filter(pk=defending.phase.pk).update(scheme_phase="desk", order=0)
    phase, entries = defending.phase, [one.entry for one in defending.review.companies]
    assert (phase_sheets.feeds(phase), desk_phase(phase.cycle) == phase) == (True, False)
    assert form_of_defence(given[0]).form.standard.id == "pengjiang-manufacturing"
    waiting = [one.zh for one in phase_sheets.lacks(phase, entries)]
    assert ["申报甲示例公司、申报乙示例公司" in one for one in waiting] == [True]
    _confirm_before(defending, given[1])
    assert list(phase_sheets.lacks(phase, entries[:1])) == []
    people, marks = defending.people, {"1.1": "80"}
    found = {one.expert: one for one in phase_sheets.sheets(phase, entries)}
    assert set(found) == {expert_id(people[0]), expert_id(people[1])}
    assert [(one.marks["1.1"], one.takes_part) for one in found.values()] == [("80", True), ("65", True)]
    assert phase_sheets.sayings(phase, given[0].digest)["1.1"].mark == marks["1.1"]
    assert phase_sheets.sayings(phase, "0" * 64) == {}
    add_conflict(defending.review.experts[0], defending.review.company(0))
    PanelMember.objects.filter(person=people[1]).update(ended=timezone.now())
    states = [(one.takes_part, one.is_withdrawn) for one in phase_sheets.sheets(phase, entries)]
    assert states == [(False, True), (False, False)]


def _confirm_before(defending: Defending, sheet: DefenceSheet) -> None:
    """Let a sheet have been confirmed under the short form."""
    Phase.objects.filter(pk=defending.phase.pk).update(scheme_phase="")
    confirm_defence_sheet(defending.review.expert(1), sheet)
    Phase.objects.filter(pk=defending.phase.pk).update(scheme_phase="desk")


def test_quarantined_comment_is_forgotten(given: list[DefenceSheet]) -> None:
    kind, owner = "defence_sheet", given[0].public_id
    for field in (Field(kind="sheet", owner=owner), Field(kind=kind, owner=given[1].public_id)):
        redact_sheet(field, ["评语80"])
    redact_sheet(Field(kind=kind, owner=owner), ["别的"])
    assert DefenceSheet.objects.get(pk=given[0].pk).redacted_at is None
    redact_sheet(Field(kind=kind, owner=owner), [" 评语80"])
    kept = DefenceSheet.objects.get(pk=given[0].pk)
    assert set(json.loads(kept.content)["categories"].values()) == {""}
    assert (kept.redacted_at is not None, list(sheets_are_as_digested.find())) == (True, [])


def test_pages_of_an_expert(client: Client, defending: Defending) -> None:
    """From the list to the signed sheet; afterwards what all gave stands beside the own marks."""
    sign_in(client, defending.review.experts[0])
    at = [defending.defence.public_id]
    assert "未开始" in client.get(reverse("defences:defences")).content.decode()
    assert reverse("defences:begin", args=at) in client.get(reverse("defences:defence", args=at)).content.decode()
    begun = client.post(reverse("defences:begin", args=at))
    assert client.post(reverse("defences:begin", args=at)).url == begun.url
    sheet = DefenceSheet.objects.get()
    confirm, paper = (reverse(f"defences:{name}", args=[sheet.public_id]) for name in ("confirm", "print_sheet"))
    refused = client.post(confirm)
    assert (refused.status_code, "还不能确认" in refused.content.decode()) == (409, True)
    assert client.get(paper).status_code == 403
    defending.fill_in(defending.review.expert(0), sheet)
    page = client.post(confirm, follow=True).content.decode()
    assert ("答辩评分表已确认提交" in page, "全部专家的评分" in page) == (True, False)
    printed = client.get(paper).content.decode()
    assert [one in printed for one in ("1 陈述", "评语80", "80 / 100")] == [True] * 3
    sheet.refresh_from_db()
    assert (PrintCode.objects.get().digest, digest_of_sheet(sheet)) == (sheet.digest, sheet.digest)
    second = begin_defence_sheet(defending.review.expert(1), defending.defence)
    defending.fill_in(defending.review.expert(1), second, "65")
    confirm_defence_sheet(defending.review.expert(1), second)
    page = client.get(reverse("defences:sheet", args=[sheet.public_id])).content.decode()
    assert [one in page for one in ("全部专家的评分", "专家示例2", ">65<")] == [True] * 3

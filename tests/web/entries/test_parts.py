"""Writing the parts of an application."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from documents.examples import cell, picture, table
from web.entries.conftest import Call, Company
from web.entries.writing import hand_to, insert_picture, write
from web.make import sign_in
from zhiheng.documents import document_of
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.doors import draft
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.part_page import Length, indicator_page, report_length
from zhiheng.web.entries.queries import readable_parts
from zhiheng.web.entries.standards import indicator_of
from zhiheng.web.programmes.models import Cycle, Setting


def _page(client: Client, part: Part) -> str:
    return client.get(reverse("entries:part", args=[part.public_id])).content.decode()


def test_writing_sets_a_part_to_being_written(ours: Company) -> None:
    part = ours.part("1.1")
    write(ours.contact.as_actor(), part, "1.1a", "公司建立了质量责任制。")
    assert (ours.part("1.1").state, ours.part("1.2").state) == ("writing", "not_started")


def test_kind_on_the_form_is_noted_at_the_application(ours: Company) -> None:
    for text, noted in (("advanced", "advanced"), ("something", ""), ("traditional", "traditional")):
        write(ours.contact.as_actor(), ours.part("profile"), "kind", text)
        assert Entry.objects.get(pk=ours.entry.pk).kind == noted


@pytest.mark.parametrize("name", ["1.2a", "overview", "name", "nothing"])
def test_part_has_no_field_of_another_part(ours: Company, name: str) -> None:
    with pytest.raises(NotFoundError):
        draft(ours.contact.as_actor(), ENTRY_PART, ours.part("1.1").public_id, name)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.SCREENING, Stage.ARCHIVED])
def test_parts_are_written_during_the_call_only(call: Call, ours: Company, stage: Stage) -> None:
    actor, part = ours.contact.as_actor(), ours.part("1.1")
    write(actor, part, "1.1a", "一")
    call.set_stage(stage)
    with pytest.raises(NotPermittedError):
        write(actor, part, "1.1a", "二")


@pytest.mark.parametrize(
    ("state", "by_contact", "by_writer"),
    [("not_started", True, True), ("writing", True, True), ("in_review", True, False), ("final", False, False)],
)
def test_state_says_who_may_write(ours: Company, state: str, by_contact: bool, by_writer: bool) -> None:
    part = ours.part("1.1")
    hand_to(part, ours.writer.person)
    Part.objects.filter(pk=part.pk).update(state=state)
    for actor, may in ((ours.contact.as_actor(), by_contact), (ours.writer.as_actor(), by_writer)):
        if may:
            write(actor, part, "1.1a", str(actor.role))
        else:
            with pytest.raises(NotPermittedError):
                write(actor, part, "1.1a", "不应保存")


def test_application_handed_in_is_not_written(ours: Company) -> None:
    Entry.objects.filter(pk=ours.entry.pk).update(state=Entry.State.SUBMITTED)
    with pytest.raises(NotPermittedError):
        write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "一")


def test_application_in_a_cycle_handed_over_is_not_written(ours: Company) -> None:
    Cycle.objects.filter(pk=ours.entry.cycle_id).update(handed_over_to="评审室")
    with pytest.raises(NotPermittedError):
        write(ours.contact.as_actor(), ours.part("1.1"), "1.1a", "一")


def test_length_counts_responses_without_white_space_in_the_parts_one_may_read(ours: Company) -> None:
    contact = ours.contact.as_actor()
    write(contact, ours.part("1.1"), "1.1a", "一 二\n三㙍𠮷")
    write(contact, ours.part("1.1"), "self_score", "55")
    write(contact, ours.part("1.2"), "1.2a", "四五")
    write(contact, ours.part("overview"), "overview", "不计入")
    hand_to(ours.part("1.2"), ours.writer.person)
    lengths = [_length(one.as_actor(), ours.part("1.2")) for one in (ours.contact, ours.writer)]
    assert [(one.total, one.elsewhere, one.limit, one.is_over) for one in lengths] == [
        (7, 5, 30000, False),
        (2, 0, 30000, False),
    ]


def _length(actor: Actor, part: Part) -> Length:
    indicator = indicator_of(part)
    assert indicator is not None
    return report_length(part.entry, readable_parts(actor, part.entry), indicator_page(actor, part, indicator))


def test_length_counts_words_in_tables_and_no_picture(ours: Company, tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path
    part, contact = ours.part("1.1"), ours.contact.as_actor()
    blocks = [table([cell("一 二"), cell("三")]), picture(insert_picture(contact, part).public_id)]
    write(contact, part, "1.1a", document_of(blocks).text)
    assert _length(contact, part).total == 3


def test_text_over_the_limit_is_saved_and_told(ours: Company, client: Client) -> None:
    Setting.objects.filter(cycle=ours.entry.cycle, key="application.overview_limit").update(value=500)
    write(ours.contact.as_actor(), ours.part("overview"), "overview", "字" * 501)
    sign_in(client, ours.contact)
    page = _page(client, ours.part("overview"))
    assert ("字" * 501 in page, "有 501 字，超过 500 字的上限" in page) == (True, True)


@pytest.mark.parametrize(("text", "problems"), [("55", 0), ("100", 0), ("", 0), ("57", 1), ("105", 1), ("高", 1)])
def test_self_score_follows_the_steps_of_the_guide(ours: Company, text: str, problems: int) -> None:
    field = draft(ours.contact.as_actor(), ENTRY_PART, ours.part("1.1").public_id, "self_score")
    assert len(field.kind.problems(field.owner, field.name, text)) == problems


def test_indicator_page_shows_criteria_hint_guide_and_points(ours: Company, client: Client) -> None:
    write(ours.contact.as_actor(), ours.part("1.1"), "self_score", "55")
    sign_in(client, ours.contact)
    page = _page(client, ours.part("1.1"))
    for text in ("1.1a 要点说明", "申报提示", "参考，非评分依据", "90–100 %", "得分 "):
        assert text in page


def test_notes_for_the_other_kind_are_folded(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    folded = "写给另一类制造业的注"
    part = next(one for one in ours.entry.parts.all() if one.is_indicator and _has_kind_notes(one))
    assert folded not in _page(client, part)
    write(ours.contact.as_actor(), ours.part("profile"), "kind", "traditional")
    assert folded in _page(client, part)


def _has_kind_notes(part: Part) -> bool:
    indicator = indicator_of(part)
    return indicator is not None and any(note.audience == "advanced" for note in indicator.notes)


def test_form_shows_every_field_and_what_is_registered(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    write(ours.contact.as_actor(), ours.part("profile"), "credit_code", "91350100M000100Y44")
    page = _page(client, ours.part("profile"))
    for text in ("外部辅导情况", "只用于核对利害关系", "C29 橡胶和塑料制品业", "最后一位校验码与前 17 位不符"):
        assert text in page


def test_final_form_shows_choices_in_words(ours: Company, client: Client) -> None:
    write(ours.contact.as_actor(), ours.part("profile"), "size", "medium")
    Part.objects.filter(pk=ours.part("profile").pk).update(state=Part.State.FINAL)
    sign_in(client, ours.contact)
    page = client.get(reverse("entries:part", args=[ours.part("profile").public_id])).content.decode()
    assert '<div class="draft-text">中型</div>' in page
    assert '<div class="draft-text">medium</div>' not in page


def test_contributor_opens_the_given_part_and_no_other(ours: Company, client: Client) -> None:
    hand_to(ours.part("1.2"), ours.writer.person)
    sign_in(client, ours.writer)
    statuses = [
        client.get(reverse("entries:part", args=[ours.part(code).public_id])).status_code
        for code in ("1.2", "1.1", "profile")
    ]
    assert statuses == [200, 404, 404]

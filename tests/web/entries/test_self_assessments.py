"""Self-assessments outside any cycle: started, written together, never handed in, nobody else's."""

import pytest
from django.test import Client
from django.urls import reverse

from web.entries.conftest import Call, Company
from web.entries.writing import STANDARD, hand_to, insert_picture, self_assessed, write
from web.make import make_actor, make_programme, sign_in
from zhiheng.documents import stored_document
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.history import lines_of
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.actions.self_assessments import create_self_assessment
from zhiheng.web.entries.actions.submissions import submit_entry
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.models.part import ENTRY_PART
from zhiheng.web.entries.self_scores import self_score_lines


def test_contact_starts_one_on_the_pages(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    start = reverse("entries:self_assess")
    assert start in client.get(reverse("entries:entries")).content.decode()
    assert "蓬江区政府质量奖评分要点" in client.get(start).content.decode()
    page = client.post(start, {"title": "2099 年自评", "standard": STANDARD}, follow=True)
    entry = Entry.objects.get(cycle=None)
    assert (entry.title, entry.organisation, entry.track, entry.parts.count()) == (
        "2099 年自评",
        ours.organisation,
        None,
        36,
    )
    assert (f"2099 年自评 · {entry.code}" in page.content.decode(), "5.7" in page.content.decode()) == (True, True)
    profile = texts_of(ENTRY_PART, entry.parts.get(code="profile"))
    assert profile["name"] == ours.organisation.name


def test_unknown_standard_or_no_name_is_told(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    page = client.post(reverse("entries:self_assess"), {"title": "", "standard": "gbt19580-2012"})
    assert (page.status_code, page.content.decode().count("aria-invalid"), Entry.objects.count()) == (422, 2, 1)


def test_starting_is_one_act_of_the_record(ours: Company) -> None:
    entry = self_assessed(ours).entry
    last = LedgerEntry.objects.latest("sequence")
    assert (last.verb, last.subject) == ("entry.self_assess", entry.public_id)
    assert [line.says for line in lines_of([last])] == [f"开始自评“2099 年自评”，编号 {entry.code}"]


def test_several_may_exist_beside_an_application(ours: Company) -> None:
    found = [self_assessed(ours, title).entry for title in ("2099 年自评", "2100 年自评")]
    assert list(doors.entries(ours.contact.as_actor())) == [*reversed(found), ours.entry]


def test_it_is_started_for_the_own_organisation_only(ours: Company, theirs: Company) -> None:
    with pytest.raises(NotPermittedError):
        create_self_assessment(ours.contact.as_actor(), theirs.organisation, STANDARD, "别家的")
    assert not Entry.objects.filter(cycle=None).exists()


@pytest.mark.parametrize("stage", list(Stage))
def test_it_is_written_whatever_the_stage_of_a_cycle(call: Call, ours: Company, stage: Stage) -> None:
    call.set_stage(stage)
    own, contact = self_assessed(ours), ours.contact.as_actor()
    write(contact, own.part("1.1"), "1.1a", "全年都可以写")
    assert stored_document(texts_of(ENTRY_PART, own.part("1.1"))["1.1a"]).plain_text == "全年都可以写"
    subjects = {rules.WRITE_PART: own.part("1.1"), rules.ADD_ATTACHMENT: own.part("1.1"), rules.GIVE_PART: own.entry}
    assert [verb.refusal(contact, one) for verb, one in subjects.items()] == [None, None, None]
    assert rules.UPLOAD_REPORT.allows(contact, own.entry)


def test_contact_of_one_award_writes_it_too(ours: Company) -> None:
    own = self_assessed(ours)
    contact = make_actor(Role.ENTRY_OWNER, None, programme=make_programme("另一示例奖"), organisation=ours.organisation)
    assert list(doors.entries(contact)) == [own.entry]
    write(contact, own.part("1.1"), "1.1a", "甲")


def test_colleague_writes_the_given_parts(ours: Company) -> None:
    own, writer = self_assessed(ours), ours.writer.as_actor()
    hand_to(own.part("1.1"), ours.writer.person)
    assert [part.code for part in doors.parts(writer)] == ["1.1"]
    write(writer, own.part("1.1"), "1.1a", "同事写的")
    insert_picture(writer, own.part("1.1"))


def test_it_is_never_handed_in_or_withdrawn(ours: Company, client: Client) -> None:
    own = self_assessed(ours)
    with pytest.raises(NotPermittedError):
        submit_entry(ours.contact.as_actor(), own.entry)
    sign_in(client, ours.contact)
    for name in ("submit", "withdraw"):
        assert client.post(reverse(f"entries:{name}", args=[own.entry.public_id])).status_code == 403
    page = client.get(reverse("entries:entry", args=[own.entry.public_id])).content.decode()
    assert ("提交申报" in page, "撤回申报" in page, "签章页" in page) == (False, False, False)


@pytest.mark.parametrize(
    "name", ["entry", "completeness", "share", "attachments", "report_word", "upload_report", "part"]
)
def test_every_page_of_writing_opens(ours: Company, client: Client, name: str) -> None:
    own = self_assessed(ours)
    sign_in(client, ours.contact)
    row = own.part("1.1") if name == "part" else own.entry
    assert client.get(reverse(f"entries:{name}", args=[row.public_id])).status_code == 200


def test_self_scores_are_added_up_by_category(ours: Company, client: Client) -> None:
    own, contact = self_assessed(ours), ours.contact.as_actor()
    assert self_score_lines(contact, own.entry) == []
    for code, percent in {"1.1": "55", "1.2": "60", "5.7": "x"}.items():
        write(contact, own.part(code), "self_score", percent)
    first, *others, total = self_score_lines(contact, own.entry)
    points = {one.code: one.points for one in first.category.indicators}
    expected = (55 * points["1.1"] + 60 * points["1.2"]) / 100
    assert (first.scored, float(first.points)) == (2, expected)
    assert {(one.scored, int(one.points)) for one in others} == {(0, 0)}
    assert (total.category, total.scored, total.indicators, float(total.points), total.full) == (
        None,
        2,
        26,
        expected,
        1000,
    )
    sign_in(client, ours.contact)
    shown = client.get(reverse("entries:entry", args=[own.entry.public_id])).content.decode()
    assert ("自评得分（非正式）" in shown, "2/26" in shown) == (True, True)


def test_self_scores_of_an_application_or_for_a_colleague_are_not_added_up(ours: Company) -> None:
    own = self_assessed(ours)
    hand_to(own.part("1.1"), ours.writer.person)
    for company in (ours, own):
        write(ours.contact.as_actor(), company.part("1.1"), "self_score", "55")
    assert self_score_lines(ours.contact.as_actor(), ours.entry) == []
    assert self_score_lines(ours.writer.as_actor(), own.entry) == []


def test_contact_renames_it(ours: Company, client: Client) -> None:
    own = self_assessed(ours)
    sign_in(client, ours.contact)
    rename = reverse("entries:rename_self_assessment", args=[own.entry.public_id])
    assert rename in client.get(reverse("entries:entry", args=[own.entry.public_id])).text
    assert 'value="2099 年自评"' in client.get(rename).text
    assert (client.post(rename, {"title": ""}).status_code, _title(own)) == (422, "2099 年自评")
    assert "2099 年一季度自评 · " in client.post(rename, {"title": "2099 年一季度自评"}, follow=True).text
    last = LedgerEntry.objects.latest("sequence")
    assert [line.says for line in lines_of([last])] == ["把自评“2099 年自评”改名为“2099 年一季度自评”"]


def test_put_away_it_is_folded_and_kept_until_it_is_taken_out(ours: Company, client: Client) -> None:
    own, contact = self_assessed(ours), ours.contact.as_actor()
    write(contact, own.part("1.1"), "1.1a", "写过的话")
    sign_in(client, ours.contact)
    shown, put_away, take_out = (
        reverse(f"entries:{name}", args=[own.entry.public_id]) for name in ("entry", "put_away", "take_out")
    )
    assert "收起的自评（1）" in client.post(put_away, follow=True).text
    page = client.get(shown).text
    assert ("已收起" in page, put_away in page, take_out in page) == (True, False, True)
    assert "写过的话" in client.get(reverse("entries:part", args=[own.part("1.1").public_id])).text
    with pytest.raises(NotPermittedError):
        write(contact, own.part("1.1"), "1.1a", "再写")
    assert (client.post(put_away).status_code, list(doors.earlier_entries(contact, ours.entry))) == (403, [])
    assert "可以继续写" in client.post(take_out, follow=True).text
    assert client.post(take_out).status_code == 403
    write(contact, own.part("1.1"), "1.1a", "再写")
    assert list(doors.earlier_entries(contact, ours.entry)) == [own.entry]
    assert "收起的自评" not in client.get(reverse("entries:entries")).text


@pytest.mark.parametrize("name", ["rename_self_assessment", "put_away", "take_out"])
def test_application_of_a_cycle_is_not_renamed_or_put_away(ours: Company, client: Client, name: str) -> None:
    sign_in(client, ours.contact)
    assert client.post(reverse(f"entries:{name}", args=[ours.entry.public_id]), {"title": "甲"}).status_code == 403
    page = client.get(reverse("entries:entry", args=[ours.entry.public_id])).text
    assert ("修改名称" in page, "收起" in page) == (False, False)


def test_colleague_does_not_rename_it_or_put_it_away(ours: Company, client: Client) -> None:
    own = self_assessed(ours)
    hand_to(own.part("1.1"), ours.writer.person)
    sign_in(client, ours.writer)
    names = ("rename_self_assessment", "put_away", "take_out")
    assert [client.post(reverse(f"entries:{name}", args=[own.entry.public_id])).status_code for name in names] == [
        404
    ] * 3


def _title(company: Company) -> str:
    return Entry.objects.get(pk=company.entry.pk).title


@pytest.mark.leak
def test_nobody_else_finds_it(call: Call, ours: Company, theirs: Company) -> None:
    own = self_assessed(ours)
    write(ours.contact.as_actor(), own.part("1.1"), "1.1a", "自评的秘密")
    roles = [role for role in Role if role not in (Role.PUBLIC, Role.PERSON, Role.SYSTEM)]
    strangers = [make_actor(role, call.cycle) for role in roles]
    for actor in [*strangers, call.lead, theirs.contact.as_actor(), theirs.writer.as_actor(), ours.writer.as_actor()]:
        assert own.entry not in doors.entries(actor)
        assert not doors.parts(actor).filter(entry=own.entry).exists()
        with pytest.raises(NotFoundError):
            doors.entry(actor, own.entry.public_id)

"""The public notice: from the decided list through two persons to its publication, and what it holds up."""

import json
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from web.committee.test_meeting import AWARD, approve, blockers, frozen, met, setting, vote
from web.results.conftest import Judged, call, clerk, client_of, judged, supervisor
from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.rows import new_id
from zhiheng.web.committee.models import CommitteeMeeting, ProposedList
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft, stored_field
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.actions.opinions import Opinion, ask_opinions, note_opinions
from zhiheng.web.entries.models import OpinionReply, OpinionRequest
from zhiheng.web.messages.actions import void_letter
from zhiheng.web.messages.models import Letter
from zhiheng.web.notices import doors
from zhiheng.web.notices.actions.approval import Decided, note_approval
from zhiheng.web.notices.actions.notice import draft_notice, note_publication, prepare_notice
from zhiheng.web.notices.blockers import blockers as blockers_of
from zhiheng.web.notices.draft_kinds import PUBLIC_NOTICE, TEXT
from zhiheng.web.notices.models import GovernmentApproval, PublicNotice
from zhiheng.web.notices.today import items
from zhiheng.web.programmes.clock import local_day
from zhiheng.web.programmes.models import HolidayYear
from zhiheng.web.programmes.queries import working_day_tables
from zhiheng.web.programmes.rules import ANNOUNCE
from zhiheng.web.programmes.working_days import add_working_days, working_days_between

__all__ = ["call", "clerk", "frozen", "judged", "met", "supervisor"]

NO_APPROVAL = "the government has not approved yet › record its approval"
PAGE = "https://portal.example.cn/notice/1"


@pytest.fixture
def listed(frozen: Judged, met: CommitteeMeeting) -> ProposedList:
    """One company is recommended; the holidays of these years are known."""
    vote(frozen, met, AWARD, 0)
    this = timezone.now().year
    for year in (this, this + 1):
        HolidayYear.objects.create(programme=frozen.cycle.programme, year=year, document="示例")
    return approve(frozen, met, "提名奖本届空缺")


def lacking(judged: Judged) -> list[str]:
    """What keeps the cycle from being announced."""
    return [one.message.en for one in blockers_of(judged.cycle, ANNOUNCE)]


def write(judged: Judged, notice: PublicNotice, text: str) -> None:
    field = draft(judged.clerk, PUBLIC_NOTICE, notice.public_id, TEXT)
    known = stored_field(field)
    save_version(judged.clerk, field, Edit(new_id(), known.head if known else 0, text))


def fill_in(judged: Judged, notice: PublicNotice) -> str:
    """Fill in whom to ask, which the office has not set."""
    text = texts_of(PUBLIC_NOTICE, notice)[TEXT]
    for blank in ("联系人", "联系电话", "电子邮箱", "地址", "评审管理办法名称"):
        text = text.replace(f"【待填：{blank}】", "示例")
    write(judged, notice, text)
    return text


def answer(judged: Judged, request: OpinionRequest, kind: OpinionReply.Answer) -> None:
    note_opinions(judged.clerk, request, {judged.entries[0]: Opinion(kind, "近期有行政处罚")})


def approved(judged: Judged, notice: PublicNotice) -> PublicNotice:
    setting(judged, "screening.asks_again", False)
    fill_in(judged, notice)
    proposal = prepare_notice(judged.clerk, notice)
    decide(judged.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    return PublicNotice.objects.get(pk=notice.pk)


def test_there_is_no_notice_before_the_list_is_decided(frozen: Judged, met: CommitteeMeeting) -> None:
    today = timezone.now().date()
    assert blockers(draft_notice, frozen.clerk, frozen.cycle, today) == ["who is recommended is not decided yet"]
    assert lacking(frozen) == ["who is recommended is not decided yet › two persons decide it under the committee"]
    page = client_of(frozen.clerk).get(f"{reverse('notices:notices')}?cycle={frozen.cycle.public_id}")
    assert "不能公示" in page.content.decode()
    ProposedList.objects.create(
        meeting=met,
        number=1,
        content=json.dumps({"tiers": [{"name": "质量奖", "entries": []}], "result": met.result.digest}),
        digest="0" * 64,
        proposal=Proposal.objects.latest("pk"),
        made_at=timezone.now(),
    )
    assert blockers(draft_notice, frozen.clerk, frozen.cycle, today) == ["nobody stands on the list"]


def test_the_text_is_checked_before_two_persons_approve_it(frozen: Judged, listed: ProposedList) -> None:
    today, name = timezone.now().date(), frozen.entries[0].organisation.name
    made = draft_notice(frozen.clerk, frozen.cycle, today)
    text = texts_of(PUBLIC_NOTICE, made)[TEXT]
    first = add_working_days(today, 1, working_day_tables(frozen.cycle.programme))
    assert f"区政府质量奖：\n{name}\n二、公示时间\n{first.year}年{first.month}月{first.day}日至" in text
    assert "共5个工作日" in text
    assert "提名奖" not in text
    assert blockers(draft_notice, frozen.clerk, frozen.cycle, today) == ["this list has its notice already"]
    lacks = blockers(prepare_notice, frozen.clerk, made)
    assert lacks[1:] == ["departments were not asked again before the notice"]
    assert lacks[0].endswith("places of the text are to be filled in")
    write(frozen, made, " ")
    assert blockers(prepare_notice, frozen.clerk, made) == ["the text is empty"]
    write(frozen, made, text.replace(name, "某公司"))
    assert f"“{name}” is missing in the text" in blockers(prepare_notice, frozen.clerk, made)


def test_departments_answer_again_before_the_notice(frozen: Judged, listed: ProposedList) -> None:
    made = draft_notice(frozen.clerk, frozen.cycle, timezone.now().date())
    write(frozen, made, texts_of(PUBLIC_NOTICE, made)[TEXT])
    text = fill_in(frozen, made)
    deadline = timezone.now().date() + timedelta(days=5)
    first = OpinionRequest.objects.create(
        cycle=frozen.cycle, department="税务", deadline=deadline, asked_by_id=frozen.clerk.person
    )
    assert blockers(prepare_notice, frozen.clerk, made) == ["departments were not asked again before the notice"]
    (again,) = ask_opinions(frozen.clerk, frozen.cycle, ["税务"], deadline)
    assert (first.number, again.number) == (1, 2)
    assert blockers(prepare_notice, frozen.clerk, made) == ["“税务” still has to answer about 1"]
    answer(frozen, again, OpinionReply.Answer.OBJECTION)
    proposal = prepare_notice(frozen.clerk, made)
    name = frozen.entries[0].organisation.name
    assert [one.en for one in outlook_of(proposal).preview][1:] == [
        f"“税务” objects to “{name}”",
        f"digest of the text: {sha256_hex(text.strip().encode())}",
    ]


def test_the_approved_notice_is_a_letter_and_a_clean_page(frozen: Judged, listed: ProposedList) -> None:
    today, name = timezone.now().date(), frozen.entries[0].organisation.name
    made = draft_notice(frozen.clerk, frozen.cycle, today)
    with pytest.raises(NotPermittedError):
        note_publication(frozen.clerk, made, PAGE, timezone.now())
    clerk = client_of(frozen.clerk)
    export = reverse("notices:portal_page", args=[made.public_id])
    assert clerk.get(export).status_code == 403
    notice = approved(frozen, made)
    letter = Letter.objects.get(kind="public_notice")
    assert (notice.letter, letter.state, letter.dated) == (letter, Letter.State.ISSUED, today)
    assert (letter.drafted_by_id, letter.issued_by_id) == (frozen.clerk.person, frozen.lead.person)
    with pytest.raises(NotPermittedError):
        write(frozen, notice, "另一稿")
    page = clerk.get(export)
    text = page.content.decode()
    assert page["Content-Disposition"] == 'attachment; filename="notice-1.html"'
    assert f"<p>{name}</p>" in text
    assert "<h2>一、拟奖组织名单</h2>" in text
    assert [one for one in ("<script", "style", "class=", "href") if one in text] == []


def test_a_notice_whose_letter_is_void_is_none(frozen: Judged, listed: ProposedList) -> None:
    today = timezone.now().date()
    notice = approved(frozen, draft_notice(frozen.clerk, frozen.cycle, today))
    note_publication(frozen.clerk, notice, PAGE, timezone.now())
    PublicNotice.objects.update(ends_on=today - timedelta(days=1))
    assert lacking(frozen) == [NO_APPROVAL]
    void_letter(frozen.lead, Letter.objects.get(pk=notice.letter_id), "名单有误")
    assert lacking(frozen) == ["who is recommended was not published › publish the notice first", NO_APPROVAL]
    notice.refresh_from_db()
    with pytest.raises(NotPermittedError):
        note_publication(frozen.clerk, notice, PAGE, timezone.now())
    assert list(items(frozen.clerk, frozen.cycle, timezone.now())) == []
    clerk = client_of(frozen.clerk)
    page = clerk.get(reverse("notices:notice", args=[notice.public_id])).content.decode()
    assert ("名单有误" in page, "导出网页" in page) == (True, False)
    begin = clerk.get(f"{reverse('notices:notices')}?cycle={frozen.cycle.public_id}").content.decode()
    assert ("文书已作废" in begin, "计划发布的日期" in begin) == (True, True)
    assert draft_notice(frozen.clerk, frozen.cycle, today).number == 2


def test_the_period_counts_from_the_publication(
    frozen: Judged, listed: ProposedList, met: CommitteeMeeting, supervisor: Actor
) -> None:
    now = timezone.now()
    notice = approved(frozen, draft_notice(frozen.clerk, frozen.cycle, now.date()))
    assert [one.text.en for one in items(frozen.clerk, frozen.cycle, now)] == [
        "The notice is approved; record its publication"
    ]
    assert lacking(frozen) == ["who is recommended was not published › publish the notice first", NO_APPROVAL]
    for address, time, place in (
        ("portal", now, "address"),
        (PAGE, now - timedelta(days=1), "published_at"),
        (PAGE, now + timedelta(days=1), "published_at"),
    ):
        with pytest.raises(BadInputError) as caught:
            note_publication(frozen.clerk, notice, address, time)
        assert [one.place.cell for one in caught.value.problems] == [place]
    published = timezone.now()
    note_publication(frozen.clerk, notice, PAGE, published)
    notice.refresh_from_db()
    assert notice.ends_on is not None
    local = local_day(frozen.cycle, published)
    assert working_days_between(local, notice.ends_on, working_day_tables(frozen.cycle.programme)) == 5
    assert [(one.day, one.kind) for one in items(frozen.clerk, frozen.cycle, now)] == [(notice.ends_on, "due")]
    assert list(items(supervisor, frozen.cycle, now)) == []
    assert lacking(frozen) == [f"the notice lasts until {notice.ends_on}, 24:00 › come back afterwards", NO_APPROVAL]
    over = local - timedelta(days=1)
    PublicNotice.objects.filter(pk=notice.pk).update(ends_on=over)
    assert lacking(frozen) == [NO_APPROVAL]
    assert list(items(frozen.clerk, frozen.cycle, now)) == []
    vote(frozen, met, ":nomination", 1)
    approve(frozen, met, "另有两家未达票数")
    assert lacking(frozen) == ["who is recommended was not published › publish the notice first", NO_APPROVAL]
    second = draft_notice(frozen.clerk, frozen.cycle, now.date())
    assert (second.number, doors.public_notice(supervisor, second.public_id)) == (2, second)
    with pytest.raises(NotFoundError):
        doors.public_notice(frozen.experts[0].as_actor(), second.public_id)


def test_the_government_decides_after_the_notice(frozen: Judged, listed: ProposedList, supervisor: Actor) -> None:
    today, yesterday = timezone.now().date(), timezone.now().date() - timedelta(days=1)
    decided = Decided(GovernmentApproval.Kind.REPLY, " 示例府复〔2026〕1号 ", yesterday)
    assert blockers(note_approval, frozen.clerk, frozen.cycle, decided) == ["who is recommended was not published"]
    PublicNotice.objects.create(
        cycle=frozen.cycle, listed=listed, number=1, planned_on=today, published_at=timezone.now(), ends_on=yesterday
    )
    with pytest.raises(BadInputError) as caught:
        note_approval(frozen.clerk, frozen.cycle, replace(decided, number=" ", decided_on=today + timedelta(days=2)))
    assert [one.place.cell for one in caught.value.problems] == ["number", "decided_on"]
    made = note_approval(frozen.clerk, frozen.cycle, decided)
    assert (made.number, made.listed, lacking(frozen)) == ("示例府复〔2026〕1号", listed, [])
    assert list(doors.government_approvals(supervisor)) == [made]
    assert list(doors.government_approvals(frozen.experts[0].as_actor())) == []


def test_by_setting_the_notice_follows_the_approval(
    frozen: Judged, met: CommitteeMeeting, request: pytest.FixtureRequest
) -> None:
    setting(frozen, "notice.order", "after_approval")
    clerk, today = client_of(frozen.clerk), timezone.now().date()
    note = reverse("notices:note_approval", args=[frozen.cycle.public_id])
    typed = {"kind": "meeting", "number": "区政府常务会议纪要〔2026〕9号", "decided_on": "2026-01-05"}
    meeting = Decided(GovernmentApproval.Kind.MEETING, "1", today)
    assert blockers(note_approval, frozen.clerk, frozen.cycle, meeting) == ["who is recommended is not decided yet"]
    listed = request.getfixturevalue("listed")
    assert blockers(draft_notice, frozen.clerk, frozen.cycle, today) == [
        "the rules say that the notice follows the government’s approval"
    ]
    assert clerk.post(note, {}).status_code == 409
    assert clerk.post(note, typed | {"decided_on": "2999-01-05"}).status_code == 409
    address = f"{reverse('notices:notices')}?cycle={frozen.cycle.public_id}"
    assert clerk.post(note, typed)["Location"] == address
    assert typed["number"] in clerk.get(address).content.decode()
    assert draft_notice(frozen.clerk, frozen.cycle, today).listed == listed
    assert lacking(frozen) == ["who is recommended was not published › publish the notice first"]


def test_a_notice_is_made_in_the_browser(frozen: Judged, listed: ProposedList, met: CommitteeMeeting) -> None:
    clerk, cycle, day = client_of(frozen.clerk), frozen.cycle, timezone.now().date().isoformat()
    begin = reverse("notices:draft", args=[cycle.public_id])
    assert clerk.post(begin, {}).status_code == 409
    assert clerk.post(begin, {"planned_on": day}).status_code == 302
    assert clerk.post(begin, {"planned_on": day}).status_code == 409
    made = PublicNotice.objects.get()
    page, put, publish = (
        reverse(f"notices:{one}", args=[made.public_id]) for one in ("notice", "approve", "publication")
    )
    assert clerk.post(put).status_code == 409
    setting(frozen, "screening.asks_again", False)
    fill_in(frozen, made)
    assert clerk.post(put).status_code == 302
    proposal = Proposal.objects.get(verb="public_notice.approve")
    decide(frozen.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    assert "登记发布" in clerk.get(page).content.decode()
    assert clerk.post(publish, {"address": "", "published_at": "2020-01-01T08:00"}).status_code == 409
    assert clerk.post(publish, {"address": PAGE, "published_at": "2020-01-01T08:00"}).status_code == 409
    shown = f"{timezone.now().astimezone(ZoneInfo(cycle.time_zone)):%Y-%m-%dT%H:%M}"
    assert clerk.post(publish, {"address": PAGE, "published_at": shown})["Location"] == page
    text = clerk.get(page).content.decode()
    assert (f'value="{PAGE}"' in text, f'value="{shown}"' in text) == (True, True)

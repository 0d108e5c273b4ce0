"""The feedback report: out of confirmed texts, through two persons, to its applicant and nobody else."""

import json
from collections.abc import Sequence

import pytest
from django.urls import reverse
from django.utils import timezone

from web.committee.test_meeting import blockers, frozen, payload_of, setting
from web.make import make_assignment, make_organisation, make_person
from web.results.conftest import Judged, call, clerk, client_of, judged, supervisor
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft, stored_field
from zhiheng.web.drafts.models import Field
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import Entry
from zhiheng.web.feedback import doors
from zhiheng.web.feedback.actions.release import prepare_release
from zhiheng.web.feedback.actions.report import correct_report, draft_report, read_report
from zhiheng.web.feedback.blockers import blockers as blockers_of
from zhiheng.web.feedback.facts import facts_of
from zhiheng.web.feedback.fields import REPORT
from zhiheng.web.feedback.invariants import reports_are_as_digested
from zhiheng.web.feedback.models import FeedbackReading, FeedbackReport
from zhiheng.web.feedback.quarantine_hooks import redact_released
from zhiheng.web.feedback.today import items
from zhiheng.web.messages.models import Notice
from zhiheng.web.programmes.rules import ANNOUNCE, ARCHIVE
from zhiheng.web.results.models import Result
from zhiheng.web.reviews.models import ConfirmedTexts, Consensus
from zhiheng.web.reviews.sheet_form import form_of_sheet

__all__ = ["call", "clerk", "frozen", "judged", "supervisor"]

THEMES, FIRST = "方法系统，展开还不均衡", "战略分解到岗位"


@pytest.fixture
def told(frozen: Judged) -> Judged:
    """The winners are announced; the panel confirmed texts on the first company."""
    consensus = Consensus.objects.create(entry=frozen.entries[0], phase=frozen.desk, opened_by_id=frozen.clerk.person)
    codes = sorted(form_of_sheet(consensus).form.codes)
    indicators = {code: {"strengths": FIRST, "opportunities": f"{code} 的改进"} for code in codes}
    content = canonical_json({"indicators": indicators, "themes": THEMES})
    ConfirmedTexts.objects.create(
        consensus=consensus,
        number=1,
        content=content.decode(),
        digest=sha256_hex(content),
        confirmed_at=timezone.now(),
        confirmed_by_id=frozen.clerk.person,
    )
    frozen.call.set_stage(Stage.ANNOUNCED)
    return frozen


def contact(judged: Judged, number: int) -> Actor:
    return judged.companies[number].contact.as_actor()


def write(judged: Judged, report: FeedbackReport, name: str, text: str) -> None:
    field = draft(judged.clerk, REPORT, report.public_id, name)
    known = stored_field(field)
    save_version(judged.clerk, field, Edit(new_id(), known.head if known else 0, text))


def release(judged: Judged, *reports: FeedbackReport) -> Sequence[str]:
    """Two persons release them; returns what the lead was shown."""
    proposal = prepare_release(judged.clerk, judged.cycle, *reports)
    seen = outlook_of(proposal)
    decide(judged.lead, proposal, is_approved=True, seen=seen.digest)
    return [one.zh for one in seen.preview]


def lacking(judged: Judged) -> list[str]:
    return [one.as_message().en for one in blockers_of(judged.cycle, ARCHIVE)]


def to_do(judged: Judged) -> list[str]:
    return [one.text.en for one in items(judged.clerk, judged.cycle, timezone.now())]


def test_two_persons_release_what_the_panel_confirmed(told: Judged, supervisor: Actor) -> None:
    first, second = told.entries[:2]
    assert to_do(told) == ["4 feedback reports are to be drafted"]
    report = draft_report(told.clerk, first)
    texts = texts_of(REPORT, report)
    assert (texts["themes"], texts["1.1.strengths"], len(texts)) == (THEMES, FIRST, 1 + 2 * 26)
    assert blockers(draft_report, told.clerk, first) == ["the report of this one is drafted already"]
    assert payload_of("feedback.draft")["versions"] == 53
    bare = draft_report(told.clerk, second)
    assert texts_of(REPORT, bare) == {"1.1.strengths": "优势1.1", "2.2.strengths": "优势2.2"}
    assert to_do(told) == ["2 feedback reports are to be drafted", "2 feedback reports are to be released"]
    assert blockers(prepare_release, told.clerk, told.cycle) == ["no report is chosen"]
    name = second.organisation.name
    lacks = blockers(prepare_release, told.clerk, told.cycle, report, bare)
    assert (len(lacks), lacks[:2]) == (
        25,
        [f"{name}: the key themes are empty", f"{name}: 1.2 has neither strengths nor opportunities"],
    )
    write(told, report, "1.1.strengths", "专家甲认为好")
    name = first.organisation.name
    assert blockers(prepare_release, told.clerk, told.cycle, report) == [f"{name}: 1.1 names the expert 专家甲"]
    write(told, report, "1.1.strengths", FIRST)
    arrived = Notice.objects.filter(title_en="Your feedback report is there")
    assert [list(doors.own_reports(contact(told, 0))), arrived.count()] == [[], 0]
    shown = release(told, report)
    report.refresh_from_db()
    assert shown == [f"向“{name}”发出评审反馈报告，不能撤回；摘要值 {report.digest}"]
    assert report.digest == sha256_hex(report.content.encode())
    content = json.loads(report.content)
    first_category = content["categories"][0]
    assert first_category["band"] == ["70", "85"]
    assert [first_category["indicators"][0][one] for one in ("band", "spread", "strengths")] == [None, None, FIRST]
    assert (first_category["position"], content["themes"]) == (None, THEMES)
    assert payload_of("feedback.release")["digests"] == {report.public_id: report.digest}
    assert arrived.get().link.endswith(report.public_id)
    assert list(doors.own_reports(contact(told, 0))) == [report]
    assert [list(doors.own_reports(one)) for one in (contact(told, 1), told.clerk, supervisor)] == [[], [], []]
    assert blockers(prepare_release, told.clerk, told.cycle, report) == [
        "one of those chosen is released already or of another cycle"
    ]
    with pytest.raises(NotPermittedError):
        write(told, report, "themes", "另一稿")
    assert lacking(told) == ["3 applicants have no feedback report yet › release them under feedback"]
    assert list(blockers_of(told.cycle, ANNOUNCE)) == []
    assert list(items(supervisor, told.cycle, timezone.now())) == []


def test_applicants_read_their_own_and_a_correction_replaces_it(told: Judged) -> None:
    report = draft_report(told.clerk, told.entries[0])
    reader, stranger, office = (client_of(one) for one in (contact(told, 0), contact(told, 1), told.clerk))
    address, paper = (reverse(f"feedback:{one}", args=[report.public_id]) for one in ("own_report", "print_report"))
    own_list = reverse("feedback:own_reports")
    assert [reader.get(one).status_code for one in (address, paper)] == [404, 404]
    assert "还没有评审反馈报告" in reader.get(own_list).content.decode()
    assert own_list not in reader.get("/").content.decode()
    release(told, report)
    assert [stranger.get(one).status_code for one in (address, paper)] == [404, 404]
    text = reader.get(address).content.decode()
    assert [one in text for one in (THEMES, FIRST, "70–85 %", "专家甲", "专家分差", "三分之一</span>")] == [
        True
    ] * 3 + [False] * 3
    total = Result.objects.get().content.split('"total":"')[1].split('"')[0]
    assert total not in text
    assert own_list in reader.get("/").content.decode()
    assert "校验码" in reader.get(paper).content.decode()
    read_report(contact(told, 0), report)
    assert FeedbackReading.objects.get().person_id == contact(told, 0).person
    shown = office.get(reverse("feedback:report", args=[report.public_id])).content.decode()
    assert "已读" in shown
    correct = reverse("feedback:correct", args=[report.public_id])
    assert office.post(correct, {}).status_code == 409
    assert blockers(correct_report, told.clerk, FeedbackReport.objects.get(), " ") == [
        "the reason of the correction is missing"
    ]
    assert office.post(correct, {"reason": "1.1 的评语写错"}).status_code == 302
    newer = FeedbackReport.objects.get(number=2)
    assert texts_of(REPORT, newer) == texts_of(REPORT, report)
    with pytest.raises(NotPermittedError):
        correct_report(told.clerk, FeedbackReport.objects.get(number=1), "再更正")
    with pytest.raises(NotPermittedError):
        correct_report(told.clerk, newer, "还没有发出")
    assert list(doors.own_reports(contact(told, 0))) == [FeedbackReport.objects.get(number=1)]
    release(told, newer)
    assert list(doors.own_reports(contact(told, 0))) == [newer]
    with pytest.raises(NotFoundError):
        doors.own_report(contact(told, 0), report.public_id)


def test_the_office_makes_reports_in_the_browser(told: Judged) -> None:
    office, cycle = client_of(told.clerk), told.cycle
    pages = f"{reverse('feedback:reports')}?cycle={cycle.public_id}"
    assert "拟稿（4 家）" in office.get(pages).content.decode()
    assert office.post(reverse("feedback:draft_all", args=[cycle.public_id]))["Location"] == pages
    made = FeedbackReport.objects.get(entry=told.entries[0])
    text = office.get(pages).content.decode()
    assert (text.count('name="report"'), text.count("还差 25 处")) == (1, 3)
    send = reverse("feedback:release", args=[cycle.public_id])
    assert office.post(send, {}).status_code == 409
    writing = reverse("feedback:texts", args=[made.public_id])
    assert "完整，没有发现问题" in office.get(writing).content.decode()
    assert office.post(send, {"report": [made.public_id]}).status_code == 302
    told.call.set_stage(Stage.EVALUATION)
    assert "此前申报组织看不到" in office.get(pages).content.decode()
    told.call.set_stage(Stage.ANNOUNCED)
    Entry.objects.filter(pk=made.entry_id).update(state=Entry.State.WITHDRAWN)
    assert office.get(writing).status_code == 302
    assert "不能发出" in office.get(reverse("feedback:report", args=[made.public_id])).content.decode()
    assert blockers(draft_report, told.clerk, made.entry) == [
        "the official result has no score of this one, so there is no feedback report"
    ]


def test_quarantine_takes_a_text_out_of_what_was_released(told: Judged) -> None:
    report = draft_report(told.clerk, told.entries[0])
    release(told, report)
    assert list(reports_are_as_digested.find()) == []
    field = Field.objects.get(owner=report.public_id, name="1.2.strengths")
    redact_released(Field(kind="cycle", owner=report.public_id, name="themes"), [THEMES])
    redact_released(field, ["另一段"])
    report.refresh_from_db()
    assert report.redacted_at is None
    redact_released(field, [f" {FIRST}"])
    redact_released(Field.objects.get(owner=report.public_id, name="themes"), [THEMES])
    report.refresh_from_db()
    content = json.loads(report.content)
    of = {one["code"]: one["strengths"] for one in content["categories"][0]["indicators"]}
    assert (content["themes"], of["1.1"], of["1.2"], report.redacted_at is None) == ("", FIRST, "", False)
    assert list(reports_are_as_digested.find()) == []
    FeedbackReport.objects.update(redacted_at=None)
    assert len(list(reports_are_as_digested.find())) == 1


def more_entries(judged: Judged, count: int) -> None:
    """A corrected result in which that many entries are ranked, each as the first one but for category 1."""
    result = Result.objects.get()
    content = json.loads(result.content)
    one = content["result"]["entries"][0]
    for number in range(count - len(content["result"]["entries"])):
        entry = Entry.objects.create(
            organisation=make_organisation(f"补{number}公司"),
            cycle=judged.cycle,
            track=judged.call.track,
            code=f"X{count}{number}",
            created_by_id=judged.clerk.person,
        )
        categories = one["categories"] | {"1": f"{100 - number}.00"}
        content["result"]["entries"].append({**one, "entry": entry.code, "categories": categories})
    values = {"number": 2, "content": json.dumps(content), "digest": "0" * 64, "frozen_at": timezone.now()}
    Result.objects.create(cycle=judged.cycle, bundle=result.bundle, proposal=result.proposal, **values)


def test_spread_and_position_need_a_setting_and_ten_entries(told: Judged) -> None:
    for key, value in (("feedback.spread", True), ("feedback.position", True), ("feedback.bands", "indicator")):
        setting(told, key, value)

    def facts(number: int) -> list[object]:
        found = facts_of(told.cycle)
        assert found is not None
        of = found.of(told.entries[number].pk)
        assert of is not None
        category = of.categories[0]
        indicator = category.indicators[0]
        return [of.position(category), of.spread(indicator), of.band(indicator)]

    assert facts(0) == [None, None, ["70", "85"]]
    more_entries(told, 9)
    assert facts(0) == [None, None, ["70", "85"]]
    Result.objects.filter(number=2).delete()
    more_entries(told, 10)
    assert [facts(number)[:2] for number in (0, 1, 3)] == [["upper", "0"], ["lower", "0"], ["lower", "0"]]
    assert facts(2) == ["lower", "0", ["50", "65"]]
    setting(told, "feedback.position", False)
    setting(told, "feedback.spread", False)
    setting(told, "feedback.bands", "none")
    assert facts(0) == [None, None, None]


def test_by_setting_comments_are_per_category(told: Judged) -> None:
    setting(told, "feedback.comments", "category")
    report = draft_report(told.clerk, told.entries[0])
    texts = texts_of(REPORT, report)
    assert texts["1.strengths"] == "\n".join([FIRST] * 5)
    release(told, report)
    report.refresh_from_db()
    category = json.loads(report.content)["categories"][0]
    assert (category["opportunities"].splitlines()[1], "strengths" in category["indicators"][0]) == (
        "1.2 的改进",
        False,
    )
    assert texts_of(REPORT, correct_report(told.clerk, report, "更正")) == texts


def test_nothing_is_told_without_a_frozen_result(judged: Judged) -> None:
    judged.call.set_stage(Stage.ANNOUNCED)
    assert (facts_of(judged.cycle), to_do(judged), lacking(judged)) == (None, [], [])
    assert blockers(draft_report, judged.clerk, judged.entries[0]) == [
        "the official result has no score of this one, so there is no feedback report"
    ]
    pages = f"{reverse('feedback:reports')}?cycle={judged.cycle.public_id}"
    assert "没有定稿的综合评价结果" in client_of(judged.clerk).get(pages).content.decode()
    member = make_assignment(Role.COMMITTEE_MEMBER, judged.cycle, make_person("委员"))
    assert client_of(member.as_actor()).get(pages).status_code == 404

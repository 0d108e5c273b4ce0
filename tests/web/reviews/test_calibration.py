"""All experts score a practice case first; afterwards each sees the own marks beside those of all, without names."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_assignment, make_person, sign_in
from web.reviews.conftest import Review
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.files.actions import Incoming, upload_file
from zhiheng.web.files.doors import stored_files, target
from zhiheng.web.messages.models import Notice
from zhiheng.web.panels.models import Pledge
from zhiheng.web.programmes.models import Setting, Track
from zhiheng.web.reviews import doors, queries
from zhiheng.web.reviews.actions import calibrations as actions
from zhiheng.web.reviews.actions.sheets import begin_sheet
from zhiheng.web.reviews.calibration_content import CALIBRATION_SHEET, content_of_practice, form_of_calibration
from zhiheng.web.reviews.calibration_page import compared, practice_lines
from zhiheng.web.reviews.file_doors import CASE, CASE_FILES
from zhiheng.web.reviews.models import Calibration, CalibrationSheet, Sheet
from zhiheng.web.reviews.practice import practice_of
from zhiheng.web.reviews.sheet_fields import category_field, field_name

_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF"


@dataclass
class Practising:
    """A calibration of a review, and its experts."""

    review: Review
    experts: list[Actor]

    @property
    def made(self) -> Calibration:
        return Calibration.objects.select_related("phase__cycle").get()

    def upload(self) -> None:
        place = target(self.review.call.lead, CASE_FILES, self.made.public_id, CASE)
        upload_file(self.review.call.lead, place, Incoming("示例案例.pdf", io.BytesIO(_PDF), len(_PDF)))

    def open(self) -> None:
        self.upload()
        actions.open_calibration(self.review.call.lead, self.made)

    def begin(self, actor: Actor) -> CalibrationSheet:
        return actions.begin_practice(actor, doors.calibration(actor, self.made.public_id))

    def score(self, actor: Actor, percent: str, others: Mapping[str, str] | None = None) -> CalibrationSheet:
        """Confirm a practice sheet without anybody typing."""
        form = form_of_calibration(self.made)
        marks = {**dict.fromkeys(form.form.codes, percent), **(others or {})}
        texts = {field_name(code, "percent"): mark for code, mark in marks.items()}
        content = canonical_json(content_of_practice(form, {**texts, category_field("1"): "秘密评语"})).decode()
        values = {"content": content, "digest": sha256_hex(content.encode()), "confirmed_at": timezone.now()}
        return CalibrationSheet.objects.create(calibration=self.made, person_id=actor.person, **values)

    def type_all(self, actor: Actor, sheet: CalibrationSheet, percent: str) -> None:
        """Fill a practice sheet in."""
        for code in form_of_calibration(self.made).form.codes:
            _type(actor, sheet, field_name(code, "percent"), percent)

    def close(self) -> None:
        actions.close_calibration(self.review.call.lead, self.made)


def _type(actor: Actor, sheet: CalibrationSheet, name: str, text: str) -> None:
    save_version(actor, draft(actor, CALIBRATION_SHEET, sheet.public_id, name), Edit(new_id(), 0, text))


def _ask_for_practice(review: Review) -> None:
    Setting.objects.filter(cycle=review.call.cycle, key="scoring.calibration").update(value=True)


@pytest.fixture
def practising(review: Review) -> Practising:
    _ask_for_practice(review)
    third = review.join("专家丙").as_actor()
    actions.make_calibration(review.call.lead, review.call.cycle, review.call.cycle.tracks.get(), " 示例案例 ")
    return Practising(review, [review.expert, review.other, third])


def test_set_up_once_where_the_setting_asks_for_it(review: Review) -> None:
    lead, cycle, track = review.call.lead, review.call.cycle, review.call.cycle.tracks.get()
    with pytest.raises(NotPermittedError, match="settings ask for no"):
        actions.make_calibration(lead, cycle, track, "案例")
    _ask_for_practice(review)
    with pytest.raises(BadInputError):
        actions.make_calibration(lead, cycle, Track(cycle_id=0), "案例")
    cycle.phases.filter(stage="evaluation").update(is_on=False)
    with pytest.raises(NotPermittedError, match="no phase"):
        actions.make_calibration(lead, cycle, track, "案例")
    cycle.phases.filter(code="desk").update(is_on=True)
    made = actions.make_calibration(lead, cycle, track, " 案例 ")
    assert (made.title, made.scope) == ("案例", cycle.scope)
    with pytest.raises(NotPermittedError, match="already"):
        actions.make_calibration(lead, cycle, track, "案例")


def test_opened_with_a_case_which_then_stays_as_it_is(practising: Practising) -> None:
    lead = practising.review.call.lead
    with pytest.raises(BlockedError):
        actions.open_calibration(lead, practising.made)
    assert list(doors.calibrations(practising.review.expert)) == []
    with pytest.raises(NotPermittedError):
        practising.close()
    practising.open()
    assert [notice.title_zh for notice in Notice.objects.all()] == ["试评开始：正式评分之前，请先评练习材料“示例案例”"]
    for act in (practising.upload, lambda: actions.open_calibration(lead, practising.made)):
        with pytest.raises(NotPermittedError, match="has begun"):
            act()


def test_experts_who_gave_the_pledge_find_case_and_own_sheet_alone(practising: Practising) -> None:
    practising.open()
    first, second, third = practising.experts
    sheet = practising.begin(first)
    assert practising.begin(first) == sheet
    assert (sheet.scope, list(doors.calibration_sheets(first))) == (practising.review.call.cycle.scope, [sheet])
    assert [one.name for one in stored_files(first, CASE_FILES)] == ["示例案例.pdf"]
    with pytest.raises(NotFoundError):
        doors.calibration_sheet(second, sheet.public_id)
    assert list(doors.calibration_sheets(practising.review.call.lead)) == []
    company = practising.review.company.contact.as_actor()
    assert (list(doors.calibrations(company)), list(stored_files(company, CASE_FILES))) == ([], [])
    Pledge.objects.filter(person=third.person).delete()
    with pytest.raises(NotFoundError):
        practising.begin(third)


def test_real_entries_wait_for_the_practice_and_never_see_it(practising: Practising) -> None:
    review, (first, *_) = practising.review, practising.experts
    assert (practice_of(first), queries.waiting(first)) == (None, 1)
    practising.open()
    assert queries.waiting(first) == 2
    with pytest.raises(NotPermittedError, match="finish the calibration first"):
        begin_sheet(first, review.company.entry)
    practising.score(first, "60")
    assert queries.waiting(first) == 1
    assert begin_sheet(first, review.company.entry)
    practising.close()
    assert begin_sheet(review.other, review.company.entry)
    assert (practice_of(review.other), practice_of(first).is_due) == (None, False)
    assert list(Sheet.objects.values_list("entry", flat=True)) == [review.company.entry.pk] * 2


def test_confirmed_with_all_marks_and_then_final(practising: Practising) -> None:
    practising.open()
    first = practising.experts[0]
    sheet = practising.begin(first)
    _type(first, sheet, "1.1.percent", "61")
    with pytest.raises(BlockedError) as blocked:
        actions.confirm_practice(first, sheet)
    assert (len(blocked.value.problems), "61" in blocked.value.problems[0].message.zh) == (26, True)
    second = practising.experts[1]
    done = practising.begin(second)
    practising.type_all(second, done, "60")
    _type(second, done, category_field("1"), " 评语 ")
    actions.confirm_practice(second, done)
    content = json.loads(CalibrationSheet.objects.get(pk=done.pk).content)
    assert (set(content["percents"].values()), content["categories"]["1"]) == ({"60"}, "评语")
    with pytest.raises(NotPermittedError, match="stays as it is"):
        _type(second, done, "1.1.percent", "70")
    practising.close()
    with pytest.raises(NotPermittedError, match="is over"):
        _type(first, sheet, "1.2.percent", "70")


def test_each_sees_the_own_marks_beside_those_of_all(practising: Practising) -> None:
    practising.open()
    sheets = [
        practising.score(actor, percent, {"1.1": "80"} if percent == "60" else None)
        for actor, percent in zip(practising.experts, ("40", "60", "50"), strict=True)
    ]
    assert compared(sheets[0]) is None
    practising.close()
    fresh = list(CalibrationSheet.objects.select_related("calibration__phase__cycle", "calibration__track"))
    found = [compared(one) for one in fresh]
    first, second = found[0].lines[0], found[1].lines[0]
    assert (first.own, first.low, first.median, first.high) == ("40", "40", "50", "80")
    assert first.counts == [("40", 1), ("50", 1), ("80", 1)]
    assert (first.difference, first.is_wide, second.difference, second.is_wide) == ("−10", False, "+30", True)
    assert (found[0].average, found[2].average, found[0].average_size) == (Fraction(-10), Fraction(0), "10")
    assert found[2].lines[0].difference == "0"
    told = Notice.objects.order_by("-pk")[0]
    assert (told.title_zh, told.deliveries.count()) == ("试评“示例案例”已结束，可以对照自己和全体专家的评分", 3)
    assert practice_lines(practising.made)[0].sheet is not None


def test_nothing_is_computed_over_two(practising: Practising) -> None:
    practising.open()
    sheet = practising.score(practising.experts[0], "40")
    practising.score(practising.experts[1], "60")
    practising.close()
    sheet = CalibrationSheet.objects.select_related("calibration").get(pk=sheet.pk)
    assert (practising.made.outcome, compared(sheet), practising.made.closed_at is None) == ("", None, False)


def test_not_applicable_is_counted_apart(practising: Practising) -> None:
    cycle = practising.review.call.cycle
    scheme = {**json.loads(cycle.scheme), "allow_na": True}
    type(cycle).objects.filter(pk=cycle.pk).update(scheme=json.dumps(scheme))
    practising.open()
    given = (("40", "NA"), ("60", "60"), ("50", "50"))
    for actor, (percent, other) in zip(practising.experts, given, strict=True):
        practising.score(actor, percent, {"1.1": other, "1.2": "NA"})
    practising.close()
    sheet = CalibrationSheet.objects.select_related("calibration__phase__cycle", "calibration__track")[0]
    some, none, *_ = compared(sheet).lines
    assert (some.own, some.low, some.median, some.high, some.difference) == ("NA", "50", "—", "60", "—")
    assert some.counts == [("50", 1), ("60", 1), ("NA", 1)]
    assert (none.low, none.median, none.counts) == ("—", "NA", [("NA", 3)])


@pytest.mark.leak
def test_pages_tell_the_office_who_is_done_and_no_mark(client: Client, practising: Practising) -> None:
    cycle = practising.review.call.cycle
    held = make_assignment(Role.OFFICE_CLERK, cycle, make_person("经办乙"))
    sign_in(client, held)
    page = reverse("reviews:calibration", args=[cycle.public_id])
    assert "开始试评" in client.get(page).content.decode()
    practising.upload()
    assert client.post(reverse("reviews:open_calibration", args=[practising.made.public_id])).status_code == 302
    for actor, percent in zip(practising.experts, ("35", "60", "50"), strict=True):
        practising.score(actor, percent)
    assert client.post(reverse("reviews:close_calibration", args=[practising.made.public_id])).status_code == 302
    progress = client.get(reverse("reviews:progress", args=[cycle.public_id])).content.decode()
    for url in (page, reverse("reviews:progress", args=[cycle.public_id])):
        text = client.get(url).content.decode()
        assert ("秘密评语" in text, ">35<" in text, "专家甲" in text) == (False, False, True)
    assert page in progress
    assert "秘密评语" not in json.dumps(list(LedgerPayload.objects.values_list("payload", flat=True)))


def test_form_is_shown_again_with_what_is_wrong(client: Client, review: Review) -> None:
    _ask_for_practice(review)
    sign_in(client, make_assignment(Role.OFFICE_CLERK, review.call.cycle, make_person("经办乙")))
    make = reverse("reviews:make_calibration", args=[review.call.cycle.public_id])
    assert client.post(make, {"title": ""}).status_code == 422
    track = review.call.cycle.tracks.get().pk
    assert client.post(make, {"title": "案例", "track": track}).status_code == 302
    assert Calibration.objects.get().title == "案例"


def test_expert_goes_from_the_own_reviews_through_the_practice(client: Client, practising: Practising) -> None:
    practising.open()
    review = practising.review
    sign_in(client, review.first)
    begin = reverse("reviews:begin_practice", args=[practising.made.public_id])
    assert begin in client.get(reverse("reviews:reviews")).content.decode()
    url = client.post(begin)["Location"]
    assert client.post(begin)["Location"] == url
    sheet = CalibrationSheet.objects.get()
    confirm = reverse("reviews:confirm_practice", args=[sheet.public_id])
    refused = client.post(confirm)
    assert (refused.status_code, refused.content.decode().count("未填得分")) == (409, 26)
    practising.type_all(review.expert, sheet, "60")
    assert client.post(confirm)["Location"] == url
    assert "秘书处结束试评以后" in client.get(url).content.decode()
    for actor, percent in zip(practising.experts[1:], ("40", "50"), strict=True):
        practising.score(actor, percent)
    practising.close()
    text = client.get(url).content.decode()
    assert ("平均比中位数高 10 个百分点" in text, text.count("40–60")) == (True, 26)

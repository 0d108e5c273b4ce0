"""The pages: what each role finds, does, and does not learn."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from web.make import make_assignment, make_cycle, make_person, make_programme, sign_in
from zhiheng.problems import Message
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.files.models import PrintCode
from zhiheng.web.messages import actions, doors
from zhiheng.web.messages.models import Answer, Call, Delivery, Letter, LetterSetting, Notice, Question
from zhiheng.web.messages.notices import notify
from zhiheng.web.programmes.models import Cycle

PLAIN = Message("通知 {number}", "Notice {number}")
_CODE = r"校验码 \w{4}-\w{4}-\w{4}"
DUE = {"called_at": "2026-03-02T09:30", "outcome": "reached", "called": "联系人己", "number": "13800000002"}


@pytest.fixture
def as_(award):
    def signed_in(name: str) -> Client:
        client = Client()
        sign_in(client, getattr(award, name))
        return client

    return signed_in


def _text(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def _open_questions(award) -> None:
    actions.set_question_period(award.actor("clerk"), award.cycle, timezone.now().date() + timedelta(days=3))


def _send(award, groups=("contacts", "experts")) -> Notice:
    return actions.send_notice(award.actor("clerk"), award.cycle, actions.WrittenNotice(groups, "培训通知", "周一上午"))


def _letter(award) -> Letter:
    to = actions.Recipient("甲示例公司", organisation=award.organisation)
    letter = actions.draft_letter(award.actor("clerk"), award.cycle, "not_shortlisted", to, {})
    actions.edit_letter(
        award.actor("clerk"), letter, actions.LetterText("未入围告知书", "甲示例公司", "秘书处", "谢谢。")
    )
    return letter


def test_opening_a_notice_is_the_receipt(award, as_) -> None:
    notice, client = _send(award), as_("contact")
    page = _text(client.get("/inbox"))
    assert ("未读 1" in page, "培训通知" in page) == (True, True)
    [link] = set(re.findall(r'"(/inbox/\w+)"', page))
    client.head(link)
    assert doors.inbox(award.actor("contact")).get().read_at is None
    assert "周一上午" in _text(client.get(link))
    assert doors.inbox(award.actor("contact")).get().read_at is not None
    assert "未读 1" not in _text(client.get("/inbox"))
    page = _text(as_("supervisor").get(f"/notices/{notice.public_id}"))
    assert "已读回执：1 / 3" in page


def test_office_writes_and_recalls_a_notice(award, as_) -> None:
    client, new = as_("clerk"), f"/cycles/{award.cycle.public_id}/notices/new"
    assert "互相看不到" in _text(client.get(new))
    assert "还有问题要改" in _text(client.post(new, {"groups": ["contacts"]}))
    client.post(new, {"groups": ["contacts"], "title_zh": "培训通知"})
    sent = f"/notices/{Notice.objects.get().public_id}"
    page = _text(client.get(sent))
    assert ("【示例区政府质量奖】您有新的通知，请登录查看。" in page, "23 字，计 1 条短信" in page) == (True, True)
    assert "13800000002" in page
    assert "还有问题要改" in _text(client.post(f"{sent}/recall", {}))
    client.post(f"{sent}/recall", {"reason": "日期有误"})
    assert "<s>培训通知</s>" in _text(client.get(sent))
    assert "0 / 2" in _text(client.get("/notices"))
    struck = _text(as_("contact").get("/inbox"))
    assert ("已撤回" in struck, "未读" in struck) == (True, False)


def test_notice_in_english_shows_its_english_text(award, as_) -> None:
    written = actions.WrittenNotice(["contacts"], "培训通知", "周一上午", "Training", "Monday morning")
    actions.send_notice(award.actor("clerk"), award.cycle, written)
    client = as_("contact")
    client.cookies["language"] = "en"
    page = _text(client.get("/inbox"))
    assert ("Training" in page, "培训通知" in page) == (True, False)


def test_call_is_recorded_about_a_notice(award, as_) -> None:
    notice, client = _send(award), as_("clerk")
    new = f"/cycles/{award.cycle.public_id}/calls/new?notice={notice.public_id}"
    assert "培训通知" in _text(client.get(new))
    client.post(new, DUE)
    call = Call.objects.get()
    assert (call.notice, call.called_at.isoformat()) == (notice, "2026-03-02T01:30:00+00:00")
    page = _text(client.get("/calls?all=1"))
    assert ("2026-03-02 09:30" in page, "已通知到本人" in page) == (True, True)
    assert "联系人己" in _text(client.get(f"/notices/{notice.public_id}"))


def test_call_is_recorded_about_a_letter(award, as_) -> None:
    letter = _letter(award)
    new = f"/cycles/{award.cycle.public_id}/calls/new?letter={letter.public_id}"
    as_("clerk").post(new, DUE)
    assert Call.objects.get().letter == letter
    as_("clerk").post(f"/cycles/{award.cycle.public_id}/calls/new", DUE)
    assert Call.objects.filter(letter=None).count() == 1


@pytest.mark.leak
def test_question_is_answered_without_the_name(award, as_) -> None:
    _open_questions(award)
    contact, clerk, rival = as_("contact"), as_("clerk"), as_("rival")
    new = f"/cycles/{award.cycle.public_id}/questions/new"
    assert "不显示提问单位" in _text(contact.get(new))
    contact.post(new, {"text": "甲示例公司的数据怎么填？"})
    page = _text(clerk.get("/questions"))
    assert ("甲示例公司" in page, "待答复" in page) == (True, True)
    answer = f"/questions/{Question.objects.get().public_id}/answer"
    assert "甲示例公司的数据怎么填？" in _text(clerk.get(answer))
    clerk.post(answer, {"question_text": "数据怎么填？", "text": "按年份填。"})
    clerk.post(answer, {"question_text": "数据怎么填？", "text": "按自然年份填。"})
    assert "第 1 版" in _text(clerk.get(answer))
    pages = [_text(client.get("/questions")) for client in (rival, as_("supervisor"))]
    pages += [_text(rival.get(link)) for link in ("/inbox", "/", "/letters")]
    assert "按自然年份填。" in pages[0]
    assert [re.findall("甲示例公司|联系人己", page) for page in pages] == [[]] * 5
    assert [rival.get(answer).status_code, contact.get(answer).status_code] == [404, 404]


def test_question_is_refused_when_closed(award, as_) -> None:
    new = f"/cycles/{award.cycle.public_id}/questions/new"
    assert as_("contact").get(new).status_code == 403
    assert as_("contact").post(new, {"text": "还能问吗？"}).status_code == 403
    as_("clerk").post(f"/cycles/{award.cycle.public_id}/questions/period", {"last_day": "2999-12-31"})
    assert "2999-12-31" in _text(as_("clerk").get(f"/cycles/{award.cycle.public_id}/questions/period"))
    assert "提问截止：2999-12-31 24:00" in _text(as_("contact").get("/questions"))
    assert as_("contact").get(new).status_code == 200


def test_letter_from_draft_to_delivery(award, as_) -> None:
    clerk, lead, contact = as_("clerk"), as_("lead"), as_("contact")
    assert "现场评审通知书" in _text(clerk.get(f"/cycles/{award.cycle.public_id}/letters/new"))
    new = f"/cycles/{award.cycle.public_id}/letters/new/completion_notice"
    assert "甲示例公司" in _text(clerk.get(new))
    clerk.post(new, {"chosen": [award.organisation.public_id], "value_items": "承诺书", "value_deadline": "3月9日"})
    at = f"/letters/{Letter.objects.get().public_id}"
    page = _text(clerk.get(at))
    assert ("还有 2 处" in page, "请于3月9日前" in page) == (True, True)
    assert lead.post(f"{at}/issue", {"dated": "2026-03-02"}).status_code == 409
    assert contact.get(at).status_code == 404
    assert "【待填" in _text(clerk.get(f"{at}/edit"))
    text = {"title": "补正通知书", "recipient": "甲示例公司", "body": "请补正。", "signer": "秘书处"}
    clerk.post(f"{at}/edit", text)
    assert clerk.post(f"{at}/issue", {"dated": "2026-03-02"}).status_code == 404
    assert "还有问题要改" in _text(lead.post(f"{at}/issue", {"dated": "昨天"}))
    lead.post(f"{at}/issue", {"dated": "2026-03-02", "sequence": "3"})
    assert clerk.get(f"{at}/edit").status_code == 403
    page = _text(clerk.get("/letters?all=1"))
    assert ("质奖〔2026〕3号" in page, "缺第 1, 2 号" in page) == (True, True)
    assert "还有问题要改" in _text(clerk.post(f"{at}/delivery", {}))
    assert "请补正。" in _text(contact.get(at))
    assert Letter.objects.get().method == Letter.Method.SITE
    clerk.post(f"{at}/delivery", {"method": "in_person", "delivered_at": "2026-03-04T10:00", "note": "李四签收"})
    assert Letter.objects.get().delivery_note == "李四签收"
    assert "还有问题要改" in _text(lead.post(f"{at}/void", {}))
    lead.post(f"{at}/void", {"reason": "写错"})
    assert ("已作废：写错" in _text(contact.get(at)), "3 号已作废" in _text(clerk.get("/letters"))) == (True, True)


def test_one_letter_for_each_recipient(award, as_) -> None:
    new = f"/cycles/{award.cycle.public_id}/letters/new/opinion_request"
    assert "生态环境" in _text(as_("clerk").get(new))
    done = as_("clerk").post(new, {"names": "税务部门\n\n统计部门\n"})
    assert done["Location"] == f"/letters?cycle={award.cycle.public_id}"
    assert sorted(Letter.objects.values_list("recipient", flat=True)) == ["税务部门", "统计部门"]
    as_("clerk").post(f"/cycles/{award.cycle.public_id}/letters/new/public_notice", {"names": ""})
    assert Letter.objects.filter(recipient="", kind="public_notice").count() == 1
    invitation = _text(as_("clerk").get(f"/cycles/{award.cycle.public_id}/letters/new/expert_invitation"))
    assert "专家戊" in invitation
    assert as_("clerk").get(f"/cycles/{award.cycle.public_id}/letters/new/unknown").status_code == 404


def test_letter_is_printed_and_downloaded(award, as_) -> None:
    at = f"/letters/{_letter(award).public_id}"
    assert "（草稿，未签发）" in _text(as_("supervisor").get(f"{at}/print"))
    word = as_("clerk").get(f"{at}/word")
    assert word.content[:2] == b"PK"
    assert "%E6%9C%AA%E5%85%A5%E5%9B%B4" in word["Content-Disposition"]
    assert as_("contact").get(f"{at}/word").status_code == 404


def test_letter_settings_are_changed_and_confirmed(award, as_) -> None:
    at = f"/programmes/{award.cycle.programme.public_id}/letter-settings"
    page = _text(as_("supervisor").get(at))
    assert ("待秘书处确认" in page, f"{at}/number" in page) == (True, False)
    assert "质奖〔{year}〕{number}号" in _text(as_("clerk").get(f"{at}/number"))
    as_("clerk").post(f"{at}/number", {"text": "示质奖〔{year}〕{number}号", "confirmed": "示府〔2026〕1号"})
    page = _text(as_("clerk").get(at))
    assert ("示质奖〔{year}〕{number}号" in page, "已确认（示府〔2026〕1号）" in page) == (True, True)
    assert [as_("clerk").get(f"{at}/{key}").status_code for key in ("departments", "unknown")] == [404, 404]
    assert as_("contact").get(at).status_code == 404
    assert LetterSetting.objects.count() == 1


@pytest.mark.leak
def test_recipients_do_not_learn_of_each_other(award, as_) -> None:
    notice = _send(award)
    for name in ("contact", "expert"):
        client = as_(name)
        [link] = set(re.findall(r'"(/inbox/\w+)"', client.get("/inbox").content.decode()))
        text = _text(client.get("/inbox")) + _text(client.get(link))
        others = {"联系人己", "联系人庚", "专家戊", "经办人甲"} - {getattr(award, name).person.name}
        assert [one for one in others if one in text] == []
    assert [as_(name).get(f"/notices/{notice.public_id}").status_code for name in ("contact", "expert")] == [404, 404]


@pytest.mark.leak
@pytest.mark.parametrize("name", ["rival", "expert", "operator"])
def test_rows_of_others_are_as_if_they_were_not_there(award, as_, name: str) -> None:
    notice, letter = _send(award), _letter(award)
    actions.issue_letter(award.actor("lead"), letter, timezone.now().date())
    delivery = doors.inbox(award.actor("contact")).order_by("pk").first()
    paths = [f"/inbox/{delivery.public_id}", f"/notices/{notice.public_id}", f"/letters/{letter.public_id}"]
    paths += [f"{paths[-1]}/print", f"{paths[-1]}/word", "/calls", "/notices"]
    client = as_(name)
    codes = [client.get(path).status_code for path in paths]
    assert codes == [404] * len(paths)
    contact = as_("contact")
    assert [contact.get(path).status_code for path in paths[:5]] == [200, 404, 200, 200, 200]


@pytest.mark.leak
def test_office_of_another_cycle_finds_nothing(award) -> None:
    notice, letter = _send(award), _letter(award)
    other = make_assignment(Role.OFFICE_CLERK, make_cycle(award.cycle.programme, Stage.CALL))
    client = Client()
    sign_in(client, other)
    paths = [f"/notices/{notice.public_id}", f"/letters/{letter.public_id}", f"/calls?cycle={award.cycle.public_id}"]
    assert [client.get(path).status_code for path in paths] == [404] * 3
    assert client.post(f"/notices/{notice.public_id}/recall", {"reason": "x"}).status_code == 404
    assert "培训通知" not in _text(client.get("/notices"))


def test_role_without_any_cycle_gets_empty_lists(award) -> None:
    client = Client()
    lost = make_assignment(Role.OFFICE_CLERK, None, programme=make_programme("示例镇质量奖"))
    sign_in(client, lost)
    pages = [_text(client.get(path)) for path in ("/notices", "/calls", "/questions", "/letters")]
    assert ["还没有届次" in page for page in pages] == [True] * 4


def _fill(award, count: int) -> None:
    clerk, contact = award.actor("clerk"), award.actor("contact")
    for number in range(count):
        person = make_person(f"联系人{number}")
        organisation = award.organisation
        make_assignment(Role.ENTRY_OWNER, award.cycle, person, organisation=organisation)
        with transaction.atomic():
            notify([award.contact.person], PLAIN, cycle=award.cycle, number=number)
        notice = _send(award)
        record = actions.CallRecord("某人", "1", timezone.now(), Call.Outcome.REACHED, notice=notice)
        actions.record_call(clerk, award.cycle, record)
        question = actions.ask_question(contact, award.cycle, f"问题 {number}")
        actions.answer_question(clerk, question, f"问题 {number}", "答复")
        actions.issue_letter(award.actor("lead"), _letter(award), timezone.now().date())


def _queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_lists_ask_as_often_for_thirty_rows_as_for_one(award, as_) -> None:
    _open_questions(award)
    _fill(award, 1)
    clients = {name: as_(name) for name in ("clerk", "contact")}
    pages = [("clerk", path) for path in ("/inbox", "/notices", "/calls", "/questions", "/letters")]
    pages += [("contact", path) for path in ("/inbox", "/questions", "/letters")]
    one = [_queries(clients[name], path) for name, path in pages]
    receipts = _queries(clients["clerk"], f"/notices/{Notice.objects.exclude(author=None).first().public_id}")
    _fill(award, 29)
    newest = Notice.objects.exclude(author=None).last()
    assert [_queries(clients[name], path) for name, path in pages] == one
    assert _queries(clients["clerk"], f"/notices/{newest.public_id}") == receipts
    assert (Answer.objects.count(), Delivery.objects.filter(notice=newest).count()) == (30, 33)


def test_sealed_letter_carries_a_code_and_its_scan_reaches_the_recipient(award, as_) -> None:
    letter = _letter(award)
    at, clerk, contact = f"/letters/{letter.public_id}", as_("clerk"), as_("contact")
    assert re.search(_CODE, _text(clerk.get(f"{at}/print"))) is None
    actions.issue_letter(award.actor("lead"), letter, timezone.now().date())
    assert re.search(_CODE, _text(contact.get(f"{at}/print"))) is None
    assert re.search(_CODE, _text(clerk.get(f"{at}/print"))) is not None
    code = PrintCode.objects.get()
    clerk.get(f"{at}/word")
    assert PrintCode.objects.count() == 1
    assert "盖章件" not in _text(contact.get(at))
    scan = SimpleUploadedFile("盖章件.png", _picture())
    clerk.post(f"/files/upload/signed_copy/{code.public_id}/signed_copy", {"file": scan})
    assert "盖章件.png" in _text(contact.get(at))
    assert "有效" in _text(clerk.get(at))
    actions.void_letter(award.actor("lead"), letter, "写错")
    assert "已失效" in _text(clerk.get(at))


@pytest.mark.leak
def test_proof_of_delivery_is_for_the_office(award, as_) -> None:
    letter = _letter(award)
    actions.issue_letter(award.actor("lead"), letter, timezone.now().date())
    proof = SimpleUploadedFile("回执单.png", _picture())
    upload = f"/files/upload/letter/{letter.public_id}/delivery"
    assert as_("contact").post(upload, {"file": proof}).status_code == 404
    proof.seek(0)
    as_("clerk").post(upload, {"file": proof})
    assert "回执单.png" in _text(as_("supervisor").get(f"/letters/{letter.public_id}"))
    assert "回执单.png" not in _text(as_("contact").get(f"/letters/{letter.public_id}"))


def _picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 40), "white").save(file, "PNG")
    return file.getvalue()


def test_period_is_set_until_the_call_ends(award, as_) -> None:
    at = f"/cycles/{award.cycle.public_id}/questions/period"
    assert as_("clerk").get(at).status_code == 200
    Cycle.objects.update(stage=Stage.SCREENING)
    assert as_("clerk").get(at).status_code == 403

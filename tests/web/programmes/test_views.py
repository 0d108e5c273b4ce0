"""The pages do what their buttons say, and keep what was typed when something is wrong."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from web.make import make_assignment, sign_in
from zhiheng.standard import load_guide, load_standard, standard_as_json
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.files.models import Blob
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.models import (
    Cycle,
    GuideVersion,
    HolidayYear,
    Phase,
    Programme,
    Setting,
    StandardVersion,
)
from zhiheng.web.programmes.phase_page import stored_phases
from zhiheng.web.programmes.scheme import scheme_of
from zhiheng.web.programmes.scheme_page import stored_page
from zhiheng.web.programmes.values import value_of, values_of


def _decision(office) -> dict[str, str]:
    scan = office.scan().public_id
    return {"decision": "蓬评委〔2100〕7号", "decided_on": "2025-01-02", "scan": scan, "reason": "程序需要"}


def _url(name, row) -> str:
    return reverse(f"programmes:{name}", args=[row.public_id])


@pytest.fixture
def clerk(client, office):
    sign_in(client, office.clerk)
    return client


def _setting_texts(cycle, **changed) -> dict[str, str]:
    values = values_of(cycle)
    texts = {key: declared.kind.text(values[key]) for key, declared in CYCLE_SETTINGS.items()}
    return {key: text for key, text in (texts | changed).items() if text}


def _scheme_texts(cycle, **changed) -> dict[str, str]:
    return dict(stored_page(cycle).values) | {key.replace("__", "."): value for key, value in changed.items()}


def test_operator_sets_up_an_award(client, db) -> None:
    sign_in(client, make_assignment(Role.OPERATOR))
    address = reverse("programmes:new_programme")
    assert "有看不见的字符" not in client.post(address, {"name": "", "place": "示例区"}).text
    answer = client.post(address, {"name": "示例区政府质量奖", "place": "示例区"})
    programme = Programme.objects.get()
    assert (answer.status_code, answer.url) == (302, _url("programme", programme))
    assert programme.name in client.get(reverse("programmes:programmes")).text
    assert "新建一届" not in client.get(_url("programme", programme)).text


def test_names_are_changed_and_confirmed(clerk, office) -> None:
    kept = Setting.objects.filter(programme=office.programme, cycle=None)
    texts = dict(kept.values_list("key", "value")) | {"office": "示例区质量奖秘书处"}
    clerk.post(_url("change_titles", office.programme), texts)
    clerk.post(_url("confirm_titles", office.programme), {"confirm": ["office"], "document": "1号"})
    setting = kept.get(key="office")
    assert (setting.value, setting.document) == ("示例区质量奖秘书处", "1号")
    page = clerk.post(_url("change_titles", office.programme), texts | {"office": "", "place": "新区"})
    assert ("没有填写" in page.text, 'value="新区"' in page.text) == (True, True)
    refused = clerk.post(_url("confirm_titles", office.programme), {"confirm": ["office"], "document": ""})
    assert (refused.status_code, "没有写文号" in refused.text) == (409, True)


def test_holidays_are_entered_and_corrected(clerk, office) -> None:
    address, typed = _url("enter_holidays", office.programme), {"year": "2099", "document": "1号", "workdays": ""}
    page = clerk.post(address, typed | {"holidays": "春节"})
    assert ("“春节”不是日期" in page.text, HolidayYear.objects.exists()) == (True, False)
    assert clerk.post(address, typed | {"holidays": "2099-01-01 至 2099-01-03"}).status_code == 302
    page = clerk.get(_url("holidays", office.programme), {"year": "2099"})
    assert page.text.count("2099-01-01 至 2099-01-03") == 2


def test_cycle_is_set_up_in_a_form(clerk, office) -> None:
    address = _url("new_cycle", office.programme)
    page = clerk.post(address, {"start": "district", "year": "2099"})
    assert "正式的一届要有届次" in page.text
    clerk.post(address, {"start": office.cycle.public_id, "number": "2", "year": "2099"})
    clerk.post(address, {"start": "city", "number": "9", "year": "2099", "is_practice": "on"})
    assert list(Cycle.objects.order_by("pk").values_list("number", "is_practice")[1:]) == [(2, False), (None, True)]
    taken = clerk.post(address, {"start": "district", "number": "2", "year": "2098"})
    assert (taken.status_code, "第 2 届已经有了" in taken.text) == (409, True)


def test_cycle_of_another_award_is_not_copied(clerk, office, other_office) -> None:
    typed = {"start": other_office.cycle.public_id, "number": "2", "year": "2099"}
    page = clerk.post(_url("new_cycle", office.programme), typed)
    assert (page.status_code, office.programme.cycles.count()) == (200, 1)


def test_cycle_is_renamed(clerk, office) -> None:
    clerk.post(_url("rename", office.cycle), {"title": "首届示例区政府质量奖"})
    assert office.fresh().title == "首届示例区政府质量奖"


def test_settings_are_saved_checked_and_confirmed(clerk, office) -> None:
    texts = _setting_texts(office.cycle, **{"panel.size": "7", "scoring.calibration": "on"})
    assert clerk.post(_url("change_settings", office.cycle), texts).status_code == 302
    assert (value_of(office.cycle, "panel.size"), value_of(office.cycle, "scoring.calibration")) == (7, True)
    wrong = texts | {"panel.size": "x", "notice.days": "9"}
    for name in ("change_settings", "check_settings"):
        page = clerk.post(_url(name, office.cycle), wrong)
        assert (page.status_code, page.text.count("应是整数")) == (200, 2)
    assert 'value="9"' in clerk.post(_url("change_settings", office.cycle), wrong).text
    assert "应是整数" not in clerk.post(_url("check_settings", office.cycle), texts).text
    clerk.post(_url("confirm_settings", office.cycle), {"confirm": ["panel.size"], "document": "2号"})
    assert "已确认（2号）" in clerk.get(_url("settings", office.cycle)).text
    history = clerk.get(reverse("audit:history", args=["cycle", office.cycle.public_id])).text
    assert ("按 2号 确认了设置：每组专家" in history, "panel.size" in history) == (True, False)


def test_scheme_is_saved_and_checked(clerk, office) -> None:
    typed = _scheme_texts(office.cycle, phases__0__weight="50", phases__2__id="extra", phases__2__weight="")
    typed["phases.2.aggregate"] = "mean"
    for name in ("change_scheme", "check_scheme"):
        page = clerk.post(_url(name, office.cycle), typed)
        assert "缺少 权重" in page.text
        assert 'id="f-phases-2-weight-error"' in page.text
    typed["phases.2.weight"] = "0"
    assert "算给您看" in clerk.post(_url("check_scheme", office.cycle), typed).text
    assert clerk.post(_url("change_scheme", office.cycle), typed).status_code == 302
    assert [(phase.id, phase.weight) for phase in scheme_of(office.fresh()).phases] == [
        ("desk", 50),
        ("visit", 60),
        ("extra", 0),
    ]


def test_row_left_out_does_not_move_the_problems(clerk, office) -> None:
    typed = _scheme_texts(office.cycle, tiers__0__id="", tiers__0__name="", tiers__1__ceiling="many")
    typed |= {"tiers.0.ceiling": "", "tiers.0.min_percent": ""}
    page = clerk.post(_url("check_scheme", office.cycle), typed)
    assert '<a href="#f-tiers-1-ceiling">' in page.text


@pytest.mark.parametrize("name", ["phases.x.id", "phases.", "phases.0.id.more", "tracks.7.ceilings.award", "unit.x"])
def test_forged_fields_do_no_harm(clerk, office, name) -> None:
    typed = _scheme_texts(office.cycle) | {name: "1"}
    assert clerk.post(_url("check_scheme", office.cycle), typed).status_code == 200
    assert clerk.post(_url("phases", office.cycle), {name: "1"}).status_code in (200, 302)
    assert clerk.post(_url("change_tracks", office.cycle), {name: "1"}).status_code in (200, 302)


def test_tracks_and_guide_are_saved(clerk, office) -> None:
    other = office.programme_standard("gbt19580-2012")
    first = office.cycle.tracks.get()
    typed = {
        "tracks.0.code": first.code,
        "tracks.0.name": "制造业",
        "tracks.0.standard": first.standard_digest,
        "tracks.0.is_on": "on",
        "tracks.2.code": "services",
        "tracks.2.name": "",
        "tracks.2.standard": other.digest,
        "tracks.2.is_on": "on",
    }
    page = clerk.post(_url("change_tracks", office.cycle), typed)
    assert ('<a href="#f-tracks-1-name">' in page.text, office.cycle.tracks.count()) == (True, 1)
    clerk.post(_url("change_tracks", office.cycle), typed | {"tracks.2.name": "服务业"})
    assert [track.name for track in office.cycle.tracks.all()] == ["制造业", "服务业"]
    page = clerk.get(_url("scheme", office.cycle))
    assert "tracks.1.ceilings.award" in page.text
    clerk.post(_url("choose_guide", office.cycle), {"guide": office.cycle.guide_digest})
    assert clerk.post(_url("choose_guide", office.cycle), {"guide": "x"}).status_code == 409


def test_phases_are_planned_in_a_form(clerk, office) -> None:
    typed = {name: value for name, value in stored_phases(office.cycle).items() if value}
    wrong = clerk.post(_url("phases", office.cycle), typed | {"phases.0.begins": "明天"})
    assert "“明天”不是日期" in wrong.text
    wrong = clerk.post(
        _url("phases", office.cycle), typed | {"phases.0.begins": "2100-02-02", "phases.0.ends": "2100-02-01"}
    )
    assert "结束日期早于开始日期" in wrong.text
    clerk.post(_url("phases", office.cycle), typed | {"phases.0.begins": "2100-02-01", "phases.0.ends": "2100-02-28"})
    assert str(office.cycle.phases.get(code="call").ends) == "2100-02-28"
    page = clerk.get(_url("calendar", office.cycle))
    assert ("2100年2月" in page.text, "28日（周日）" in page.text) == (True, True)


def test_locked_phases_take_only_dates(clerk, office) -> None:
    office.open_call()
    typed = {"phases.0.begins": "2100-03-02", "phases.0.ends": "2100-04-01", "phases.0.name": "改名"}
    page = clerk.get(_url("phases", office.cycle))
    assert 'name="phases.0.name"' not in page.text
    assert clerk.post(_url("phases", office.cycle), typed).status_code == 302
    call = office.cycle.phases.get(code="call")
    assert (call.name, str(call.ends)) == ("申报", "2100-04-01")


def test_next_stage_is_prepared_and_approved(clerk, office) -> None:
    page = clerk.get(_url("go_on", office.cycle))
    assert ("还不能办理" in page.text, "提交审核" in page.text) == (True, False)
    assert clerk.post(_url("go_on", office.cycle), {"reason": ""}).status_code == 409
    office.make_ready()
    answer = clerk.post(_url("go_on", office.cycle), {"reason": "按期开始"})
    proposal = Proposal.objects.get()
    assert (answer.status_code, proposal.verb, proposal.reason) == (302, rules.OPEN_CALL.id, "按期开始")
    sign_in(clerk, office.lead)
    seen = clerk.get(answer.url)
    assert "由筹备阶段进入申报阶段" in seen.text


def test_rules_are_locked_from_the_page(clerk, office) -> None:
    office.make_ready()
    assert clerk.post(_url("lock", office.cycle)).status_code == 302
    assert Proposal.objects.get().verb == rules.LOCK_RULES.id


def test_archived_cycle_has_no_next_stage(clerk, office) -> None:
    Cycle.objects.filter(pk=office.cycle.pk).update(stage="archived")
    assert clerk.get(_url("go_on", office.cycle)).status_code == 404
    assert clerk.get(_url("cycle", office.cycle)).status_code == 200


def test_extension_is_prepared(clerk, office) -> None:
    office.open_call()
    phase = Phase.objects.get(cycle=office.cycle, code="call")
    assert "延期" in clerk.get(_url("calendar", office.cycle)).text
    assert clerk.post(_url("extend", phase), {"day": "", "reason": "台风"}).status_code == 200
    assert clerk.post(_url("extend", phase), {"day": "2100-04-15", "reason": "台风"}).status_code == 302
    assert Proposal.objects.get(verb=rules.EXTEND_DEADLINE.id).arguments["old"] == "2100-03-31"


@pytest.mark.parametrize("name", ["amend_scheme", "amend_settings", "amend_tracks", "phases"])
def test_page_that_changes_says_why_not_instead_of_a_form(clerk, office, name: str) -> None:
    office.open_call()
    allowed = clerk.get(_url(name, office.cycle)).text
    Cycle.objects.filter(pk=office.cycle.pk).update(stage="archived")
    refused = clerk.get(_url(name, office.cycle)).text
    assert "</button></div></form>" in allowed
    assert ("现在是已归档阶段" in refused, "</button></div></form>" in refused) == (True, False)


def test_deadline_of_an_archived_cycle_shows_no_form(clerk, office) -> None:
    office.open_call()
    phase = Phase.objects.get(cycle=office.cycle, code="call")
    assert 'name="day"' in clerk.get(_url("extend", phase)).text
    Cycle.objects.filter(pk=office.cycle.pk).update(stage="archived")
    refused = clerk.get(_url("extend", phase)).text
    assert ("现在是已归档阶段" in refused, 'name="day"' in refused) == (True, False)


@pytest.mark.parametrize("name", ["cycle", "phases", "calendar", "settings", "scheme", "tracks"])
def test_pages_of_a_cycle_handed_over_say_so(clerk, office, name: str) -> None:
    said = "本届已移交到“评审室&lt;一&gt;”"
    assert said not in clerk.get(_url(name, office.cycle)).text
    Cycle.objects.filter(pk=office.cycle.pk).update(handed_over_to="评审室<一>")
    assert said in clerk.get(_url(name, office.cycle)).text


def test_locked_scheme_is_amended_by_a_decision(clerk, office) -> None:
    office.open_call()
    decision = _decision(office)
    assert 'name="unit"' not in clerk.get(_url("scheme", office.cycle)).text
    assert clerk.get(_url("amend_scheme", office.cycle)).status_code == 200
    typed = _scheme_texts(office.cycle, spread_limit="25")
    for missing in (typed, typed | decision | {"spread_limit": "x"}):
        assert clerk.post(_url("amend_scheme", office.cycle), missing).status_code == 200
    answer = clerk.post(_url("amend_scheme", office.cycle), typed | decision)
    [proposal] = Proposal.objects.filter(verb=rules.AMEND_RULES.id)
    assert answer.status_code == 302
    sign_in(clerk, office.lead)
    seen = clerk.get(answer.url)
    assert "蓬评委〔2100〕7号" in seen.text
    assert (
        proposal.arguments["changes"]["scheme"]["body"]["spread_limit"],
        scheme_of(office.fresh()).spread_limit,
    ) == ("25", 20)
    clerk.post(answer.url, {"approve": "1", "seen": seen.context["outlook"].digest})
    scan = reverse("files:show", args=[decision["scan"]])
    assert (scan in seen.text, scan in clerk.get(_url("cycle", office.cycle)).text) == (True, True)
    Blob.objects.update(removed_at=timezone.now(), reason="误传")
    page = clerk.get(_url("cycle", office.cycle)).text
    assert (scan in page, "扫描件已隔离" in page) == (False, True)


def test_locked_settings_are_amended_by_a_decision(clerk, office) -> None:
    office.open_call()
    texts, decision = _setting_texts(office.cycle, **{"notice.days": "7"}), _decision(office)
    clerk.post(_url("change_settings", office.cycle), texts)
    assert value_of(office.cycle, "notice.days") == 5
    assert clerk.get(_url("amend_settings", office.cycle)).status_code == 200
    assert "应是整数" in clerk.post(_url("amend_settings", office.cycle), texts | decision | {"notice.days": "x"}).text
    assert clerk.post(_url("amend_settings", office.cycle), texts | decision).status_code == 302
    changes = Proposal.objects.get(verb=rules.AMEND_RULES.id).arguments["changes"]
    assert changes == {"settings": {"notice.days": "7"}}


def test_standard_and_guide_are_amended_by_a_decision(clerk, office) -> None:
    office.open_call()
    other, guide = office.programme_standard("gbt19580-2012"), office.programme_guides()[0]
    assert clerk.get(_url("amend_tracks", office.cycle)).status_code == 200
    typed = _decision(office) | {"standard.manufacturing": other.digest, "guide": guide.digest}
    assert clerk.post(_url("amend_tracks", office.cycle), typed).status_code == 302
    changes = Proposal.objects.get(verb=rules.AMEND_RULES.id).arguments["changes"]
    assert changes == {"standards": {"manufacturing": other.digest}, "guide": guide.digest}


def test_standard_is_imported_with_its_findings(clerk, office) -> None:
    address = _url("new_standard", office.programme)
    text = standard_as_json(load_standard("pengjiang-manufacturing")).replace("pengjiang-manufacturing", "draft")

    def upload(name: str, content: bytes, code: str = "own"):
        return clerk.post(address, {"file": SimpleUploadedFile(name, content), "code": code})

    assert upload("own.json", text.encode()).status_code == 302
    assert StandardVersion.objects.filter(programme=office.programme, code="own").exists()
    assert "没有存入" in upload("own.json", b"{}").text
    assert "无法识别" in upload("own.exe", b"MZ").text or "没有存入" in upload("own.exe", b"MZ").text
    assert upload("own.json", text.encode(), "a b").status_code == 200
    assert upload("own.json", b" " * (5 * 1024 * 1024 + 1)).status_code == 200


def test_standard_is_adapted_in_a_form(clerk, office) -> None:
    version = office.programme_standard("pengjiang-manufacturing")
    for name in ("adapt_standard", "check_standard"):
        page = clerk.post(_url(name, version), {"id": "own", "categories.0.points": "151"})
        assert 'href="#f-categories-0-points"' in page.text
    assert "还有问题要改" not in clerk.post(_url("check_standard", version), {"id": "own"}).text
    assert clerk.post(_url("adapt_standard", version), {"id": "own"}).status_code == 302
    assert office.programme_standard("own").digest != version.digest


def test_guide_is_imported_adapted_and_adopted(clerk, office) -> None:
    import json  # noqa: PLC0415

    content = json.dumps(load_guide().as_json() | {"id": "own"}).encode()
    address = _url("new_guide", office.programme)
    assert "没有存入" in clerk.post(address, {"file": SimpleUploadedFile("guide.txt", content)}).text
    assert clerk.post(address, {}).status_code == 200
    clerk.post(address, {"file": SimpleUploadedFile("guide.json", content)})
    version = GuideVersion.objects.get(programme=office.programme, code="own")
    page = clerk.get(_url("adapt_guide", version))
    assert "方法（中文）" in page.text
    assert "步长" in clerk.post(_url("check_guide", version), {"step": "7"}).text
    assert clerk.post(_url("adapt_guide", version), {"step": "7"}).status_code == 200
    assert clerk.post(_url("adapt_guide", version), {"title.zh": "示例指南"}).status_code == 302
    early = clerk.post(_url("adopt_guide", version), {"decision": "1号", "day": "2100-01-01"})
    assert "日期还没有到 › 填文件上的日期" in early.text
    assert clerk.post(_url("adopt_guide", version), {"decision": "1号", "day": "2025-01-01"}).status_code == 302
    assert "评审委员会已通过" in clerk.get(_url("tracks", office.cycle)).text


def test_english_pages_have_no_chinese_labels(clerk, office) -> None:
    clerk.cookies["language"] = "en"
    for name in ("cycle", "settings", "scheme", "phases"):
        page = clerk.get(_url(name, office.cycle))
        assert ("Overview" in page.text, "总览" in page.text) == (True, False)

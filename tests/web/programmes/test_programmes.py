"""Setting up an award: names, standards, guides, holidays."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from web.make import make_actor, make_assignment
from zhiheng.problems import BadInputError
from zhiheng.standard import load_guide, load_standard, standard_as_yaml
from zhiheng.tables import InputFile
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.programmes.actions.programmes import (
    adapt_guide,
    adapt_standard,
    adopt_guide,
    change_titles,
    create_programme,
    enter_holidays,
    import_guide,
    import_standard,
)
from zhiheng.web.programmes.actions.settings import confirm_settings
from zhiheng.web.programmes.models import GuideVersion, HolidayYear, Programme, Setting, StandardVersion
from zhiheng.web.programmes.queries import working_day_tables
from zhiheng.web.programmes.versions import guide_of, standard_of
from zhiheng.web.programmes.working_days import add_working_days

OWN = "pengjiang-manufacturing"


def _titles(programme) -> dict[str, str]:
    return dict(Setting.objects.filter(programme=programme, cycle=None).values_list("key", "value"))


@pytest.mark.django_db
def test_operator_sets_up_an_award() -> None:
    programme = create_programme(make_actor(Role.OPERATOR), "蓬江区政府质量奖", "蓬江区")
    assert programme.name_key.startswith("peng jiang qu")
    assert _titles(programme) == {
        "place": "蓬江区",
        "government": "蓬江区人民政府",
        "bureau": "蓬江区市场监督管理局",
        "committee": "蓬江区政府质量奖评审委员会",
        "office": "蓬江区政府质量奖评审委员会秘书处",
        "regulation": "蓬江区政府质量奖评审管理办法",
    }
    assert [one.code for one in StandardVersion.objects.all()] == ["gbt19580-2012", OWN]
    assert LedgerPayload.objects.get().payload["name"] == "蓬江区政府质量奖"


@pytest.mark.django_db
def test_only_the_operator_sets_up_an_award() -> None:
    with pytest.raises(NotPermittedError):
        create_programme(make_actor(Role.OFFICE_LEAD), "蓬江区政府质量奖", "蓬江区")
    assert not Programme.objects.exists()


def test_changed_title_is_to_be_confirmed_again(office) -> None:
    clerk = office.clerk.as_actor()
    confirm_settings(clerk, office.programme, ["office", "place"], "蓬府办〔2100〕3号")
    change_titles(clerk, office.programme, {"office": "秘书处", "place": "示例区"})
    kept = {one.key: one for one in Setting.objects.filter(programme=office.programme, cycle=None)}
    assert (kept["office"].value, kept["office"].is_confirmed) == ("秘书处", False)
    assert (kept["place"].document, kept["place"].confirmed_by_id) == ("蓬府办〔2100〕3号", clerk.person)


def test_confirm_needs_a_document_and_a_choice(office) -> None:
    for keys, document in ((["office"], " "), (["nothing"], "1号")):
        with pytest.raises(BlockedError):
            confirm_settings(office.clerk.as_actor(), office.programme, keys, document)
    assert not Setting.objects.exclude(document="").exists()


def test_titles_of_another_award_are_out_of_reach(office, other_office) -> None:
    with pytest.raises(NotPermittedError):
        change_titles(office.clerk.as_actor(), other_office.programme, {"office": "秘书处"})
    assert _titles(other_office.programme)["office"] == "另一区政府质量奖评审委员会秘书处"


def test_import_a_standard_from_text(office) -> None:
    text = (Path(__file__).parents[2] / "standard/fixtures/pengjiang-manufacturing.txt").read_bytes()
    version, _ = import_standard(office.clerk.as_actor(), office.programme, InputFile("评分要点.txt", text), "own")
    assert version.digest == load_standard(OWN).digest


def test_import_a_standard_from_yaml_under_an_own_code(office) -> None:
    text = standard_as_yaml(load_standard(OWN)).replace("id: pengjiang-manufacturing", "id: temporary")
    file = InputFile("own.yaml", text.encode())
    version, findings = import_standard(office.clerk.as_actor(), office.programme, file, "own-2100")
    assert (version.code, standard_of(version).id, findings) == ("own-2100", "own-2100", ())


def test_import_refuses_a_faulty_standard(office) -> None:
    before = StandardVersion.objects.count()
    with pytest.raises(BadInputError):
        import_standard(office.clerk.as_actor(), office.programme, InputFile("own.yaml", b"id: a"), "own")
    assert StandardVersion.objects.count() == before


@pytest.mark.parametrize("name", ["bomb.docx", "bomb.xlsx"])
def test_import_refuses_an_archive_that_unpacks_to_too_much(office, name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (65 * 1024 * 1024))
    file = InputFile(name, packed.getvalue())
    with pytest.raises(BadInputError) as refused:
        import_standard(office.clerk.as_actor(), office.programme, file, "own")
    assert [problem.what("zh") for problem in refused.value.problems] == ["文件展开后太大"]


def test_adapt_a_standard_makes_another_version(office) -> None:
    version = StandardVersion.objects.get(programme=office.programme, code=OWN)
    texts = {"id": "own", "categories.0.indicators.0.points": "30", "categories.0.indicators.1.points": "30"}
    adapted = adapt_standard(office.clerk.as_actor(), version, texts)
    points = [indicator.points for indicator in standard_of(adapted).indicators]
    assert (points[:2], standard_of(version).digest) == ([30, 30], version.digest)


def test_adapt_names_the_field_of_each_problem(office) -> None:
    version = StandardVersion.objects.get(programme=office.programme, code=OWN)
    texts = {"id": "own", "categories.0.indicators.0.points": "26", "categories.0.name": " "}
    with pytest.raises(BadInputError) as refused:
        adapt_standard(office.clerk.as_actor(), version, texts)
    assert [problem.place.cell for problem in refused.value.problems] == ["categories.0.points", "categories.0.name"]


def test_adapt_keeps_a_builtin_code_for_the_builtin(office) -> None:
    version = StandardVersion.objects.get(programme=office.programme, code=OWN)
    with pytest.raises(BadInputError) as refused:
        adapt_standard(office.clerk.as_actor(), version, {"title": "改过的"})
    assert [problem.place.cell for problem in refused.value.problems] == ["id"]


def test_guide_is_adapted_and_adopted(office) -> None:
    clerk, builtin = office.clerk.as_actor(), GuideVersion.objects.get(programme=office.programme)
    draft = adapt_guide(clerk, builtin, {"title.zh": "示例区评分指南"})
    adopted = adopt_guide(clerk, draft, "蓬评委〔2100〕1号", date(2100, 1, 5))
    guide = guide_of(adopted)
    assert (guide.title.zh, guide.status, guide.decision) == ("示例区评分指南", "adopted", "蓬评委〔2100〕1号")
    assert len({builtin.digest, draft.digest, adopted.digest}) == 3


def test_import_a_guide(office) -> None:
    content = json.dumps(load_guide().as_json() | {"id": "own"}).encode()
    version = import_guide(office.clerk.as_actor(), office.programme, InputFile("guide.json", content))
    assert version.code == "own"
    with pytest.raises(BadInputError):
        import_guide(office.clerk.as_actor(), office.programme, InputFile("guide.docx", content))


def test_holidays_entered_are_used(office) -> None:
    lists = ("2101-01-03 至 2101-01-05", "2101-01-08")
    enter_holidays(office.clerk.as_actor(), office.programme, 2101, "国办发明电〔2100〕9号", lists)
    tables = working_day_tables(office.programme)
    assert add_working_days(date(2101, 1, 2), 2, tables) == date(2101, 1, 7)
    enter_holidays(office.clerk.as_actor(), office.programme, 2101, "国办发明电〔2100〕9号", ("", ""))
    assert add_working_days(date(2101, 1, 2), 2, working_day_tables(office.programme)) == date(2101, 1, 4)
    assert HolidayYear.objects.count() == 1


def test_holidays_of_another_award_are_not_used(office, other_office) -> None:
    enter_holidays(other_office.clerk.as_actor(), other_office.programme, 2101, "1号", ("2101-01-03", ""))
    assert working_day_tables(office.programme) == {}


def test_who_only_watches_enters_nothing(office) -> None:
    with pytest.raises(NotPermittedError):
        enter_holidays(office.supervisor.as_actor(), office.programme, 2101, "1号", ("", ""))
    stranger = make_assignment(Role.EXPERT, office.cycle).as_actor()
    entries = LedgerEntry.objects.count()
    with pytest.raises(NotPermittedError):
        enter_holidays(stranger, office.programme, 2101, "1号", ("", ""))
    assert LedgerEntry.objects.count() == entries

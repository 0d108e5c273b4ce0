"""The migration that makes one list of departments of two loses nothing."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from web.make import make_cycle, make_person
from zhiheng.web.entries.models import OpinionRequest
from zhiheng.web.messages.models import LetterSetting
from zhiheng.web.programmes.models import Cycle, Setting

_MIGRATION = import_module("zhiheng.web.entries.migrations.0004_one_list_of_departments")
AS_IT_CAME = _MIGRATION.AS_IT_CAME
OF_LETTERS = ["示例局", "海关"]


@pytest.fixture
def cycle(db: None) -> Cycle:
    cycle = make_cycle()
    Setting.objects.filter(cycle=cycle).delete()
    return cycle


def _carried(
    cycle: Cycle, own: list[str] | None, text: str | None = " 示例局 \n\n海关\n海关"
) -> tuple[object, str] | None:
    """Return value and document of the cycle's setting after the migration, None if it is not stored."""
    values = {"programme": cycle.programme, "cycle": cycle, "key": "screening.departments"}
    if own:
        Setting.objects.create(value=own, **values)
    if text is not None:
        letters = {"value": text, "confirmed": "示府〔2026〕1号"}
        LetterSetting.objects.create(programme=cycle.programme, key="departments", **letters)
    _MIGRATION.carry(apps, None)
    return Setting.objects.filter(**values).values_list("value", "document").first()


@pytest.mark.parametrize("own", [None, AS_IT_CAME])
def test_list_of_the_letters_becomes_the_setting_where_nobody_changed_it(cycle: Cycle, own: list[str] | None) -> None:
    assert _carried(cycle, own) == (OF_LETTERS, "示府〔2026〕1号")
    assert LetterSetting.objects.get().value == " 示例局 \n\n海关\n海关"


def test_departments_of_the_cycle_stay_and_those_of_the_letters_follow(cycle: Cycle) -> None:
    assert _carried(cycle, ["海关", "科技"]) == (["海关", "科技", "示例局"], "")


@pytest.mark.parametrize("text", [None, " "])
def test_award_without_a_list_for_letters_keeps_the_setting(cycle: Cycle, text: str | None) -> None:
    assert _carried(cycle, ["海关"], text) == (["海关"], "")


def test_cycle_whose_departments_were_asked_keeps_its_list(cycle: Cycle) -> None:
    asked = {"department": "海关", "deadline": date(2026, 4, 1), "asked_by": make_person()}
    OpinionRequest.objects.create(cycle=cycle, **asked)
    assert _carried(cycle, None) is None

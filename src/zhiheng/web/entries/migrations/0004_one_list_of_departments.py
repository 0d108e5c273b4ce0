"""The departments asked for opinions are one list: what the letters had becomes the setting of the cycles."""

from typing import Any

from django.db import migrations

KEY = "screening.departments"
AS_IT_CAME = [
    "发改/信用",
    "工信",
    "公安",
    "人社",
    "自然资源",
    "生态环境",
    "应急",
    "税务",
    "市场监管",
    "统计",
    "消防",
    "海关",
]


def carry(apps: Any, _editor: object) -> None:  # noqa: ANN401 - the models of that time
    """Give every cycle of an award whose letters had a list of their own that list.

    A cycle whose setting the office had changed keeps its departments, followed by those that only the letters had; one
    whose departments were asked keeps its list as it is. The letters' row stays where it is, and is read no more.
    """
    kept = apps.get_model("letters", "LetterSetting").objects.filter(key="departments")
    settings = apps.get_model("programmes", "Setting").objects
    asked = apps.get_model("entries", "OpinionRequest").objects.values("cycle")
    for cycle in apps.get_model("programmes", "Cycle").objects.exclude(pk__in=asked):
        of_letters = kept.filter(programme=cycle.programme_id).first()
        names = _lines(of_letters.value) if of_letters else []
        if not names:
            continue
        own = settings.filter(cycle=cycle, key=KEY).first()
        if own is None:
            own = settings.model(programme_id=cycle.programme_id, cycle=cycle, key=KEY, value=AS_IT_CAME)
        if own.value == AS_IT_CAME:
            own.value, own.document = names, of_letters.confirmed
        else:
            own.value = [*own.value, *(name for name in names if name not in own.value)]
        own.save()


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(filter(None, map(str.strip, text.splitlines()))))


class Migration(migrations.Migration):
    dependencies = [
        ("entries", "0003_second_enquiry"),
        ("letters", "0001_initial"),
        ("programmes", "0004_application_forms"),
    ]

    operations = [migrations.RunPython(carry, migrations.RunPython.noop, elidable=True)]

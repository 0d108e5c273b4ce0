"""What the letters of a programme have in common: its titles, how numbers look, whom to ask (design rule 14)."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.messages.models import LetterSetting
from zhiheng.web.programmes.declared import PROGRAMME_SETTINGS
from zhiheng.web.programmes.models import Programme, Setting


@dataclass(frozen=True, slots=True)
class Default:
    """A letter setting's name, and its value until the office says otherwise."""

    name: Message
    value: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A setting as it stands; ``confirmed`` is the document that confirms it, empty while 待秘书处确认."""

    key: str
    name: Message
    text: str
    confirmed: str


DEFAULTS: Mapping[str, Default] = {
    "number": Default(
        Message("文号样式（{{year}} 是年份，{{number}} 是序号）", "Form of the number ({{year}}, {{number}})"),
        "质奖〔{year}〕{number}号",
    ),
    "contact": Default(Message("联系人", "Contact person")),
    "phone": Default(Message("联系电话", "Telephone")),
    "email": Default(Message("电子邮箱", "Mail address")),
    "address": Default(Message("地址", "Address")),
}


def letter_settings(programme: Programme) -> list[Value]:
    """Return the letter settings of a programme, in the order of ``DEFAULTS``."""
    kept = {setting.key: setting for setting in LetterSetting.objects.filter(programme=programme)}
    return [_value(key, default, kept.get(key)) for key, default in DEFAULTS.items()]


def titles(programme: Programme) -> list[Value]:
    """Return what the award calls its bodies and its rules; those are set with the programme itself."""
    kept = {setting.key: setting for setting in Setting.objects.filter(programme=programme, cycle=None)}
    return [
        Value(key, one.label, str(kept[key].value) if key in kept else "", kept[key].document if key in kept else "")
        for key, one in PROGRAMME_SETTINGS.items()
    ]


def _value(key: str, default: Default, kept: LetterSetting | None) -> Value:
    if kept is None:
        return Value(key, default.name, default.value, "")
    return Value(key, default.name, kept.value, kept.confirmed)

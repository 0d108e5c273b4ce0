"""A form of settings: groups of fields, each with its tag 待秘书处确认 or 已确认（文号）."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhiheng.canonical import Json
from zhiheng.problems import Message, Problem
from zhiheng.web.programmes.declared import Declaration, Group
from zhiheng.web.programmes.fields import Field, Line, declared_field, summary, with_problems
from zhiheng.web.programmes.models import Setting


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting in the form: its field, and the row that is confirmed or not; None for one never stored."""

    declared: Declaration
    field: Field
    row: Setting | None
    shown: Message
    is_fixed: bool


@dataclass(frozen=True)
class SettingsForm:
    """Settings as a form.

    ``typed`` is what a person typed, with its problems; without it the form shows the stored values, ``preset`` the
    values of those not stored. ``has_fixed_rules``: settings that are rules cannot be changed here any more.
    """

    declared: Sequence[Group]
    kept: Mapping[str, Setting]
    typed: Mapping[str, str] | None = None
    problems: Sequence[Problem] = ()
    preset: Mapping[str, Json] = field(default_factory=dict)
    has_fixed_rules: bool = False

    @property
    def groups(self) -> list[tuple[Message, list[SettingLine], list[SettingLine]]]:
        """Each group's title with the settings shown at first sight, and those under 更多设置."""
        lines = {line.declared.key: line for line in self._lines()}
        return [
            (
                group.title,
                [lines[one.key] for one in group.members if one.is_shown],
                [lines[one.key] for one in group.members if not one.is_shown],
            )
            for group in self.declared
        ]

    @property
    def fields(self) -> list[Field]:
        """All fields with their problems."""
        members = [one for group in self.declared for one in group.members]
        return with_problems([declared_field(one, self._text(one)) for one in members], self.problems)

    @property
    def sent(self) -> list[Field]:
        """The fields that stood in the form when it was sent."""
        return [one for one in self.fields if one.name in (self.typed or {})]

    @property
    def summary(self) -> list[Line]:
        """All problems, each with its field."""
        return summary(self.fields, self.problems)

    def _lines(self) -> Iterator[SettingLine]:
        members = [one for group in self.declared for one in group.members]
        for declared, shown in zip(members, self.fields, strict=True):
            row = self.kept.get(declared.key)
            value = declared.kind.shown(self._value(declared))
            yield SettingLine(declared, shown, row, value, self.has_fixed_rules and declared.is_rule)

    def _text(self, declared: Declaration) -> str:
        if self.typed is not None and declared.key in self.typed:
            return self.typed[declared.key]
        return declared.kind.text(self._value(declared))

    def _value(self, declared: Declaration) -> Json:
        row = self.kept.get(declared.key)
        value: Json = row.value if row else self.preset.get(declared.key, "")
        return value

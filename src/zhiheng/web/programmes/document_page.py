"""A standard or a guide as a form: every text and number a field, in the order of the document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from zhiheng.canonical import Json
from zhiheng.problems import Message, Problem
from zhiheng.web.programmes.documents import leaves, texts_of
from zhiheng.web.programmes.fields import Field, Line, summary, with_problems

_LONG = 60
_SHORT = 16
_LANGUAGES = ("zh", "en")

_LABELS = {
    "id": Message("编号", "Code"),
    "title": Message("标题", "Title"),
    "points": Message("分值", "Points"),
    "code": Message("编号", "Code"),
    "name": Message("名称", "Name"),
    "kind": Message("类别", "Kind"),
    "text": Message("内容", "Text"),
    "number": Message("序号", "Number"),
    "audience": Message("对象", "Audience"),
    "step": Message("步长", "Step"),
    "low": Message("区间下限（%）", "Band from (%)"),
    "high": Message("区间上限（%）", "Band to (%)"),
    "question": Message("问什么", "Question"),
    "zh": Message("中文", "Chinese"),
    "en": Message("英文", "English"),
}
_FIXED = ("digest", "status", "decision", "date")
_OPTIONS: Mapping[str, Sequence[tuple[str, Message]]] = {
    "kind": (
        ("process", Message("过程类", "process")),
        ("results", Message("结果类", "results")),
    ),
    "audience": (
        ("advanced", Message("先进制造业", "advanced manufacturing")),
        ("traditional", Message("传统制造业", "traditional manufacturing")),
        ("all", Message("全部", "all")),
    ),
}


@dataclass(frozen=True, slots=True)
class Part:
    """The fields of one table of the document, under the heading that names it."""

    heading: str
    depth: int
    fields: Sequence[Field]


@dataclass(frozen=True)
class DocumentForm:
    """A document of the library as a form; ``typed`` is what a person typed, with its problems."""

    document: Mapping[str, Json]
    typed: Mapping[str, str]
    problems: Sequence[Problem] = ()

    @cached_property
    def fields(self) -> list[Field]:
        """All fields with their problems."""
        shown = [
            self._field(path, self.typed.get(path, value))
            for path, value in self._values.items()
            if _last(path) not in _FIXED
        ]
        return with_problems(shown, self.problems)

    @property
    def sent(self) -> list[Field]:
        """The fields that stood in the form when it was sent."""
        return [one for one in self.fields if one.name in self.typed]

    @property
    def summary(self) -> list[Line]:
        """All problems, each with its field."""
        return summary(self.fields, self.problems)

    @property
    def parts(self) -> list[Part]:
        """The fields by table, in the order of the document."""
        parts: list[Part] = []
        tables: dict[str, list[Field]] = {}
        for one in self.fields:
            parent = _table(one.name)
            if parent not in tables:
                tables[parent] = []
                parts.append(Part(self._heading(parent), parent.count("."), tables[parent]))
            tables[parent].append(one)
        return parts

    @cached_property
    def _values(self) -> Mapping[str, str]:
        return {leaf.path: leaf.value for leaf in leaves(texts_of(dict(self.document)))}

    def _heading(self, path: str) -> str:
        """Return what names the table at a path: code and name, or the limits of a band; nothing for the top."""
        limits = [self._values.get(f"{path}.{key}", "") for key in ("low", "high")]
        if all(limits):
            return f"{limits[0]}–{limits[1]} %"
        named = [self._values.get(f"{path}.{key}", "") for key in ("code", "number", "name", "name.zh")]
        return " ".join(filter(None, named))

    def _field(self, path: str, value: str) -> Field:
        name = _last(path)
        if name in _LANGUAGES:
            asked = self._named(path.rpartition(".")[0])
            label = Message(f"{asked.zh}（{_LABELS[name].zh}）", f"{asked.en} ({_LABELS[name].en})")
            return Field(path, label, value, "lines" if len(value) > _SHORT else "text")
        if name in _OPTIONS:
            return Field(path, self._named(path), value, "choice", options=_OPTIONS[name])
        return Field(path, self._named(path), value, "lines" if len(value) > _LONG or name == "text" else "text")

    def _named(self, path: str) -> Message:
        """Return what a value is called; a sentence of a band by the factor it is about."""
        name = _last(path)
        if ".sentences." in path:
            return self._factors.get(name, Message(name, name))
        return _LABELS.get(name, Message(name, name))

    @cached_property
    def _factors(self) -> Mapping[str, Message]:
        """The names of the factors of a guide by id; a factor of both scales has the same name in both."""
        found = {}
        for path, factor in self._values.items():
            if ".factors." in path and _last(path) == "id":
                at = path.rpartition(".")[0]
                texts = (self._values[f"{at}.name.{one}"] for one in _LANGUAGES)
                found[factor] = Message(*(text.replace("{", "{{").replace("}", "}}") for text in texts))
        return found


def _table(path: str) -> str:
    """Return the table a value is shown with: both languages of a text, and all sentences of a band, stand together."""
    parts = path.split(".")
    if parts[-1] in _LANGUAGES:
        parts.pop()
    parts.pop()
    if parts and parts[-1] == "sentences":
        parts.pop()
    return ".".join(parts)


def _last(path: str) -> str:
    return path.rpartition(".")[2]

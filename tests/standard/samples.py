"""A small standard without defects, and what is wrong with a changed one."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from zhiheng.problems import BadInputError, Message
from zhiheng.standard import Standard, parse_standard
from zhiheng.tables import Document, InputFile, read_json

Data = dict[str, Any]
Defect = tuple[str | None, Message, dict[str, object]]
"""The key at which something is wrong, what, and the values that fill the message."""


_CULTURE = {
    "code": "1.1",
    "name": "组织文化",
    "points": 40,
    "kind": "process",
    "criteria": [
        {"code": "1.1a", "text": "如何确定组织文化体系。"},
        {"code": "1.1b", "text": "如何开展质量文化建设。"},
    ],
    "notes": [{"number": None, "audience": "all", "text": "应突出质量文化。"}],
}
_GOVERNANCE = {
    "code": "1.2",
    "name": "组织治理",
    "points": 20,
    "kind": "process",
    "criteria": [{"code": "1.2a", "text": "如何进行组织架构设计。"}],
    "notes": [],
}
_SOCIETY = {
    "code": "2.1",
    "name": "社会效益",
    "points": 40,
    "kind": "results",
    "criteria": [
        {"code": "2.1a", "text": "说明社会责任方面情况。"},
        {"code": "2.1b", "text": "说明防治污染的措施。", "kind": "process"},
    ],
    "notes": [
        {"number": "1", "audience": "advanced", "text": "对先进制造业组织来说。"},
        {"number": "2", "audience": "traditional", "text": "对传统制造业组织来说。"},
    ],
}


def small() -> Data:
    """Return two categories, three indicators, five criteria, three notes, 100 points; new at every call."""
    categories = [
        {"code": "1", "name": "领导", "points": 60, "indicators": [_CULTURE, _GOVERNANCE]},
        {"code": "2", "name": "效益", "points": 40, "indicators": [_SOCIETY]},
    ]
    return deepcopy({"id": "small", "title": "小型评分要点", "points": 100, "categories": categories})


def document_of(data: object) -> Document:
    return read_json(InputFile("small.json", json.dumps(data, indent=1).encode()))


def standard_of(data: object) -> Standard:
    return parse_standard(document_of(data))


def defects_of(data: object, parse: Callable[[Document], object] = parse_standard) -> list[Defect]:
    """Return what is wrong with data, in the order in which it is reported."""
    try:
        parse(document_of(data))
    except BadInputError as error:
        return [(problem.place.cell, problem.message, dict(problem.values)) for problem in error.problems]
    return []


def at(data: Any, *path: str | int) -> Any:
    """Return the value at a path."""
    for part in path:
        data = data[part]
    return data


FIRST = ("categories", 0, "indicators", 0)
SECOND = ("categories", 0, "indicators", 1)
LAST = ("categories", 1, "indicators", 0)

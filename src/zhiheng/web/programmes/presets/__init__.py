"""What a new cycle starts from (预设): files of data, one a level of government."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from zhiheng.canonical import Json
from zhiheng.problems import Message

NAMES = ("district", "city", "province")
"""The presets, the smallest award first."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A cycle's beginning: labels, settings by key, phases and tracks as rows, the guide's id and the scheme."""

    name: str
    label: Message
    guide: str
    settings: Mapping[str, Json]
    phases: Sequence[Mapping[str, Any]]
    tracks: Sequence[Mapping[str, str]]
    scheme: Mapping[str, Json]


@cache
def load_preset(name: str) -> Preset:
    """Return one of the presets of ``NAMES``."""
    data = tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text("utf-8"))
    settings = {f"{group}.{key}": value for group, values in data["settings"].items() for key, value in values.items()}
    return Preset(
        name, Message(**data["label"]), data["guide"], settings, data["phases"], data["tracks"], data["scheme"]
    )

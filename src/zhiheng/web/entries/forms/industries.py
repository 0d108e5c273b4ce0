"""The industries of GB/T 4754—2017 (国民经济行业分类): 20 sections (门类) and 97 divisions (大类)."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from zhiheng.problems import Message


@dataclass(frozen=True, slots=True)
class Industry:
    """A division; ``value`` is how it is kept, such as ``C29 橡胶和塑料制品业``."""

    value: str
    name: Message
    section: Message


@cache
def industries() -> Mapping[str, Industry]:
    """Return all divisions by the value that is kept, in their order."""
    text = (resources.files("zhiheng.web.entries.forms") / "industries.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    sections = {row["section"]: Message(row["zh"], row["en"]) for row in rows if not row["code"]}
    found = [
        Industry(f"{row['section']}{row['code']} {row['zh']}", Message(row["zh"], row["en"]), sections[row["section"]])
        for row in rows
        if row["code"]
    ]
    return {one.value: one for one in found}

"""docs/reference/standard-files.md shows a standard that is one, and names every key."""

import re
from pathlib import Path

from standard.official import TITLE
from zhiheng.canonical import Json
from zhiheng.standard import builtin_standards, load_guide, load_standard, parse_standard
from zhiheng.tables import InputFile, read_yaml

PAGE = (Path(__file__).parents[2] / "docs/reference/standard-files.md").read_text("utf-8")
FACTORS = {"approach", "deployment", "learning", "integration", "level", "trend", "comparison"}


def _keys(value: Json) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def test_example_is_a_standard() -> None:
    example = re.search("```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    standard = parse_standard(read_yaml(InputFile("example.yaml", example[1].encode())))
    assert standard.id == "example-services"


def test_every_key_is_named() -> None:
    keys = _keys(load_standard("gbt19580-2012").as_json()) | _keys(load_standard("pengjiang-manufacturing").as_json())
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]*)`", PAGE))))
    assert (keys | _keys(load_guide().as_json())) - named - FACTORS == set()


def test_every_built_in_standard_is_named() -> None:
    assert [one for one in builtin_standards() if f"| `{one}` |" not in PAGE] == []
    assert TITLE in PAGE

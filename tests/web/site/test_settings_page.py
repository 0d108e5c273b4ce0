"""docs/reference/settings.md names every setting with its kind and default, and its examples work."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from zhiheng.web.site.config import Config, load_config

_PAGE = (Path(__file__).parents[3] / "docs/reference/settings.md").read_text("utf-8")
_KINDS = {str: "text", int: "number", bool: "true/false", Path: "path", tuple[str, ...]: "list"}
_EXAMPLES = re.findall(r"```toml\n(.*?)```", _PAGE, re.DOTALL)


def _as_written(default: object) -> str:
    return "" if default in ("", ()) else str(default).lower() if isinstance(default, bool) else str(default)


def test_page_names_every_setting_with_kind_and_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (?:`(\S+)` )?\| \S.* \|$", _PAGE, re.MULTILINE)
    kinds = get_type_hints(Config)
    assert rows == [(one.name, _KINDS[kinds[one.name]], _as_written(one.default)) for one in fields(Config)]


@pytest.mark.parametrize("text", _EXAMPLES)
def test_example_is_accepted(tmp_path: Path, text: str) -> None:
    (tmp_path / "zhiheng.toml").write_text(text, "utf-8")
    assert load_config({"ZHIHENG_HOME": str(tmp_path)}).names


def test_page_has_examples() -> None:
    assert len(_EXAMPLES) == 2

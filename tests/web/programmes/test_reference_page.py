"""docs/reference/cycle-settings.md names every setting with its values in the presets, and none that does not exist."""

import re
from pathlib import Path

from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.presets import NAMES, load_preset

PAGE = Path(__file__).parents[3] / "docs/reference/cycle-settings.md"
ROW = re.compile(r"^\| `([a-z_.0-9]+\.[a-z_0-9]+)` \| (.*) \|$", re.MULTILINE)


def _expected(key: str) -> list[str]:
    declared = CYCLE_SETTINGS[key]
    values = [declared.kind.shown(load_preset(name).settings[key]).text("zh") for name in NAMES]
    texts = [f"{value} {declared.unit.zh}".strip() for value in values]
    marks = ["规则 rule"] * declared.is_rule + ["更多 more"] * (not declared.is_shown)
    return [declared.label.zh, declared.label.en, *texts, " ".join(marks)]


def test_page_names_every_setting_with_its_presets() -> None:
    rows = {key: [cell.strip() for cell in rest.split(" | ")] for key, rest in ROW.findall(PAGE.read_text("utf-8"))}
    assert rows == {key: _expected(key) for key in CYCLE_SETTINGS}

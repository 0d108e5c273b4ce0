"""The values of a cycle's settings."""

from zhiheng.canonical import Json
from zhiheng.web.programmes.declared import CYCLE_SETTINGS
from zhiheng.web.programmes.models import Cycle, Setting
from zhiheng.web.programmes.presets import NAMES, load_preset


def values_of(cycle: Cycle) -> dict[str, Json]:
    """Return every setting of a cycle by key; one that a later release declared has its value in the preset."""
    kept = dict(Setting.objects.filter(cycle=cycle).values_list("key", "value"))
    preset = load_preset(cycle.preset or NAMES[0]).settings
    return {key: kept.get(key, preset[key]) for key in CYCLE_SETTINGS}


def value_of(cycle: Cycle, key: str) -> Json:
    """Return one setting of a cycle; raises KeyError for one that is not declared."""
    return values_of(cycle)[key]

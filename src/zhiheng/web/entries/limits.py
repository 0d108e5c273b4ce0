"""The limits of an application: settings of its cycle, those of the smallest preset outside any."""

from typing import cast

from zhiheng.canonical import Json
from zhiheng.web.entries.models import Entry
from zhiheng.web.programmes.presets import NAMES, load_preset
from zhiheng.web.programmes.values import value_of

OVERVIEW_LIMIT = "application.overview_limit"
REPORT_LIMIT = "application.report_limit"
FILE_SIZE = "application.file_size"


def limit_of(entry: Entry, key: str) -> int:
    """Return one of these limits, in characters or megabytes."""
    return cast("int", value_of_entry(entry, key))


def value_of_entry(entry: Entry, key: str) -> Json:
    """Return a setting that an application is made by."""
    return value_of(entry.cycle, key) if entry.cycle else load_preset(NAMES[0]).settings[key]

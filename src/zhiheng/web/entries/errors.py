"""Why an act on an application was not done."""

from collections.abc import Sequence

from zhiheng.web.entries.filled_reports import FieldChange


class StaleReportError(Exception):
    """Fields changed since they were compared with a filled-in report; nothing was taken over."""

    def __init__(self, changes: Sequence[FieldChange]) -> None:
        self.changes = tuple(changes)
        super().__init__(f"changed meanwhile: {', '.join(change.key for change in changes)}")

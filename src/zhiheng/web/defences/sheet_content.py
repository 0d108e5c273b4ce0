"""What is frozen of a sheet of a defence, and what keeps it from being confirmed (docs/reference/defences.md)."""

from collections.abc import Mapping

from zhiheng.canonical import Json
from zhiheng.web.reviews.calibration_content import content_of_practice
from zhiheng.web.reviews.sheet_form import SheetForm

FORMAT = "zhiheng-defence-sheet/1"
DEFENCE_SHEET = "defence_sheet"
"""The kind of the fields' owner, which stands in the database and must not change."""


def content_of(form: SheetForm, texts: Mapping[str, str]) -> dict[str, Json]:
    """Return what is frozen: marks in their shortest form, and a comment on each category."""
    return {**content_of_practice(form, texts), "format": FORMAT}

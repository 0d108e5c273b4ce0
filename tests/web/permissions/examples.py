"""The examples of the areas for the worlds of the generated tests, together."""

from web.permissions.committee import COMMITTEE_ADDRESSES, COMMITTEE_ALSO, COMMITTEE_PATHS, COMMITTEE_ROWS
from web.permissions.conflicts import CONFLICT_ADDRESSES, CONFLICT_ROWS
from web.permissions.databook import DATABOOK_PATHS, DATABOOK_ROWS
from web.permissions.defences import DEFENCE_ADDRESSES, DEFENCE_PATHS, DEFENCE_ROWS
from web.permissions.entries import ENTRY_ADDRESSES, ENTRY_ROWS
from web.permissions.feedback import FEEDBACK_ADDRESSES, FEEDBACK_ROWS
from web.permissions.honours import HONOUR_ADDRESSES, HONOUR_ROWS
from web.permissions.notices import NOTICE_ADDRESSES, NOTICE_ROWS
from web.permissions.panels import PANEL_ADDRESSES, PANEL_PATHS, PANEL_ROWS
from web.permissions.public import PUBLIC_ALSO, PUBLIC_PATHS, PUBLIC_ROWS
from web.permissions.results import RESULT_PATHS, RESULT_ROWS
from web.permissions.reviews import REVIEW_ADDRESSES, REVIEW_ALSO, REVIEW_ROWS
from web.permissions.screening import SCREENING_ROWS
from web.permissions.visits import VISIT_ADDRESSES, VISIT_PATHS, VISIT_ROWS
from zhiheng.web.panels.models import Conflict, PanelEntry

AREA_ROWS = {
    **ENTRY_ROWS,
    **SCREENING_ROWS,
    **PANEL_ROWS,
    **CONFLICT_ROWS,
    **REVIEW_ROWS,
    **DATABOOK_ROWS,
    **RESULT_ROWS,
    **COMMITTEE_ROWS,
    **NOTICE_ROWS,
    **HONOUR_ROWS,
    **PUBLIC_ROWS,
    **FEEDBACK_ROWS,
    **VISIT_ROWS,
    **DEFENCE_ROWS,
}
"""How a row of a model is made."""

_NO_MORE: frozenset[int] = frozenset()
AREA_ADDRESSES = {
    **ENTRY_ADDRESSES,
    **{
        name: (model, _NO_MORE)
        for areas in (
            PANEL_ADDRESSES,
            VISIT_ADDRESSES,
            COMMITTEE_ADDRESSES,
            NOTICE_ADDRESSES,
            HONOUR_ADDRESSES,
            FEEDBACK_ADDRESSES,
            DEFENCE_ADDRESSES,
        )
        for name, model in areas.items()
    },
    "panels:declare": (PanelEntry, frozenset({403})),  # an expert who gave no pledge may not yet
    "panels:confirm_conflict": (Conflict, _NO_MORE),
}
"""Whose public id stands in an address, and what it may answer beside 200 and 302."""

AREA_PATHS = {
    **REVIEW_ADDRESSES,
    **CONFLICT_ADDRESSES,
    **PANEL_PATHS,
    **RESULT_PATHS,
    **COMMITTEE_PATHS,
    **VISIT_PATHS,
    **DEFENCE_PATHS,
    **DATABOOK_PATHS,
    **PUBLIC_PATHS,
}
"""What stands in the addresses that hold more."""

AREA_ALSO = REVIEW_ALSO | PUBLIC_ALSO | COMMITTEE_ALSO
"""What those may answer beside 200 and 302."""

"""The fields of the texts that go on: strengths and opportunities of each indicator, key themes."""

from zhiheng.web.reviews.messages import consensus as messages
from zhiheng.web.reviews.messages.sheets import OPPORTUNITIES as OPPORTUNITIES_OF
from zhiheng.web.reviews.messages.sheets import STRENGTHS as STRENGTHS_OF
from zhiheng.web.reviews.models import Consensus
from zhiheng.web.reviews.sheet_fields import OPPORTUNITIES, STRENGTHS
from zhiheng.web.reviews.sheet_form import form_of_sheet
from zhiheng.web.site.texts import say

CONSENSUS = "consensus"
"""The kind of the fields' owner."""
THEMES = "themes"
WHATS = (STRENGTHS, OPPORTUNITIES)
_LABELS = {STRENGTHS: STRENGTHS_OF, OPPORTUNITIES: OPPORTUNITIES_OF}


def label_of(consensus: Consensus, name: str) -> str | None:
    """Return what people call a field, None if the texts have none of that name."""
    if name == THEMES:
        return say(messages.THEMES)
    code, _, what = name.rpartition(".")
    return say(_LABELS[what], code=code) if what in _LABELS and code in form_of_sheet(consensus).form.codes else None

"""What panels agreed on in a phase, for the result: by entry, out of closed consensuses."""

import json
from collections.abc import Mapping

from zhiheng.web.programmes.models import Cycle, Phase
from zhiheng.web.reviews.models import ConfirmedConsensus
from zhiheng.web.reviews.phases import RESCORE, REVISE, SITE, desk_phase, site_mode


def agreed_sheets(cycle: Cycle, phase: Phase) -> Mapping[int, Mapping[str, str]]:
    """Return the agreed percents by indicator, as lists write them, of each entry by its primary key; one query.

    Only of what is closed. Where visits are not scored (``visit.scoring`` = consensus_only), what was agreed on before
    stands for the phase of the visit too. For a cycle that came through its door.
    """
    is_scored = phase.code != SITE or site_mode(cycle) in (REVISE, RESCORE)
    rows = ConfirmedConsensus.objects.filter(consensus__entry__cycle=cycle)
    found = rows.filter(consensus__phase=phase if is_scored else desk_phase(cycle))
    return {
        entry: json.loads(content)["agreed"]["percents"]
        for entry, content in found.values_list("consensus__entry", "content")
    }

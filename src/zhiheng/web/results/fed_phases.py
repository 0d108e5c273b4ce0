"""Which phases of a cycle feed the scheme, and which of these have a gate (入围线)."""

from zhiheng.scoring import Scheme
from zhiheng.web.programmes.models import Cycle, Phase


def fed_phases(cycle: Cycle, scheme: Scheme) -> list[Phase]:
    """Return the phases of a cycle that feed the scheme, in the scheme's order; one query."""
    found = {one.scheme_phase: one for one in Phase.objects.filter(cycle=cycle, is_on=True).exclude(scheme_phase="")}
    return [found[one.id] for one in scheme.phases if one.id in found]


def gated_phases(cycle: Cycle, scheme: Scheme) -> list[Phase]:
    """Return those that end with a gate."""
    gated = {one.id for one in scheme.phases if one.gate}
    return [one for one in fed_phases(cycle, scheme) if one.scheme_phase in gated]

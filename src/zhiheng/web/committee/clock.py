"""What the clock does for the committee: clearing after an electronic round, where it was not possible at once."""

from zhiheng.web.committee.actions.clearing import clear_traces
from zhiheng.web.jobs.clock import Tick

TICKS = (Tick("committee.clear", 1, clear_traces),)

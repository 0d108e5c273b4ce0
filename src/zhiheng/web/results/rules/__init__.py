"""Who may do what with results, by noun; here all of it together."""

from zhiheng.web.results.rules.result import *  # noqa: F403 - the rows of one table
from zhiheng.web.results.rules.shortlist import *  # noqa: F403

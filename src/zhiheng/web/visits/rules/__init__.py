"""Who may do what with site visits, by noun; here all of it together."""

from zhiheng.web.visits.rules.issues import *  # noqa: F403 - the rows of one table
from zhiheng.web.visits.rules.records import *  # noqa: F403
from zhiheng.web.visits.rules.recusals import *  # noqa: F403
from zhiheng.web.visits.rules.visits import *  # noqa: F403

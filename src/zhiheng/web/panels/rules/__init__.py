"""Who may do what with experts, panels, pledges and conflicts, by noun; here all of it together."""

from zhiheng.web.panels.rules.appraisals import *  # noqa: F403 - the rows of one table
from zhiheng.web.panels.rules.conflicts import *  # noqa: F403
from zhiheng.web.panels.rules.experts import *  # noqa: F403
from zhiheng.web.panels.rules.invitations import *  # noqa: F403
from zhiheng.web.panels.rules.panel_papers import *  # noqa: F403
from zhiheng.web.panels.rules.panels import *  # noqa: F403

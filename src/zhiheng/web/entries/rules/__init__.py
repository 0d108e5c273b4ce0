"""Who may do what with applications, by noun; here all of it together."""

from zhiheng.web.entries.rules.opinions import *  # noqa: F403 - the rows of one table
from zhiheng.web.entries.rules.screening import *  # noqa: F403
from zhiheng.web.entries.rules.self_assessments import *  # noqa: F403
from zhiheng.web.entries.rules.submissions import *  # noqa: F403
from zhiheng.web.entries.rules.taken_in import *  # noqa: F403
from zhiheng.web.entries.rules.writing import *  # noqa: F403

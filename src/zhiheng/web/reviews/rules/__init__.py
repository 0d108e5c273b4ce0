"""Who may do what with score sheets and consensus, by noun; here all of it together."""

from zhiheng.web.reviews.rules.calibrations import *  # noqa: F403 - the rows of one table
from zhiheng.web.reviews.rules.consensus import *  # noqa: F403
from zhiheng.web.reviews.rules.on_site import *  # noqa: F403
from zhiheng.web.reviews.rules.sheets import *  # noqa: F403

"""Who appraises experts after an assignment, and who reads it: never an expert."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.panels.rules.panels import PANEL_READERS

SEE_APPRAISALS = Verb(
    "appraisal.see",
    Message("查看专家评价", "See the appraisals of experts"),
    PANEL_READERS,
    kind="page",
    is_sensitive=True,
)
APPRAISE = Verb(
    "appraisal.give",
    Message("评价专家", "Appraise an expert"),
    OFFICE,
    stages=frozenset({Stage.EVALUATION, Stage.ANNOUNCED}),
    says=Message("评价了专家 {person}", "appraised the expert {person}"),
)

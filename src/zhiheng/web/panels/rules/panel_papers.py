"""Who prints what a panel and the office sign for: attendance, fees, appraisals; the office alone."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.verb import Verb

SEE_PANEL_PAPERS = Verb(
    "panel.see_papers",
    Message("查看签到表、评审费发放表、评价表", "See attendance sheets, fees paid, appraisals on paper"),
    OFFICE,
    kind="page",
    is_sensitive=True,
)
NOTE_DAYS = Verb(
    "panel.note_days",
    Message("登记评审天数", "Write for how many days the fee is paid"),
    OFFICE,
    says=Message("登记了 {count} 位专家的评审天数", "wrote the days of {count} experts"),
)
PRINT_PANEL_PAPER = Verb(
    "panel.print_paper",
    Message("打印签到表、评审费发放表、评价表", "Print attendance sheets, fees paid, appraisals"),
    OFFICE,
    kind="write",
)

"""What feedback reports put into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.feedback import doors, rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_REPORTS,
        Message("反馈报告", "Feedback reports"),
        Message("公布以后给每家申报组织的评审反馈报告", "What every applicant gets back after the announcement"),
        "feedback:reports",
        order=36,
    ),
    MenuItem(
        rules.SEE_OWN_REPORTS,
        Message("评审反馈报告", "Feedback report"),
        Message("评审专家组看到的优势和改进机会", "The strengths and opportunities that the panel saw"),
        "feedback:own_reports",
        order=17,
        is_offered=doors.has_own,
    ),
)

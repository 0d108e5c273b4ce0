"""What applications put into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.entries import rules
from zhiheng.web.entries.waiting import waiting_for_contact
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_ENTRIES,
        Message("我的申报", "My applications"),
        Message("填写申报表和自评报告，和同事一起完成。", "Fill in the form and the self-assessment, together."),
        "entries:entries",
        order=15,
        waiting=waiting_for_contact,
    ),
    MenuItem(
        rules.SEE_TAKEN_IN,
        Message("收件登记", "Applications taken in"),
        Message("登记用纸或 U 盘交来的申报，代录，打印回执。", "Take in what is handed over on paper or a USB stick."),
        "entries:taken_in",
        order=16,
    ),
    MenuItem(
        rules.SEE_SCREENING,
        Message("审查", "Screening"),
        Message(
            "申报材料、形式审查、资格审查、征求部门意见",
            "What was handed in, form check, eligibility check, departments’ opinions",
        ),
        "entries:screening",
        order=20,
    ),
)

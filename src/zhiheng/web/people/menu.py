"""What people put into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.people import rules
from zhiheng.web.site.navigation import MenuItem

MENU = [
    MenuItem(
        rules.SEE_PEOPLE,
        Message("人员", "People"),
        Message("谁有什么角色，邀请和结束角色。", "Who holds which role; invite people and end roles."),
        "people:people",
        order=70,
    ),
    MenuItem(
        rules.SEE_ORGANISATIONS,
        Message("申报组织", "Organisations"),
        Message("登记过的申报组织和授权委托书。", "Registered organisations and their letters of authority."),
        "people:organisations",
        order=71,
    ),
]

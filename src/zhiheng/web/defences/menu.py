"""What defences put into the main menu, where a cycle holds them."""

from zhiheng.problems import Message
from zhiheng.web.defences import doors, rules
from zhiheng.web.site.navigation import MenuItem

MENU = (
    MenuItem(
        rules.SEE_DEFENCES,
        Message("陈述答辩", "Defences"),
        Message("陈述答辩的顺序、时间和地点", "The order of the defences, with times and rooms"),
        "defences:defences",
        order=32,
        is_offered=lambda actor: doors.cycles_with_defences(actor).exists(),
    ),
)

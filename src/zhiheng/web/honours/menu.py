"""What the winners put into the main menu."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT
from zhiheng.web.honours import doors, rules
from zhiheng.web.site.navigation import MenuItem


def _has_won(actor: Actor) -> bool:
    return actor.role in APPLICANT and doors.winners(actor).exists()


MENU = (
    MenuItem(
        rules.SEE_WINNERS,
        Message("获奖组织", "Winners"),
        Message("公布、证书和奖牌、奖励资金", "Announcement, certificates and plaques, award money"),
        "honours:winners",
        order=37,
    ),
    MenuItem(
        rules.SEE_OWN_HONOURS,
        Message("本单位获奖", "Our award"),
        Message("有效期、证书和奖牌", "Validity, certificates and plaques"),
        "honours:own",
        order=37,
        is_offered=_has_won,
    ),
)

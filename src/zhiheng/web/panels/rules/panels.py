"""Who may compose panels (评审组)."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb

PANEL_READERS = OFFICE | {Role.SUPERVISOR}
COMPOSED = frozenset({Stage.SCREENING, Stage.EVALUATION})

SEE_PANELS = Verb("panel.see", Message("查看评审组", "See the panels"), PANEL_READERS, kind="page")
MAKE_PANEL = Verb(
    "panel.make",
    Message("新建评审组", "Make a panel"),
    OFFICE,
    stages=COMPOSED,
    says=Message("新建评审组“{name}”", "made the panel “{name}”"),
)
RENAME_PANEL = Verb(
    "panel.rename",
    Message("评审组改名", "Rename a panel"),
    OFFICE,
    stages=COMPOSED,
    says=Message("评审组“{before}”改名为“{name}”", "renamed the panel “{before}” to “{name}”"),
)
ADD_MEMBERS = Verb(
    "panel.add_members",
    Message("编入专家", "Put experts into a panel"),
    OFFICE,
    stages=COMPOSED,
    says=Message("将 {people} 编入评审组", "put {people} into the panel"),
)
CHOOSE_LEADER = Verb(
    "panel.choose_leader",
    Message("确定评审组组长", "Choose the leader of a panel"),
    OFFICE,
    stages=COMPOSED,
    says=Message("确定 {person} 为评审组组长", "chose {person} as the leader of the panel"),
)
END_MEMBER = Verb(
    "panel.end_member",
    Message("专家退出评审组", "Let an expert leave a panel"),
    OFFICE,
    stages=COMPOSED,
    says=Message(
        "{person} 退出评审组，递补：{substitute}，理由：{reason}",
        "let {person} leave the panel, substitute: {substitute}, reason: {reason}",
    ),
)
ADD_ENTRIES = Verb(
    "panel.add_entries",
    Message("分配申报", "Give applications to a panel"),
    OFFICE,
    stages=COMPOSED,
    says=Message("将 {entries} 分给评审组", "gave {entries} to the panel"),
)
END_ENTRY = Verb(
    "panel.end_entry",
    Message("移出申报", "Take an application out of a panel"),
    OFFICE,
    stages=COMPOSED,
    says=Message("将 {entry} 移出评审组，理由：{reason}", "took {entry} out of the panel, reason: {reason}"),
)
DIVIDE_INDICATORS = Verb(
    "panel.divide",
    Message("主评分工", "Divide the indicators"),
    OFFICE,
    stages=COMPOSED,
    says=Message("主评分工，变动：{owners}", "divided the indicators, changed: {owners}"),
)
ORDER_VISITS = Verb(
    "panel.order_visits",
    Message("登记现场评审顺序", "Write the order of visits"),
    OFFICE,
    stages=COMPOSED,
    says=Message("登记现场评审抽签顺序：{order}", "wrote the drawn order of visits: {order}"),
)

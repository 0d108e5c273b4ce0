"""What an award calls its bodies: the defaults follow from the name of the award and of the place."""

from zhiheng.problems import Message
from zhiheng.web.programmes.declared.declaration import Declaration, Group
from zhiheng.web.programmes.declared.kinds import Text

TITLES = Group(
    Message("名称", "Names"),
    (
        Declaration("place", Text(), Message("行政区划", "Place"), Message("如 蓬江区", "such as a district")),
        Declaration("government", Text(), Message("设奖的人民政府", "Government")),
        Declaration("bureau", Text(), Message("秘书处所在部门", "Bureau of the award office")),
        Declaration("committee", Text(), Message("评审委员会全称", "Full title of the review committee")),
        Declaration("office", Text(), Message("秘书处全称", "Full title of the award office")),
        Declaration(
            "regulation", Text(200), Message("评审管理办法", "Regulation"), Message("名称和文号", "name, number")
        ),
    ),
)

TITLE_DEFAULTS = {
    "place": "{place}",
    "government": "{place}人民政府",
    "bureau": "{place}市场监督管理局",
    "committee": "{name}评审委员会",
    "office": "{name}评审委员会秘书处",
    "regulation": "{name}评审管理办法",
}
"""A new programme's titles, filled with the name of the award and of the place."""

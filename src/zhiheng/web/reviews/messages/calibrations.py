"""What the practice entry (试评) says to people beside its pages."""

from zhiheng.problems import Message

OPENED = Message(
    "试评开始：正式评分之前，请先评练习材料“{title}”",
    "The calibration is open: score the practice case “{title}” before the real ones",
)
CLOSED = Message(
    "试评“{title}”已结束，可以对照自己和全体专家的评分",
    "The calibration “{title}” is over: compare your own scores with those of all experts",
)
NO_CASE = Message("还没有上传试评材料 › 先上传材料", "there is no practice case yet › upload it first")
OTHER_TRACK = Message("本届没有这个申报类别 › 从列表中选择", "the cycle has no such track › pick one of the list")

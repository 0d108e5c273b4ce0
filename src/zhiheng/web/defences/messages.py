"""What is said about defences."""

from zhiheng.problems import Message

TITLE = Message("陈述答辩", "Defence")
RECORD_TITLE = Message("陈述答辩记录", "Record of the defence")
SHEET_TITLE = Message("答辩评分表", "Score sheet of the defence")
QUESTIONS = Message("提问和回答", "Questions and answers")

NOBODY = Message("没有选参加的专家 › 至少选一位", "nobody is chosen who attends › choose one expert at least")
GAVE = Message(
    "{names} 已确认提交答辩评分表 › 保留这几位，他们的评分表不能作废",
    "{names} submitted the sheet already › keep them, their sheets cannot be set aside",
)
TOLD = Message("“{organisation}”陈述答辩：{day} {begins}，{room}", "Defence of {organisation}: {day} {begins}, {room}")
CHANGED = Message(
    "“{organisation}”陈述答辩的安排有变动，请查看", "The slot of the defence of {organisation} has changed, please look"
)
NOT_DONE = Message(
    "{names} 的陈述答辩还没有安排，或者答辩评分表没有全部确认提交 › 安排陈述答辩，提醒参加的专家",
    "the defence of {names} is not arranged, or not all sheets of it are submitted › arrange it, remind the experts",
)

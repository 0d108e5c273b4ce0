"""What is said about arranging and planning visits."""

from zhiheng.problems import Message

ENDS_BEFORE = Message("结束日期早于开始日期 › 改正日期", "the end lies before the beginning › correct the days")
NO_SUCH_LIAISON = Message("此人不是本届的联络员 › 另选一位", "this person is no liaison of the cycle › choose another")
MADE_ALREADY = Message(
    "这份申报的现场评审已经安排 › 打开它修改", "the visit to this applicant is made already › open it to change it"
)
NOBODY = Message("没有选成员 › 至少选一位", "nobody is chosen › choose one member at least")
NO_WHAT = Message("没有写内容 › 写上这一项做什么", "it is not said what happens › write it")
ENDS_EARLIER = Message("结束时间早于开始时间 › 改正时间", "it ends before it begins › correct the times")
NO_DAY = Message("没有这一天 › 填第几天，从 1 开始", "there is no such day › count the days from 1")
TEAM_CHANGED = Message(
    "“{organisation}”的现场评审组成员有变动，请查看", "The team that visits {organisation} has changed, please look"
)

"""What sheets say to people beside their pages."""

from zhiheng.problems import Message

NOT_ON_STEP = Message(
    "“{text}”不是 0 到 {most} 之间 {step} 的倍数 › 按评分指南的档位填写",
    "“{text}” is no multiple of {step} from 0 to {most} › use the steps of the guide",
)
NOT_SCORED = Message("{code} {name} 未填得分 › 填写后再确认", "{code} {name} has no score › give one first")
OFF_STEP = Message(
    "{code} {name} 的得分“{text}”不在档位上 › 改正后再确认",
    "“{text}” of {code} {name} is not on a step › correct it first",
)
NO_COMMENT = Message(
    "{code} {name} 的得分率不高于 {low}% 或不低于 {high}%，没有评语 › 写上优势或改进机会",
    "{code} {name} is at most {low}% or at least {high}% without a comment › write a strength or an opportunity",
)
NO_COMMENT_ON_INDICATOR = Message(
    "{code} {name} 没有评语 › 写上优势或改进机会", "{code} {name} has no comment › write a strength or an opportunity"
)
NO_COMMENT_ON_CATEGORY = Message(
    "一级指标 {code} {name} 没有评语 › 写上该一级指标的评语，或其中任一二级指标的优势或改进机会",
    "category {code} {name} has no comment › write one on it or on an indicator of it",
)
NO_REFERENCE = Message(
    "“{text}”不是证据定位 › 在要点说明的段落旁或材料的页面上点“引用”",
    "“{text}” is no evidence reference › pick a paragraph of a response or a page of an attachment",
)
NOT_IN_SNAPSHOT = Message(
    "{code} 的证据定位“{text}”在申报材料里找不到 › 删去，或重新引用",
    "the evidence reference “{text}” of {code} is not in the application › remove it, or pick it again",
)
PERCENT = Message("{code} 得分率（%）", "{code} Percent")
POINTS = Message("{code} 得分（分）", "{code} Points")
STRENGTHS = Message("{code} 优势", "{code} Strengths")
OPPORTUNITIES = Message("{code} 改进机会", "{code} Opportunities for improvement")
NOTES = Message("{code} 我的笔记（只有自己看得到）", "{code} My notes (nobody else sees them)")
EVIDENCE = Message("{code} 证据定位", "{code} Evidence references")
CATEGORY = Message("一级指标 {code} 的评语", "Comment on category {code}")
NO_REASON = Message("没有写理由 › 写上理由", "there is no reason › give one")
NOT_TO_EXCUSE = Message(
    "这位专家对这份申报的评分表已确认提交、撤回或免于评分 › 不必再办",
    "the sheet of this expert was submitted, withdrawn or excused already › nothing is left to do",
)
ASKED = Message(
    "{who}申请重新打开对“{organisation}”的评分表", "{who} asks to reopen the score sheet for “{organisation}”"
)
AGREED = Message(
    "{who}对“{organisation}”的评分表已重新打开，原来的版本保留",
    "The score sheet of {who} for “{organisation}” is open again; the old version is kept",
)
REFUSED = Message(
    "没有同意重新打开{who}对“{organisation}”的评分表",
    "The score sheet of {who} for “{organisation}” stays as it is: reopening was refused",
)
EXCUSED = Message("{who}对“{organisation}”免于评分", "{who} is excused from scoring “{organisation}”")
OTHER_WORKBOOK = Message(
    "这不是您本人对这份申报的评分表 › 用从这里下载的文件",
    "this is not your own workbook for this application › use the file that was downloaded here",
)
WITHDRAWN_IN_WORKBOOK = Message(
    "表中选了“撤回” › 改回“有效”；有利害关系的，在“保密与回避”里申报",
    "the sheet is set aside in the workbook › set it back; a conflict of interest is declared on its own page",
)
CHANGED_MEANWHILE = Message(
    "{field}在核对期间有改动 › 重新核对", "{field} changed while it was compared › compare again"
)
REMIND_IN_TIME = Message(
    "请确认提交评分表：“{phase}”到 {day} 24:00 截止，还有 {days} 天（含今天）",
    "Please submit your score sheets: “{phase}” ends on {day} at 24:00, {days} days left with today",
)
REMIND_LATE = Message(
    "“{phase}”已于 {day} 24:00 截止，您还有评分表没有确认提交，请尽快与秘书处联系",
    "“{phase}” ended on {day} at 24:00 and score sheets of yours are not submitted: please call the office soon",
)
REMIND_OPEN = Message(
    "您在“{phase}”还有评分表没有确认提交，请尽快完成",
    "Score sheets of yours in “{phase}” are not submitted yet: please finish them soon",
)
NOBODY_TO_REMIND = Message(
    "没有选中评分还没有完成的专家 › 勾选要提醒的专家",
    "no expert with sheets to submit is chosen › tick whom to remind",
)

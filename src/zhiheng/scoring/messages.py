"""What can be wrong with a scheme, with lists and with ratings, and the remedy."""

from zhiheng.problems import Message

# Schemes

UNKNOWN_KEY = Message(
    "不认识的键 {key} › 删去，或改为：{known}", "unknown key {key} › remove it, or write one of: {known}"
)
MISSING_KEY = Message("缺少 {key} › 补上这一项", "{key} is missing › add it")
WRONG_TYPE = Message("{key} 应为{type} › 改正它的值", "{key} must be {type} › correct its value")
NOT_A_CHOICE = Message("{key} 的值 {value} 无效 › 可选：{choices}", "{value} is no {key} › choose one of: {choices}")
OUT_OF_RANGE = Message(
    "{key} 的值 {value} 超出范围 › 应在 {low} 至 {high} 之间",
    "{key} is {value}, out of range › it must lie between {low} and {high}",
)
TOO_SMALL = Message(
    "{key} 的值 {value} 太小 › 不得小于 {low}", "{key} is {value}, too small › it must be at least {low}"
)
BAD_ID = Message(
    "{value} 不能作编号 › 用 1 至 31 个英文字母、数字、下划线或连字符",
    "{value} cannot be an id › use 1 to 31 letters, digits, underscores or hyphens",
)
REPEATED_ID = Message("编号 {value} 出现两次 › 改为不同的编号", "the id {value} stands twice › make them differ")
NO_PHASES = Message("没有评审阶段 › 至少写一个 [[phases]]", "there are no phases › write at least one [[phases]]")
NO_WEIGHT = Message(
    "各阶段权重都是 0 › 至少一个阶段的 weight 大于 0", "all weights are 0 › give at least one phase a weight above 0"
)
DROP_WITHOUT_TRIM = Message(
    "{key} 只用于 trimmed_mean › 删去，或把 aggregate 改为 trimmed_mean",
    "{key} goes with trimmed_mean only › remove it, or make the aggregate trimmed_mean",
)
DROPS_TOO_MANY = Message(
    "when_fewer_than（{limit}）必须大于 drop_high + drop_low（{drops}） › 增大 when_fewer_than 或少去掉几个",
    "when_fewer_than ({limit}) must exceed drop_high + drop_low ({drops}) › raise it, or drop fewer",
)
GATE_ON_LAST = Message("最后一个阶段不能有入围线 {key} › 删去", "the last phase cannot have the gate {key} › remove it")
DIGEST_DIFFERS = Message(
    "{standard} 的摘要值是 {actual}，与这里所写不同 › 确认用的是哪一版评分要点，再更新摘要值",
    "the digest of {standard} is {actual}, not the one given here › make sure which version is meant, then renew it",
)
UNKNOWN_CATEGORY = Message(
    "{standard} 没有一级指标 {value} › 可选：{choices}", "{standard} has no category {value} › its codes are: {choices}"
)
REPEATED_CATEGORY = Message("一级指标 {value} 出现两次 › 只保留一个", "category {value} stands twice › keep one")
UNKNOWN_TIER = Message("没有奖项 {value} › 可选：{choices}", "there is no tier {value} › choose from: {choices}")
SAME_ID_OTHER_STANDARD = Message(
    "两份不同的评分要点都用编号 {value} › 改其中一份的 id",
    "two different standards have the id {value} › change the id of one",
)
STEP_TOO_FINE = Message(
    "评分指南的步长 {value} 无效 › 应为 0.01 至 100 之间的数",
    "the guide's step {value} is of no use › it must lie between 0.01 and 100",
)

# Lists

BAD_NAME = Message(
    "名称是空的，或含有看不见的字符 › 重新输入名称",
    "the name is blank or has unseen characters › type it anew",
)
NO_NAME = Message("没有名称 › 填写名称", "there is no name › fill in the name")
REPEATED_ENTRY = Message(
    "申报编号 {value} 与第 {line} 行重复 › 删去其中一行或改编号",
    "the entry {value} stands in line {line} already › delete one of the rows or change the id",
)
UNKNOWN_TRACK = Message(
    "申报类别 {value} 不在评审方案中 › 可选：{choices}", "the scheme has no track {value} › choose from: {choices}"
)
NO_TRACK = Message(
    "没有申报类别 › 在 track 列填写：{choices}", "there is no track › write one of these in the column track: {choices}"
)
NO_TRACKS = Message(
    "评审方案没有申报类别，这里却写了 {value} › 清空 track 列，或在方案中加 [[tracks]]",
    "the scheme has no tracks, but {value} is given › empty the column track, or add [[tracks]] to the scheme",
)
NO_KIND = Message(
    "没有类型 › 填 advanced（先进制造业）或 traditional（传统制造业）",
    "there is no kind › write advanced or traditional",
)
NO_ENTRIES = Message("一个申报也没有 › 至少填一行", "there is not a single entry › write at least one row")

# Experts and assignments

REPEATED_EXPERT = Message(
    "专家编号 {value} 与第 {line} 行重复 › 删去其中一行或改编号",
    "the expert {value} stands in line {line} already › delete one of the rows or change the id",
)
NO_EXPERTS = Message("一位专家也没有 › 至少填一行", "there is not a single expert › write at least one row")
SAME_BUT_FOR_CASE = Message(
    "编号 {value} 与 {other} 只有大小写不同，文件名和工作表名分不清 › 改其中一个",
    "the ids {value} and {other} differ only in case, which names of files and sheets do not tell apart › change one",
)
UNKNOWN_EXPERT = Message(
    "专家 {value} 不在专家名单中 › 在名单中补上，或改正编号",
    "the expert {value} is not in the list of experts › add the expert there, or correct the id",
)
REPEATED_ASSIGNMENT = Message(
    "{expert} 评 {entry} 与第 {line} 行重复 › 只保留一行",
    "{expert} is assigned {entry} in line {line} already › keep one row",
)
EXPERT_WITHOUT_ENTRIES = Message(
    "专家 {value} 没有要评的申报 › 在分配表中补上，或从专家名单中删去",
    "the expert {value} has no entry to score › assign one, or remove the expert from the list",
)

# Ratings

UNKNOWN_PHASE = Message(
    "评审方案没有阶段 {value} › 可选：{choices}", "the scheme has no phase {value} › choose from: {choices}"
)
UNKNOWN_ENTRY = Message(
    "申报 {value} 不在申报名单中 › 在名单中补上，或改正编号",
    "the entry {value} is not in the list of entries › add it there, or correct the id",
)
BAD_EXPERT = Message(
    "{value} 不能作专家编号 › 用 1 至 31 个英文字母、数字、下划线或连字符；合议分写 @consensus",
    "{value} cannot be an expert's id › use 1 to 31 letters, digits, underscores or hyphens; agreed scores: @consensus",
)
UNKNOWN_INDICATOR = Message(
    "{standard} 没有二级指标 {value} › 改正编号，如 {example}",
    "{standard} has no indicator {value} › write a code such as {example}",
)
CONSENSUS_NOT_USED = Message(
    "阶段 {phase} 不按合议汇总，不能有 @consensus 的分 › 删去这些行，或把该阶段的 aggregate 改为 consensus",
    "phase {phase} does not aggregate by consensus › remove its @consensus rows, or change the aggregate",
)
REPEATED_RATING = Message(
    "{expert} 对 {entry} 的 {indicator} 重复给分 › 只保留一行",
    "{expert} rates {indicator} of {entry} twice › keep one row",
)
PERCENT_SIGN = Message(
    "{value} 带有百分号 › 只写数字，如 85", "{value} has a percent sign › write the number alone, such as 85"
)
FULL_WIDTH = Message("{value} 含全角字符 › 改为半角数字", "{value} has full-width characters › write plain digits")
FRACTION_FOR_PERCENT = Message(
    "{value} 像是小数形式的得分率 › 85% 写作 85", "{value} looks like a fraction › write 85 for 85 %"
)
BAD_PERCENT = Message(
    "得分率 {value} 无效 › 填 0 至 100、步长 {step} 的数，未填留空",
    "{value} is no percent of the scale › write a number from 0 to 100 in steps of {step}, or leave it empty",
)
BAD_POINTS = Message(
    "得分 {value} 无效 › {indicator} 填 0 至 {maximum}、步长 0.5 的数，未填留空",
    "{value} is no score of the scale › for {indicator} write 0 to {maximum} in steps of 0.5, or leave it empty",
)
BAD_WORD = Message(
    "{value} 不是得分 › 填数字；未填留空，不适用写 NA，撤回写 withdrawn",
    "{value} is no rating › write a number; empty for absent, NA for not applicable, withdrawn for set aside",
)
NA_NOT_ALLOWED = Message(
    "评审方案不允许不适用（NA） › 填得分，或在方案中写 allow_na = true",
    "the scheme does not allow NA › give a rating, or write allow_na = true in the scheme",
)
PARTLY_WITHDRAWN = Message(
    "{expert} 对 {entry} 的评分表只撤回了一部分 › 整张评分表各行都写 withdrawn，或都不写",
    "{expert}'s sheet for {entry} is withdrawn in part › write withdrawn in all of its rows, or in none",
)
INCOMPLETE_SHEET = Message(
    "{expert} 对 {entry} 的评分表未填完，缺 {indicators} › 补齐，或用 --allow-incomplete 不计这张表",
    "{expert}'s sheet for {entry} lacks {indicators} › fill it in, or leave it out by --allow-incomplete",
)
BLANK_SHEET = Message(
    "{expert} 对 {entry} 的评分表还是空白的 › 填好，或用 --allow-incomplete 不计这张表",
    "{expert}'s sheet for {entry} is still blank › fill it in, or leave it out by --allow-incomplete",
)
INCOMPLETE_CONSENSUS = Message(
    "{entry} 在阶段 {phase} 的合议分未填完，缺 {indicators} › 补齐；合议分不能略过",
    "the agreed scores of {entry} in phase {phase} lack {indicators} › complete them; they cannot be left out",
)
NA_DIFFERS = Message(
    "{entry} 的 {indicators}：{experts} 填了不适用，其他人没有 › 请各位专家统一后重新提交",
    "{indicators} of {entry}: {experts} say NA, the others do not › ask the experts to agree and hand in again",
)
ALL_NA = Message(
    "{entry} 的二级指标全部不适用 › 至少一项应有得分", "all indicators of {entry} are NA › at least one needs a rating"
)
NO_CONSENSUS = Message(
    "{entry} 在阶段 {phase} 没有合议分 › 补上专家为 @consensus 的完整评分表",
    "{entry} has no agreed scores in phase {phase} › add a complete sheet of the expert @consensus",
)
TOO_FEW_SHEETS = Message(
    "{entry} 在阶段 {phase} 只有 {count} 份可用评分表，少于 {limit} 份 › 补齐评分表，或把 fallback 改为 mean",
    "{entry} has only {count} usable sheets in {phase}, not {limit} › complete them, or let it fall back to mean",
)
OTHER_TRACK = Message(
    "这份评分表用的评分要点 {standard} 不是 {entry} 所属申报类别的 › 按该申报的类别重新生成评分表",
    "this workbook's standard {standard} is not that of the track of {entry} › make the workbook anew for its track",
)
NO_RATINGS = Message(
    "没有一行评分 › 检查是否选错文件", "there is not a single rating › check that the right file was given"
)
# Names of types, for WRONG_TYPE

TEXT = Message("文字", "a text")
INTEGER = Message("整数", "an integer")
NUMBER = Message("数字", "a number")
BOOLEAN = Message("true 或 false", "true or false")
LIST_OF_TEXTS = Message("文字列表", "a list of texts")
TABLE = Message("一个表", "a table")
LIST_OF_TABLES = Message("用 [[{key}]] 写的表", "tables written [[{key}]]")

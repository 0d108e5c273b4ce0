"""What can be wrong with scores and weights, and what a design cannot give."""

from zhiheng.problems import Message

SEVERAL_PHASES = Message(
    "有几个评审阶段（{phases}） › 用 --phase 选一个", "there are several phases ({phases}) › choose one with --phase"
)
UNKNOWN_PHASE = Message(
    "没有阶段 {phase} 的评分 › 可选：{phases}", "nothing is of phase {phase} › choose from: {phases}"
)
BAD_ID = Message(
    "{value} 不能作编号 › 用 1 至 31 个英文字母、数字、下划线或连字符",
    "{value} cannot be an id › use 1 to 31 letters, digits, underscores or hyphens",
)
NO_INDICATOR = Message("没有二级指标 › 填写编号，如 1.1", "there is no indicator › write a code such as 1.1")
NOT_A_NUMBER = Message("{value} 不是数 › 填数字，未填留空", "{value} is no number › write a number, or leave it empty")
OUTSIDE_SCALE = Message(
    "{value} 不在 {low} 至 {high} 之间 › 改正这个数，或改 --scale",
    "{value} does not lie between {low} and {high} › correct it, or change --scale",
)
OFF_STEP = Message(
    "{value} 不在步长 {step} 的刻度上 › 改正这个数，或改 --step",
    "{value} is not on the grid of step {step} › correct it, or change --step",
)
REPEATED = Message(
    "{expert} 对 {entry} 的 {indicator} 重复给分 › 只保留一行，或用 --model twoway",
    "{expert} scores {indicator} of {entry} twice › keep one row, or use --model twoway",
)
NO_SCORES = Message(
    "没有一个评分 › 检查是否选错文件", "there is not a single score › check that the right file was given"
)
BAD_WEIGHT = Message("权重 {value} 无效 › 填不小于 0 的数", "{value} is no weight › write a number of at least 0")
NO_WEIGHT = Message("二级指标 {indicator} 没有权重 › 补上一行", "the indicator {indicator} has no weight › add a row")
ZERO_WEIGHTS = Message("权重之和为 0 › 至少一个权重大于 0", "the weights sum to 0 › make at least one larger")

NOT_COMPLETE = Message(
    "不是每位专家都给每个申报评分，这一项只适用于完整的评分表",
    "not every expert scored every entry; this figure is for complete tables only",
)
TOO_FEW = Message("至少需要 2 个申报和 2 位专家", "at least 2 entries and 2 experts are needed")
NO_VARIATION = Message("所有评分相同，这一项没有意义", "all scores are equal; the figure has no meaning")
NEGATIVE = Message("有负数，比率尺度的系数没有意义", "there are negative scores; the ratio coefficient has no meaning")
NOT_SEPARABLE = Message("这样的分配分不开各个方差成分", "the variance components cannot be told apart in such a design")
REPLICATES = Message("同一专家对同一申报重复评分，这一项不适用", "scores are replicated; the figure does not apply")

ONE_MARK = Message("所有评分相同，没有可估计的方差", "all scores are equal; there is no variance to estimate")
NOT_CONNECTED = Message(
    "申报和专家分成 {parts} 组，组间没有共同的专家；跨组比较没有数据支持，不给出调整后的排序",
    "entries and experts fall into {parts} groups without a common expert; nothing compares the groups, so no "
    "adjusted ranking is given",
)
SINGULAR = Message(
    "方差成分 {name} 估计为 0，调整后的分数不宜展示",
    "the variance component {name} is estimated as 0; adjusted scores are not for display",
)
TOO_MANY_GAPS = Message(
    "未填的单元格太多（{count} 个），改用 --model totals", "too many cells are absent ({count}); use --model totals"
)
SEED_NOTE = Message(
    "随机数种子 {seed}，重要性抽样有效样本量 {size}", "random seed {seed}; effective size {size} of 800"
)
STRICT = Message(
    "专家 {expert} 的评分尺度比其他专家{word} {size} 个百分点，请复核",
    "expert {expert} is {size} points {word} than the others; please look again",
)
STRICTER = Message("偏严", "stricter")
MILDER = Message("偏宽", "milder")
PAIR = Message(
    "专家 {expert} 对 {entry} 的评分平均{word} {size}，请复核",
    "expert {expert} scores {entry} {size} {word} on average than expected; please look again",
)
COPYING = Message(
    "专家 {expert} 和 {other} 在共同评过的 {count} 家申报上有 {share}% 的分数相同，远多于其他专家之间，请复核",
    "experts {expert} and {other} gave the same mark on {share} % of what both scored ({count} entries), far more "
    "often than others do; please look again",
)
HIGHER = Message("高出", "higher")
LOWER = Message("低出", "lower")
AT_BOUND = Message(
    "{share}% 的评分在刻度的两端，模型只作参考",
    "{share} % of the scores lie at the ends of the scale; take the model with care",
)

TOPS_LEFT_OUT = Message(
    "入围数 {tops} 不在 1 至 {most} 之间，不给出概率",
    "no probability is given for K = {tops}: K must lie between 1 and {most}",
)
RASCH_TOO_LARGE = Message(
    "申报、专家和二级指标超过 2000 个，不给出 Rasch 模型的估计",
    "there are more than 2000 entries, experts and indicators; the Rasch model is not fitted",
)
RASCH_TOO_MANY_MARKS = Message(
    "不同的分数超过 101 个，不能作为等级；用 --scale 和 --step 指定刻度",
    "there are more than 101 different marks, too many for categories; name the grid with --scale and --step",
)
RASCH_ALL_EXTREME = Message(
    "去掉全部得最低或最高等级的申报、专家和指标后没有剩余评分，Rasch 模型没有有限的估计",
    "without entries, experts and indicators whose marks are all the lowest or all the highest no score is left; the "
    "Rasch model has no finite estimate",
)
RASCH_NOT_UNIQUE = Message(
    "申报、专家和指标没有连成一体，Rasch 模型的估计不唯一",
    "entries, experts and indicators are not linked well enough; the Rasch model has no unique estimate",
)
RASCH_INFINITE = Message(
    "似然函数没有有限的最大值，Rasch 模型没有估计",
    "the likelihood has no finite maximum; the Rasch model has no estimate",
)
RASCH_ONE = Message("只有一个，没有可比较的对象", "there is only one, so there is nothing to compare it with")
RASCH_NULL = Message(
    "Rasch 模型用联合极大似然估计，不给出这一项",
    "the Rasch model is fitted by joint maximum likelihood, which does not give this",
)
RASCH_LOGITS = Message(
    "estimate、effect、sd、severity 和 difficulty 的单位是 logit，sd 是其他参数给定时的标准误；不使用权重",
    "estimate, effect, sd, severity and difficulty are in logits, sd is the standard error given the other parameters; "
    "weights are not used",
)
RASCH_SCALE = Message(
    "用到的等级：{marks}；相邻等级的阈值：{steps}", "categories used: {marks}; thresholds between them: {steps}"
)
RASCH_EXTREME = Message(
    "{who}：所有评分都是最低或最高等级，估计时逐轮去掉，再把总分向内移 0.3 级求值，没有拟合统计量",
    "{who}: all marks are the lowest or all the highest; left out round by round and measured from the total moved 0.3 "
    "steps inside, without fit statistics",
)
RASCH_NO_MEASURE = Message(
    "{who}：去掉极端者后没有剩余评分，没有估计",
    "{who}: no scores are left once extremes are left out, so there is no measure",
)

"""What the evaluation says in words."""

from zhiheng.problems import Message

NOT_FOR_COMMITTEE = Message("本届不向评审委员会提供统计参考", "in this cycle the committee is not given the statistics")
NOT_FOR_EXPERTS = Message("本届不向专家提供评分尺度", "in this cycle experts are not told their severity")

EXPERT = Message("专家{letter}", "expert {letter}")

RELIABLE = Message(
    "申报之间得分的差别，约 {percent}% 反映申报本身，其余来自专家宽严、各人看法不同和偶然因素（Φ={phi}）。",
    "About {percent} % of the differences between scores are differences between applicants; the rest is severity, "
    "differing views and chance (Φ = {phi}).",
)
ENOUGH = Message(
    "现有的专家人数达到通常要求的 80%。", "The number of experts reaches the 80 % that is usually asked for."
)
MORE_EXPERTS = Message(
    "达到通常要求的 80%，每家约需 {count} 位专家评分（现在平均 {now} 位）。",
    "To reach the usual 80 % about {count} experts are needed for each applicant (now {now} on average).",
)
NEVER_ENOUGH = Message(
    "单靠增加专家，20 位以内达不到通常要求的 80%；评分标准的理解需要先统一。",
    "More experts alone do not reach the usual 80 %, not even 20; the scale needs a common reading first.",
)
NO_RELIABILITY = Message(
    "这样的分配分不开申报、专家和偶然因素，不能给出可靠程度。",
    "With this assignment applicants, experts and chance cannot be told apart; no reliability is given.",
)

NOT_SEPARABLE = Message(
    "前 {top} 名的线附近，这 {count} 家在统计上分不出先后：{names}。",
    "At the line of the first {top}, these {count} cannot be told apart: {names}.",
)
ALL_SEPARABLE = Message(
    "前 {top} 名的线附近没有分不出先后的申报。", "At the line of the first {top} all can be told apart."
)
WOULD_CROSS = Message(
    "按专家宽严调整后，{enter} 会进入前 {top} 名，{leave} 会退出。",
    "With scores adjusted for severity, {enter} would be among the first {top} and {leave} would not.",
)
NOBODY_CROSSES = Message(
    "按专家宽严调整后，前 {top} 名不变。", "Adjusting for severity does not change the first {top}."
)
NOT_ADJUSTED = Message(
    "共同评过的申报太少，或者有的差别估计为 0，不给出按宽严调整后的名次。",
    "There is too little overlap between experts, or a variance is estimated as 0; no adjusted ranks are given.",
)
NOT_CONNECTED = Message(
    "专家和申报分成互不相连的几组，组间不能比较，不给出名次区间。",
    "Experts and applicants fall into groups without a common expert, so no rank intervals are given.",
)
NOBODY = Message("没有申报", "nobody")

SEVERE = Message(
    "{expert}的评分尺度比其他专家{word} {size} 个百分点，请复核",
    "{expert} is {size} percentage points {word} than the others; please look again",
)
STRICTER = Message("偏严", "stricter")
MILDER = Message("偏宽", "milder")
PAIR = Message(
    "{expert}对 {entry} 的评分平均{word} {size} 个百分点，请复核",
    "{expert} scores {entry} {size} percentage points {word} on average than expected; please look again",
)
COPYING = Message(
    "{expert}和{other}在共同评过的 {count} 家申报上有 {share}% 的分数相同，远多于其他专家之间，请复核",
    "{expert} and {other} gave the same mark on {share} % of what both scored ({count} applicants), far more often "
    "than others do; please look again",
)
HIGHER = Message("高出", "higher")
LOWER = Message("低出", "lower")
AT_BOUND = Message(
    "{share}% 的评分是最低或最高分，统计结果只作参考",
    "{share} % of the marks are the lowest or the highest; take the figures with care",
)

UNCHANGED = Message("名次和建议奖项不变", "ranks and suggested tiers stay")
NOT_POSSIBLE = Message(
    "缺了这位专家，有的申报没有可用的评分表", "without this expert some applicant has no usable sheet"
)
MOVED = Message("{name} 第 {before} 名→第 {rank} 名", "{name} from {before} to {rank}")
TIER_CHANGED = Message("{name} 建议奖项“{before}”→“{now}”", "{name}: tier “{before}” → “{now}”")
NO_TIER = Message("无", "none")

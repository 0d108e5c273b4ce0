"""What stands in the way of a meeting or a round."""

from zhiheng.problems import Message

ROUNDS_BEGAN = Message("表决已经开始，到会名单不再修改", "ballots began; attendance stays as it is")
CLOSED = Message("这一轮表决已经结束", "this round is closed")
NO_RESULT = Message("综合评价结果还没有定稿 › 先定稿", "the official result is not frozen › freeze it first")
NO_MEMBERS = Message("本届没有评审委员会委员 › 先分配角色", "there are no committee members › assign the role first")
HELD_ALREADY = Message(
    "表决已经开始，会议不再更改 › 结果更正后、没有正在进行的表决时，才能重新登记",
    "ballots began, the meeting stays as it is › arrange it anew once the result is corrected and no round is open",
)
OPEN_IS_ON_PAPER = Message(
    "电子票只用于无记名表决，本届规则是记名表决 › 按规定改用纸质票",
    "electronic ballots are secret ones, and the rules say open ballots › amend the rules to paper",
)
TOO_FEW_TO_BE_SECRET = Message(
    "表决“{name}”的委员只有 {voters} 人，电子票至少 {fewest} 人才能保密 › 另行开会，或者按规定改用纸质票",
    "only {voters} members may vote on “{name}”, and an electronic ballot is secret from {fewest} on › "
    "meet another time, or amend the rules to paper",
)
IS_ELECTRONIC = Message("这一轮是电子票，由系统计票", "this round is electronic; the platform counts it")
IS_ON_PAPER = Message("这一轮是纸质票", "this round is on paper")
VOTED = Message("您已在这一轮投票", "you have voted in this round")
NOT_A_VOTER = Message(
    "您没有登记到会，或者对本轮全部候选组织回避", "you are not noted as present, or recused from all candidates"
)
NOT_ALL_VOTED = Message(
    "还有 {missing} 人没有投票 › 等他们投票，或者勾选“不再等待”",
    "{missing} members have not voted › wait for them, or tick that you wait no longer",
)
TOO_FEW_BALLOTS = Message(
    "“{name}”只有 {ballots} 张票，少于 {fewest} 张不开票 › 等其他委员投票，或者作废这一轮",
    "“{name}” has {ballots} ballots, and fewer than {fewest} are not opened › wait for others, or void the round",
)
NO_VOID_REASON = Message("没有写作废的原因 › 写上原因", "the reason is missing › say why the round is void")
ROUND_BARS_BACKUP = Message(
    "电子表决正在进行，备份会留下未开票的票箱 › 结束这一轮表决后再备份",
    "an electronic ballot is under way, and a backup would keep its boxes › back up once the round is closed",
)
ROUND_IS_UNDER_WAY = Message(
    "电子表决正在进行 › 结束或者作废这一轮后再办理",
    "an electronic ballot is under way › close the round or void it first",
)
ROUND_IS_OPEN = Message("上一轮表决还没有结束 › 先结束上一轮", "the last round is still open › close it first")
TOO_MANY_ROUNDS = Message(
    "已经到最多表决轮次 › 不再表决", "there were as many rounds as the rules allow › hold no more"
)
NO_PLACES = Message("这一奖项没有剩余名额 › 选择其他奖项", "no places of this tier are left › choose another tier")
NO_CANDIDATES = Message("没有选候选组织 › 至少选一家", "no candidate is chosen › choose one at least")
NOT_A_CANDIDATE = Message(
    "“{name}”已经建议获奖，或者不属于这一类别 › 取消选择",
    "“{name}” is recommended already or of another track › leave it out",
)
NO_QUORUM = Message(
    "表决“{name}”时到会委员不足：应到 {members} 人，回避后可投票 {voters} 人 › 另行开会",
    "too few members for “{name}”: {voters} of {members} may vote › meet another time",
)
TOO_MANY_BALLOTS = Message(
    "“{name}”的票数 {ballots} 多于发出的 {voters} 张 › 重新清点",
    "“{name}” has {ballots} ballots and {voters} were handed out › count again",
)
NOTHING_CLOSED = Message("还没有结束的表决 › 先表决", "no round is closed › hold the ballots first")
NO_REASON = Message(
    "名单与得分排序的建议不同（{tiers}） › 写上理由",
    "the list departs from the ranking ({tiers}) › give the reason",
)
WILL_RECOMMEND = Message("{tier}：{names}", "{tier}: {names}")
NOBODY = Message("空缺", "nobody")
DEPARTS = Message("与得分排序的建议不同，理由：{reason}", "departs from the ranking, reason: {reason}")
LIST_DIGEST = Message("名单摘要值：{digest}", "digest of the list: {digest}")
SAME_LIST = Message("名单没有变化 › 不用再提出", "the list is the same › nothing is to be done")
RECUSED_ALREADY = Message(
    "这位委员对这家组织的利害关系已经登记 › 不用再登记",
    "that member’s conflict is noted already › nothing is to be done",
)
NO_COUNTER = Message("没有写姓名 › 写上监票人或者计票人的姓名", "the name is missing › give the counter’s name")
SAME_PERSON = Message(
    "另一份计票结果也是您录入的 › 由另一人录入", "you entered the other count too › somebody else must enter this one"
)
COUNTS_MISSING = Message(
    "监票人和计票人的结果没有都录入 › 两人分别录入", "one of the two counts is missing › have both entered"
)
NO_SIGNED_TALLY = Message(
    "签字的计票表还没有上传 › 打印计票表，签字后上传扫描件",
    "the signed tally sheet is not handed in › print it, have it signed, hand in the scan",
)
COUNTS_DIFFER = Message(
    "“{name}”的{what}：监票人 {one} 张，计票人 {two} 张 › 重新清点后再录入",
    "“{name}”, {what}: scrutineer {one}, teller {two} › count again and enter anew",
)
KINDS = (
    Message("同意", "in favour"),
    Message("不同意", "against"),
    Message("弃权", "abstained"),
    Message("无效", "invalid"),
)

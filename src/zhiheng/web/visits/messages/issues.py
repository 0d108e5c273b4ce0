"""What is said about issues and logs."""

from zhiheng.problems import Message

VERIFY, CLARIFY = Message("待查证", "To verify"), Message("待澄清", "To clarify")
VERIFIED, PARTLY = Message("已证实", "Verified"), Message("部分证实", "Partly verified")
NOT_VERIFIED, OPEN = Message("未证实", "Not verified"), Message("未结", "Open")
INTERVIEW, DOCUMENT = Message("访谈", "Talk"), Message("查阅资料", "Document")
FINDING, NOTE = Message("查证情况", "What was found"), Message("记录", "Notes")

STALE = Message("这一事项刚刚被别人改动 › 看过现在的内容再办", "somebody just changed this › look at it, then go on")
NO_QUESTION = Message("没有写要查证什么 › 写上问题", "there is no question › write one")
NO_INDICATOR = Message("没有这个二级指标 › 选一个", "there is no such indicator › choose one")
NO_FINDING = Message("还没有写查证情况 › 先写查到了什么，再作结论", "it is not written what was found › write it first")
NO_OUTCOME = Message("没有这种结论 › 选已证实、部分证实或未证实", "there is no such outcome › choose one of the three")
NO_WHAT = Message("没有写和谁谈、看什么 › 写上", "it is not said with whom, or what was seen › write it")

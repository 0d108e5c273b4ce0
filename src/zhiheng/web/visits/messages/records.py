"""What is said about records and feedback on integrity."""

from zhiheng.problems import Message

STRENGTHS = Message("末次会议通报的优势", "Strengths stated at the closing meeting")
OPPORTUNITIES = Message("末次会议通报的改进机会", "Opportunities stated at the closing meeting")
MAY_SAY_TOO_MUCH = Message(
    "“{word}”可能说到得分或名次 › 末次会议只通报优势和改进机会，请改写",
    "“{word}” may speak of a score or rank › state strengths and opportunities only",
)
GIVEN = Message("“{organisation}”交了廉洁反馈表，请查看", "{organisation} gave feedback on integrity, please read it")
NO_TEXT = Message("有一项选了“有”，没有写情况 › 写明时间、人员和经过", "one answer is yes, without a text › say what")
QUESTIONS = {
    "gifts": Message("有没有收受礼品、礼金、有价证券", "Did anybody take gifts, money or securities?"),
    "banquets": Message(
        "有没有接受宴请、安排参观游览或娱乐活动", "Did anybody accept banquets, excursions or entertainment?"
    ),
    "fees": Message("有没有收取费用、推销产品或咨询辅导", "Did anybody charge fees, or offer goods or coaching?"),
    "leaks": Message("有没有透露得分、名次或其他单位的情况", "Did anybody speak of scores, ranks or other applicants?"),
    "other": Message("有没有其他违反评审纪律的情况", "Did anybody break the rules of the review otherwise?"),
}

"""What of notices, letters and questions goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.audit.archiving import Described, Paper, Part
from zhiheng.web.messages.models import (
    Answer,
    Call,
    Delivery,
    Dispatch,
    Letter,
    LetterSetting,
    Notice,
    Question,
    QuestionPeriod,
)
from zhiheng.web.programmes.contributions import filled

_TITLED = Message("{title}", "{title}")
_LETTER = Message("{title}（{recipient}）", "{title} ({recipient})")
_CALL = Message("电话通知“{called}”", "call to “{called}”")
_QUESTION = Message("答疑", "question and answer")


def _letter(one: Letter) -> Described:
    title = filled(_LETTER if one.recipient else _TITLED, title=one.title, recipient=one.recipient)
    return Described(title, one.dated, one.number, one.signer)


def _notice(one: Notice) -> Described:
    return Described(filled(_TITLED, title=one.title_zh), one.sent_at)


def _call(one: Call) -> Described:
    return Described(filled(_CALL, called=one.called), one.called_at)


def _question(one: Question) -> Described:
    return Described(_QUESTION, one.asked_at)


PAPERS = (
    Paper(
        "letters",
        Message("文书", "Letters"),
        Letter,
        "letters",
        lambda cycle: Letter.objects.filter(cycle=cycle).exclude(state=Letter.State.DRAFT).order_by("pk"),
        _letter,
    ),
    Paper(
        "notices",
        Message("秘书处发的通知", "Notices that the office wrote"),
        Notice,
        "letters",
        lambda cycle: Notice.objects.filter(cycle=cycle).exclude(author=None).order_by("pk"),
        _notice,
        (Part(Delivery, "notice", (Part(Dispatch, "delivery"),)),),
    ),
    Paper(
        "calls",
        Message("电话通知记录", "Call log"),
        Call,
        "letters",
        lambda cycle: Call.objects.filter(cycle=cycle).order_by("pk"),
        _call,
    ),
    Paper(
        "questions",
        Message("答疑", "Questions"),
        Question,
        "letters",
        lambda cycle: Question.objects.filter(cycle=cycle).order_by("pk"),
        _question,
        (Part(Answer, "question"),),
    ),
)
LEFT_OUT = {
    LetterSetting: Message("文书里已经写上", "the letters say it"),
    QuestionPeriod: Message("答疑的期限，不是文件", "until when questions are taken, no paper"),
}

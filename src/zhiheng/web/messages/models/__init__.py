"""Notices and who read them, what was sent outside, calls, questions, letters."""

from zhiheng.web.messages.models.calls import Call
from zhiheng.web.messages.models.letters import Letter, LetterSetting
from zhiheng.web.messages.models.notices import Delivery, Dispatch, Notice
from zhiheng.web.messages.models.questions import Answer, Question, QuestionPeriod

__all__ = [
    "Answer",
    "Call",
    "Delivery",
    "Dispatch",
    "Letter",
    "LetterSetting",
    "Notice",
    "Question",
    "QuestionPeriod",
]

"""What can be done with notices, calls, questions and letters, one function per verb."""

from zhiheng.web.messages.actions.calls import CallRecord, record_call
from zhiheng.web.messages.actions.letters import (
    DeliveryRecord,
    LetterText,
    Recipient,
    deliver_letter,
    draft_letter,
    edit_letter,
    issue_letter,
    receive_letter,
    void_letter,
)
from zhiheng.web.messages.actions.notices import WrittenNotice, read_notice, recall_notice, send_notice
from zhiheng.web.messages.actions.questions import answer_question, ask_question, set_question_period
from zhiheng.web.messages.actions.settings import change_setting

__all__ = [
    "CallRecord",
    "DeliveryRecord",
    "LetterText",
    "Recipient",
    "WrittenNotice",
    "answer_question",
    "ask_question",
    "change_setting",
    "deliver_letter",
    "draft_letter",
    "edit_letter",
    "issue_letter",
    "read_notice",
    "recall_notice",
    "receive_letter",
    "record_call",
    "send_notice",
    "set_question_period",
    "void_letter",
]

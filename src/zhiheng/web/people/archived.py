"""What of accounts goes into the archive of a cycle."""

from zhiheng.problems import Message
from zhiheng.web.people.models import Assignment, Invitation, Organisation, Person, RecoveryCode, SecondFactor

_NAMED = Message("姓名和名称写在各件里", "names stand in the items")
_SIGNING_IN = Message("登录所用，不是评审的内容", "for signing in, no part of the review")

LEFT_OUT = {
    Assignment: Message("任免记入操作留痕", "the record says who held which role"),
    Invitation: _SIGNING_IN,
    Organisation: _NAMED,
    Person: _NAMED,
    RecoveryCode: _SIGNING_IN,
    SecondFactor: _SIGNING_IN,
}

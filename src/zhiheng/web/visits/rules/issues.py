"""Who carries issues to the site, works on them there, and reads them: never the company."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.verb import Verb
from zhiheng.web.visits.models import Issue, Visit, VisitLog
from zhiheng.web.visits.rules.visits import INSIDE_VISIT, VISITED
from zhiheng.web.visits.teams import is_in_team

_EXPERT = frozenset({Role.EXPERT})
_NOT_IN_TEAM = Message("您不在这家的现场评审组", "you are not in the team of this visit")
_ENDED = Message("这一事项已有结论，先重新打开", "this issue has ended; open it again first")


def is_of_team(actor: Actor, of: Visit | Issue | VisitLog) -> Message | None:
    """The actor is in the team."""
    return None if is_in_team(actor, of if isinstance(of, Visit) else of.visit) else _NOT_IN_TEAM


def may_work_on(actor: Actor, issue: Issue) -> Message | None:
    """The actor is in the team, and the issue has not ended."""
    return is_of_team(actor, issue) or (_ENDED if issue.outcome else None)


SEE_ISSUES = Verb(
    "issue.see",
    Message("查看现场查证事项", "See the issues of a visit"),
    INSIDE_VISIT,
    kind="page",
    is_sensitive=True,
)
CARRY_ISSUE = Verb(
    "issue.carry",
    Message("列为现场查证事项", "Carry an issue to the site"),
    _EXPERT,
    stages=VISITED,
    condition=is_of_team,
    says=Message("列出现场查证事项第 {number} 项（{indicator}）", "carried issue {number} ({indicator}) to the site"),
)
CHANGE_ISSUE = Verb(
    "issue.change",
    Message("修改现场查证事项", "Change an issue"),
    _EXPERT,
    stages=VISITED,
    condition=may_work_on,
    says=Message("修改了现场查证事项第 {number} 项", "changed issue {number}"),
)
WRITE_FINDING = Verb(
    "issue.write_finding",
    Message("填写查证情况", "Write what was found"),
    _EXPERT,
    kind="write",
    stages=VISITED,
    condition=may_work_on,
)
END_ISSUE = Verb(
    "issue.end",
    Message("作出查证结论", "End an issue"),
    _EXPERT,
    stages=VISITED,
    condition=may_work_on,
    says=Message("现场查证事项第 {number} 项有了结论", "ended issue {number}"),
)
REOPEN_ISSUE = Verb(
    "issue.reopen",
    Message("重新打开现场查证事项", "Open an issue again"),
    _EXPERT,
    stages=VISITED,
    condition=is_of_team,
    says=Message("重新打开现场查证事项第 {number} 项", "opened issue {number} again"),
)
TAKE_PHOTO = Verb(
    "issue.take_photo",
    Message("上传现场照片", "Hand in a photo from the site"),
    _EXPERT,
    kind="write",
    stages=VISITED,
    condition=is_of_team,
)
ADD_LOG = Verb(
    "visit_log.add",
    Message("登记访谈或查阅资料", "Log a talk or a document"),
    _EXPERT,
    stages=VISITED,
    condition=is_of_team,
    says=Message("登记了一次访谈或查阅", "logged a talk or a document"),
)
WRITE_LOG = Verb(
    "visit_log.write",
    Message("填写访谈或查阅记录", "Write about a talk or a document"),
    _EXPERT,
    kind="write",
    stages=VISITED,
    condition=is_of_team,
)

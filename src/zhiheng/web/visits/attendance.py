"""The sign-in sheet of a visit (签到表): the team, and empty lines for the company's people."""

from zhiheng.canonical import digest_of
from zhiheng.problems import Message
from zhiheng.web.visits.models import Visit
from zhiheng.web.visits.queries import team_lines

ATTENDANCE = "visit_attendance"
"""The name of its printed pages, which stands in the database and must not change."""
TITLE = Message("现场评审签到表", "Sign-in sheet of the visit")
COLUMNS = ("序号", "姓名", "工作单位", "职务、职称", "首次会议签名", "末次会议签名")
BELOW = ("日期：　　　　年　　月　　日",)
_EMPTY_LINES = 10


def heading_of(visit: Visit) -> str:
    """Return what stands above the table."""
    return f"{visit.panel.cycle.title}　{visit.entry.organisation.name}"


def attending(visit: Visit) -> list[list[str]]:
    """Return the lines of the table."""
    team = [
        [str(number), line.member.person.name, line.employer, line.post, "", ""]
        for number, line in enumerate(team_lines(visit), 1)
    ]
    return [*team, *([str(len(team) + number), "", "", "", "", ""] for number in range(1, _EMPTY_LINES + 1))]


def digest_of_attendance(visit: Visit) -> str:
    """Return the digest of all that the sheet says."""
    rows = [[*row] for row in attending(visit)]
    return digest_of({"heading": heading_of(visit), "columns": [*COLUMNS], "rows": rows, "below": [*BELOW]})

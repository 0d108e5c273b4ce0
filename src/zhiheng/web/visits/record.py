"""The record of a visit (现场评审记录) on paper: team, issues with their outcomes, strengths, opportunities."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.canonical import digest_of
from zhiheng.problems import Message
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.visits.indicators import indicators_of
from zhiheng.web.visits.issue_page import OUTCOMES
from zhiheng.web.visits.messages import issues as words
from zhiheng.web.visits.models import Issue, Visit
from zhiheng.web.visits.teams import team_of
from zhiheng.web.visits.text_fields import OPPORTUNITIES, STRENGTHS, VISIT_RECORD

RECORD = "visit_record"
"""The name of its printed pages, which stands in the database and must not change."""
TITLE = Message("现场评审记录", "Record of the visit")


@dataclass(frozen=True, slots=True)
class Record:
    """What the paper says, in Chinese."""

    facts: Sequence[tuple[str, str]]
    issues: Sequence[Sequence[str]]
    strengths: str
    opportunities: str
    signed: Sequence[str]


def record_of(visit: Visit) -> Record:
    """Return the record of a visit as it stands."""
    names = {one.code: one.name for one in indicators_of(visit.entry)}
    found = Issue.objects.filter(visit=visit).order_by("number")
    texts = texts_of(VISIT_RECORD, visit)
    team = [one.person.name for one in team_of(visit)]
    days = " 至 ".join(dict.fromkeys(day.isoformat() for day in (visit.begins, visit.ends) if day))
    return Record(
        facts=[
            ("申报组织", visit.entry.organisation.name),
            ("日期", days),
            ("地点", visit.place),
            ("评审组", "、".join(team)),
        ],
        issues=[
            [
                str(one.number),
                f"{one.indicator} {names.get(one.indicator, '')}",
                one.question,
                OUTCOMES.get(one.outcome, words.OPEN).zh,
            ]
            for one in found
        ],
        strengths=texts.get(STRENGTHS, "").strip(),
        opportunities=texts.get(OPPORTUNITIES, "").strip(),
        signed=[f"{name}（签字）：" for name in team],
    )


def digest_of_record(visit: Visit) -> str:
    """Return the digest of all that the record says."""
    record = record_of(visit)
    return digest_of(
        {
            "facts": [[*one] for one in record.facts],
            "issues": [[*one] for one in record.issues],
            "strengths": record.strengths,
            "opportunities": record.opportunities,
            "signed": [*record.signed],
        }
    )

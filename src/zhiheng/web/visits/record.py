"""The record of a visit (现场评审记录) on paper: team, issues with their outcomes, strengths, opportunities."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from zhiheng.canonical import digest_of
from zhiheng.problems import Message
from zhiheng.web.drafts.queries import texts_of_all
from zhiheng.web.visits.indicators import indicators_of
from zhiheng.web.visits.issue_page import OUTCOMES
from zhiheng.web.visits.messages import issues as words
from zhiheng.web.visits.models import Issue, Visit
from zhiheng.web.visits.teams import teams_of
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
    return records_of([visit])[visit.pk]


def records_of(visits: Collection[Visit]) -> dict[int, Record]:
    """Return the same for many visits, by primary key; four queries however many."""
    found: dict[int, list[Issue]] = {}
    for issue in Issue.objects.filter(visit__in=[one.pk for one in visits]).order_by("number"):
        found.setdefault(issue.visit_id, []).append(issue)
    texts, teams = texts_of_all(VISIT_RECORD, [one.public_id for one in visits]), teams_of(visits)
    return {
        one.pk: _record(
            one, found.get(one.pk, ()), texts.get(one.public_id, {}), [member.person.name for member in teams[one.pk]]
        )
        for one in visits
    }


def digest_of_record(visit: Visit) -> str:
    """Return the digest of all that the record says."""
    return digest_of_what(record_of(visit))


def digest_of_what(record: Record) -> str:
    """Return the digest of a record."""
    return digest_of(
        {
            "facts": [[*one] for one in record.facts],
            "issues": [[*one] for one in record.issues],
            "strengths": record.strengths,
            "opportunities": record.opportunities,
            "signed": [*record.signed],
        }
    )


def _record(visit: Visit, issues: Sequence[Issue], texts: Mapping[str, str], team: Sequence[str]) -> Record:
    names = {one.code: one.name for one in indicators_of(visit.entry)}
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
            for one in issues
        ],
        strengths=texts.get(STRENGTHS, "").strip(),
        opportunities=texts.get(OPPORTUNITIES, "").strip(),
        signed=[f"{name}（签字）：" for name in team],
    )

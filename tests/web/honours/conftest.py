"""A cycle whose winner is announced; list and result are made as rows, for how they come about is tested elsewhere."""

from datetime import date

import pytest
from django.utils import timezone

from web.results.conftest import Judged, call, clerk, judged, supervisor
from zhiheng.canonical import canonical_json, digest_of
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.stages import Stage
from zhiheng.web.committee.models import CommitteeMeeting, ProposedList
from zhiheng.web.files.models import Blob
from zhiheng.web.honours.actions.announcement import Announced, note_announcement
from zhiheng.web.honours.models import Winner
from zhiheng.web.results.models import Result

__all__ = ["call", "clerk", "judged", "supervisor"]


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def listed(judged: Judged) -> ProposedList:
    """The first company is recommended."""
    cycle, now = judged.cycle, timezone.now()
    proposal = Proposal.objects.create(
        verb="committee.propose",
        model="committee.CommitteeMeeting",
        subject_id="0" * 32,
        arguments={},
        cycle=cycle,
        programme=cycle.programme,
        prepared_by_id=judged.clerk.person,
        decided_by_id=judged.lead.person,
        decided_at=now,
        state=Proposal.State.APPROVED,
    )
    values = {"content": "{}", "digest": "0" * 64, "proposal": proposal, "frozen_at": now}
    blob = Blob.objects.create(digest="0" * 64, size=1, type="zip")
    result = Result.objects.create(cycle=cycle, number=1, bundle=blob, **values)
    meeting = CommitteeMeeting.objects.create(cycle=cycle, result=result, day=today(), place="示例会议室")
    line = {"entry": judged.entries[0].code, "name": judged.entries[0].organisation.name}
    tiers = [("区政府质量奖", [line]), ("区政府质量奖提名奖", [])]
    said = {"tiers": [{"name": name, "entries": entries, "departs": False} for name, entries in tiers]}
    content = {**said, "attendances": [], "rounds": [], "reason": "", "result": result.digest}
    text = canonical_json(content).decode()
    return ProposedList.objects.create(
        meeting=meeting, number=1, content=text, digest=digest_of(content), proposal=proposal, made_at=now
    )


@pytest.fixture
def announced(judged: Judged, listed: ProposedList) -> Judged:
    """The cycle is announced; its document is not recorded yet."""
    assert listed.number == 1
    judged.call.set_stage(Stage.ANNOUNCED)
    return judged


@pytest.fixture
def won(announced: Judged) -> Winner:
    """The first company won."""
    made = note_announcement(announced.clerk, announced.cycle, Announced("示例公布〔2026〕1号", today()))
    return Winner.objects.get(announcement=made)

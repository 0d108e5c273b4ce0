"""A panel whose sheets are confirmed, for the tests of its consensus."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from web.make import make_assignment, make_person
from web.reviews.conftest import Review
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels.models import PanelMember
from zhiheng.web.people.models import Assignment
from zhiheng.web.reviews.actions import consensus as actions
from zhiheng.web.reviews.consensus_content import Discussion, discussion_of
from zhiheng.web.reviews.models import ConfirmedSheet, Consensus, Sheet
from zhiheng.web.reviews.sheet_content import content_of
from zhiheng.web.reviews.sheet_fields import PERCENT, STRENGTHS, field_name
from zhiheng.web.reviews.sheet_form import form_of_sheet

WIDE = {"2.2": ("30", "60", "80"), "1.1": ("40", "60", "65")}
"""Two indicators that are over the limit, 2.2 the widest; the median of all others is 60."""


@dataclass
class Agreeing:
    """The panel of a review with three experts, of whom the first leads."""

    review: Review
    third: Assignment

    @property
    def leader(self) -> Actor:
        return self.review.expert

    @property
    def members(self) -> list[Actor]:
        return [self.review.expert, self.review.other, self.third.as_actor()]

    @property
    def entry(self) -> Entry:
        return self.review.company.entry

    @property
    def office(self) -> Actor:
        return self.review.call.lead

    def discussion(self) -> Discussion:
        return discussion_of(Consensus.objects.get())

    @property
    def seen(self) -> str:
        return self.discussion().digest

    def agree(self, code: str, percent: str, reason: str = "", outside: str = "", seen: int = 0) -> None:
        agreed = actions.Agreed(percent, reason, outside)
        actions.agree_on_score(self.leader, Consensus.objects.get(), code, agreed, seen=seen)

    def settle(self) -> Consensus:
        """Open the consensus and agree on everything."""
        made = actions.open_consensus(self.leader, self.entry)
        actions.accept_within_limit(self.leader, made, seen=self.seen)
        for code in WIDE:
            self.agree(code, "60")
        return made

    def confirm_all(self) -> None:
        for member in self.members:
            actions.confirm_scores(member, Consensus.objects.get(), seen=self.seen)


def make_agreeing(review: Review) -> Agreeing:
    made = Agreeing(review, review.join("专家丙"))
    PanelMember.objects.filter(person=review.first.person).update(is_leader=True)
    return made


def confirm_sheets(agreeing: Agreeing, count: int = 3) -> None:
    """Let there be confirmed sheets of so many members."""
    phase = agreeing.entry.cycle.phases.get(code="desk")
    for place, member in enumerate(agreeing.members[:count]):
        values = {"entry": agreeing.entry, "phase": phase, "person_id": member.person}
        confirmed_sheet(Sheet.objects.create(**values), {code: marks[place] for code, marks in WIDE.items()})


def confirmed_sheet(sheet: Sheet, percents: Mapping[str, str]) -> ConfirmedSheet:
    """Confirm a sheet with these percents, all others 60, without anybody typing."""
    marks = {**dict.fromkeys(form_of_sheet(sheet).form.codes, "60"), **percents}
    texts = {field_name(code, PERCENT): mark for code, mark in marks.items()}
    comments = {field_name(code, STRENGTHS): f"优势{code}" for code in WIDE}
    content = canonical_json(content_of(sheet, sheet.entry.submissions.latest("number"), texts | comments))
    Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.CONFIRMED)
    values = {"content": content.decode(), "digest": sha256_hex(content), "confirmed_at": timezone.now()}
    return ConfirmedSheet.objects.create(sheet=sheet, number=1, **values)


def stranger(agreeing: Agreeing) -> Assignment:
    """An expert of the cycle who is in no panel."""
    return make_assignment(Role.EXPERT, agreeing.review.call.cycle, make_person("外人"))

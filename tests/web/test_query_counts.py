"""A list issues the same number of queries for 1 row and for 30.

Whoever adds a list page adds a line to ``LISTS``: the name of its address (and what tells two lines of one address
apart), the role that opens it, and a function that puts one more row on the list of a world, which is the one of
tests/web/permissions/worlds.py. ``count_queries`` serves tests of other lists. ``MOST`` says how many queries pages
that once were slow need now.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from web.make import make_actor, make_assignment, make_cycle, make_organisation, make_person, make_programme
from web.permissions.committee import make_attendance, make_box, make_round
from web.permissions.databook import office_values_of_cycle
from web.permissions.defences import make_attending, make_defence
from web.permissions.entries import make_attachment, make_entry
from web.permissions.feedback import announced, make_feedback_report
from web.permissions.honours import certificate, follow_up
from web.permissions.notices import objection, public_notice, tip
from web.permissions.panels import appraisal, make_panel, panel_invitation
from web.permissions.results import desk_of, make_place, under_evaluation
from web.permissions.reviews import (
    make_agreed_score,
    make_colleague,
    make_member,
    make_practice_sheet,
    make_reminder,
    make_reopening,
    make_reviewed_entry,
)
from web.permissions.screening import make_check, make_opinion_request, make_winner
from web.permissions.taken_in import make_taken_in
from web.permissions.visits import make_issue, make_visit
from web.permissions.visits import make_member as make_visitor
from web.permissions.worlds import ROWS, World, content_of, make_delivery, make_world
from zhiheng.problems import Message
from zhiheng.web.audit.acting import append_record
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.rules import REMOVE_PAYLOAD
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.committee.models import BallotBox
from zhiheng.web.defences.models import Defence
from zhiheng.web.entries.models import Attachment, Entry
from zhiheng.web.files.models import Blob, StoredFile
from zhiheng.web.honours.models import Winner
from zhiheng.web.messages.models import Call, Delivery, Letter, Notice, Question
from zhiheng.web.notices.models import PublicNotice
from zhiheng.web.panels.models import Panel
from zhiheng.web.programmes.models import DeadlineExtension, HolidayYear, Phase
from zhiheng.web.reviews.models import Consensus, Sheet
from zhiheng.web.visits.models import Visit

_RENAME = Verb("cycle.rename", Message("改名", "Rename"), OFFICE)


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list: who opens it, how it grows by one row, and what stands in its address and its question."""

    role: Role
    grow: Callable[[World], object]
    path: Callable[[World], list[str]] = lambda _world: []
    question: Mapping[str, str] | None = None


def _act(world: World) -> None:
    """An entry of the record, each by another person and about somebody else."""
    append_record(make_actor(Role.OFFICE_CLERK, world.cycle), _RENAME, world.cycle, {"who": make_person().public_id})


def _proposal(state: str) -> Callable[[World], object]:
    def propose(world: World) -> Proposal:
        person = make_person()
        return Proposal.objects.create(
            verb=REMOVE_PAYLOAD.id,
            model="audit.LedgerPayload",
            subject_id=person.public_id,
            arguments={"sequence": 1},
            cycle=world.cycle,
            programme=world.programme,
            prepared_by=person,
            decided_by=person,
            state=state,
        )

    return propose


def _quarantined_file(world: World) -> None:
    digest = secrets.token_hex(32)
    blob = Blob.objects.create(digest=digest, size=1, type="pdf", removed_at=timezone.now(), reason="误传")
    file = ROWS[StoredFile](world)
    type(file).objects.filter(pk=file.pk).update(blob=blob)


def _of_programme(world: World) -> list[str]:
    return [world.programme.public_id]


def _recipient(world: World) -> None:
    Delivery.objects.create(notice=world.row(Notice), person=make_person())


def _holiday_year(world: World) -> None:
    year = 2030 + HolidayYear.objects.count()
    HolidayYear.objects.create(programme=world.programme, year=year, document="国办发明电")


def _extension(world: World) -> None:
    phase, days = Phase.objects.filter(cycle=world.cycle).first(), {"old_ends": "2026-03-01", "new_ends": "2026-03-02"}
    values = {**days, "extended_at": timezone.now(), "reason": "延期"}
    DeadlineExtension.objects.create(cycle=world.cycle, phase=phase, **values)


LISTS = {
    "archive:archive": ListPage(Role.OFFICE_CLERK, make_reviewed_entry),
    "archive:catalogue": ListPage(Role.SUPERVISOR, ROWS[Letter], lambda world: [world.cycle.public_id]),
    "audit:record": ListPage(Role.SUPERVISOR, _act),
    "audit:export_list": ListPage(Role.SUPERVISOR, _act),
    "audit:export_record": ListPage(Role.SUPERVISOR, _act),
    "audit:proposals": ListPage(Role.OFFICE_LEAD, _proposal("waiting")),
    "audit:proposals decided": ListPage(Role.SUPERVISOR, _proposal("refused")),
    "audit:history": ListPage(Role.SUPERVISOR, _act, lambda world: ["cycle", world.cycle.public_id]),
    "messages:inbox": ListPage(Role.OFFICE_LEAD, lambda world: make_delivery(world, Role.OFFICE_LEAD)),
    "messages:sent_notices": ListPage(Role.SUPERVISOR, ROWS[Notice]),
    "messages:calls": ListPage(Role.OFFICE_CLERK, ROWS[Call]),
    "messages:letters": ListPage(Role.OFFICE_CLERK, ROWS[Letter]),
    "messages:questions": ListPage(Role.OFFICE_CLERK, ROWS[Question]),
    "people:people": ListPage(Role.OFFICE_LEAD, lambda world: make_assignment(Role.EXPERT, world.cycle)),
    "people:organisations": ListPage(Role.OFFICE_LEAD, lambda _world: make_organisation()),
    "programmes:programmes": ListPage(Role.OPERATOR, lambda _world: make_programme()),
    "programmes:programme": ListPage(Role.OPERATOR, lambda world: make_cycle(world.programme), _of_programme),
    "programmes:holidays": ListPage(Role.OFFICE_CLERK, _holiday_year, _of_programme),
    "programmes:calendar": ListPage(Role.OFFICE_CLERK, _extension, lambda world: [world.cycle.public_id]),
    "messages:sent_notice": ListPage(Role.SUPERVISOR, _recipient, lambda world: [world.row(Notice).public_id]),
    "entries:entries": ListPage(Role.ENTRY_OWNER, make_entry),
    "entries:attachments": ListPage(
        Role.ENTRY_OWNER, make_attachment, lambda world: [world.row(Attachment).entry.public_id]
    ),
    "entries:screening": ListPage(Role.OFFICE_CLERK, make_check),
    "entries:opinions": ListPage(Role.OFFICE_CLERK, make_opinion_request, lambda world: [world.cycle.public_id]),
    "entries:winners": ListPage(Role.OFFICE_CLERK, make_winner, lambda world: [world.programme.public_id]),
    "entries:taken_in": ListPage(Role.OFFICE_CLERK, make_taken_in),
    "databook:office_values": ListPage(
        Role.OFFICE_CLERK, office_values_of_cycle, lambda world: [world.cycle.public_id]
    ),
    "reviews:reviews": ListPage(Role.EXPERT, make_reviewed_entry),
    "reviews:across": ListPage(Role.EXPERT, make_reviewed_entry, lambda world: [world.row(Sheet).public_id, "1.1"]),
    "reviews:sheet_states": ListPage(Role.OFFICE_LEAD, make_reopening, lambda world: [world.cycle.public_id]),
    "reviews:progress": ListPage(Role.OFFICE_CLERK, make_member, lambda world: [world.cycle.public_id]),
    "reviews:progress reminders": ListPage(Role.SUPERVISOR, make_reminder, lambda world: [world.cycle.public_id]),
    "reviews:calibration": ListPage(Role.SUPERVISOR, make_practice_sheet, lambda world: [world.cycle.public_id]),
    "reviews:consensus": ListPage(Role.OFFICE_LEAD, make_colleague, lambda world: [world.row(Consensus).public_id]),
    "visits:visits": ListPage(Role.EXPERT, make_visit),
    "visits:visit": ListPage(Role.OFFICE_CLERK, make_visitor, lambda world: [world.row(Visit).public_id]),
    "visits:issues": ListPage(Role.EXPERT, make_issue, lambda world: [world.row(Visit).public_id]),
    "visits:log": ListPage(Role.EXPERT, make_issue, lambda world: [world.row(Visit).public_id]),
    "defences:defences": ListPage(Role.OFFICE_CLERK, make_defence),
    "defences:defences of an expert": ListPage(Role.EXPERT, make_defence),
    "defences:defence": ListPage(Role.EXPERT, make_attending, lambda world: [world.row(Defence).public_id]),
    "visits:plan": ListPage(Role.ENTRY_OWNER, make_visitor, lambda world: [world.row(Visit).public_id]),
    "reviews:consensus_indicator": ListPage(
        Role.OFFICE_LEAD, make_agreed_score, lambda world: [world.row(Consensus).public_id, "1.1"]
    ),
    "committee:votes": ListPage(Role.COMMITTEE_MEMBER, make_box),
    "committee:meeting": ListPage(Role.SUPERVISOR, make_round),
    "committee:meeting members": ListPage(Role.OFFICE_CLERK, make_attendance),
    "committee:ballot_round": ListPage(
        Role.SUPERVISOR, make_attendance, lambda world: [world.row(BallotBox).round.public_id]
    ),
    "notices:notices": ListPage(Role.SUPERVISOR, public_notice),
    "notices:objections": ListPage(Role.OFFICE_CLERK, objection, lambda world: [world.row(PublicNotice).public_id]),
    "feedback:reports": ListPage(Role.OFFICE_CLERK, make_feedback_report, announced),
    "notices:tips": ListPage(Role.SUPERVISOR, tip),
    "honours:winners": ListPage(Role.SUPERVISOR, certificate),
    "honours:winner": ListPage(Role.OFFICE_CLERK, certificate, lambda world: [world.row(Winner).public_id]),
    "honours:follow_ups": ListPage(Role.OFFICE_CLERK, follow_up, lambda world: [world.cycle.public_id]),
    "results:phases": ListPage(Role.OFFICE_CLERK, make_reviewed_entry, under_evaluation),
    "results:shortlist": ListPage(Role.OFFICE_LEAD, make_place, lambda world: [desk_of(world).public_id]),
    "results:result": ListPage(Role.SUPERVISOR, make_reviewed_entry, lambda world: [world.cycle.public_id, "now"]),
    "panels:experts": ListPage(Role.OFFICE_CLERK, lambda world: make_assignment(Role.EXPERT, world.cycle)),
    "panels:panels": ListPage(Role.OFFICE_CLERK, make_panel),
    "panels:appraisals": ListPage(Role.OFFICE_CLERK, appraisal, lambda world: [world.row(Panel).public_id]),
    "panels:invitations": ListPage(Role.OFFICE_CLERK, panel_invitation, lambda world: [world.row(Panel).public_id]),
    "files:quarantined": ListPage(Role.SUPERVISOR, _quarantined_file),
}

MOST = {"entries:completeness": 17, "entries:submit": 21}
"""Pages of one application, for its contact; three of them ask what the menu offers."""


def count_queries(client: Client, url: str, question: Mapping[str, str] | None = None) -> int:
    """Return how many queries an address needs, its content read to the end."""
    content_of(client.get(url, question))  # what happens once an hour or a session has happened
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url, question)
        content_of(response)
    assert response.status_code == 200
    return len(queries)


@pytest.mark.django_db
@pytest.mark.parametrize("name", LISTS)
def test_list_needs_as_many_queries_for_thirty_rows_as_for_one(name: str) -> None:
    page, world = LISTS[name], make_world()
    url = reverse(name.partition(" ")[0], args=page.path(world))
    client, counts = world.client(page.role), []
    for rows in (1, 29):
        for _ in range(rows):
            page.grow(world)
        counts.append(count_queries(client, url, page.question))
    assert counts[0] == counts[1]


@pytest.mark.django_db
@pytest.mark.parametrize("name", MOST)
def test_page_that_was_slow_needs_few_queries(name: str) -> None:
    world = make_world()
    world.set_stage(Stage.CALL)
    make_attachment(world)
    found = count_queries(world.client(Role.ENTRY_OWNER), reverse(name, args=[world.row(Entry).public_id]))
    assert found == MOST[name]

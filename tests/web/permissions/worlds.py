"""One world for the generated tests of permissions: an award, one person per role, one object per kind.

A page whose address names an object needs an example here: what stands in its address, made so that every role of the
page's verb can reach it. Add it to ``ADDRESSES`` under the address's name; parameters such as ``cycles/<cycle>`` or
``cycles/<public_id>`` say what they are and need none. Actions need a row of their subject's model in ``ROWS``.
Whatever is missing fails with the name of what to add. Texts of a row end with ``world.mark``, so that the leak tests
find them again.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.make import make_actor, make_assignment, make_organisation, make_person, sign_in
from web.permissions.entries import KEPT
from web.permissions.examples import AREA_ADDRESSES, AREA_ALSO, AREA_PATHS, AREA_ROWS
from web.permissions.own import self_assessment
from web.permissions.reports import filled_report
from web.permissions.screening import PASSED
from web.permissions.surface import Address
from web.permissions.taken_in import WRITTEN, late_receipt, written_path
from zhiheng.problems import Message
from zhiheng.web.audit.acting import append_record
from zhiheng.web.audit.actor import PUBLIC, Actor
from zhiheng.web.audit.doors import kind_of
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload, Proposal
from zhiheng.web.audit.roles import APPLICANT, Role
from zhiheng.web.audit.rows import new_id
from zhiheng.web.audit.rules import REMOVE_PAYLOAD, VERIFY_RECORD
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.actions import Edit, save_version
from zhiheng.web.drafts.doors import draft
from zhiheng.web.drafts.models import Field
from zhiheng.web.entries.models import Entry, ScreeningCheck
from zhiheng.web.files.blobs import claim_blob, keep_bytes
from zhiheng.web.files.doors import SIGNED_COPY, Target
from zhiheng.web.files.filetypes import SCANS, FileType
from zhiheng.web.files.kinds import Purpose, file_kind
from zhiheng.web.files.models import Rendition, StoredFile
from zhiheng.web.messages.models import Answer, Delivery, Letter, Notice, Question
from zhiheng.web.messages.models import Call as CallLog
from zhiheng.web.people.doors import digest_of_token
from zhiheng.web.people.models import Assignment, Invitation, Organisation, Person
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.actions.programmes import create_programme
from zhiheng.web.programmes.draft_kinds import NOTES
from zhiheng.web.programmes.file_doors import CYCLE_FILES, DECISION
from zhiheng.web.programmes.models import Cycle, GuideVersion, Phase, Programme, StandardVersion, Track
from zhiheng.web.results.shortlist import Decision

PEOPLE = tuple(role for role in Role if role not in (Role.PUBLIC, Role.PERSON, Role.SYSTEM))


@dataclass(slots=True)
class World:
    """An award with one cycle and one person per role."""

    programme: Programme
    cycle: Cycle
    organisation: Organisation
    people: dict[Role, Assignment]
    mark: str = ""
    made: dict[type[models.Model], Any] = field(default_factory=dict)

    def row(self, model: type[models.Model]) -> Any:
        """Return the one row of a model, made when first asked for."""
        if model not in self.made:
            assert model in ROWS, f"no example of {model.__name__}: add it to ROWS in tests/web/permissions/worlds.py"
            self.made[model] = ROWS[model](self)
        return self.made[model]

    def set_stage(self, stage: Stage) -> None:
        Cycle.objects.filter(pk=self.cycle.pk).update(stage=stage)
        self.cycle.refresh_from_db()

    def actor(self, role: Role) -> Actor:
        if role is Role.PUBLIC:
            return PUBLIC
        if role is Role.PERSON:
            person = self.people[Role.EXPERT].person
            return Actor(person.public_id, Role.PERSON, person.pk)
        return self.people[role].as_actor()

    def client(self, role: Role) -> Client:
        """Return a browser signed in in that role; the public's is not signed in."""
        client = Client(raise_request_exception=False)
        if role is Role.PERSON:
            client.force_login(self.people[Role.EXPERT].person)
        elif role is not Role.PUBLIC:
            sign_in(client, self.people[role])
        return client


def make_world(mark: str = "") -> World:
    """Return a world whose names and titles end with a mark."""
    operator = make_assignment(Role.OPERATOR, None, make_person(f"示例{Role.OPERATOR}{mark}"))
    programme = create_programme(operator.as_actor(), f"示例区政府质量奖{mark}", f"示例区{mark}")
    clerk = make_actor(Role.OFFICE_CLERK, None, programme=programme)
    cycle = create_cycle(clerk, programme, Edition(1, 2100), "district")
    company = make_organisation(f"示例制造有限公司{mark}")
    people = {Role.OPERATOR: operator}
    for role in PEOPLE:
        if role is not Role.OPERATOR:
            values = {"organisation": company} if role in APPLICANT else {}
            people[role] = make_assignment(role, cycle, make_person(f"示例{role}{mark}"), **values)
    for model in KEPT.values():
        model.objects.filter(programme=programme).update(title=f"示例文件{mark}")
    return World(programme, cycle, company, people, mark)


def _payload(world: World) -> LedgerPayload:
    payload = {"entries": 1, "is_whole": f"是{world.mark}"}
    with transaction.atomic():
        append_record(world.actor(Role.SUPERVISOR), VERIFY_RECORD, world.cycle, payload)
    return LedgerPayload.objects.get(pk=LedgerEntry.objects.latest("sequence").commitment)


def _proposal(world: World) -> Proposal:
    return Proposal.objects.create(
        verb=REMOVE_PAYLOAD.id,
        model="audit.LedgerPayload",
        subject_id=world.row(LedgerPayload).public_id,
        arguments={"sequence": f"1{world.mark}"},
        reason=f"本人要求{world.mark}",
        cycle=world.cycle,
        programme=world.programme,
        prepared_by=world.people[Role.OFFICE_CLERK].person,
    )


def _notice(world: World) -> Notice:
    author = world.people[Role.OFFICE_CLERK].person
    text = f"示例通知{world.mark}"
    return Notice.objects.create(
        cycle=world.cycle, author=author, title_zh=text, title_en=text, body_zh=text, body_en=text
    )


def make_delivery(world: World, role: Role) -> Delivery:
    """A notice of no cycle, in the inbox of whoever acts in that role."""
    text = f"示例通知{world.mark}"
    notice = Notice.objects.create(title_zh=text, title_en=text, body_zh=text, body_en=text)
    return Delivery.objects.create(
        notice=notice, person_id=world.actor(role).person or world.people[Role.EXPERT].person_id
    )


def _letter(world: World, role: Role = Role.OFFICE_CLERK) -> Letter:
    """An issued letter, to whoever acts in that role."""
    texts = dict.fromkeys(("title", "recipient", "signer", "body"), f"示例文书{world.mark}")
    where = {"cycle": world.cycle, "programme": world.programme, "person_id": world.actor(role).person}
    return Letter.objects.create(
        **where, kind="completion_notice", state=Letter.State.ISSUED, issued_at=timezone.now(), **texts
    )


def _file(world: World) -> StoredFile:
    """The scan of a decision, whose pages are not made yet."""
    content = io.BytesIO(b"%PDF-1.4")
    blob = claim_blob(keep_bytes(content), content, FileType.PDF)
    Rendition.objects.get_or_create(blob=blob)
    return StoredFile.objects.create(
        owner_kind=CYCLE_FILES,
        owner=world.cycle.public_id,
        purpose=DECISION,
        name=f"示例文件{world.mark}.pdf",
        blob=blob,
        cycle=world.cycle,
        programme=world.programme,
    )


def _note(world: World) -> Field:
    """A note of the office's, of one version."""
    clerk = world.actor(Role.OFFICE_CLERK)
    save_version(clerk, draft(clerk, "cycle", world.cycle.public_id, NOTES), Edit("edit", 0, f"示例备忘{world.mark}"))
    return Field.objects.get(owner=world.cycle.public_id)


def _question(world: World) -> Question:
    asker = world.people[Role.ENTRY_OWNER].person
    text = f"示例问题{world.mark}"
    return Question.objects.create(cycle=world.cycle, asker=asker, organisation=world.organisation, text=text)


def _answer(world: World) -> Answer:
    author, text = world.people[Role.OFFICE_LEAD].person, f"示例答复{world.mark}"
    return Answer.objects.create(question=world.row(Question), version=1, question_text=text, text=text, author=author)


def _call(world: World) -> CallLog:
    caller, text = world.people[Role.OFFICE_CLERK].person, f"示例单位{world.mark}"
    return CallLog.objects.create(
        cycle=world.cycle, called=text, called_at=timezone.now(), caller=caller, outcome=CallLog.Outcome.REACHED
    )


def _invitation(world: World, role: Role = Role.OFFICE_LEAD) -> Invitation:
    """An invitation that who acts in that role may have made."""
    where: dict[str, Any] = {"role": Role.EXPERT, "cycle": world.cycle}
    if role is Role.OPERATOR:
        where = {"role": Role.OFFICE_LEAD, "programme": world.programme}
    elif role is Role.ENTRY_OWNER:
        where = {"role": Role.ENTRY_MEMBER, "organisation": world.organisation}
    return Invitation.objects.create(
        token_digest=digest_of_token(f"{new_id()}"),
        name=f"受邀示例{world.mark}",
        invited_by=world.people[role if role in PEOPLE else Role.OFFICE_LEAD].person,
        expires=timezone.now() + timedelta(days=7),
        **where,
    )


def ask(client: Client, address: Address, path: Sequence[str], values: Mapping[str, str]) -> HttpResponse:
    """Return the answer of an address to GET, or to POST where it takes nothing else; the client forgets it."""
    url, cookies = reverse(address.name, args=path), deepcopy(client.cookies)
    response = client.get(url, values) if "GET" in address.methods else client.post(url, values)
    client.cookies = cookies
    return response


def content_of(response: HttpResponse) -> bytes:
    """Return what an answer sends; a file is read to its end, which closes it."""
    return b"".join(response.streaming_content) if response.streaming else response.content


@contextmanager
def undone() -> Iterator[None]:
    """Take back what happens inside; unlike ``atomic`` it lets acts open their own, outermost transactions."""
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


ROWS: dict[type[models.Model], Callable[[World], Any]] = {
    Programme: lambda world: world.programme,
    Cycle: lambda world: world.cycle,
    Organisation: lambda world: world.organisation,
    Person: lambda world: world.people[Role.EXPERT].person,
    Assignment: lambda world: world.people[Role.EXPERT],
    Phase: lambda world: world.cycle.phases.first(),
    StandardVersion: lambda world: StandardVersion.objects.filter(programme=world.programme).first(),
    GuideVersion: lambda world: GuideVersion.objects.filter(programme=world.programme).first(),
    LedgerPayload: _payload,
    Proposal: _proposal,
    Notice: _notice,
    Delivery: lambda world: make_delivery(world, Role.EXPERT),
    Letter: _letter,
    StoredFile: _file,
    Field: _note,
    Question: _question,
    Answer: _answer,
    CallLog: _call,
    Invitation: _invitation,
    Track: lambda world: world.cycle.tracks.first(),
    **AREA_ROWS,
}


@dataclass(frozen=True, slots=True)
class Example:
    """What stands in an address for a role, what is asked or sent, and what it may answer beside 200 and 302."""

    path: Callable[[World, Role], Sequence[str]]
    values: Callable[[World, Role], Mapping[str, str]] = lambda _world, _role: {}
    also: frozenset[int] = frozenset()


def of(model: type[models.Model], **more: Any) -> Example:
    """Return the example whose address holds the public id of one row."""
    return Example(lambda world, _role: [world.row(model).public_id], **more)


def example_of(address: Address) -> Example:
    """Return the example of an address; fails if there is none and its parameters do not say what they are."""
    if address.name in ADDRESSES:
        return ADDRESSES[address.name]
    kinds = {kind_of(model): model for model in ROWS} | KEPT
    named = re.findall(r"(\w+)s/<\w+:(\w+)>", address.pattern)
    wanted = [kinds.get(segment if name == "public_id" else name) for segment, name in named]
    hint = f"{address.name} ({address.pattern}) has no example: add it to ADDRESSES in tests/web/permissions/worlds.py"
    assert (len(named), None in wanted) == (address.pattern.count("<"), False), hint
    return Example(lambda world, _role: [world.row(model).public_id for model in wanted])


def _history(world: World, role: Role) -> list[str]:
    """The operator's doors open no cycle."""
    row = world.programme if role is Role.OPERATOR else world.cycle
    return [kind_of(type(row)), row.public_id]


def _invited_to(world: World, role: Role) -> list[str]:
    places = {Role.OPERATOR: world.programme, Role.ENTRY_OWNER: world.organisation}
    row = places.get(role, world.cycle)
    return [kind_of(type(row)), row.public_id]


def _in_the_care_of(world: World, role: Role) -> Assignment:
    """A role that who acts in that role may end."""
    given = {Role.OPERATOR: Role.OFFICE_CLERK, Role.ENTRY_OWNER: Role.ENTRY_MEMBER}
    return world.people[given.get(role, Role.EXPERT)]


def _own_role(world: World, role: Role) -> dict[str, str]:
    held = world.people.get(role, world.people[Role.EXPERT])
    return {"assignment": held.public_id}


def _to_the_role(world: World, role: Role) -> list[str]:
    return [_letter(world, role).public_id]


# Which fields and files a role may open is up to their kind, beyond the page's own row.
_BY_KIND = frozenset({403, 404})
_FIELD = Example(lambda world, _role: ["cycle", world.row(Field).owner, NOTES], also=_BY_KIND)
_FILE = of(StoredFile, also=_BY_KIND)
_LETTER = Example(_to_the_role)


_SHOWN_ALWAYS = ("phases", "amend_tracks", "amend_scheme", "amend_settings")
_FILLED_REPORT = Example(lambda world, role: [filled_report(world, role).public_id])

ADDRESSES: dict[str, Example] = {
    "site:set_language": Example(lambda _world, _role: [], lambda _world, _role: {"language": "zh"}),
    "site:set_text_size": Example(lambda _world, _role: [], lambda _world, _role: {"text_size": "standard"}),
    "audit:remove": of(LedgerPayload),
    "audit:proposal": of(Proposal),
    "audit:history": Example(_history),
    **dict.fromkeys(["drafts:field", "drafts:history", "drafts:restore", "drafts:quarantine"], _FIELD),
    "entries:sheet": Example(lambda world, _role: [world.row(Entry).public_id, "undertaking"]),
    "entries:take_over": Example(lambda world, _role: [world.row(Entry).public_id, self_assessment(world).public_id]),
    **{name: of(model, also=also) for name, (model, also) in AREA_ADDRESSES.items()},
    **{name: Example(partial(written_path, model)) for name, model in WRITTEN.items()},
    **{name: Example(path, also=AREA_ALSO.get(name, frozenset())) for name, path in AREA_PATHS.items()},
    **dict.fromkeys(["entries:filled_report", "entries:take_report", "entries:discard_report"], _FILLED_REPORT),
    "files:upload": Example(lambda world, _role: [CYCLE_FILES, world.cycle.public_id, DECISION], also=_BY_KIND),
    "files:show": _FILE,
    "files:page_image": Example(lambda world, _role: [world.row(StoredFile).public_id, "1"], also=_BY_KIND),
    "files:download": _FILE,
    "files:withdraw": _FILE,
    "files:quarantine": _FILE,
    "messages:notice": Example(lambda world, role: [make_delivery(world, role).public_id]),
    "messages:letter": _LETTER,
    "messages:print_letter": _LETTER,
    "messages:letter_word": _LETTER,
    "messages:new_letter": Example(lambda world, _role: [world.cycle.public_id, "completion_notice"]),
    "messages:change_setting": Example(lambda world, _role: [world.programme.public_id, "contact"]),
    # An award and an organisation are in no stage.
    "people:invite": Example(_invited_to, also=frozenset({200})),
    "people:withdraw_invitation": Example(lambda world, role: [_invitation(world, role).public_id]),
    "people:end_assignment": Example(lambda world, role: [_in_the_care_of(world, role).public_id]),
    "people:reset": Example(lambda world, role: [_in_the_care_of(world, role).person.public_id]),
    "people:switch_role": Example(lambda _world, _role: [], _own_role),
    "people:invitation": Example(lambda _world, _role: ["nobody-was-invited"], also=frozenset({404})),
    "people:qr": Example(lambda _world, _role: [], also=frozenset({404})),
    # An archived cycle has no next stage.
    "programmes:go_on": of(Cycle, also=frozenset({404})),
    # These forms are shown at every stage and refused when they are sent.
    "programmes:extend": of(Phase, also=frozenset({200})),
    **dict.fromkeys([f"programmes:{name}" for name in _SHOWN_ALWAYS], of(Cycle, also=frozenset({200}))),
}


@dataclass(frozen=True, slots=True)
class Call:
    """What an action is given beside the actor and the keywords it needs."""

    arguments: Callable[[World], Sequence[object]]
    keywords: Mapping[str, object] = field(default_factory=dict)


CALLS: dict[str, Call] = {
    "entries.actions.reports.take_over_report": Call(lambda world: [world.row(StoredFile), world.row(Entry), [], {}]),
    "databook.actions.workbooks.take_over_workbook": Call(lambda world: [world.row(StoredFile), world.row(Entry), []]),
    "entries.actions.late_entries.prepare_late_entry": Call(late_receipt),
    "entries.actions.screening.prepare_outcome": Call(lambda world: [world.row(ScreeningCheck), PASSED]),
    "entries.actions.screening.prepare_reconsideration": Call(lambda world: [world.row(ScreeningCheck), PASSED]),
    "files.actions.codes.print_code": Call(lambda world: [world.cycle, "none"]),
    "files.actions.files.upload_file": Call(
        lambda world: [Target(file_kind(SIGNED_COPY), world.cycle, SIGNED_COPY, Purpose(Message("", ""), SCANS)), None]
    ),
    "results.actions.shortlist.prepare_shortlist": Call(
        lambda world: [Phase.objects.get(cycle=world.cycle, code="desk"), Decision([])], {"seen": ""}
    ),
    "people.actions.organisations.add_organisation": Call(lambda _world: ["示例公司", "91350100M000100Y43"]),
    "messages.actions.letters.draft_letter": Call(lambda world: [world.cycle, "completion_notice", None, {}]),
}
"""Arguments of actions that look at them before they check the verb, by the action's name without ``zhiheng.web.``."""

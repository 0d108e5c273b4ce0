"""Starting applications and self-assessments."""

from typing import cast

from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.entries import rules
from zhiheng.web.entries.codes import new_code
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.standards import part_codes, standard_of_entry
from zhiheng.web.people.models import Organisation
from zhiheng.web.programmes.models import Track

_HAS_ONE = Message(
    "贵组织在这个申报类别已有一份申报 › 在“我的申报”里打开它，或先撤回",
    "your organisation has an application in this track › open it under My applications, or withdraw it first",
)


def create_entry(actor: Actor, track: Track) -> Entry:
    """Start the application of the actor's organisation in a track, with all its parts; return it.

    Raises NotPermittedError, and BlockedError if the organisation has a live one there.
    """
    with acting(actor, rules.CREATE_ENTRY, track) as deed:
        live = Entry.objects.filter(organisation=actor.organisation, track=track).exclude(state=Entry.State.WITHDRAWN)
        if live.exists():
            raise blocked(_HAS_ONE)
        entry = Entry.objects.create(
            organisation_id=cast("int", actor.organisation),
            cycle=track.cycle,
            track=track,
            code=_unused_code(track.cycle_id),
            created_by_id=cast("int", actor.person),
        )
        add_parts(entry)
        deed.about = entry
        deed.record(code=entry.code, organisation=entry.organisation.public_id)
    return entry


def create_self_assessment(actor: Actor, organisation: Organisation, standard: str, title: str) -> Entry:
    """Start a self-assessment of the actor's organisation by a built-in standard, outside any cycle; return it.

    Raises NotPermittedError.
    """
    with acting(actor, rules.START_SELF_ASSESSMENT, organisation) as deed:
        entry = Entry.objects.create(
            organisation=deed.subject,
            standard=standard,
            title=title,
            code=_unused_code(None),
            created_by_id=cast("int", actor.person),
        )
        add_parts(entry)
        deed.about = entry
        deed.record(code=entry.code, title=title, organisation=deed.subject.public_id)
    return entry


def add_parts(entry: Entry) -> None:
    """Make the parts of a new entry, within the act that makes it."""
    codes = part_codes(standard_of_entry(entry))
    Part.objects.bulk_create(Part(entry=entry, code=code, order=order) for order, code in enumerate(codes))


def _unused_code(cycle: int | None) -> str:
    while True:
        code = new_code()
        if not Entry.objects.filter(cycle=cycle, code=code).exists():
            return code

"""Starting applications."""

from collections.abc import Mapping
from typing import cast

from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import blocked
from zhiheng.web.entries import rules
from zhiheng.web.entries.codes import new_code
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.standards import part_codes
from zhiheng.web.people.models import Organisation
from zhiheng.web.programmes.models import Track

_HAS_ONE = Message(
    "贵组织在这个申报类别已有一份申报 › 在“我的申报”里打开它，或先撤回",
    "your organisation has an application in this track › open it under My applications, or withdraw it first",
)
_IS_TAKEN_IN = Message(
    "秘书处正在代录贵组织在这个申报类别的申报 › 与秘书处联系",
    "the office takes in your application in this track › talk to the office",
)
_TAKEN_IN_BEFORE = Message(
    "该组织在这个申报类别已有代录的申报 › 在“收件登记”里打开它",
    "the organisation’s application in this track is taken in already › open it under Applications taken in",
)
_WRITES_ITSELF = Message(
    "该组织在这个申报类别自己在填报 › 请其在系统中提交，或先撤回",
    "the organisation writes an application in this track itself › ask it to hand it in here, or to withdraw it first",
)
WHY_NOT_TAKEN_IN = {True: _TAKEN_IN_BEFORE, False: _WRITES_ITSELF}
"""Why the office does not take in an application of an organisation that has one, by whether it is taken in."""


def create_entry(actor: Actor, track: Track) -> Entry:
    """Start the application of the actor's organisation in a track, with all its parts; return it.

    Raises NotPermittedError, and BlockedError if the organisation has a live one there.
    """
    with acting(actor, rules.CREATE_ENTRY, track) as deed:
        why = {True: _IS_TAKEN_IN, False: _HAS_ONE}
        entry = _started(actor, track, cast("int", actor.organisation), why)
        deed.about = entry
        deed.record(code=entry.code, organisation=entry.organisation.public_id)
    return entry


def take_in_entry(actor: Actor, track: Track, organisation: Organisation) -> Entry:
    """Start the application that an organisation hands over on paper or on a USB stick (收件登记); return it.

    Raises NotPermittedError, and BlockedError if the organisation has a live one in the track.
    """
    with acting(actor, rules.TAKE_IN_ENTRY, track) as deed:
        entry = _started(actor, track, organisation.pk, WHY_NOT_TAKEN_IN, is_taken_in=True)
        deed.about = entry
        deed.record(code=entry.code, organisation=organisation.public_id)
    return entry


def why_not_second(track: Track, organisation: int, why: Mapping[bool, Message]) -> Message | None:
    """Return ``why`` an organisation can have no further entry in a track, by whether its live one is taken in."""
    live = Entry.objects.filter(organisation=organisation, track=track).exclude(state=Entry.State.WITHDRAWN).first()
    return why[live.is_taken_in] if live else None


def start_entry(track: Track, organisation: int, person: int, **values: object) -> Entry:
    """Make an entry with its parts, within the act that makes it."""
    entry = Entry.objects.create(
        organisation_id=organisation,
        cycle=track.cycle,
        track=track,
        code=unused_code(track.cycle_id),
        created_by_id=person,
        **values,
    )
    add_parts(entry)
    return entry


def _started(
    actor: Actor, track: Track, organisation: int, why: Mapping[bool, Message], *, is_taken_in: bool = False
) -> Entry:
    refusal = why_not_second(track, organisation, why)
    if refusal:
        raise blocked(refusal)
    return start_entry(track, organisation, cast("int", actor.person), is_taken_in=is_taken_in)


def add_parts(entry: Entry) -> None:
    """Make the parts of a new entry, within the act that makes it."""
    Part.objects.bulk_create(Part(entry=entry, code=code, order=order) for order, code in enumerate(part_codes(entry)))


def unused_code(cycle: int | None) -> str:
    """Return a code that no entry of the cycle has, of None that no self-assessment has."""
    while True:
        code = new_code()
        if not Entry.objects.filter(cycle=cycle, code=code).exists():
            return code

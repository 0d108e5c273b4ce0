"""Pledges, declarations and conflicts of interest; whoever has a conflict stays away from then on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import cast

from django.utils import timezone

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, blocked
from zhiheng.web.audit.table import rooms
from zhiheng.web.entries.models import Entry
from zhiheng.web.panels import doors, rules
from zhiheng.web.panels.conflict_matches import FOUND
from zhiheng.web.panels.models import Conflict, ConflictKind, Declaration, PanelEntry, PanelMember, Pledge, SetAside
from zhiheng.web.panels.pledge_text import text_of_cycle
from zhiheng.web.people.models import Person
from zhiheng.web.programmes.models import Cycle

NOTHING_TO_DECLARE = Message(
    "没有待声明的申报 › 每份申报已经声明过，要更改请逐份申报", "everything is declared › change single entries below"
)
NOTED_ALREADY = Message(
    "这位专家与这份申报的利害关系已经登记 › 不必重复登记", "this conflict is noted already › nothing to do"
)
OTHER_TEXT = Message(
    "承诺书文本刚刚改动 › 重新阅读后再确认", "the text of the pledge has just changed › read it again, then confirm"
)
SET_ASIDE_ALREADY = Message(
    "这项线索已经核对过 › 要改变结论，登记为利害关系",
    "this was set aside already › note it as a conflict to change that",
)
NO_REASON = Message(
    "没有写理由 › 写明为什么不构成利害关系", "no reason is given › write why this is no conflict of interest"
)
ENDS_BEFORE = Message("结束日期早于开始日期 › 改正日期", "the end lies before the beginning › correct the days")


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation to an entry: a ConflictKind or "" for none, its period as far as known, and a note."""

    kind: str = ""
    begins: date | None = None
    ends: date | None = None
    note: str = ""


def give_pledge(actor: Actor, cycle: Cycle, seen: str) -> Pledge:
    """Confirm the pledge (保密与廉洁承诺书) of a cycle, once; ``seen`` is the digest of the text that was read.

    Raises NotPermittedError, and BlockedError if the text is another one by now.
    """
    with acting(actor, rules.GIVE_PLEDGE, cycle) as deed:
        text = text_of_cycle(deed.subject)
        if text.digest != seen:
            raise blocked(OTHER_TEXT)
        about = {"cycle": deed.subject, "person_id": _person(actor)}
        made = Pledge.objects.create(**about, digest=seen, text=text.as_kept, given_at=timezone.now())
        deed.record(digest=seen)
    return made


def declare(actor: Actor, reviewed: PanelEntry, relation: Relation) -> Declaration:
    """Declare the relation to an entry of the own panel; one with a kind bars from then on.

    Raises NotPermittedError, and BadInputError, its place ``ends``, for a period that ends before it begins.
    """
    with acting(actor, rules.DECLARE_CONFLICT, reviewed) as deed:
        _refuse_backward(relation)
        about = {"entry": reviewed.entry, "person_id": _person(actor), **asdict(relation)}
        made = Declaration.objects.create(**about)
        if relation.kind:
            _bar(about, Conflict.Source.DECLARED, actor)
        deed.record(kind=relation.kind, entry=reviewed.entry.public_id)
    return made


def declare_none_for_all(actor: Actor, cycle: Cycle) -> int:
    """Declare no conflict with every entry that the expert did not declare on yet; return how many.

    Raises NotPermittedError, and BlockedError if there is none.
    """
    with acting(actor, rules.DECLARE_NONE, cycle) as deed:
        own = {"entry__declarations__person": actor.person}
        barred = Conflict.objects.filter(person=actor.person).values("entry")
        left = doors.entries_to_declare(actor).filter(panel__cycle=cycle).exclude(**own).exclude(entry__in=barred)
        made = [Declaration(entry=one.entry, person_id=_person(actor)) for one in left]
        if not made:
            raise blocked(NOTHING_TO_DECLARE)
        Declaration.objects.bulk_create(made)
        deed.record(count=len(made), entries=[one.entry.public_id for one in made])
    return len(made)


def add_conflict(
    actor: Actor, reviewed: PanelEntry, member: PanelMember, relation: Relation, *, is_matched: bool = False
) -> Conflict:
    """Note a conflict of a member of the panels with an entry, which bars from then on.

    Raises NotPermittedError, NotFoundError for somebody of another cycle, BlockedError if it is noted already, and
    BadInputError for a period that ends before it begins.
    """
    with acting(actor, rules.ADD_CONFLICT, reviewed) as deed:
        _refuse_backward(relation)
        if member.panel.cycle_id != reviewed.panel.cycle_id:
            raise NotFoundError
        if Conflict.objects.filter(entry=reviewed.entry_id, person=member.person_id).exists():
            raise blocked(NOTED_ALREADY)
        about = {"entry": reviewed.entry, "person_id": member.person_id, **asdict(relation)}
        made = _bar(about, Conflict.Source.MATCHED if is_matched else Conflict.Source.OFFICE, actor)
        deed.about = made
        deed.record(kind=relation.kind, source=made.source)
    return made


def set_aside(actor: Actor, reviewed: PanelEntry, member: PanelMember, match: str, reason: str) -> SetAside:
    """Take a relation that was found for no conflict; it can still be noted as one later.

    Raises NotPermittedError, NotFoundError for somebody of another panel and for what no comparison finds, BlockedError
    for what is set aside or noted already, and BadInputError, its place ``reason``, without a reason.
    """
    with acting(actor, rules.SET_ASIDE, reviewed) as deed:
        if member.panel_id != reviewed.panel_id or match not in FOUND:
            raise NotFoundError
        about = {"entry": reviewed.entry, "person_id": member.person_id}
        if Conflict.objects.filter(**about).exists():
            raise blocked(NOTED_ALREADY)
        if SetAside.objects.filter(**about, match=match).exists():
            raise blocked(SET_ASIDE_ALREADY)
        if not reason.strip():
            raise BadInputError([Problem(Place(cell="reason"), NO_REASON)])
        made = SetAside.objects.create(**about, match=match, reason=reason.strip(), made_by_id=_person(actor))
        deed.about = made
        deed.record(person=member.person.public_id, match=match, reason=made.reason)
    return made


def confirm_conflict(actor: Actor, conflict: Conflict) -> None:
    """Confirm a conflict; sheets that the person gave for the entry are set aside. Raises NotPermittedError."""
    with acting(actor, rules.CONFIRM_CONFLICT, conflict) as deed:
        deed.subject.confirmed_at, deed.subject.confirmed_by_id = timezone.now(), actor.person
        deed.subject.save(update_fields=["confirmed_at", "confirmed_by"])
        _follow_up(deed.subject)


def bar_within(entry: Entry, person: Person, note: str, actor: Actor) -> Conflict:
    """Note a confirmed conflict (其他) within an act of the office, and return it; sheets are set aside.

    One that is noted already is confirmed. Opens no transaction and keeps no record of its own.
    """
    known = Conflict.objects.filter(entry=entry, person=person).order_by("pk").first()
    about = {"entry": entry, "person_id": person.pk, "kind": ConflictKind.OTHER, "note": note}
    found = known or _bar(about, Conflict.Source.OFFICE, actor)
    if found.confirmed_at is None:
        found.confirmed_at, found.confirmed_by_id = timezone.now(), actor.person
        found.save(update_fields=["confirmed_at", "confirmed_by"])
        _follow_up(found)
    return found


def _follow_up(conflict: Conflict) -> None:
    for room in rooms("conflict_hooks"):
        room.withdraw_sheet(conflict)


def _bar(about: Mapping[str, object], source: str, actor: Actor) -> Conflict:
    return Conflict.objects.create(**about, source=source, made_by_id=_person(actor))


def _person(actor: Actor) -> int:
    return cast("int", actor.person)


def _refuse_backward(relation: Relation) -> None:
    if relation.begins and relation.ends and relation.ends < relation.begins:
        raise BadInputError([Problem(Place(cell="ends"), ENDS_BEFORE)])

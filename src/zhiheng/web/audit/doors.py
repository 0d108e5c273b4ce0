"""What of the record and of waiting acts an actor may know: the doors of this area."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from django.apps import apps
from django.db.models import Q, QuerySet

from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload, Proposal
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.rows import Row
from zhiheng.web.audit.table import all_verbs
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle, Programme

Door = Callable[[Actor, str], Row]


def within(actor: Actor) -> Q:
    """Return the condition that a row with ``programme`` and ``cycle`` belongs to where the actor's role is held."""
    if actor.cycle is not None:
        return Q(cycle=actor.cycle)
    if actor.programme is not None:
        return Q(programme=actor.programme)
    return Q()


def own_place(actor: Actor) -> Cycle | Programme | None:
    """Return where the actor's role is held; None for the whole installation."""
    if actor.cycle is not None:
        return Cycle.objects.get(pk=actor.cycle)
    return None if actor.programme is None else Programme.objects.get(pk=actor.programme)


def payloads(actor: Actor) -> QuerySet[LedgerPayload]:
    """Return what the entries say that the supervisor, or the office, may read."""
    if actor.role is Role.SUPERVISOR or actor.role in OFFICE:
        return LedgerPayload.objects.filter(within(actor))
    return LedgerPayload.objects.none()


def payload(actor: Actor, public_id: str) -> LedgerPayload:
    """Return what one entry says; raises NotFoundError."""
    found = payloads(actor).select_related("cycle").filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def entries(actor: Actor) -> QuerySet[LedgerEntry]:
    """Return the entries that the supervisor may read, the newest first."""
    if actor.role is not Role.SUPERVISOR:
        return LedgerEntry.objects.none()
    every = LedgerEntry.objects.order_by("-sequence")
    if actor.programme is None and actor.cycle is None:
        return every
    return every.filter(commitment__in=payloads(actor).values("commitment"))


def proposals(actor: Actor) -> QuerySet[Proposal]:
    """Return the acts of two persons that the actor prepares, decides or supervises, the newest first."""
    mine = Q()
    if actor.role is not Role.SUPERVISOR:
        mine = Q(verb__in=[verb.id for verb in all_verbs().values() if actor.role in verb.roles | verb.approvers])
    people = Proposal.objects.select_related("prepared_by", "decided_by", "cycle")
    return people.filter(within(actor), mine).order_by("-prepared_at", "-pk")


def proposal(actor: Actor, public_id: str) -> Proposal:
    """Return one act of two persons; raises NotFoundError."""
    found = proposals(actor).filter(public_id=public_id).first()
    if found is None:
        raise NotFoundError
    return found


def to_decide(actor: Actor) -> QuerySet[Proposal]:
    """Return the waiting acts that the actor may decide on: those of somebody else."""
    verbs = [verb.id for verb in all_verbs().values() if actor.role in verb.approvers]
    waiting = proposals(actor).filter(verb__in=verbs, state=Proposal.State.WAITING)
    return waiting.exclude(prepared_by=actor.person)


def subject(actor: Actor, kind: str, public_id: str) -> Row:
    """Return an object of any area by the door of that area which is named like it; raises NotFoundError."""
    door = doors_by_kind().get(kind)
    if door is None:
        raise NotFoundError
    return door(actor, public_id)


@cache
def doors_by_kind() -> Mapping[str, Door]:
    """Return the doors to single objects by the name of their model in lower case, such as ``cycle``.

    The door of a model ``ScoreSheet`` is ``score_sheet(actor, public_id)`` in its area's ``doors``.
    """
    found: dict[str, Door] = {}
    for model in apps.get_models():
        kind, rooms = kind_of(model), f"{model.__module__.split('.models')[0]}.doors"
        if not (issubclass(model, Row) and rooms.startswith("zhiheng.") and find_spec(rooms)):
            continue
        door = cast("Door | None", getattr(import_module(rooms), kind, None))
        if door is not None and found.setdefault(kind, door) is not door:
            raise ValueError(f"two models are called {kind}")
    return found


def kind_of(model: type) -> str:
    """Return a model's name as doors and addresses have it: ``score_sheet`` for ``ScoreSheet``."""
    return "".join(f"_{one.lower()}" if one.isupper() else one for one in model.__name__).lstrip("_")


def of_own_people(actor: Actor) -> Q:
    """Return the condition that an entry was made by the actor, or by a colleague in the same organisation."""
    if actor.organisation is None:
        return Q(actor=actor.id)
    colleagues = Assignment.objects.filter(organisation=actor.organisation).values("person__public_id")
    return Q(actor=actor.id) | Q(actor__in=colleagues)


def reads_all_acts(actor: Actor, row: Row) -> bool:
    """Whether the actor reads what everybody did to a row that came through its door, not only own people."""
    is_of_site = actor.role is Role.OPERATOR and row.scope.cycle is None
    return actor.role is Role.SUPERVISOR or actor.role in OFFICE or is_of_site


def history(actor: Actor, row: Row) -> QuerySet[LedgerEntry]:
    """Return the acts on a row that came through its door, the newest first.

    The supervisor reads all of them, the office all but who read what, everyone else what they or their colleagues did.
    """
    acts = LedgerEntry.objects.filter(subject=row.public_id).order_by("-sequence")
    if not reads_all_acts(actor, row):
        return acts.filter(of_own_people(actor))
    if actor.role is Role.SUPERVISOR:
        return acts
    return acts.exclude(verb__in=[verb.id for verb in all_verbs().values() if verb.kind != "action"])

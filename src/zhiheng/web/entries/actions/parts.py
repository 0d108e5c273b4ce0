"""Writing together: parts are given, handed in for review, made final and returned."""

from datetime import date

from django.utils import timezone

from zhiheng.web.audit.acting import Deed, acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.drafts.sealing import seal_versions
from zhiheng.web.entries import doors, rules
from zhiheng.web.entries.models import Part, PartWriter
from zhiheng.web.entries.standards import title_of
from zhiheng.web.people.models import Person


def give_part(actor: Actor, part: Part, person: Person, due: date | None) -> None:
    """Give a part to a colleague, who then reads and writes it; ``due`` is the part's day for everybody.

    Raises NotPermittedError, and NotFoundError for somebody who is no contributor of the organisation.
    """
    with acting(actor, rules.GIVE_PART, part) as deed:
        if not doors.colleagues(actor).filter(pk=person.pk).exists():
            raise NotFoundError
        PartWriter.objects.get_or_create(part=deed.subject, person=person, ended=None)
        Part.objects.filter(pk=part.pk).update(due=due)
        deed.record(part=part.code, to=person.public_id, due=due.isoformat() if due else "")


def take_part(actor: Actor, writer: PartWriter) -> None:
    """Take a part from a colleague again; what was written stays. Raises NotPermittedError."""
    with acting(actor, rules.TAKE_PART, writer) as deed:
        PartWriter.objects.filter(pk=writer.pk, ended=None).update(ended=timezone.now())
        deed.about = deed.subject.part
        deed.record(part=writer.part.code, to=writer.person.public_id)


def hand_in_part(actor: Actor, part: Part) -> None:
    """Hand a part to the contact for review; raises NotPermittedError."""
    with acting(actor, rules.HAND_IN_PART, part) as deed:
        _set_state(deed, Part.State.IN_REVIEW)


def finalise_part(actor: Actor, part: Part) -> None:
    """Make a part final: nobody writes it until it is returned. Raises NotPermittedError."""
    with acting(actor, rules.FINALISE_PART, part) as deed:
        _set_state(deed, Part.State.FINAL)


def return_part(actor: Actor, part: Part) -> None:
    """Return a part to those who write it; raises NotPermittedError."""
    with acting(actor, rules.RETURN_PART, part) as deed:
        _set_state(deed, Part.State.WRITING)


def _set_state(deed: Deed[Part], state: Part.State) -> None:
    deed.subject.state = state
    deed.subject.save(update_fields=["state"])
    deed.record(part=title_of(deed.subject).zh, **seal_versions(deed.subject))

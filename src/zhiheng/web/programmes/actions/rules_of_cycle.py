"""Changing the rules of a cycle while they are open."""

from collections.abc import Mapping, Sequence

from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.programmes import rules
from zhiheng.web.programmes.changes import TrackRow, set_guide, set_scheme, set_tracks
from zhiheng.web.programmes.documents import stored_document
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.scheme import Ceilings


def change_scheme(actor: Actor, cycle: Cycle, body: Mapping[str, object], ceilings: Ceilings) -> None:
    """Write the scheme of a cycle as typed in; raises BadInputError with every problem at its field."""
    with acting(actor, rules.CHANGE_SCHEME, cycle) as deed:
        set_scheme(deed.subject, body, ceilings)
        scheme = stored_document(deed.subject.scheme).data
        deed.record(scheme=scheme if isinstance(scheme, dict) else {})


def change_tracks(actor: Actor, cycle: Cycle, rows: Sequence[TrackRow]) -> None:
    """Write the tracks of a cycle with their standards; raises BadInputError with every problem at its field."""
    with acting(actor, rules.CHANGE_TRACKS, cycle) as deed:
        set_tracks(deed.subject, rows)
        on = [row for row in rows if row.is_on]
        documents = {"standards": [row.standard for row in rows], "forms": [row.form for row in on if row.form]}
        deed.record(tracks=[row.name for row in on], **documents)


def choose_guide(actor: Actor, cycle: Cycle, digest: str) -> None:
    """Choose one of the award's guides; raises BadInputError if the award keeps none of that digest."""
    with acting(actor, rules.CHOOSE_GUIDE, cycle) as deed:
        version = set_guide(deed.subject, digest)
        deed.record(title=version.title, digest=version.digest)

"""The only way to a field: through the door of the object it belongs to."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from zhiheng.documents import parse_document
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.drafts.kinds import DraftKind, kind_of
from zhiheng.web.drafts.models import Field


@dataclass(frozen=True, slots=True)
class Draft:
    """A field of an object that the actor knows, whether or not anything was typed there yet."""

    kind: DraftKind
    owner: Any
    name: str
    label: str

    @property
    def is_document(self) -> bool:
        """Whether it holds a document."""
        return self.kind.is_document(self.owner, self.name)

    def readable(self, text: str | None) -> str:
        """Return a text of the field as people read and compare it: of a document its plain text."""
        return parse_document(text or "").plain_text if self.is_document else text or ""

    @property
    def url(self) -> str:
        """Where it is saved and read."""
        return self._url("drafts:field")

    @property
    def history_url(self) -> str:
        """Where its versions are shown."""
        return self._url("drafts:history")

    def _url(self, view: str) -> str:
        return reverse(view, args=[self.kind.name, self.owner.public_id, self.name])


def draft(actor: Actor, kind_name: str, owner_id: str, name: str) -> Draft:
    """Return a field of an object inside the actor's door; raises NotFoundError."""
    kind = kind_of(kind_name)
    owner = kind.door(actor, owner_id)
    label = kind.label(owner, name)
    if label is None:
        raise NotFoundError
    return Draft(kind, owner, name, label)


def stored_field(of: Draft) -> Field | None:
    """Return the field's row, None before anything was typed."""
    key = {"owner": of.owner.public_id, "kind": of.kind.name, "name": of.name}
    return Field.objects.select_related("cycle").filter(**key).first()

"""One row of what an actor finds."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from zhiheng.web.audit.errors import NotFoundError

One = TypeVar("One", bound=Model)


def one_of(found: QuerySet[One], public_id: str) -> One:
    """Return the row of that public id; raises NotFoundError."""
    row = found.filter(public_id=public_id).first()
    if row is None:
        raise NotFoundError
    return row

"""Rows of a table as lines of JSON, the same from both databases."""

import base64
import json
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

Model = type[models.Model]
Values = dict[str, Any]
"""The columns of one row by their names."""

_LEFT_OUT = {"jobs.worker", "jobs.due", "entries.presence", "people.registering"}
"""Who is alive, writing or registering, and when the clock is due, is true of the running installation only."""

_OF_OTHERS = {"django_tasks_db"}
_CHUNK = 500


def models_to_keep() -> list[Model]:
    """Return the models whose rows a backup holds, in the order of their labels: the platform's own, and its jobs."""
    found = [
        model
        for config in apps.get_app_configs()
        if config.name.startswith("zhiheng.web.") or config.name in _OF_OTHERS
        for model in config.get_models(include_auto_created=True)
    ]
    return sorted((model for model in found if label_of(model) not in _LEFT_OUT), key=label_of)


def label_of(model: Model) -> str:
    """Return ``app.model``, which names a model's table in the file."""
    return model._meta.label_lower  # noqa: SLF001 - Django's name


def columns_of(model: Model) -> dict[str, models.Field[Any, Any]]:
    """Return the stored columns of a model by name."""
    return {field.attname: field for field in model._meta.concrete_fields if not field.generated}  # noqa: SLF001


def rows_of(model: Model) -> Iterator[Values]:
    """Yield every row of a model in the order of primary keys."""
    rows: models.QuerySet[Any] = model._base_manager.order_by("pk")  # noqa: SLF001 - Django's name
    yield from rows.values(*columns_of(model)).iterator(chunk_size=_CHUNK)


def line_of(values: Values) -> bytes:
    """Return a row as a line: {column: value}, times in ISO 8601, bytes in base64."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_as_text)
    return text.encode() + b"\n"


def _as_text(value: object) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"no line can hold {type(value).__name__}")


def row_of(model: Model, line: bytes) -> models.Model:
    """Return the unsaved row of a line.

    Raises ValueError, TypeError or ValidationError if the line is no row of that model with all its columns.
    """
    values, columns = json.loads(line), columns_of(model)
    if values.keys() != columns.keys():
        raise ValueError(f"these are not the columns of {label_of(model)}")
    return model(**{name: _target(columns[name]).to_python(value) for name, value in values.items()})


def _target(field: Any) -> Any:  # noqa: ANN401 - a column of any kind
    """Return the field that knows a column's kind of value: of a foreign key, the one it points to."""
    return _target(field.target_field) if isinstance(field, models.ForeignKey) else field

"""What a line holds beside JSON's own values, as docs/reference/backup.md says."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

import pytest

from zhiheng.web.audit.backup.rows import label_of, line_of, models_to_keep


def test_values_are_written_as_documented() -> None:
    values = {
        "time": datetime(2026, 3, 1, 8, 0, 0, 5, UTC),
        "day": date(2026, 3, 1),
        "hour": time(9, 30),
        "bytes": b"\x00\xff",
        "decimal": Decimal("1.50"),
        "uuid": UUID(int=1),
        "json": {"名": [1, None, True]},
    }
    assert line_of(values).decode() == (
        '{"time":"2026-03-01T08:00:00.000005+00:00","day":"2026-03-01","hour":"09:30:00","bytes":"AP8=","decimal":"1.50",'
        '"uuid":"00000000-0000-0000-0000-000000000001","json":{"名":[1,null,true]}}\n'
    )


def test_value_that_no_line_can_hold_is_refused() -> None:
    with pytest.raises(TypeError):
        line_of({"set": {1}})


def test_sessions_and_signs_of_life_are_left_out() -> None:
    labels = [label_of(model) for model in models_to_keep()]
    assert {"people.person", "audit.ledgerentry", "django_tasks_database.dbtaskresult"} <= set(labels)
    assert {"sessions.session", "jobs.worker", "jobs.due"} & set(labels) == set()

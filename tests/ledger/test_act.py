from datetime import UTC, datetime, timedelta, timezone

import pytest

from ledger.chain import BEGIN
from zhiheng.ledger import Act
from zhiheng.ledger.act import time_text


def test_time_is_written_in_utc_with_microseconds() -> None:
    beijing = timezone(timedelta(hours=8))
    assert time_text(datetime(2026, 11, 22, 16, 0, 0, 5, tzinfo=beijing)) == "2026-11-22T08:00:00.000005Z"
    assert time_text(datetime(987, 1, 2, tzinfo=UTC)) == "0987-01-02T00:00:00.000000Z"


def test_act_refuses_a_time_without_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        Act(datetime(2026, 11, 22), "a", "b", "c")  # noqa: DTZ001 - that is the case


@pytest.mark.parametrize("identifier", ["", "张三", "a b", "a@b", "x" * 65])
def test_act_refuses_what_could_be_a_name(identifier: str) -> None:
    with pytest.raises(ValueError, match="ids"):
        Act(BEGIN, identifier, "b", "c")
    with pytest.raises(ValueError, match="ids"):
        Act(BEGIN, "a", identifier, "c")


@pytest.mark.parametrize("verb", ["", "Confirm", ".x", "1", "确认", "x" * 65])
def test_act_refuses_what_is_no_verb(verb: str) -> None:
    with pytest.raises(ValueError, match="verb"):
        Act(BEGIN, "a", "b", verb)

"""Why the system refused a file, in both languages."""

import errno
import os

import pytest

from zhiheng.problems import reason_of


@pytest.mark.parametrize(
    ("code", "zh"), [(errno.EACCES, "没有权限"), (errno.ENOSPC, "磁盘已满"), (errno.EIO, os.strerror(errno.EIO))]
)
def test_reason_is_chinese_where_there_is_one(code: int, zh: str) -> None:
    reason = reason_of(OSError(code, os.strerror(code)))
    assert (reason.text("zh"), reason.text("en")) == (zh, os.strerror(code))


def test_reason_without_a_number_is_what_was_said() -> None:
    assert reason_of(OSError("broken {pipe}")).text("zh", {}) == "broken {pipe}"

"""What every test run does: soak tests only on request, no silent skips in CI, steady hypothesis settings."""

import argparse
import gc
import os
import tempfile
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from zlib import crc32

import django
import pytest
from counting import Counting
from hypothesis import HealthCheck, settings

# Where `make test` wants what was counted; the counting must begin before the first import of the code.
_COUNTS = os.environ.get("ZHIHENG_COUNTS")
_COUNTING = Counting() if _COUNTS else None

# The platform's tests run on a data folder of their own; which database is up to ZHIHENG_DATABASE.
os.environ["ZHIHENG_HOME"] = os.environ.get("ZHIHENG_TEST_HOME") or tempfile.mkdtemp(prefix="zhiheng-test-")
os.environ["DJANGO_SETTINGS_MODULE"] = "zhiheng.web.site.settings"
django.setup()  # before the conftest files further down import models

_SOAK = "soak test: make test-all"

# A busy machine may be slow, which is no defect of the code under test; CI tries the same cases every time.
settings.register_profile(
    "zhiheng",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("zhiheng")


@pytest.fixture(autouse=True)
def _argparse_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command translates argparse for the rest of its process; undo it after each test."""
    monkeypatch.setattr(argparse, "_", vars(argparse)["_"])


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="run the soak tests too")
    parser.addoption("--half", action="store_true", help="run half of the tests, and all with real transactions")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Tell the workers no settings: told so early, they would import the platform before they count it."""
    del os.environ["DJANGO_SETTINGS_MODULE"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--half"):
        config.hook.pytest_deselected(items=[item for item in items if not _is_in_half(item)])
        items[:] = [item for item in items if _is_in_half(item)]
    if config.getoption("--soak"):
        return
    for item in items:
        if item.get_closest_marker("soak"):
            item.add_marker(pytest.mark.skip(reason=_SOAK))


def _is_in_half(item: pytest.Item) -> bool:
    """Whether a test runs with --half: the same ones each time, and all that need real transactions."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction")) or crc32(item.nodeid.encode()) % 2 == 0


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Note what was not run where ZHIHENG_NOT_RUN names a file: the list that ends `make test`."""
    notes = os.environ.get("ZHIHENG_NOT_RUN")
    if not notes:
        return
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    lines = [f"{reason} ({count}×)" for reason, count in reasons.items()]
    if config.getoption("--half"):
        lines.append("half of the tests on PostgreSQL: make test-all")
    with Path(notes).open("a", encoding="utf-8") as file:
        file.writelines(f"  {line}\n" for line in lines)


def pytest_unconfigure() -> None:
    """Hand over what was counted in this process."""
    if _COUNTING and _COUNTS:
        _COUNTING.write(Path(_COUNTS))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_if_skipped(report)
    return report


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure where ZHIHENG_SKIP_IS_FAILURE=1; soak tests and expected failures stay as they are."""
    if os.environ.get("ZHIHENG_SKIP_IS_FAILURE") != "1" or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = str(report.longrepr)
    if _SOAK not in reason:
        report.outcome = "failed"
        report.longrepr = f"skipped, which counts as a failure here: {reason}"


def pytest_collection_finish() -> None:
    """Let the collector of cycles leave alone what stays to the end, and look rarely: a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)

"""What tests/conftest.py does with tests that do not run."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

_TESTS = """
import pytest

def test_passes():
    pass

@pytest.mark.skip(reason="no database here")
def test_needs_a_database():
    pass

@pytest.mark.xfail(reason="known", strict=True)
def test_fails_as_expected():
    raise ValueError

@pytest.mark.soak
def test_takes_long():
    pass
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, root: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """One test of each kind, under this project's conftest."""
    monkeypatch.delenv("ZHIHENG_NOT_RUN", raising=False)
    monkeypatch.delenv("ZHIHENG_COUNTS", raising=False)
    pytester.makeconftest((root / "tests/conftest.py").read_text("utf-8"))
    pytester.makeini("[pytest]\nmarkers = soak\naddopts = -ra -p no:cacheprovider -p no:django")
    pytester.makepyfile(_TESTS)
    return pytester


def _run(suite: pytest.Pytester, *options: str) -> tuple[dict[str, int], str]:
    result = suite.runpytest_inprocess(*options)
    return result.parseoutcomes(), result.stdout.str()


def test_run_names_what_it_skipped_and_why(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZHIHENG_SKIP_IS_FAILURE", raising=False)
    outcomes, output = _run(suite)
    assert outcomes == {"passed": 1, "skipped": 2, "xfailed": 1}
    assert "no database here" in output
    assert "soak test: make test-all" in output


def test_run_notes_what_it_skipped_for_the_list_that_ends_make_test(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ZHIHENG_SKIP_IS_FAILURE", raising=False)
    monkeypatch.setenv("ZHIHENG_NOT_RUN", str(tmp_path / "notes"))
    _run(suite)
    assert sorted((tmp_path / "notes").read_text("utf-8").splitlines()) == [
        "  no database here (1×)",
        "  soak test: make test-all (1×)",
    ]


def test_half_of_the_tests_are_the_same_each_time_and_all_with_real_transactions(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ZHIHENG_NOT_RUN", str(tmp_path / "notes"))
    suite.makeini("[pytest]\nmarkers = django_db\naddopts = -ra -p no:cacheprovider -p no:django")
    suite.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("number", range(40))
        def test_passes(number):
            pass

        @pytest.mark.django_db(transaction=True)
        @pytest.mark.parametrize("number", range(40))
        def test_commits(number):
            pass
        """
    )
    first, again = (_run(suite, "--half", "-v") for _ in range(2))
    passed = [{line.split()[0] for line in output.splitlines() if " PASSED" in line} for _, output in (first, again)]
    assert passed[0] == passed[1]
    assert len([name for name in passed[0] if "test_commits" in name]) == 40
    assert (first[0]["passed"] + first[0]["deselected"], 0 < first[0]["deselected"] < 40) == (80, True)
    assert (tmp_path / "notes").read_text("utf-8").splitlines()[0] == "  half of the tests on PostgreSQL: make test-all"


def test_run_with_soak_runs_soak_tests(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZHIHENG_SKIP_IS_FAILURE", raising=False)
    assert _run(suite, "--soak")[0] == {"passed": 2, "skipped": 1, "xfailed": 1}


def test_skip_fails_where_ci_says_so(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIHENG_SKIP_IS_FAILURE", "1")
    outcomes, output = _run(suite)
    assert outcomes == {"passed": 1, "errors": 1, "skipped": 1, "xfailed": 1}
    assert "skipped, which counts as a failure here" in output


def test_skipped_module_fails_where_ci_says_so(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIHENG_SKIP_IS_FAILURE", "1")
    suite.makepyfile(test_module="import pytest\npytest.importorskip('no_such_package')\n")
    assert _run(suite)[0]["errors"] == 1

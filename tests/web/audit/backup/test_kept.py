"""Backups kept from finished versions still migrate and verify, on both databases (design rule 13).

``kept/`` holds one for each finished part of the platform, made of the demonstration data of that time.
"""

from pathlib import Path

import pytest

from web.audit.backup.conftest import Empty
from zhiheng.web.audit.backup.actions import restore
from zhiheng.web.audit.invariant import broken_invariants
from zhiheng.web.audit.verification import verify

KEPT = Path(__file__).with_name("kept")


@pytest.mark.integration
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_kept_backups_are_restored_and_verify(empty: Empty, kind: str) -> None:
    for path in sorted(KEPT.glob("*.zip")):
        with empty(kind):
            manifest = restore(path).manifest
            verdict = verify()
            assert (path.name, list(broken_invariants()), verdict.problem) == (path.name, [], None)
            assert (path.name, verdict.entries) == (path.name, manifest.entries + 1)

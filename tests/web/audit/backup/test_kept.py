"""Backups kept from finished versions still migrate and verify, on both databases (design rule 13).

``kept/`` holds one for each finished part of the platform, made of the demonstration data of that time, with the
keys it was made with beside it.
"""

from pathlib import Path

import pytest

from web.audit.backup.conftest import Empty
from zhiheng.web.audit.backup.actions import restore
from zhiheng.web.audit.invariant import broken_invariants
from zhiheng.web.audit.sealed import unseal_text
from zhiheng.web.audit.verification import verify
from zhiheng.web.drafts.models import Version
from zhiheng.web.people.models import SecondFactor
from zhiheng.web.site.keys import read_keys

KEPT = Path(__file__).with_name("kept")


BACKUPS = sorted(KEPT.glob("*.zip"))


@pytest.mark.integration
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.soak)])
@pytest.mark.parametrize("path", BACKUPS, ids=lambda path: path.stem)
def test_kept_backup_is_restored_and_verifies(empty: Empty, kind: str, path: Path) -> None:
    with empty(kind):
        done = restore(path, read_keys(path.with_suffix(".keys.json")))
        verdict = verify()
        factors = [unseal_text(factor.secret) for factor in SecondFactor.objects.all()]
        texts = list(Version.objects.values_list("text", flat=True))
        assert (list(broken_invariants()), verdict.problem, done.unreadable) == ([], None, {})
        assert verdict.entries == done.manifest.entries + 1
        assert ([len(factor) for factor in factors], "示例：周三核对材料，㙍𠮷" in texts) == ([32], True)


def test_a_backup_is_kept() -> None:
    assert BACKUPS != []

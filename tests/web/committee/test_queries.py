"""What the agenda says of a candidate."""

import pytest

from zhiheng.web.committee.queries import Candidate


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (("tie", "tie_at_ceiling", "fallback"), "名额并列待定"),
        (("tie",), None),
        ((), None),
    ],
)
def test_why_no_tier_is_suggested(kinds: tuple[str, ...], told: str | None) -> None:
    said = Candidate("A", {"flags": [{"kind": one} for one in kinds]}, (), "", "").untold
    assert (said.zh if said else None) == told

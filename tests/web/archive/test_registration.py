"""Every model of every area is archived, or named as left out with its reason."""

from collections import Counter

from zhiheng.web.audit.archiving import all_left_out, all_papers, models_in
from zhiheng.web.audit.backup.rows import label_of, models_to_keep
from zhiheng.web.programmes.declared import CYCLE_SETTINGS


def test_every_model_is_archived_or_left_out_with_a_reason() -> None:
    """Whoever adds a model adds it to ``PAPERS`` or ``LEFT_OUT`` in the ``archived`` of its area."""
    archived = [label_of(model) for paper in all_papers() for model in models_in(paper)]
    left_out = [label_of(model) for model in all_left_out()]
    assert Counter([*archived, *left_out]) == Counter(label_of(model) for model in models_to_keep())


def test_kinds_have_names_of_their_own_and_periods_that_are_set() -> None:
    names = Counter(paper.name for paper in all_papers())
    assert [name for name, count in names.items() if count > 1] == []
    assert {f"archive.{paper.period}" for paper in all_papers()} == {
        key for key in CYCLE_SETTINGS if key.startswith("archive.")
    }

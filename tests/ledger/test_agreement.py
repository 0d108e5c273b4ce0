"""Two implementations that share no code give the same result, byte for byte, over all options."""

import pytest
from hypothesis import given, settings
from scoring.seasons import Files, season_files

from zhiheng.ledger import check_bundle, make_bundle, standalone
from zhiheng.scoring import evaluate
from zhiheng.tables import InputFile


@pytest.mark.property
@settings(max_examples=300)
@given(season_files())
def test_standalone_computes_the_same_bytes(files: Files) -> None:
    season = files.read()
    result = evaluate(season)
    assert standalone.Bundle(make_bundle(season, result)).evaluate() == result.as_bytes()

"""Two implementations that share no code give the same result, byte for byte, over all options."""

import pytest
from hypothesis import given, settings

from scoring.seasons import Files, season_files
from zhiheng.ledger import check_bundle, make_bundle, standalone
from zhiheng.scoring import evaluate
from zhiheng.tables import InputFile


def agrees(files: Files) -> bool:
    season = files.read()
    result = evaluate(season)
    return standalone.Bundle(make_bundle(season, result)).evaluate() == result.as_bytes()


@pytest.mark.property
@settings(max_examples=250)
@given(season_files())
def test_standalone_computes_the_same_bytes(files: Files) -> None:
    assert agrees(files)


@pytest.mark.soak
@settings(max_examples=5000)
@given(season_files())
def test_standalone_computes_the_same_bytes_thousands_of_times(files: Files) -> None:
    assert agrees(files)


@pytest.mark.property
@settings(max_examples=50)
@given(season_files())
def test_every_bundle_holds(files: Files) -> None:
    season = files.read()
    bundle = InputFile("b.zip", make_bundle(season, evaluate(season)))
    assert [holds.text("en") for holds in check_bundle(bundle, bundle.digest)] == [
        "the bundle has its one form",
        "it has the digest given: it is the very bundle recorded",
        "every file has the digest in the manifest",
        "the standards have the digests in the scheme",
        f"{len(season.entries)} entries and {sum(map(len, season.sheets.values()))} sheets are readable and normalised",
        "the result computed again is the bundle's, byte for byte",
    ]

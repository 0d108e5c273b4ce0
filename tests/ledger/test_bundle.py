import json

from ledger.small import FILES, members, small_bundle
from zhiheng import __version__
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.ledger import make_bundle
from zhiheng.scoring import evaluate


def test_bundle_holds_everything_the_result_follows_from() -> None:
    assert sorted(members()) == [
        "entries.csv",
        "manifest.json",
        "ratings.csv",
        "results.json",
        "scheme.json",
        "standard-talk.json",
        "standard.json",
    ]


def test_bundle_of_the_same_input_is_the_same_bytes() -> None:
    season = FILES.read()
    assert make_bundle(season, evaluate(season)) == small_bundle()


def test_order_of_the_original_rows_changes_nothing_but_the_digest_of_the_original() -> None:
    header, *rows = FILES.ratings.splitlines(keepends=True)
    season = FILES.read("".join([header, *reversed(rows)]))
    changed = members(make_bundle(season, evaluate(season)))
    assert [name for name in changed if changed[name] != members()[name]] == ["manifest.json"]


def test_members_are_normalised() -> None:
    assert members()["entries.csv"].decode().splitlines() == [
        "entry,name,kind,status,track",
        "A,示例甲公司,advanced,active,",
        "B,示例乙公司,traditional,active,",
        "C,示例丙公司,,withdrawn,",
    ]
    season = FILES.read()
    assert members()["scheme.json"] == canonical_json(season.scheme.as_json())
    assert members()["standard.json"] == canonical_json(season.scheme.standard.as_json())
    assert members()["results.json"] == evaluate(season).as_bytes()


def test_manifest_names_members_originals_and_guide() -> None:
    season = FILES.read()
    content = members()
    assert json.loads(content["manifest.json"]) == {
        "format": "zhiheng-bundle/1",
        "producer": f"zhiheng {__version__}",
        "allow_incomplete": True,
        "guide": {"id": "process-results", "digest": season.scheme.guide.digest, "step": "5"},
        "members": {name: sha256_hex(body) for name, body in content.items() if name != "manifest.json"},
        "inputs": [
            {"name": "entries.csv", "sha256": sha256_hex(FILES.entries.encode())},
            {"name": "ratings.csv", "sha256": sha256_hex(FILES.ratings.encode())},
        ],
    }

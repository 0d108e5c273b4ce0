"""The result bundle (结果数据包): everything needed to compute the result again, and the result."""

from pathlib import PurePath
from typing import cast

from zhiheng import __version__
from zhiheng.canonical import Json, canonical_json, sha256_hex
from zhiheng.ledger.container import pack
from zhiheng.scoring import Result, Season
from zhiheng.scoring.scheme import number_json

FORMAT = "zhiheng-bundle/1"


def make_bundle(season: Season, result: Result) -> bytes:
    """Return the bundle of a season and its result (docs/reference/bundle.md): same input, same bytes."""
    members = inputs_of(season)
    members["results.json"] = result.as_bytes()
    members["manifest.json"] = canonical_json(_manifest(season, members))
    return pack(members)


def inputs_of(season: Season) -> dict[str, bytes]:
    """Return the members of a bundle that the result follows from, in their normalised form."""
    scheme = season.scheme
    members = {
        "ratings.csv": season.ratings_csv(),
        "entries.csv": season.entries_csv(),
        "scheme.json": canonical_json(scheme.as_json()),
    }
    for standard in scheme.standards.values():
        members[member_of(standard.id, scheme.standard.id)] = canonical_json(standard.as_json())
    return members


def member_of(standard_id: str, main_id: str) -> str:
    """Return the name of the member that holds a standard, given the id of the scheme's own."""
    return "standard.json" if standard_id == main_id else f"standard-{standard_id}.json"


def _manifest(season: Season, members: dict[str, bytes]) -> dict[str, Json]:
    guide = season.scheme.guide
    originals = sorted((PurePath(file.name).name, file.digest) for file in season.inputs)
    inputs = [{"name": name, "sha256": digest} for name, digest in originals]
    return {
        "format": FORMAT,
        "producer": f"zhiheng {__version__}",
        "allow_incomplete": season.allow_incomplete,
        "guide": {"id": guide.id, "digest": guide.digest, "step": str(number_json(guide.step))},
        "members": {name: sha256_hex(content) for name, content in members.items()},
        "inputs": cast("Json", inputs),
    }

"""A small bundle, and what somebody may do to it."""

import functools
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from scoring.seasons import Files
from zhiheng.canonical import canonical_json
from zhiheng.ledger import make_bundle
from zhiheng.ledger.container import pack
from zhiheng.scoring import evaluate

Verdict = Callable[[bytes], tuple[str, str]]
"""What each of the two verifiers finds first in a bundle."""

SCHEME = """\
name = "示例奖"
standard = "whole"
[[phases]]
id = "desk"
name = "材料评审"
weight = 40
aggregate = "median"
[[phases]]
id = "talk"
name = "陈述答辩"
form = "talk"
weight = 60
aggregate = "consensus"
[[tiers]]
id = "award"
name = "质量奖"
ceiling = 1
"""
ENTRIES = (
    "entry,name,kind,status,track\nA,示例甲公司,advanced,,\nB,示例乙公司,traditional,,\nC,示例丙公司,,withdrawn,\n"
)
RATINGS = """\
phase,entry,expert,indicator,percent
desk,A,E1,1.1,50
desk,A,E1,1.2,60
desk,A,E2,1.1,80
desk,A,E2,1.2,75
desk,B,E1,1.1,65
desk,B,E1,1.2,
desk,B,E2,1.1,65
desk,B,E2,1.2,70
talk,A,@consensus,1.1,70
talk,A,E1,1.1,75
talk,B,@consensus,1.1,60
"""


def _standard(identifier: str, *points: int) -> dict[str, Any]:
    indicators = [
        {"code": f"1.{number}", "name": "项", "points": value, "kind": "process", "criteria": []}
        for number, value in enumerate(points, 1)
    ]
    category = {"code": "1", "name": "类", "points": sum(points), "indicators": indicators}
    return {
        "id": identifier,
        "title": "小",
        "points": sum(points),
        "criteria_withheld": True,
        "categories": [category],
    }


FILES = Files(
    standards={"whole": _standard("whole", 40, 60), "talk": _standard("talk", 10)},
    step="5",
    scheme=SCHEME,
    entries=ENTRIES,
    ratings=RATINGS,
    allow_incomplete=True,
)


def bundle_of(files: Files) -> bytes:
    """Return the bundle of a season."""
    season = files.read()
    return make_bundle(season, evaluate(season))


@functools.cache
def small_bundle() -> bytes:
    """Return the bundle of the small season."""
    return bundle_of(FILES)


def members(content: bytes | None = None) -> dict[str, bytes]:
    """Return the members of a bundle, by default the small one, to be changed at will."""
    with zipfile.ZipFile(io.BytesIO(content or small_bundle())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repaired(changed: Mapping[str, bytes], **manifest: Any) -> bytes:
    """Return the bundle of changed members, its manifest made to fit, as a forger would."""
    kept = json.loads(changed["manifest.json"])
    digests = {name: hashlib.sha256(body).hexdigest() for name, body in changed.items() if name != "manifest.json"}
    whole = {**kept, "members": digests, **manifest}
    return pack({**changed, "manifest.json": canonical_json(whole)})


def edited(name: str, change: Callable[[Any], None]) -> dict[str, bytes]:
    """Return the members with one JSON document changed in place."""
    changed = members()
    document = json.loads(changed[name])
    change(document)
    return {**changed, name: canonical_json(document)}


def replaced(name: str, old: str, new: str, content: bytes | None = None) -> dict[str, bytes]:
    """Return the members with a text in one of them replaced; it must be there."""
    changed = members(content)
    text = changed[name].decode()
    assert old in text
    return {**changed, name: text.replace(old, new, 1).encode()}

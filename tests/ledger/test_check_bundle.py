import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.small import members, repaired, small_bundle
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.ledger import check_bundle, standalone, standalone_digest
from zhiheng.ledger.container import pack
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile

WHOLE = InputFile("b.zip", small_bundle())
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 2**53 - 1) | st.sampled_from(["", "x", "1e9", "../x", "talk", "0.5"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "form", "x"]), inner, max_size=2)
    ),
    max_leaves=3,
)


def problem_of(content: bytes, digest: str | None = None) -> str:
    with pytest.raises(BadInputError) as caught:
        list(check_bundle(InputFile("b.zip", content), digest))
    return caught.value.problems[0].text("en").partition(" › ")[0]


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each container of a document with each of its keys."""
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from places(value[key])


def test_check_tells_what_holds_step_by_step() -> None:
    assert [holds.text("zh") for holds in check_bundle(WHOLE)] == [
        "数据包的结构是规定的形式",
        "各文件与清单所记摘要值一致",
        "评分要点与评审方案所记摘要值一致",
        "3 个申报、7 份评分表可读且是规范的形式",
        "重新计算的结果与数据包中的结果逐字节一致",
    ]


def test_check_proves_identity_by_the_digest() -> None:
    assert "it has the digest given: it is the very bundle recorded" in [
        holds.text("en") for holds in check_bundle(WHOLE, WHOLE.digest.upper())
    ]


def test_check_refuses_another_digest() -> None:
    assert problem_of(WHOLE.content, "0" * 64) == f"b.zip: its digest is {WHOLE.digest}, not {'0' * 64}"


@pytest.mark.parametrize(
    ("manifest", "what"),
    [
        ({"format": "zhiheng-bundle/2"}, "the manifest's format zhiheng-bundle/2 is unknown"),
        ({"allow_incomplete": "yes"}, "the manifest lacks allow_incomplete or has it wrong"),
        ({"guide": None}, "the manifest lacks guide or has it wrong"),
        ({"guide": {"id": "process-results", "step": "five"}}, "the manifest lacks guide or has it wrong"),
        ({"guide": {"id": "process-results"}}, "the manifest lacks guide or has it wrong"),
    ],
)
def test_check_names_what_is_wrong_with_the_manifest(manifest: dict[str, Any], what: str) -> None:
    assert problem_of(repaired(members(), **manifest)) == f"b.zip: {what}"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"x"', b"[" * 100_000, b'{"a": 1}', b'{"a":1.5}', b'{"a":NaN}', b'{"a":"\\ud800"}', b"\xff"],
    ids=["empty", "torn", "list", "text", "deep", "space", "fraction", "no number", "surrogate", "no text"],
)
@pytest.mark.parametrize("name", ["manifest.json", "scheme.json"])
def test_check_names_what_is_not_canonical_json(name: str, body: bytes) -> None:
    changed = {**members(), name: body}
    content = pack(changed) if name == "manifest.json" else repaired(changed)
    assert problem_of(content) == f"b.zip: {name} is not canonical JSON"


def test_check_names_a_standard_that_is_missing() -> None:
    content = {name: body for name, body in members().items() if name != "standard-talk.json"}
    assert problem_of(repaired(content)) == "b.zip: standard-talk.json is missing"


def test_check_names_a_standard_that_nobody_needs() -> None:
    content = {**members(), "standard-more.json": members()["standard.json"]}
    assert problem_of(repaired(content)) == "b.zip: standard-more.json is surplus"


@pytest.mark.property
@given(st.data())
def test_no_forged_document_makes_a_verifier_stumble(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["manifest.json", "scheme.json", "standard.json", "standard-talk.json"]))
    document = json.loads(members()[name])
    holder, key = data.draw(st.sampled_from(list(places(document))))
    holder[key] = data.draw(JSON_VALUES)
    changed = {**members(), name: canonical_json(document)}
    content = pack(changed) if name == "manifest.json" else repaired(changed)
    try:
        list(check_bundle(InputFile("b.zip", content)))
    except BadInputError:
        return
    assert name == "manifest.json" or content == WHOLE.content


def test_standalone_digest_is_that_of_the_file() -> None:
    assert standalone_digest() == sha256_hex(Path(standalone.__file__).read_bytes())

"""Half-width punctuation between Chinese characters is pointed out."""

import pytest

from standard.samples import document_of
from zhiheng.problems import Place
from zhiheng.standard import half_width_findings, messages, read_standard


def test_findings_of_the_official_standard_are_its_own_two() -> None:
    found = [dict(finding.values) for finding in half_width_findings(read_standard("pengjiang-manufacturing"))]
    assert found == [{"excerpt": "整体水平,打造高质"}, {"excerpt": "动生产率,加工、制"}]


def test_findings_tell_place_and_excerpt() -> None:
    document = document_of({"title": "标题", "categories": [{"name": "质量;品牌"}]})
    assert [(one.place, one.message, dict(one.values)) for one in half_width_findings(document)] == [
        (Place("small.json", cell="name", line=5), messages.HALF_WIDTH_PUNCTUATION, {"excerpt": "质量;品牌"})
    ]


@pytest.mark.parametrize(("text", "count"), [("如何,并", 1), ("如何(并)且", 2), ("如何,并:且", 2)])
def test_findings_are_one_for_each_mark(text: str, count: int) -> None:
    assert len(list(half_width_findings(document_of({"text": text})))) == count


@pytest.mark.parametrize("text", ["如何，并", "CAD,NC", "5G,数据", "数据,5G", "如何, 并", "a.b", ""])
def test_findings_are_none_in_other_texts(text: str) -> None:
    assert list(half_width_findings(document_of({"text": text}))) == []

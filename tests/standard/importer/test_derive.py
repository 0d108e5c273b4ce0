"""Kinds and audiences from a standard's words."""

import pytest

from zhiheng.standard import Audience, Kind
from zhiheng.standard.importer.derive import audience_of, kind_of_criterion, kind_of_indicator


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("如何进行组织架构设计。", "process"),
        ("创新是第一动力，如何完善机制。", "process"),
        ("说明顾客满意度水平。", "results"),
        ("说明防治污染的措施。", "process"),
        ("说明防治污染的措施", "process"),
        ("说明采取的办法；", "process"),
        ("说明采取措施的成效。", "results"),
    ],
)
def test_kind_of_criterion_follows_its_verb_and_object(text: str, kind: Kind) -> None:
    assert kind_of_criterion(text) == kind


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        (["process"], "process"),
        (["results", "results", "process"], "results"),
        (["results", "process"], "process"),
        ([], "process"),
    ],
)
def test_kind_of_indicator_is_that_of_most_criteria(kinds: list[Kind], kind: Kind) -> None:
    assert kind_of_indicator(kinds) == kind


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("对先进制造业组织来说，应突出。", "advanced"),
        ("对传统制造业组织来说，应用先进制造技术。", "traditional"),
        ("应突出先进制造技术。", "all"),
    ],
)
def test_audience_of_note_follows_its_first_words(text: str, audience: Audience) -> None:
    assert audience_of(text) == audience

"""Metrics of an application: for those who write it, for experts, for the office."""

import json
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from web.databook.conftest import type_figures
from web.entries.conftest import Company
from web.entries.writing import hand_to, submitted_entry, write
from web.make import sign_in
from zhiheng.metrics import builtin_catalogue
from zhiheng.web.databook.aims import ComparisonValue, comparisons_in, is_met, label_of, problems_of, targets_in
from zhiheng.web.databook.book import book_of
from zhiheng.web.databook.cards import Cards, cards_at, indicators_with_metrics, metrics_at
from zhiheng.web.databook.sheet_kinds import label
from zhiheng.web.databook.spark import spark_of
from zhiheng.web.databook.submitted import submitted_book_of, submitted_cards
from zhiheng.web.databook.templatetags.databook import metric_value
from zhiheng.web.entries.actions.attachments import Location, add_attachment, link_attachment
from zhiheng.web.entries.models import Submission
from zhiheng.web.entries.submitted import Submitted, submitted

YEARS = (2096, 2097, 2098, 2099)
RATIO = "asset_liability_ratio"
_TEXTS = {
    "total_assets": "2096: 100\n2097: 110\n2098: 120\n2099: 130",
    "total_liabilities": "2096: 50\n2097: 50\n2098: 50\n2099: 150",
    "operating_revenue": "2097: 100\n2098: 110\n2099: 不涉及",
    "operating_profit": "2097: -10\n2098: 11\n2099: 12",
}


def _cards(code: str = "5.6", **texts: str) -> Cards:
    return cards_at(code, book_of(YEARS, {"data_finance": {**_TEXTS, **texts}}), 2097)


def _card(name: str, code: str = "5.6", **texts: str):
    cards = _cards(code, **texts)
    return next(one for one in [*cards.shown, *cards.without] if one.metric.id == name)


def _ratio() -> str:
    return next(
        one.id
        for one in metrics_at("5.6")
        if set(builtin_catalogue().inputs_of(one.id)) == {"total_assets", "total_liabilities"}
    )


def test_card_says_value_movement_figures_and_doubts() -> None:
    card = _card(_ratio())
    values = [one.result.value and metric_value(one.result.value) for one in card.points]
    assert (values, card.has_value, card.home) == (["45.45", "41.67", "115.38"], True, "")
    assert [one.cells for one in card.inputs] == [["50", "50", "50", "150"], ["100", "110", "120", "130"]]
    assert card.unresolved == len([one for one in card.doubts if not one.why])


def test_metric_stands_at_every_point_that_names_it() -> None:
    names = {code: {one.id for one in metrics_at(code)} for code in indicators_with_metrics()}
    wrong = [
        one.id
        for one in builtin_catalogue().metrics.values()
        for point in (one.point, *one.other_points)
        if one.id not in names[point.rstrip("abcdefgh")]
    ]
    elsewhere = next(one for one in metrics_at("2.2") if not one.point.startswith("2.2"))
    assert (wrong, _card(elsewhere.id, "2.2").home) == ([], elsewhere.point)


def test_missing_figures_are_named_and_loss_says_nothing_of_growth() -> None:
    without = {card.metric.id: card for card in _cards().without}
    reason = next(card.points[0].reason for card in without.values() if card.points[0].result.status == "missing")
    assert reason is not None
    assert ("@" in reason.zh, "2097" in reason.zh) == (False, True)
    assert {str(card.points[0].status and card.points[0].status.zh) for card in without.values()} <= {
        "缺数据",
        "不输出",
        "无意义",
        "不适用",
    }


def test_targets_and_comparison_values_are_judged_by_direction() -> None:
    name = next(
        one.id for one in metrics_at("5.6") if one.direction == "higher" and _card(one.id).points[1].result.value
    )
    value = Decimal(_card(name).points[1].result.value)
    texts = {
        f"target.{name}": f"2098: {value}\n2097: 约\n",
        f"compare.{name}": f"2098 | 同行 | {value + 1} | 年报\n2090 | 同行 | 1 | 年报\n坏行",
    }
    card = _card(name, **texts)
    assert [(one.year, one.is_met) for one in card.points if one.target is not None] == [(2098, True)]
    assert [one.is_met for one in card.compared] == [False, None]
    lower = next(one for one in builtin_catalogue().metrics.values() if one.direction == "lower")
    assert [is_met(lower, Decimal(1), Decimal(2)), is_met(lower, Decimal(3), Decimal(2))] == [True, False]


def test_aims_are_read_and_what_is_wrong_is_named() -> None:
    name = metrics_at("5.6")[0].id
    assert [
        label_of("data_finance", f"target.{name}") is None,
        label_of("data_people", f"target.{name}"),
        label("data_finance", "compare.nothing"),
    ] == [False, None, None]
    assert targets_in("2099: 5\n2098: 不涉及\n2097: 约") == {2099: Decimal(5)}
    assert [one.zh[:4] for one in problems_of(f"target.{name}", "2099: 5\n2098: 约")] == ["2098"]
    text = "2099 | 同行 | 5 | 年报\n99 | 同行 | 5 | 年报\n2099 | 同行 | 约 | 年报\n | | |"
    assert comparisons_in(text) == [ComparisonValue(2099, "同行", Decimal(5), "年报")]
    assert len(problems_of(f"compare.{name}", text)) == 2


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([None, Decimal(1)], ""),
        ([Decimal(0), Decimal(0)], "4.0,14.0 92.0,14.0"),
        ([Decimal(100), None, Decimal(101)], "4.0,15.0 92.0,13.0"),
        ([Decimal(1), Decimal(3)], "4.0,24.0 92.0,4.0"),
    ],
)
def test_line_is_flat_where_hardly_anything_changes(values: list[Decimal | None], drawn: str) -> None:
    assert spark_of(values) == drawn


@pytest.mark.parametrize(
    ("value", "shown"),
    [("12345.678", "12,346"), ("12.345", "12.35"), ("0.012345", "0.0123"), ("-0.00001", "0"), ("5", "5")],
)
def test_value_is_rounded_for_reading(value: str, shown: str) -> None:
    assert metric_value(value) == shown


@pytest.mark.django_db
def test_company_sees_metrics_and_sets_targets(balanced: Company, client: Client) -> None:
    sign_in(client, balanced.contact)
    address = reverse("databook:all_metrics", args=[balanced.entry.public_id])
    page = client.get(address, follow=True)
    assert page.redirect_chain[-1][0].endswith("/data/metrics/1.1")
    page = client.get(reverse("databook:metrics", args=[balanced.entry.public_id, "5.6"])).content.decode()
    name = _ratio()
    assert (f"target.{name}" in page, "45.45" in page or "40.91" in page) == (True, True)
    write(balanced.contact.as_actor(), balanced.part("data_finance"), f"target.{name}", "2099: 40")
    page = client.get(reverse("databook:metrics", args=[balanced.entry.public_id, "5.6"])).content.decode()
    assert "目标 2099：40" in page
    assert client.get(reverse("databook:metrics", args=[balanced.entry.public_id, "9.9"])).status_code == 404
    hand_to(balanced.part("data_people"), balanced.writer.person)
    sign_in(client, balanced.writer)
    page = client.get(reverse("databook:metrics", args=[balanced.entry.public_id, "5.6"])).content.decode()
    assert (f"target.{name}" in page, "40.91" in page) == (False, False)


@pytest.fixture
def handed_in(balanced: Company) -> Submission:
    contact, part = balanced.contact.as_actor(), balanced.part("data_finance")
    type_figures(balanced, {"total_equity": [60, 65, 70, 80], "current_assets": 500})
    write(contact, part, "why.R01.1.2099", "示例：重述")
    attachment = add_attachment(contact, part, "示例审计报告")
    link_attachment(contact, part, attachment, Location("total_assets", 3))
    return submitted_entry(balanced)


@pytest.mark.django_db
def test_snapshot_has_what_experts_read(handed_in: Submission) -> None:
    content = submitted(handed_in)
    book = submitted_book_of(content, handed_in.entry)
    assert book is not None
    assert (book.years, book.metric_years, [why for _, why in book.explained]) == (
        YEARS,
        [2097, 2098, 2099],
        ["示例：重述"],
    )
    assert [(one.rule, one.year) for one in book.unresolved] == [("R02", year) for year in YEARS]
    cards = submitted_cards(content, handed_in.entry, "5.6")
    assert cards is not None
    ratio = next(one for one in cards.shown if one.metric.id == _ratio())
    assert [(one["title"], link["first_page"]) for of in ratio.inputs for one, link in of.evidence] == [
        ("示例审计报告", 3)
    ]
    assert submitted_cards(content, handed_in.entry, "1.2") is None


@pytest.mark.django_db
def test_application_without_figures_shows_none(ours: Company) -> None:
    content = submitted(submitted_entry(ours))
    bare = Submitted(**{**{name: getattr(content, name) for name in Submitted.__slots__}, "sheets": {}})
    assert [
        submitted_book_of(content, ours.entry),
        submitted_book_of(bare, ours.entry),
        submitted_cards(bare, ours.entry, "5.6"),
    ] == [None, None, None]


@pytest.mark.django_db
def test_company_reads_its_submitted_data_book(handed_in: Submission, balanced: Company, client: Client) -> None:
    sign_in(client, balanced.contact)
    page = client.get(reverse("entries:submission", args=[handed_in.public_id])).content.decode()
    shown = ["示例：重述" in page, "未消除（" in page, "资产负债率" in page, "500" in page]
    assert (shown, json.loads(handed_in.content)["sheets"]["first_year"]) == ([True] * 4, 2097)

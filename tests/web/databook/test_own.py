"""Own metrics of a company."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from web.databook.conftest import YEARS
from web.entries.conftest import Company
from web.entries.writing import submitted_entry, write
from web.make import sign_in
from zhiheng.metrics.trend import Trend
from zhiheng.web.databook.book import book_of
from zhiheng.web.databook.cards import cards_at, movement_of
from zhiheng.web.databook.own import label_of, own_metrics_in, problems_of
from zhiheng.web.databook.submitted import submitted_cards
from zhiheng.web.entries.submitted import submitted

GOOD = "装配合格率 | % | 越高越好 | 合格÷装配 | 2097: 97.1; 2098=97.8；2099: 1,099 | 98 | 同行 97，年报"
FEW = "返工率 | % | lower | 返工÷产出 | 2098: 2; 2099: 约一"
BAD = "坏 | | 向上 | 定义 | 2097: 1; 2098: 1; 2099: 1"


def test_own_metric_is_read_and_judged_by_its_direction() -> None:
    good, few = own_metrics_in(f"{GOOD}\n | |\n{FEW}\n{BAD}")
    assert good.values == {2097: Decimal("97.1"), 2098: Decimal("97.8"), 2099: Decimal(1099)}
    assert (good.trend and good.trend.movement, few.trend, few.values) == ("better", None, {2098: Decimal(2)})
    assert (good.aim, good.comparison, few.aim, bool(good.spark)) == ("98", "同行 97，年报", "", True)


def test_what_is_wrong_with_own_metrics_is_named() -> None:
    assert [one.zh.split(" › ")[0] for one in problems_of(f"{GOOD}\n{FEW}\n{BAD}")] == [
        "第 2 行“返工率”不足三年数值",
        "第 3 行“坏”不完整",
    ]
    many = "\n".join([GOOD] * 9)
    assert [one.zh.split(" › ")[0] for one in problems_of(many)] == ["有 9 个自选指标，超过 8 个"]
    assert len(own_metrics_in(many)) == 8


def test_own_metrics_stand_at_their_indicator_alone() -> None:
    book = book_of(YEARS, {"data_quality": {"own.5.1a": GOOD}})
    assert [len(cards_at(code, book, 2097).own) for code in ("5.1", "5.2")] == [1, 0]
    assert [label_of("data_rd", "own.5.1a"), label_of("data_quality", "own.x")] == [None, None]
    setback = movement_of(Trend("better", Decimal(1), 2098))
    assert (setback and setback.zh, movement_of(None)) == ("向好，2098 年回落", None)


@pytest.mark.django_db
def test_company_writes_them_and_experts_read_them(ours: Company, client: Client) -> None:
    write(ours.contact.as_actor(), ours.part("data_quality"), "own.5.1a", GOOD)
    sign_in(client, ours.contact)
    page = client.get(reverse("databook:metrics", args=[ours.entry.public_id, "5.1"])).content.decode()
    assert ("5.1a 自选指标" in page, "合格÷装配" in page, "1,099" in page) == (True, True, True)
    cards = submitted_cards(submitted(submitted_entry(ours)), ours.entry, "5.1")
    assert cards is not None
    assert [one.name for one in cards.own] == ["装配合格率"]

"""What would be with other rules: after the freeze only, never official, always on record."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from web.results.conftest import DESK, Judged, client_of
from web.results.test_result import TIERS, freeze
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.results.actions.what_if import try_what_if
from zhiheng.web.results.given_sheets import expert_id
from zhiheng.web.results.models import Result
from zhiheng.web.results.what_if import Variation


@pytest.fixture
def frozen(judged: Judged) -> Result:
    """The first company's experts differ: 80, 70, 30."""
    judged.set_scheme(DESK, tiers=TIERS)
    judged.confirm_all("60", "65", "55", "45")
    for expert, percent in enumerate(("80", "70", "30")):
        judged.entries[0].sheets.get(person=judged.experts[expert].person).confirmed.all().delete()
        judged.entries[0].sheets.get(person=judged.experts[expert].person).delete()
        judged.confirm(0, expert, percent)
    return freeze(judged)


def totals(document: object) -> list[tuple[str, int]]:
    return [(one["total"], one["rank"]) for one in document["entries"]]  # type: ignore[index]


def test_other_rules_on_the_frozen_sheets(judged: Judged, frozen: Result, supervisor: Actor) -> None:
    third = expert_id(judged.experts[2].person)
    as_it_is = try_what_if(judged.lead, frozen, Variation())
    assert totals(as_it_is) == [("650.00", 1), ("600.00", 2), ("550.00", 3), ("450.00", 4)]
    median = try_what_if(supervisor, frozen, Variation(aggregates={"desk": "median"}))
    assert totals(median)[0] == ("700.00", 1)
    trimmed = try_what_if(judged.lead, frozen, Variation(aggregates={"desk": "trimmed_mean"}))
    assert totals(trimmed)[0] == ("700.00", 1)
    without = try_what_if(judged.lead, frozen, Variation(expert=third))
    assert totals(without)[0] == ("750.00", 1)
    assert totals(try_what_if(judged.lead, frozen, Variation(weights={"desk": Decimal(1)}))) == totals(as_it_is)
    records = LedgerEntry.objects.filter(verb="result.what_if", subject=frozen.public_id).order_by("sequence")
    payloads = [LedgerPayload.objects.get(commitment=one.commitment).payload for one in records]
    assert [one["expert"] for one in payloads] == ["", "", "", third, ""]
    assert payloads[1]["aggregates"] == {"desk": "median"}


def test_who_may_not_tries_nothing(judged: Judged, frozen: Result) -> None:
    for actor in (judged.clerk, judged.experts[0].as_actor()):
        with pytest.raises(NotPermittedError):
            try_what_if(actor, frozen, Variation())
        url = reverse("results:what_if", args=[frozen.public_id])
        assert client_of(actor).get(url).status_code == 404


def post(client: Client, result: Result, **values: str) -> str:
    data = {"expert": "", "aggregate-desk": "mean", "weight-desk": "40"} | values
    return client.post(reverse("results:what_if", args=[result.public_id]), data).content.decode()


def test_the_page_says_that_it_is_not_official(judged: Judged, frozen: Result) -> None:
    client = client_of(judged.lead)
    assert "非正式结果" in client.get(reverse("results:what_if", args=[frozen.public_id])).content.decode()
    text = post(client, frozen, **{"aggregate-desk": "median"})
    assert ("非正式结果" in text, "700.00" in text, text.count(">变化<")) == (True, True, 2)
    assert "权重不能都是 0" in post(client, frozen, **{"weight-desk": "0"})
    frozen.refresh_from_db()
    assert (Result.objects.count(), frozen.number) == (1, 1)


def test_agreed_scores_are_left_out_where_they_do_not_count(judged: Judged, frozen: Result) -> None:
    for held in judged.experts:
        person = expert_id(held.person)
        assert len(try_what_if(judged.lead, frozen, Variation(expert=person))["entries"]) == 4
    with pytest.raises(BadInputError):
        try_what_if(judged.lead, frozen, Variation(aggregates={"desk": "consensus"}))

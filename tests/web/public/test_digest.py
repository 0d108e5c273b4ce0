"""The digest of the result bundle is public once the lead published it, and not before."""

from django.test import Client
from django.urls import reverse

from web.committee.test_meeting import blockers, payload_of
from web.honours.conftest import call, clerk, judged, listed, supervisor
from web.public.test_pages import everything, opened
from web.results.conftest import Judged, client_of
from zhiheng.web.committee.models import ProposedList
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.public.actions import publish_digest
from zhiheng.web.results.models import Result

__all__ = ["call", "clerk", "judged", "listed", "supervisor"]


def test_the_lead_publishes_the_digest(judged: Judged, listed: ProposedList) -> None:
    cycle, digest = judged.cycle, Result.objects.get().bundle_id
    assert blockers(publish_digest, judged.lead, cycle) == ["the public pages are off"]
    overview, publish = (reverse(f"public:{name}", args=[cycle.public_id]) for name in ("overview", "publish_digest"))
    lead, clerk = client_of(judged.lead), client_of(judged.clerk)
    assert "没有打开" in lead.get(overview).content.decode()
    opened(judged)
    assert [digest in "".join(everything(Client())), publish in clerk.get(overview).content.decode()] == [False, False]
    assert publish in lead.get(overview).content.decode()
    assert lead.post(publish).status_code == 302
    assert payload_of("public.publish_digest")["digest"] == digest
    assert blockers(publish_digest, judged.lead, cycle) == ["that digest is published"]
    page = lead.get(overview).content.decode()
    assert [digest in "".join(everything(Client())), digest in page, publish in page] == [True, True, False]


def test_there_is_no_digest_before_the_freeze(judged: Judged) -> None:
    Cycle.objects.filter(pk=judged.cycle.pk).update(stage="evaluation")
    opened(judged)
    assert blockers(publish_digest, judged.lead, judged.cycle) == ["no result is frozen"]

"""Which records of visits came back signed, in the office's list."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from web.files.samples import make_pdf
from web.make import make_assignment, sign_in
from web.visits.world import Visiting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.files import doors as file_doors
from zhiheng.web.files.actions import Incoming, print_code, upload_file
from zhiheng.web.visits.models import Visit
from zhiheng.web.visits.queries import visit_lines
from zhiheng.web.visits.record import RECORD

pytestmark = pytest.mark.django_db


def _copies(visiting: Visiting, actor: Actor) -> list[str | None]:
    return [line.copy for line in visit_lines(actor, visiting.review.call.cycle)]


def test_signed_record_is_due_handed_in_and_outdated(client: Client, visiting: Visiting) -> None:
    clerk = visiting.clerk
    assert _copies(visiting, clerk) == [None]
    visiting.begin()
    assert (_copies(visiting, clerk), _copies(visiting, visiting.leader)) == (["due"], [None])
    Visit.objects.update(ends=timezone.localdate() + timedelta(days=2))
    assert _copies(visiting, clerk) == [None]
    target = file_doors.target(clerk, "signed_copy", print_code(clerk, visiting.visit, RECORD).public_id, "signed_copy")
    scan = make_pdf()
    upload_file(clerk, target, Incoming("签字页.pdf", io.BytesIO(scan), len(scan)))
    assert _copies(visiting, clerk) == ["handed_in"]
    sign_in(client, make_assignment(Role.SUPERVISOR, visiting.review.call.cycle))
    assert client.get(reverse("visits:visits")).content.decode().count("签字页已交") == 1
    Visit.objects.update(place="另一处")
    assert _copies(visiting, visiting.supervisor) == ["outdated"]

"""The processes of a site write one record at the same time; each knows every act, with pages or without."""

import subprocess
import sys

import pytest
from django.db import connection

from zhiheng.ledger import check_chain
from zhiheng.web.audit.models import LedgerEntry, LedgerHead, Reading
from zhiheng.web.audit.verification import verify

_WORK = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from zhiheng.problems import Message
from zhiheng.web.audit.acting import acting, note_reading
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.verb import Verb
from zhiheng.web.people.models import Assignment
rename = Verb("cycle.rename", Message("改名", "Rename"), OFFICE)
lead = Assignment.objects.get(public_id=sys.argv[2])
for number in range(25):
    with acting(lead.as_actor(), rename, lead.cycle) as deed:
        deed.record(number=number)
    note_reading(lead.as_actor(), rename, lead.cycle)
"""

_PERFORM = """
import django
django.setup()
from zhiheng.web.audit.approvals import performer_of
from zhiheng.web.audit.table import all_verbs
for verb in all_verbs().values():
    if verb.needs_two:
        performer_of(verb)
"""


@pytest.mark.integration
def test_process_without_pages_knows_how_every_act_of_two_persons_is_done() -> None:
    done = subprocess.run([sys.executable, "-c", _PERFORM], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.integration
@pytest.mark.django_db(transaction=True)
def test_processes_write_one_unbroken_chain(lead) -> None:
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-c", _WORK, name, lead.public_id]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    errors = [one.communicate()[1] for one in running]
    assert [(one.returncode, error) for one, error in zip(running, errors, strict=True)] == [(0, "")] * 4
    entries = [row.as_entry() for row in LedgerEntry.objects.order_by("sequence")]
    assert len(list(check_chain("", entries))) == 4 * 25 + Reading.objects.count()
    assert (LedgerHead.objects.get().hash, verify().problem) == (entries[-1].hash, None)

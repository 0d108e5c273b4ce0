"""Fill an empty installation with the demonstration and a panel at work, and print what its browsers need to know.

``python reviewed_site.py PEOPLE`` works on the installation that ZHIHENG_HOME and ZHIHENG_DATABASE name. So many
experts score one full application, with 30 pieces of evidence; another one has a consensus of nine. It prints a JSON
object: ``people``, for each expert a session, the id of the own sheet and the indicators, and ``consensus``, a session
of a member and the address.
"""

import contextlib
import io
import json
import sys
from pathlib import Path

import django

django.setup()
sys.path[:0] = [str(Path(__file__).parents[2] / "scripts"), str(Path(__file__).parents[1])]

import demo_data  # noqa: E402 - the site comes first
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from work.sessions import session_of  # noqa: E402
from work.written_site import complete  # noqa: E402
from zhiheng.canonical import canonical_json, sha256_hex  # noqa: E402
from zhiheng.web.audit.roles import Role  # noqa: E402
from zhiheng.web.audit.stages import Stage  # noqa: E402
from zhiheng.web.entries.actions.submissions import submit_entry  # noqa: E402
from zhiheng.web.entries.models import Entry, Submission  # noqa: E402
from zhiheng.web.panels.models import Declaration, Panel, PanelEntry, PanelMember, Pledge  # noqa: E402
from zhiheng.web.people.models import Assignment, Person  # noqa: E402
from zhiheng.web.programmes.models import Cycle, Phase  # noqa: E402
from zhiheng.web.reviews.models import ConfirmedSheet, Consensus, Sheet  # noqa: E402
from zhiheng.web.reviews.sheet_content import content_of  # noqa: E402
from zhiheng.web.reviews.sheet_fields import OPPORTUNITIES, PERCENT, STRENGTHS, field_name  # noqa: E402
from zhiheng.web.reviews.sheet_form import form_of_sheet  # noqa: E402

AT_CONSENSUS = 9
COMMENT = "质量是企业的生命，全员参与持续改进，关键过程受控，顾客满意度逐年提高。" * 4


def main(people: int) -> None:
    """Make the demonstration, hand the full application in, and let so many experts review it."""
    with contextlib.redirect_stdout(io.StringIO()):
        demo_data.main()
    entry = Entry.objects.filter(state=Entry.State.WRITING).order_by("pk")[0]
    contact = Assignment.objects.get(organisation=entry.organisation, role=Role.ENTRY_OWNER)
    complete(contact, entry)
    submit_entry(contact.as_actor(), entry)
    cycle = entry.cycle
    assert cycle is not None
    Cycle.objects.filter(pk=cycle.pk).update(stage=Stage.EVALUATION)
    Phase.objects.filter(cycle=cycle).update(begins=None, ends=None)
    second = _copy(entry)
    panel = Panel.objects.create(cycle=cycle, name="第一组")
    PanelEntry.objects.bulk_create(PanelEntry(panel=panel, entry=one) for one in (entry, second))
    experts = [_expert(panel, (entry, second), number) for number in range(people)]
    desk = Phase.objects.get(cycle=cycle, code="desk")
    sheets = [Sheet.objects.create(entry=entry, phase=desk, person=one.person) for one in experts]
    codes = list(form_of_sheet(sheets[0]).form.codes)
    at_work = [
        {**session_of(one), "sheet": sheet.public_id, "codes": codes}
        for one, sheet in zip(experts, sheets, strict=True)
    ]
    member, consensus = _consensus(cycle, second, desk)
    agreed = {**session_of(member), "address": reverse("reviews:consensus", args=[consensus.public_id])}
    print(json.dumps({"people": at_work, "consensus": agreed}))


def _copy(entry: Entry) -> Entry:
    """Let another company of the call have handed in the same content."""
    other = Entry.objects.filter(cycle=entry.cycle, track=entry.track).exclude(pk=entry.pk).order_by("pk")[0]
    old = entry.submissions.latest("number")
    values = {"content": old.content, "digest": old.digest, "submitted_by": old.submitted_by}
    number = other.submissions.count() + 1
    Submission.objects.create(entry=other, number=number, submitted_at=timezone.now(), **values)
    Entry.objects.filter(pk=other.pk).update(state=Entry.State.SUBMITTED)
    return other


def _expert(panel: Panel, entries: tuple[Entry, ...], number: int) -> Assignment:
    name = f"reviewer{number}"
    person = Person.objects.create(account=name, name=name, name_key=name)
    PanelMember.objects.create(panel=panel, person=person)
    Pledge.objects.create(cycle=panel.cycle, person=person, digest="0" * 64, given_at=timezone.now())
    Declaration.objects.bulk_create(Declaration(entry=one, person=person) for one in entries)
    return Assignment.objects.create(person=person, role=Role.EXPERT, cycle=panel.cycle)


def _consensus(cycle: Cycle, entry: Entry, phase: Phase) -> tuple[Assignment, Consensus]:
    """Let nine who make a panel of their own have confirmed sheets of an application, with comments on everything."""
    panel = Panel.objects.create(cycle=cycle, name="第二组")
    PanelEntry.objects.filter(entry=entry).update(panel=panel)
    members = [_expert(panel, (entry,), 1000 + number) for number in range(AT_CONSENSUS)]
    for number, one in enumerate(members):
        _confirm(Sheet.objects.create(entry=entry, phase=phase, person=one.person), number)
    return members[0], Consensus.objects.create(entry=entry, phase=phase, opened_by=members[0].person)


def _confirm(sheet: Sheet, number: int) -> None:
    codes = form_of_sheet(sheet).form.codes
    texts = {field_name(code, PERCENT): f"{40 + 5 * ((number + place) % 9)}" for place, code in enumerate(codes)}
    texts |= {field_name(code, what): COMMENT for code in codes for what in (STRENGTHS, OPPORTUNITIES)}
    content = canonical_json(content_of(sheet, sheet.entry.submissions.latest("number"), texts))
    values = {"content": content.decode(), "digest": sha256_hex(content), "confirmed_at": timezone.now()}
    ConfirmedSheet.objects.create(sheet=sheet, number=1, **values)
    Sheet.objects.filter(pk=sheet.pk).update(state=Sheet.State.CONFIRMED)


if __name__ == "__main__":
    main(int(sys.argv[1]))

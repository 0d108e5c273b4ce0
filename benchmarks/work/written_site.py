"""Fill an empty installation with the demonstration, and print what the browsers of its companies need to know.

``python written_site.py PEOPLE`` works on the installation that ZHIHENG_HOME and ZHIHENG_DATABASE name. It prints a
JSON object about the full application that is being written, with 30 pieces of evidence and all its papers signed:
``pages``, a session of its contact and the addresses of its pages by name, ``reopen``, where it is opened again, and
``people``, for each of so many contributors a session, the address of the field in which they
write, and the number of its newest version.
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
from demo_data import sheets  # noqa: E402
from demo_data.handing_in import sign  # noqa: E402
from demo_data.writing import incoming  # noqa: E402
from django.urls import reverse  # noqa: E402

from work.sessions import session_of  # noqa: E402
from zhiheng.web.audit.roles import Role  # noqa: E402
from zhiheng.web.drafts.queries import heads_of_all  # noqa: E402
from zhiheng.web.entries.actions.attachments import Location, add_attachment, link_attachment  # noqa: E402
from zhiheng.web.entries.actions.parts import give_part, return_part  # noqa: E402
from zhiheng.web.entries.file_doors import ATTACHMENT  # noqa: E402
from zhiheng.web.entries.file_doors import EVIDENCE as EVIDENCE_FILE  # noqa: E402
from zhiheng.web.entries.models import Entry, Part  # noqa: E402
from zhiheng.web.entries.models.part import ENTRY_PART  # noqa: E402
from zhiheng.web.entries.signed_papers import papers_of  # noqa: E402
from zhiheng.web.files.actions import upload_file  # noqa: E402
from zhiheng.web.files.doors import target  # noqa: E402
from zhiheng.web.people.models import Assignment, Person  # noqa: E402

EVIDENCE = 30


def main(people: int) -> None:
    """Make the demonstration and so many contributors more."""
    with contextlib.redirect_stdout(io.StringIO()):
        demo_data.main()
    written = Entry.objects.filter(state=Entry.State.WRITING).order_by("pk")[0]
    contact = Assignment.objects.get(organisation=written.organisation, role=Role.ENTRY_OWNER)
    complete(contact, written)
    reopen = reverse("entries:reopen", args=[written.public_id])
    pages, writers = _pages(contact, written), _people(contact, written, people)
    print(json.dumps({"pages": pages, "reopen": reopen, "people": writers}))


def complete(contact: Assignment, entry: Entry) -> None:
    """Add evidence up to its number, and sign what must be signed."""
    actor, scan = contact.as_actor(), sheets.scan("示例材料", ["示例"])
    indicators = [part for part in entry.parts.all() if part.is_indicator]
    for number in range(entry.attachments.count(), EVIDENCE):
        part = indicators[number % len(indicators)]
        if part.state in {Part.State.FINAL, Part.State.IN_REVIEW}:
            return_part(actor, part)
            part.refresh_from_db()
        attachment = add_attachment(actor, part, f"示例材料 {number}")
        link_attachment(actor, part, attachment, Location(f"{part.code}a", 1, 1))
        place = target(actor, ATTACHMENT, attachment.public_id, EVIDENCE_FILE)
        upload_file(actor, place, incoming(f"示例材料 {number}.pdf", scan))
    for paper in papers_of(entry):
        if paper.is_required:
            sign(actor, entry, paper)


def _pages(contact: Assignment, entry: Entry) -> dict[str, object]:
    named = ("entry", "completeness", "attachments", "papers", "share", "submit")
    pages = {name: reverse(f"entries:{name}", args=[entry.public_id]) for name in named}
    parts = {
        f"indicator {part.code}" if part.is_indicator else part.code: reverse("entries:part", args=[part.public_id])
        for part in entry.parts.all()
    }
    return {**session_of(contact), "addresses": {**pages, **parts}}


def _people(contact: Assignment, entry: Entry, people: int) -> list[dict[str, object]]:
    parts = [part for part in entry.parts.select_related("entry__cycle", "entry__track") if part.is_indicator][:people]
    heads = heads_of_all(ENTRY_PART, [part.public_id for part in parts])
    return [_writer(contact, part, heads[part.public_id][f"{part.code}a"].number) for part in parts]


def _writer(contact: Assignment, part: Part, head: int) -> dict[str, object]:
    name = f"writer{part.code}"
    person = Person.objects.create(account=name, name=name, name_key=name)
    writer = Assignment.objects.create(person=person, role=Role.ENTRY_MEMBER, organisation=contact.organisation)
    give_part(contact.as_actor(), part, person, None)
    if part.state in {Part.State.FINAL, Part.State.IN_REVIEW}:
        return_part(contact.as_actor(), part)
    field = reverse("drafts:field", args=[ENTRY_PART, part.public_id, f"{part.code}a"])
    return {**session_of(writer), "field": field, "head": head}


if __name__ == "__main__":
    main(int(sys.argv[1]))

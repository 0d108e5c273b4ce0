"""Fill an empty installation with the demonstration, and print what the browsers of its companies need to know.

``python written_site.py PEOPLE`` works on the installation that ZHIHENG_HOME and ZHIHENG_DATABASE name. It prints a
JSON object about the full application that is being written: ``pages``, a session of its contact and the addresses of
its pages by name, and ``people``, for each of so many contributors a session, the address of the field in which they
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
from django.urls import reverse  # noqa: E402

from work.sessions import session_of  # noqa: E402
from zhiheng.web.audit.roles import Role  # noqa: E402
from zhiheng.web.drafts.queries import heads_of_all  # noqa: E402
from zhiheng.web.entries.actions.parts import give_part, return_part  # noqa: E402
from zhiheng.web.entries.models import Entry, Part  # noqa: E402
from zhiheng.web.entries.models.part import ENTRY_PART  # noqa: E402
from zhiheng.web.people.models import Assignment, Person  # noqa: E402


def main(people: int) -> None:
    """Make the demonstration and so many contributors more."""
    with contextlib.redirect_stdout(io.StringIO()):
        demo_data.main()
    written = Entry.objects.order_by("pk")[0]
    contact = Assignment.objects.get(organisation=written.organisation, role=Role.ENTRY_OWNER)
    print(json.dumps({"pages": _pages(contact, written), "people": _people(contact, written, people)}))


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

"""A filled installation, and empty ones to restore into."""

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from itertools import count
from pathlib import Path

import psycopg
import pytest
from with_postgres import find_programs, private_postgres

from web.audit.backup.installation import installation, prepare
from web.audit.conftest import rename
from web.make import make_assignment, make_cycle, make_organisation, make_person
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.sealed import seal_text
from zhiheng.web.drafts.models import Field, Version
from zhiheng.web.entries.models import Attachment, AttachmentLink, Entry, Part, PartWriter, Remark
from zhiheng.web.files.models import Blob, RenderedPage, Rendition, StoredFile
from zhiheng.web.files.stores import current_store
from zhiheng.web.jobs.clock import run_tick
from zhiheng.web.messages.models import Delivery, Notice
from zhiheng.web.people.models import Assignment, Person, SecondFactor
from zhiheng.web.programmes.models import Cycle, Phase

Empty = Callable[[str], AbstractContextManager[None]]
Unused = Callable[..., AbstractContextManager[None]]
_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL of these tests' own."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    with private_postgres(programs) as address:
        yield address


@pytest.fixture
def empty(tmp_path: Path, request: pytest.FixtureRequest) -> Empty:
    """Enters an empty installation on ``sqlite`` or ``postgresql``, a new one at each call."""

    def enter(kind: str) -> AbstractContextManager[None]:
        home = tmp_path / f"home{next(_numbers)}"
        home.mkdir()
        return installation(home, _new_database(request.getfixturevalue("server")) if kind == "postgresql" else "")

    return enter


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, django_db_blocker) -> Path:
    """The database of an installation that was started once and not used yet."""
    home = tmp_path_factory.mktemp("migrated")
    with django_db_blocker.unblock(), installation(home):
        prepare()
    return home / "zhiheng.sqlite3"


@pytest.fixture(scope="session")
def migrated_on_postgres(tmp_path_factory: pytest.TempPathFactory, django_db_blocker, server: str) -> str:
    """The same on PostgreSQL: the name of a database that others are made from."""
    address = _new_database(server)
    with django_db_blocker.unblock(), installation(tmp_path_factory.mktemp("migrated"), address):
        prepare()
    return address.rsplit("/", 1)[1]


@pytest.fixture
def unused(tmp_path: Path, request: pytest.FixtureRequest) -> Unused:
    """Enters an installation whose tables nobody used yet, a new one at each call, on SQLite if nothing is said."""

    def enter(kind: str = "sqlite") -> AbstractContextManager[None]:
        home = tmp_path / f"home{next(_numbers)}"
        home.mkdir()
        if kind == "postgresql":
            like = request.getfixturevalue("migrated_on_postgres")
            return installation(home, _new_database(request.getfixturevalue("server"), f"TEMPLATE {like}"))
        shutil.copy(request.getfixturevalue("migrated"), home)
        return installation(home)

    return enter


def _new_database(server: str, made_from: str = "") -> str:
    name = f"empty{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {made_from}")
    return server.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture
def filled(cycle: Cycle, lead: Assignment) -> Cycle:
    """A cycle with a row of many kinds; a function of its own for each kind, so that tests plant more of them."""
    fill(cycle, lead, "示例")
    return cycle


def fill(cycle: Cycle, lead: Assignment, secret: str) -> None:
    """Put rows of many kinds into a cycle, all of which hold the secret text somewhere."""
    rename(lead.as_actor(), cycle, f"{secret}届")
    organisation = make_organisation(f"{secret}公司")
    expert = make_assignment(Role.EXPERT, cycle, make_person(f"{secret}专家"))
    make_assignment(Role.ENTRY_OWNER, cycle, make_person(f"{secret}联系人"), organisation=organisation)
    Phase.objects.create(
        cycle=cycle, code=f"p{cycle.pk}", name=f"{secret}环节", order=1, stage="call", actors=["expert"]
    )
    plant_draft(cycle, expert.person, secret)
    plant_notice(cycle, lead.person, secret)
    plant_file(cycle, secret)
    SecondFactor.objects.create(person=expert.person, secret=seal_text(secret))
    run_tick.enqueue(f"{secret}的后台任务")


def plant_draft(cycle: Cycle, author: Person, text: str) -> None:
    values = {"programme": cycle.programme, "cycle": cycle, "edited": "2026-03-01T08:00:00Z"}
    field = Field.objects.create(kind="x", owner=cycle.public_id, name=f"1.1a {text}", head=1, **values)
    digest = sha256(text.encode()).hexdigest()
    Version.objects.create(
        field=field, number=1, text=text, sha256=digest, author=author, saved=values["edited"], edit="1"
    )


def plant_notice(cycle: Cycle, person: Person, text: str) -> None:
    notice = Notice.objects.create(cycle=cycle, title_zh=text, title_en="notice", groups=["expert"])
    Delivery.objects.create(notice=notice, person=person)


def plant_self_assessment(contact: Assignment, text: str) -> None:
    """What an organisation of the cycle keeps outside any: a self-assessment with a draft, a remark and evidence."""
    values = {"organisation": contact.organisation, "created_by": contact.person, "code": "ZZZZZZ"}
    entry = Entry.objects.create(standard="pengjiang-manufacturing", title=text, **values)
    part = Part.objects.create(entry=entry, code="1.1", order=1)
    PartWriter.objects.create(part=part, person=contact.person)
    Remark.objects.create(part=part, field="1.1a", author=contact.person, text=text)
    attachment = Attachment.objects.create(entry=entry, part=part, number=1, title=text, added_by=contact.person)
    AttachmentLink.objects.create(attachment=attachment, part=part, criterion="1.1a", caption=text)
    field = Field.objects.create(
        kind="entry_part", owner=part.public_id, name=f"1.1a {text}", head=1, edited="2026-03-01T08:00:00Z"
    )
    digest = sha256(text.encode()).hexdigest()
    Version.objects.create(
        field=field, number=1, text=text, sha256=digest, author=contact.person, saved=field.edited, edit="1"
    )


def plant_file(cycle: Cycle, text: str) -> StoredFile:
    """A document with one page, whose picture is the same for every document."""
    blob, picture, words = (plant_blob(content) for content in (f"%PDF {text}", "the same blank page", f"words {text}"))
    rendition = Rendition.objects.create(blob=blob, state=Rendition.State.READY, page_count=1)
    RenderedPage.objects.create(rendition=rendition, number=1, width=1, height=1, image=picture, text=words)
    return StoredFile.objects.create(
        programme=cycle.programme, cycle=cycle, owner_kind="x", owner=cycle.public_id, name=f"{text}.pdf", blob=blob
    )


def plant_blob(text: str) -> Blob:
    content = text.encode()
    digest = sha256(content).hexdigest()
    current_store().put(digest, io.BytesIO(content))
    return Blob.objects.get_or_create(digest=digest, defaults={"size": len(content), "type": "pdf"})[0]


@pytest.fixture
def other_cycle(cycle: Cycle) -> Cycle:
    """Another cycle of the same award."""
    return make_cycle(cycle.programme)

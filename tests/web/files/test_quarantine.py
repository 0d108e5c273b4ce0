"""Quarantine: two persons, gone for good, refused ever after."""

import pytest
from django.test import Client

from web.files.example import upload
from web.files.samples import make_pdf
from web.make import make_actor, make_assignment, make_cycle, make_person, sign_in
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, outlook_of
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import Proposal
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.files import actions, doors, errors, quarantine_hooks, queries, tasks
from zhiheng.web.files.backup import digests_to_keep
from zhiheng.web.files.models import Blob, RenderedPage, StoredFile
from zhiheng.web.files.stores import Store
from zhiheng.web.files.tasks import make_pages
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle

PDF = make_pdf("Secret", "Shared page")
OTHER = make_pdf("Open", "Shared page")


@pytest.fixture
def clerk(cycle: Cycle) -> Actor:
    return make_actor(Role.OFFICE_CLERK, cycle, make_person("王示例"))


@pytest.fixture
def lead(cycle: Cycle) -> Assignment:
    return make_assignment(Role.OFFICE_LEAD, cycle, make_person("李示例"))


def _quarantined(file: StoredFile, clerk: Actor, lead: Assignment) -> Proposal:
    proposal = actions.ask_quarantine(clerk, file, "误传")
    decide(lead.as_actor(), proposal, is_approved=True)
    return proposal


@pytest.mark.django_db(transaction=True)
def test_quarantined_file_leaves_everything(cycle, writer, clerk, lead, store: Store) -> None:
    older = upload(writer, cycle, PDF, "误传.pdf")
    newer = upload(writer, cycle, make_pdf("Right"), replaces=older.public_id)
    elsewhere = make_cycle(stage=Stage.CALL)
    twin = upload(make_actor(Role.ENTRY_OWNER, elsewhere), elsewhere, PDF)
    make_pages.call(older.blob_id)
    derived = set(RenderedPage.objects.values_list("image", flat=True))
    _quarantined(older, clerk, lead)
    for file, actor in ((older, writer), (older, clerk), (twin, make_actor(Role.ENTRY_OWNER, elsewhere))):
        with pytest.raises(NotFoundError):
            doors.stored_file(actor, file.public_id)
    assert queries.versions_of(writer, newer) == []
    assert {digest for digest, _ in store.digests()} == {newer.blob_id}
    assert set(digests_to_keep()) == {newer.blob_id}
    assert derived.isdisjoint(digests_to_keep())
    blob = Blob.objects.get(pk=older.blob_id)
    assert (blob.reason, blob.size, blob.removed_at is not None) == ("误传", len(PDF), True)


@pytest.mark.django_db(transaction=True)
def test_pages_that_another_document_has_too_stay(cycle, writer, clerk, lead, store: Store) -> None:
    files = [upload(writer, cycle, content) for content in (PDF, OTHER)]
    for file in files:
        make_pages.call(file.blob_id)
    _quarantined(files[0], clerk, lead)
    needed = {files[1].blob_id}
    for page in RenderedPage.objects.filter(rendition=files[1].blob_id):
        needed |= {page.image_id, page.text_id}
    assert {digest for digest, _ in store.digests()} == needed == set(digests_to_keep())


@pytest.mark.django_db(transaction=True)
def test_page_taken_away_comes_back_with_another_document(cycle, writer, clerk, lead, store: Store) -> None:
    file = upload(writer, cycle, PDF)
    make_pages.call(file.blob_id)
    _quarantined(file, clerk, lead)
    other = upload(writer, cycle, OTHER)
    make_pages.call(other.blob_id)
    pages = RenderedPage.objects.filter(rendition=other.blob_id)
    assert [store.size(page.image_id) for page in pages] == [page.image.size for page in pages]


def test_quarantined_content_is_refused_in_words(cycle, writer, clerk, lead) -> None:
    _quarantined(upload(writer, cycle, PDF), clerk, lead)
    with pytest.raises(BadInputError) as refused:
        upload(writer, cycle, PDF, "改名.pdf")
    [problem] = refused.value.problems
    assert (problem.message, problem.place.file) == (errors.QUARANTINED, "改名.pdf")
    assert StoredFile.objects.count() == 1


def test_nothing_happens_before_approval(cycle, writer, clerk, lead) -> None:
    file = upload(writer, cycle, PDF)
    proposal = actions.ask_quarantine(clerk, file, "误传")
    assert doors.stored_file(writer, file.public_id) == file
    assert [message.zh.count(file.blob_id) for message in outlook_of(proposal).preview] == [0, 1]
    decide(lead.as_actor(), proposal, is_approved=False, answer="不必")
    assert doors.stored_file(writer, file.public_id) == file


def test_applicant_and_expert_cannot_ask(cycle, writer, clerk, lead) -> None:
    file = upload(writer, cycle, PDF)
    for actor in (writer, make_actor(Role.EXPERT, cycle), make_actor(Role.SUPERVISOR, cycle)):
        with pytest.raises(NotPermittedError):
            actions.ask_quarantine(actor, file, "误传")
    actions.ask_quarantine(clerk, file, "误传")


def test_twin_of_a_quarantined_file_needs_no_second_quarantine(cycle, writer, clerk, lead) -> None:
    file, twin = upload(writer, cycle, PDF), upload(writer, cycle, PDF)
    _quarantined(file, clerk, lead)
    twin.refresh_from_db()
    with pytest.raises(BlockedError):
        actions.ask_quarantine(clerk, twin, "误传")


def test_areas_are_told_of_every_file_with_the_content(
    cycle, writer, clerk, lead, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr("zhiheng.web.files.actions.quarantine.all_hooks", lambda: [told.append])
    files = {upload(writer, cycle, PDF), upload(writer, cycle, PDF)}
    _quarantined(min(files, key=lambda file: file.pk), clerk, lead)
    assert set(told) == files
    assert [hook.__name__ for hook in quarantine_hooks.all_hooks()] == ["make_papers_again"]


def test_pages_show_reason_and_digest_but_no_name(cycle, writer, clerk, lead, client: Client) -> None:
    file = upload(writer, cycle, PDF, "密件名称.pdf")
    _quarantined(file, clerk, lead)
    sign_in(client, lead)
    text = client.get("/files/quarantined").content.decode()
    assert [text.count(one) for one in ("误传", file.blob_id, "密件名称")] == [1, 1, 0]
    assert client.get(f"/files/{file.public_id}").status_code == 404


def test_page_asks_with_reason(cycle, writer, lead, client: Client) -> None:
    file = upload(writer, cycle, PDF)
    sign_in(client, lead)
    address = f"/files/{file.public_id}/quarantine"
    assert "申请隔离“材料.pdf”" in client.get(address).content.decode()
    assert client.post(address, {"reason": " "}).status_code == 200
    assert client.post(address, {"reason": "误传"}).status_code == 302
    assert Proposal.objects.get().arguments == {"why": "误传", "digest": file.blob_id}


def test_document_quarantined_while_its_pages_are_made_gets_none(cycle, writer, clerk, lead, monkeypatch) -> None:
    file = upload(writer, cycle, PDF)
    draw = tasks.render_document

    def drawn_then_quarantined(*arguments):
        drawn = draw(*arguments)
        _quarantined(file, clerk, lead)
        return drawn

    monkeypatch.setattr(tasks, "render_document", drawn_then_quarantined)
    make_pages.call(file.blob_id)
    assert RenderedPage.objects.count() == 0

"""Uploading: kept once, versions stay, nobody else's objects, and nothing half-done."""

import os
import signal
import threading
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from web.files.example import PAPERS, upload
from web.files.samples import make_docx, make_pdf, make_picture
from web.make import make_actor, make_cycle
from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError, Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import BlockedError, NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.files import actions, doors, errors, queries
from zhiheng.web.files.kinds import declared
from zhiheng.web.files.models import Blob, Rendition, StoredFile
from zhiheng.web.files.stores import Store, verified
from zhiheng.web.programmes.models import Cycle

PDF = make_pdf()


def _refusal(*arguments: object, **values: object) -> list[Message]:
    with pytest.raises(BadInputError) as refused:
        upload(*arguments, **values)
    return [problem.message for problem in refused.value.problems]


def test_uploaded_file_is_kept_and_recorded(cycle: Cycle, writer: Actor, store: Store) -> None:
    file = upload(writer, cycle, PDF, "C:\\报告\u202e.pdf")
    assert (file.name, file.filetype, file.blob.size) == ("报告.pdf", "pdf", len(PDF))
    assert (file.uploaded_by_id, file.cycle, file.scope) == (writer.person, cycle, cycle.scope)
    assert b"".join(verified(store.open(file.blob_id), sha256_hex(PDF))) == PDF
    [entry] = LedgerEntry.objects.filter(verb="file.upload")
    payload = LedgerPayload.objects.get(commitment=entry.commitment).payload
    assert (entry.subject, payload["file"], payload["digest"]) == (cycle.public_id, file.public_id, file.blob_id)
    assert Rendition.objects.get(pk=file.blob_id).state == "waiting"


def test_same_content_is_kept_once_for_all(cycle: Cycle, writer: Actor, store: Store) -> None:
    other = make_cycle(stage=Stage.CALL)
    files = [
        upload(writer, cycle, PDF),
        upload(writer, cycle, PDF, "另一个.pdf"),
        upload(make_actor(Role.ENTRY_OWNER, other), other, PDF),
    ]
    assert len({file.public_id for file in files}) == 3
    assert (Blob.objects.count(), len(list(store.digests()))) == (1, 1)


def test_new_version_keeps_the_old_one(cycle: Cycle, writer: Actor) -> None:
    first = upload(writer, cycle, PDF, "一.pdf")
    second = upload(writer, cycle, make_docx(), "二.docx", replaces=first.public_id)
    third = upload(writer, cycle, make_picture(), "三.png", replaces=second.public_id)
    [line] = queries.file_lines(writer, "paper", cycle, "attachment")
    assert (line.file, line.older) == (third, [second, first])
    assert queries.versions_of(writer, second) == [third, first]
    assert doors.stored_file(writer, first.public_id) == first


def test_version_is_replaced_once(cycle: Cycle, writer: Actor) -> None:
    first = upload(writer, cycle, PDF)
    upload(writer, cycle, make_docx(), replaces=first.public_id)
    with pytest.raises(BlockedError):
        upload(writer, cycle, make_picture(), replaces=first.public_id)


def test_file_of_another_purpose_is_not_replaced(cycle: Cycle, writer: Actor) -> None:
    first = upload(writer, cycle, PDF, purpose="scan")
    with pytest.raises(NotFoundError):
        upload(writer, cycle, PDF, purpose="attachment", replaces=first.public_id)


def test_withdrawn_file_leaves_the_list_and_stays_in_history(cycle: Cycle, writer: Actor) -> None:
    file = upload(writer, cycle, PDF)
    actions.withdraw_file(writer, file)
    assert queries.file_lines(writer, "paper", cycle, "attachment") == []
    assert doors.stored_file(writer, file.public_id).withdrawn_at is not None
    assert LedgerEntry.objects.get(verb="file.withdraw").subject == cycle.public_id
    with pytest.raises(BlockedError):
        actions.withdraw_file(writer, file)


@pytest.mark.parametrize("role", [Role.EXPERT, Role.SUPERVISOR, Role.OFFICE_LEAD])
def test_who_may_only_read_uploads_and_withdraws_nothing(cycle: Cycle, writer: Actor, role: Role) -> None:
    file = upload(writer, cycle, PDF)
    reader = make_actor(role, cycle)
    with pytest.raises(NotPermittedError):
        upload(reader, cycle, make_docx())
    with pytest.raises(NotPermittedError):
        actions.withdraw_file(reader, file)
    assert (StoredFile.objects.count(), Blob.objects.count()) == (1, 1)


def test_nothing_is_uploaded_after_the_stage(writer: Actor, cycle: Cycle) -> None:
    upload(writer, cycle, PDF)
    Cycle.objects.filter(pk=cycle.pk).update(stage=Stage.SCREENING)
    cycle.refresh_from_db()
    with pytest.raises(NotPermittedError):
        upload(writer, cycle, make_docx())


@pytest.mark.parametrize(
    ("kind", "purpose"), [("nothing", "attachment"), ("paper", "nothing")], ids=["kind", "purpose"]
)
def test_what_no_area_declares_does_not_exist(cycle: Cycle, writer: Actor, kind: str, purpose: str) -> None:
    doors.target(writer, "paper", cycle.public_id, "attachment")
    with pytest.raises(NotFoundError):
        doors.target(writer, kind, cycle.public_id, purpose)


def test_object_outside_the_door_does_not_exist(cycle: Cycle, writer: Actor) -> None:
    with pytest.raises(NotFoundError):
        doors.target(make_actor(Role.ENTRY_OWNER, make_cycle()), "paper", cycle.public_id, "attachment")
    with pytest.raises(NotFoundError):
        doors.target(make_actor(Role.LIAISON, cycle), "paper", cycle.public_id, "attachment")


def test_file_outside_the_door_is_as_one_that_does_not_exist(cycle: Cycle, writer: Actor) -> None:
    file = upload(writer, cycle, PDF)
    outside = make_actor(Role.ENTRY_OWNER, make_cycle())
    asked = []
    for public_id in (file.public_id, "0" * 32):
        with CaptureQueriesContext(connection) as queries_made, pytest.raises(NotFoundError):
            doors.stored_file(outside, public_id)
        asked.append([one["sql"].replace(public_id, "…") for one in queries_made])
    assert asked[0] == asked[1]
    assert len(asked[0]) == 1


def test_trade_secret_is_hidden_as_the_area_says(cycle: Cycle, writer: Actor) -> None:
    open_file = upload(writer, cycle, PDF)
    secret = upload(writer, cycle, make_docx(), is_trade_secret=True)
    assert secret.trade_secret
    expert = make_actor(Role.EXPERT, cycle)
    assert list(doors.stored_files(expert)) == [open_file]
    assert set(doors.stored_files(writer)) == {open_file, secret}


def test_trade_secret_is_offered_where_the_area_says(cycle: Cycle, writer: Actor) -> None:
    assert not upload(writer, cycle, PDF, purpose="scan", is_trade_secret=True).trade_secret


def test_file_over_the_limit_is_refused(cycle: Cycle, writer: Actor, store: Store) -> None:
    filler = b"%" + b"x" * 1_000_000
    assert _refusal(writer, cycle, PDF + filler) == [errors.TOO_LARGE]
    assert upload(writer, cycle, PDF + filler, purpose="scan").blob.size > 1_000_000
    assert len(list(store.digests())) == 1


def test_bad_file_leaves_nothing(cycle: Cycle, writer: Actor, store: Store) -> None:
    assert _refusal(writer, cycle, b"MZ program") == [errors.EXECUTABLE]
    assert _refusal(writer, cycle, make_docx(), purpose="scan") == [errors.NOT_THIS_TYPE]
    assert (Blob.objects.count(), list(store.digests()), LedgerEntry.objects.count()) == (0, [], 0)


def test_bytes_lost_between_keeping_and_the_act_are_kept_again(cycle: Cycle, writer: Actor, store: Store) -> None:
    file = upload(writer, cycle, PDF)
    store.remove(file.blob_id)
    upload(writer, cycle, PDF)
    assert store.size(file.blob_id) == len(PDF)


def test_act_refused_in_the_end_leaves_only_bytes_that_belong_to_nothing(
    cycle: Cycle, writer: Actor, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the power fails between keeping the bytes and committing the act."""
    answers = iter([None, Message("已截止", "over")])
    late = replace(PAPERS, write=replace(PAPERS.write, condition=lambda _actor, _cycle: next(answers)))
    monkeypatch.setitem(declared().files, "paper", late)
    with pytest.raises(NotPermittedError):
        upload(writer, cycle, PDF)
    assert [digest for digest, _ in store.digests()] == [sha256_hex(PDF)]
    assert (Blob.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_lists_ask_as_often_for_one_file_as_for_thirty(cycle: Cycle, writer: Actor, django_assert_num_queries) -> None:
    upload(writer, cycle, PDF)
    for count in (1, 30):
        while StoredFile.objects.count() < count:
            upload(writer, cycle, PDF)
        with django_assert_num_queries(1):
            lines = queries.file_lines(writer, "paper", cycle, "attachment")
            assert [(line.file.uploaded_by.name, line.file.blob.rendition.state) for line in lines] == [
                ("张三", "waiting")
            ] * count


@pytest.mark.django_db(transaction=True)
def test_same_content_uploaded_at_the_same_time_is_kept_once(store: Store) -> None:
    cycles = [make_cycle(stage=Stage.CALL) for _ in range(4)]
    writers = [make_actor(Role.ENTRY_OWNER, cycle) for cycle in cycles]
    start, failures = threading.Barrier(4), []

    def work(cycle: Cycle, writer: Actor) -> None:
        start.wait()
        try:
            upload(writer, cycle, PDF)
        except Exception as error:  # noqa: BLE001 - whatever it is fails the test
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=pair) for pair in zip(cycles, writers, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (StoredFile.objects.count(), Blob.objects.count(), Rendition.objects.count()) == (4, 1, 1)
    assert [digest for digest, _ in store.digests()] == [sha256_hex(PDF)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.skipif(os.name != "posix", reason="processes are killed in another way elsewhere")
def test_process_killed_before_its_act_is_committed_leaves_only_bytes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_actor: Actor, _cycle: Cycle) -> None:
        if connection.in_atomic_block:
            os.kill(os.getpid(), signal.SIGKILL)

    cycle = make_cycle(stage=Stage.CALL)
    writer = make_actor(Role.ENTRY_OWNER, cycle)
    deadly = replace(PAPERS, write=replace(PAPERS.write, condition=die))
    monkeypatch.setitem(declared().files, "paper", deadly)
    connection.close()  # a child must have its own
    child = os.fork()
    if child == 0:
        upload(writer, cycle, PDF)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert [digest for digest, _ in store.digests()] == [sha256_hex(PDF)]
    assert (Blob.objects.count(), StoredFile.objects.count(), LedgerEntry.objects.count()) == (0, 0, 0)
    monkeypatch.setitem(declared().files, "paper", PAPERS)
    assert upload(writer, cycle, PDF).blob_id == sha256_hex(PDF)

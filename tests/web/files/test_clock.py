"""What is tidied up by itself."""

import io
import os
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from web.files.example import upload
from web.files.samples import make_docx, make_pdf
from zhiheng.canonical import sha256_hex
from zhiheng.web.audit.actor import Actor
from zhiheng.web.files import clock, invariants
from zhiheng.web.files.blobs import keep_bytes, remove_bytes
from zhiheng.web.files.incoming import incoming_folder
from zhiheng.web.files.models import Blob, Rendition
from zhiheng.web.files.stores import Store
from zhiheng.web.files.tasks import make_pages
from zhiheng.web.jobs.clock import all_ticks
from zhiheng.web.programmes.models import Cycle

TWO_DAYS = 2 * 24 * 3600


def _made_older(*paths: Path) -> None:
    for path in paths:
        os.utime(path, (time.time() - TWO_DAYS,) * 2)


def test_bytes_that_belong_to_nothing_go_after_a_day(cycle: Cycle, writer: Actor, store: Store, tmp_path: Path) -> None:
    file = upload(writer, cycle, make_pdf())
    young, old = keep_bytes(io.BytesIO(b"young")), keep_bytes(io.BytesIO(b"old"))
    _made_older(*(path for path in tmp_path.glob("files/??/??/*") if path.name != young))
    clock.sweep()
    assert {digest for digest, _ in store.digests()} == {file.blob_id, young}
    assert old == sha256_hex(b"old")


def test_bytes_that_quarantine_left_go_at_once(cycle: Cycle, writer: Actor, store: Store) -> None:
    file = upload(writer, cycle, make_pdf())
    Blob.objects.update(removed_at=timezone.now(), reason="误传")  # as if killed before the bytes were removed
    assert len(list(invariants.quarantined_files_are_gone.find())) == 1
    clock.sweep()
    assert (list(store.digests()), list(invariants.quarantined_files_are_gone.find())) == ([], [])
    assert Blob.objects.get(pk=file.blob_id).reason == "误传"


def test_bytes_that_a_row_needs_are_never_removed(cycle: Cycle, writer: Actor, store: Store) -> None:
    file = upload(writer, cycle, make_pdf())
    assert remove_bytes(file.blob_id) is False
    assert store.size(file.blob_id) == file.blob.size


def test_what_killed_processes_left_goes_in_time(store: Store, db: None) -> None:
    young, old = incoming_folder() / "young.upload", incoming_folder() / "old.upload"
    for path in (young, old):
        path.write_bytes(b"half")
    drawn, being_drawn = incoming_folder() / "old.drawing", incoming_folder() / "young.drawing"
    for path in (drawn, being_drawn):
        path.mkdir()
        (path / "1.webp").write_bytes(b"page")
    _made_older(old, drawn)
    clock.sweep()
    assert set(incoming_folder().iterdir()) == {young, being_drawn}


def test_pages_are_asked_for_again_when_nobody_made_them(cycle: Cycle, writer: Actor) -> None:
    file = upload(writer, cycle, make_pdf())
    clock.ask_again()
    assert DBTaskResult.objects.count() == 1
    Rendition.objects.update(asked_at=timezone.now() - timedelta(hours=2))
    clock.ask_again()
    clock.ask_again()
    assert [job.args_kwargs["args"] for job in DBTaskResult.objects.all()] == [[file.blob_id]] * 2


def test_office_documents_are_asked_for_again_once_there_is_a_converter(
    cycle: Cycle, writer: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = upload(writer, cycle, make_docx(), "报告.docx")
    make_pages.call(file.blob_id)
    clock.ask_again()
    assert Rendition.objects.get().failure == "no_converter"
    shutil.copy("/bin/true", tmp_path / "soffice")
    clock.ask_again()
    assert (Rendition.objects.get().state, Rendition.objects.get().failure) == ("waiting", "")


def test_ticks_are_known_to_the_clock() -> None:
    assert {"files.sweep", "files.ask_again"} <= set(all_ticks())

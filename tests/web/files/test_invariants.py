"""The check of stored data finds what is broken, and nothing else."""

from web.files.example import upload
from web.files.samples import make_pdf
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.invariant import all_invariants
from zhiheng.web.files import invariants
from zhiheng.web.files.models import RenderedPage
from zhiheng.web.files.stores import Store
from zhiheng.web.files.tasks import make_pages
from zhiheng.web.programmes.models import Cycle

OWN = [invariants.files_are_in_store, invariants.quarantined_files_are_gone, invariants.pages_are_whole]


def _broken() -> list[str]:
    return [one.name for one in OWN if list(one.find())]


def test_whole_store_has_no_problem(cycle: Cycle, writer: Actor) -> None:
    make_pages.call(upload(writer, cycle, make_pdf()).blob_id)
    assert _broken() == []
    assert set(OWN) <= set(all_invariants())


def test_missing_bytes_are_found(cycle: Cycle, writer: Actor, store: Store) -> None:
    file = upload(writer, cycle, make_pdf())
    store.remove(file.blob_id)
    [problem] = invariants.files_are_in_store.find()
    assert file.blob_id in problem.text("zh")
    assert _broken() == ["files.files_are_in_store"]


def test_bytes_of_another_size_are_found(cycle: Cycle, writer: Actor, tmp_path) -> None:
    upload(writer, cycle, make_pdf())
    [path] = tmp_path.glob("files/??/??/*")
    path.write_bytes(b"cut")
    assert _broken() == ["files.files_are_in_store"]


def test_missing_pages_are_found(cycle: Cycle, writer: Actor) -> None:
    make_pages.call(upload(writer, cycle, make_pdf("a", "b")).blob_id)
    RenderedPage.objects.filter(number=1).delete()
    assert _broken() == ["files.pages_are_whole"]

"""Documents become pages with text, or say why not; nothing they hold hurts the worker."""

import io
import json
import shutil
import sys
import time
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image

from web.files.example import upload
from web.files.samples import make_docx, make_pdf, make_picture, make_xlsx
from zhiheng.web.audit.actor import Actor
from zhiheng.web.files import queries
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import RenderedPage, Rendition
from zhiheng.web.files.rendering import draw, limits
from zhiheng.web.files.rendering.render import RenderError, render_document
from zhiheng.web.files.stores import Store
from zhiheng.web.files.tasks import make_pages
from zhiheng.web.programmes.models import Cycle

Failure = Rendition.Failure


def _made(content: bytes, cycle: Cycle, writer: Actor, name: str = "材料.pdf") -> Rendition:
    file = upload(writer, cycle, content, name)
    make_pages.call(file.blob_id)
    return Rendition.objects.get(pk=file.blob_id)


def _drawn(tmp_path: Path, content: bytes, filetype: FileType) -> list[tuple[Image.Image, list[list[object]]]]:
    """Draw a document in this process and return the pictures and texts of its pages."""
    source, folder = tmp_path / "source", tmp_path / "pages"
    source.write_bytes(content)
    folder.mkdir()
    pages = draw._pdf_pages(str(source))[0] if filetype is FileType.PDF else [draw._picture(str(source))]
    sizes = [draw._write(folder, number, page) for number, page in enumerate(pages, 1)]
    return [
        (
            Image.open(io.BytesIO((folder / f"{number}.webp").read_bytes())),
            json.loads((folder / f"{number}.json").read_bytes()),
        )
        for number in range(1, len(sizes) + 1)
    ]


def _program(folder: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program of that name first on the path."""
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{text}", "utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


def test_pages_of_a_pdf_are_kept_with_their_text(cycle: Cycle, writer: Actor, store: Store) -> None:
    rendition = _made(make_pdf("Quality first", "Second page"), cycle, writer)
    assert (rendition.state, rendition.page_count, rendition.is_cut) == ("ready", 2, False)
    pages = list(RenderedPage.objects.order_by("number"))
    assert [(page.number, page.width, page.height) for page in pages] == [(1, 1601, 2265), (2, 1601, 2265)]
    assert [run.text for page in pages for run in queries.runs_of(page)] == ["Quality first", "Second page"]
    with store.open(pages[0].image_id) as content:
        picture = Image.open(io.BytesIO(content.read()))
    assert (picture.format, picture.size) == ("WEBP", (1601, 2265))


def test_text_stands_where_the_picture_shows_it(tmp_path: Path) -> None:
    [(picture, [[left, top, width, height, text]])] = _drawn(tmp_path, make_pdf("Quality"), FileType.PDF)
    assert text == "Quality"
    inked = picture.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert left <= inked[0] + 5
    assert top <= inked[1] + 5
    assert left + width >= inked[2] - 5
    assert top + height >= inked[3] - 5


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_turned_page_keeps_its_text_in_place(tmp_path: Path, turned: int) -> None:
    content = make_pdf("Quality").replace(b"/MediaBox", b"/Rotate %d /MediaBox" % turned)
    [(picture, runs)] = _drawn(tmp_path, content, FileType.PDF)
    assert "".join(str(run[4]) for run in runs) == "Quality"
    for left, top, width, height, _ in runs:
        assert 0 <= left < left + width <= picture.width
        assert 0 <= top < top + height <= picture.height


def test_cells_of_a_table_are_runs_of_their_own(tmp_path: Path) -> None:
    content = make_pdf("97.2) Tj 200 0 Td (98.1) Tj -200 -30 Td (second line")
    [(_, runs)] = _drawn(tmp_path, content, FileType.PDF)
    assert [run[4] for run in runs] == ["97.2", "98.1", "second line"]


def test_long_document_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw, "MOST_PAGES", 2)
    source = tmp_path / "source"
    source.write_bytes(make_pdf("a", "b", "c"))
    pages, is_cut = draw._pdf_pages(str(source))
    assert (len(list(pages)), is_cut) == (2, True)


def test_very_long_page_is_drawn_smaller(tmp_path: Path) -> None:
    [(picture, _)] = _drawn(tmp_path, make_pdf("a").replace(b"595 842", b"100 9999"), FileType.PDF)
    assert picture.size == (61, 6000)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_picture_becomes_one_page_without_metadata(tmp_path: Path, form: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "GPS 22.57 113.08"
    content = make_picture(form, (3000, 600), exif=exif)
    assert b"GPS 22.57" in content
    [(picture, runs)] = _drawn(tmp_path, content, FileType.PNG)
    assert (picture.size, runs, dict(picture.getexif())) == ((600, 3000), [], {})
    assert b"GPS" not in (tmp_path / "pages" / "1.webp").read_bytes()


def test_transparent_picture_lies_on_white(tmp_path: Path) -> None:
    target = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(target, "PNG")
    [(picture, _)] = _drawn(tmp_path, target.getvalue(), FileType.PNG)
    assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n" + b"\x00" * 500, "a.pdf"),
        (make_pdf("a")[:200], "a.pdf"),
        (make_picture("JPEG", (800, 800))[:700], "a.jpg"),
        (make_picture("PNG", (800, 800))[:300], "a.png"),
    ],
)
def test_damaged_document_says_so(cycle: Cycle, writer: Actor, content: bytes, name: str) -> None:
    rendition = _made(content, cycle, writer, name)
    assert (rendition.state, rendition.failure, rendition.page_count) == ("failed", Failure.UNREADABLE, 0)


def test_making_pages_again_changes_nothing(cycle: Cycle, writer: Actor, store: Store) -> None:
    rendition = _made(make_pdf(), cycle, writer)
    kept = set(store.digests())
    make_pages.call(rendition.pk)
    Rendition.objects.update(state=Rendition.State.WAITING)  # as after a kill before the end
    make_pages.call(rendition.pk)
    assert ({one for one, _ in store.digests()}, RenderedPage.objects.count()) == ({one for one, _ in kept}, 1)


def test_document_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, "soffice", "import time, os\nif not os.fork(): time.sleep(60)\ntime.sleep(60)\n", monkeypatch)
    monkeypatch.setattr(limits, "SECONDS", 1)
    start = time.monotonic()
    with pytest.raises(RenderError) as failed:
        _rendered(tmp_path, make_docx(), FileType.DOCX)
    assert (failed.value.failure, time.monotonic() - start < 30) == (Failure.TOO_SLOW, True)


def test_office_document_goes_through_the_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "made.pdf"
    made.write_bytes(make_pdf("From Word"))
    text = (
        "import pathlib, shutil, sys\n"
        "folder, source = pathlib.Path(sys.argv[-2]), pathlib.Path(sys.argv[-1])\n"
        "profile = pathlib.Path(sys.argv[1].partition('file://')[2]) / 'user' / 'registrymodifications.xcu'\n"
        "assert 'DisableMacrosExecution' in profile.read_text()\n"
        f"shutil.copy({str(made)!r}, folder / (source.stem + '.pdf'))\n"
    )
    _program(tmp_path, "soffice", text, monkeypatch)
    drawn = _rendered(tmp_path, make_docx(), FileType.DOCX)
    assert [json.loads(page.text.read_bytes())[0][4] for page in drawn.pages] == ["From Word"]


def test_office_document_that_is_not_converted_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, "soffice", "", monkeypatch)
    with pytest.raises(RenderError) as failed:
        _rendered(tmp_path, make_docx(), FileType.DOCX)
    assert failed.value.failure == Failure.NOT_CONVERTED


def test_office_document_without_a_converter_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RenderError) as failed:
        _rendered(tmp_path, make_docx(), FileType.DOCX)
    assert failed.value.failure == Failure.NO_CONVERTER


@pytest.mark.integration
@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed (Debian: apt-get install libreoffice-calc)"
)
def test_excel_workbook_is_shown_by_libreoffice(tmp_path: Path) -> None:
    drawn = _rendered(tmp_path, make_xlsx("一次交验合格率"), FileType.XLSX)
    assert [json.loads(page.text.read_bytes())[0][4] for page in drawn.pages] == ["一次交验合格率"]


def _rendered(tmp_path: Path, content: bytes, filetype: FileType):
    source, folder = tmp_path / f"source.{filetype}", tmp_path / "pages"
    source.write_bytes(content)
    folder.mkdir()
    return render_document(source, filetype, folder)


def test_quarantined_document_is_not_drawn(cycle: Cycle, writer: Actor) -> None:
    file = upload(writer, cycle, make_pdf())
    file.blob.removed_at = timezone.now()
    file.blob.save()
    make_pages.call(file.blob_id)
    assert RenderedPage.objects.count() == 0


def test_exit_code_tells_what_cannot_be_read(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(RenderError) as failed:
        render_document(source, FileType.PDF, tmp_path)
    assert failed.value.failure == Failure.UNREADABLE

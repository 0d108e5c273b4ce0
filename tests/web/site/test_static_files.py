"""Static files come with the site, under addresses that change with their content."""

import hashlib
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

import zhiheng.web

_VENDORED = [
    *sorted(Path(zhiheng.web.__file__).parent.glob("*/static/*/vendor")),
    Path(__file__).parents[1] / "browser/vendor",
]
_ROW = re.compile(r"^\| (\S+) \| \S+ \| [\d.]+ \| (.+) \| ([0-9a-f]{64}) \|$", re.MULTILINE)


def test_address_ends_in_a_digest_of_the_content() -> None:
    content = Path(finders.find("site/site.css")).read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    assert staticfiles_storage.url("site/site.css") == f"/static/site/site.css?{digest}"


def test_address_of_no_file_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^there is no static file site/nothing\.css$"):
        staticfiles_storage.url("site/nothing.css")


@pytest.mark.parametrize("folder", _VENDORED, ids=lambda folder: folder.parent.name)
def test_every_file_of_others_is_listed_with_licence_and_digest(folder: Path) -> None:
    rows = _ROW.findall((folder / "README.md").read_text("utf-8"))
    licences = {name for _, names, _ in rows for name in names.split(", ")}
    assert {path.name for path in folder.iterdir()} == {"README.md"} | licences | {file for file, _, _ in rows}
    assert [hashlib.sha256((folder / file).read_bytes()).hexdigest() for file, _, _ in rows] == [row[2] for row in rows]

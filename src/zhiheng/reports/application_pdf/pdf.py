"""Setting an application in type: the data goes into the template as data, so that no text is taken for a command."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from zhiheng.canonical import Json

_TEMPLATE = "application.typ"
_PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class Paper:
    """What an application says, as docs/reference/application-pdf.md lists it.

    ``pictures`` are the bytes of PNG and JPEG files under the names that texts give them; a picture whose name is not
    there is set as a box that says so. ``made`` is the time that the file carries: the same paper is the same bytes.
    """

    content: Mapping[str, Json]
    pictures: Mapping[str, bytes]
    made: datetime


def application_pdf(paper: Paper, fonts: Path) -> bytes:
    """Return the application as a PDF; ``fonts`` is the folder of ``unpack_fonts``, no other font is used.

    Raises RuntimeError for a picture that cannot be read.
    """
    import typst  # noqa: PLC0415 - 80 MB that only whoever makes papers needs

    with TemporaryDirectory(prefix="zhiheng-paper-") as name:
        folder = Path(name)
        (folder / _PICTURES).mkdir()
        for picture, content in paper.pictures.items():
            (folder / _PICTURES / picture).write_bytes(content)
        data = {**paper.content, "pictures": list(paper.pictures)}
        (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        template = resources.files("zhiheng.reports.application_pdf") / _TEMPLATE
        (folder / _TEMPLATE).write_bytes(template.read_bytes())
        compiler = typst.Compiler(
            str(folder / _TEMPLATE), root=str(folder), font_paths=[str(fonts)], ignore_system_fonts=True
        )
        return cast("bytes", compiler.compile(format="pdf", timestamp=paper.made.replace(microsecond=0)))

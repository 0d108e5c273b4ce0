"""The typeface of printed papers, which holds every character of GBK; packed, as it is large."""

import lzma
import os
from importlib import resources
from pathlib import Path
from tempfile import NamedTemporaryFile

_NAMES = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")


def unpack_fonts(folder: Path) -> Path:
    """Return the folder with the typeface unpacked; done once, several processes may ask at the same time."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = resources.files("zhiheng.reports.application_pdf") / "vendor"
    for name in _NAMES:
        if not (folder / name).exists():
            content = lzma.decompress((packed / f"{name}.xz").read_bytes())
            with NamedTemporaryFile(dir=folder, delete=False) as file:
                file.write(content)
            os.replace(file.name, folder / name)  # noqa: PTH105 - whole or not at all, whoever comes first
    return folder

"""Word and Excel files to PDF, by LibreOffice where it is installed: without macros, in a profile of its own."""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

_OPTIONS = ("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "pdf")
_ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = (
    ("Security/Scripting", "MacroSecurityLevel", "3"),
    ("Security/Scripting", "DisableMacrosExecution", "true"),
    ("Security/Scripting", "BlockUntrustedRefererLinks", "true"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>'
)
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "FONTCONFIG_FILE", "TMPDIR")


def find_converter() -> str | None:
    """Return the office program's path, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert_to_pdf(converter: str, source: Path, folder: Path, seconds: float) -> Path | None:
    """Return the PDF of an office document in a folder, None if the program made none.

    Raises subprocess.TimeoutExpired after so many seconds; then the program and all its children are gone.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), "utf-8")
    command = [converter, f"-env:UserInstallation={profile.as_uri()}", *_OPTIONS, "--outdir", str(folder), str(source)]
    _run(command, {**_environment(), "HOME": str(folder)}, seconds)
    made = folder / f"{source.stem}.pdf"
    return made if made.exists() else None


def _environment() -> Mapping[str, str]:
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ}


def _run(command: list[str], environment: Mapping[str, str], seconds: float) -> None:
    process = subprocess.Popen(  # noqa: S603 - a program of this computer with our own arguments
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

"""Run a command with a private PostgreSQL, made in a temporary folder and gone afterwards.

``python scripts/with_postgres.py COMMAND…`` sets ZHIHENG_DATABASE for the command and returns its exit code. Without
PostgreSQL's programs it says so and returns 0, or 1 where ZHIHENG_SKIP_IS_FAILURE=1.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_USER = "zhiheng"
_SETTINGS = "-c fsync=off -c full_page_writes=off -c max_connections=200 -c unix_socket_directories={folder}"


def main(command: Sequence[str]) -> int:
    """Return the exit code of the command, run beside a database of its own."""
    programs = find_programs()
    if programs is None:
        _note_not_run("on PostgreSQL: it is not installed on this machine (Debian: apt-get install postgresql)")
        return int(os.environ.get("ZHIHENG_SKIP_IS_FAILURE") == "1")
    with private_postgres(programs) as address:
        environment = {**os.environ, "ZHIHENG_DATABASE": address}
        return subprocess.run(command, env=environment, check=False).returncode


def _note_not_run(reason: str) -> None:
    """Say what was not run, and put it on the list that ends `make test`."""
    print(f"not run: {reason}")
    notes = os.environ.get("ZHIHENG_NOT_RUN")
    if notes:
        with Path(notes).open("a", encoding="utf-8") as file:
            file.write(f"  {reason}\n")


def find_programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest version first; None if there are none."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def private_postgres(programs: Path) -> Iterator[str]:
    """Start a database server on a free port of this computer; yields the address of its database."""
    with tempfile.TemporaryDirectory(prefix="zhiheng-postgres-") as name:
        folder, port = Path(name), free_port()
        as_user = _as_ordinary_user(folder)
        data, settings = folder / "data", _SETTINGS.format(folder=folder) + f" -p {port}"
        control = [*as_user, str(programs / "pg_ctl"), "--pgdata", str(data), "--wait", "--silent"]
        _run(
            [*as_user, str(programs / "initdb"), "-D", str(data), "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync"]
        )
        _run([*control, "--log", str(folder / "log"), "--options", settings, "start"])
        try:
            yield f"postgresql://{_USER}@127.0.0.1:{port}/postgres"
        finally:
            _run([*control, "--mode", "immediate", "stop"])


def free_port() -> int:
    """Return a port of this computer that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _as_ordinary_user(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: hand the folder to another user and return how to become that user."""
    if os.getuid() != 0:
        return []
    name = next((one.pw_name for one in pwd.getpwall() if one.pw_name == "postgres"), "nobody")
    shutil.chown(folder, name)
    return ["setpriv", f"--reuid={name}", f"--regid={pwd.getpwnam(name).pw_gid}", "--clear-groups"]


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout.decode(errors='replace')}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A site on a data folder of its own, filled by a program and served until the end of the block."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from work.timing import ZHIHENG

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from with_postgres import free_port


@dataclass(frozen=True, slots=True)
class ServedSite:
    """Where a site is served, what the program that filled it printed as JSON, and the environment it runs in."""

    port: int
    prepared: Any
    environment: Mapping[str, str]


@contextmanager
def served_site(settings: Mapping[str, str], prepare: Path, people: int) -> Iterator[ServedSite]:
    """Serve a site that a program filled for so many people; ``settings`` may name a database."""
    with tempfile.TemporaryDirectory() as home:
        port = free_port()
        environment = {**os.environ, **settings, "ZHIHENG_HOME": home, "ZHIHENG_PORT": str(port)}
        environment["DJANGO_SETTINGS_MODULE"] = "zhiheng.web.site.settings"
        command = [sys.executable, str(prepare), str(people)]
        prepared = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
        with subprocess.Popen([*ZHIHENG, "serve"], env=environment, stderr=subprocess.DEVNULL) as server:
            try:
                _wait_for(port)
                yield ServedSite(port, json.loads(prepared.stdout), environment)
            finally:
                server.send_signal(signal.SIGINT)


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the site did not start")

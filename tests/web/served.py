"""``zhiheng serve`` as a process tree of its own, with the example of the drafts, to be killed and started again."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from with_postgres import free_port

_TESTS = Path(__file__).parents[1]
_WORKER = "admin work"
_SCRIPTS = _TESTS.with_name("scripts")


class Served:
    """The site on a data folder of its own; ``database`` names one on PostgreSQL."""

    def __init__(self, home: Path, database: str = "", processes: int = 1) -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "ZHIHENG_HOME": str(home),
            "ZHIHENG_DATABASE": database,
            "ZHIHENG_PORT": str(self.port),
            "ZHIHENG_PROCESSES": str(processes),
            "DJANGO_SETTINGS_MODULE": "web.drafts.example.settings",
            "PYTHONPATH": os.pathsep.join([str(_TESTS), str(_SCRIPTS), os.environ.get("PYTHONPATH", "")]),
        }
        self._process: subprocess.Popen[bytes] | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serve within the block; at its end the whole process tree is killed without notice."""
        try:
            self.start()
            yield
        finally:
            self.kill()

    def start(self) -> None:
        """Start the tree and wait until it listens."""
        command = [sys.executable, "-m", "zhiheng", "serve"]
        self._process = subprocess.Popen(
            command, env=self.environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._wait(self._process)

    def kill(self) -> None:
        """Kill the whole tree, if it runs."""
        if self._process:
            with suppress(ProcessLookupError):  # it ended by itself, which its test notices
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def web_processes(self) -> list[int]:
        """Return the numbers of the processes that answer requests."""
        return sorted(number for number, args in self._children().items() if _WORKER not in args)

    def workers(self) -> list[int]:
        """Return the numbers of the processes that run jobs."""
        return sorted(number for number, args in self._children().items() if _WORKER in args)

    def _children(self) -> dict[int, str]:
        assert self._process
        listed = ["ps", "--ppid", str(self._process.pid), "-o", "pid=,args="]
        lines = subprocess.run(listed, stdout=subprocess.PIPE, check=False, text=True).stdout.splitlines()
        return {int(number): args for number, args in (line.strip().split(maxsplit=1) for line in lines)}

    def ask(self, program: str) -> Any:
        """Return what a program prints as JSON in the installation."""
        return json.loads(self._run("-c", program))

    def admin(self, *words: str) -> str:
        """Return what ``zhiheng admin`` prints; it must succeed."""
        return self._run("-m", "zhiheng", "admin", *words)

    def _run(self, *words: str) -> str:
        command = [sys.executable, *words]
        return subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, check=True, text=True).stdout

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            assert process.poll() is None
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
                return
            time.sleep(0.1)
        raise TimeoutError

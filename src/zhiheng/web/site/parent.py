"""Processes that end with the server that started them, however it ended."""

import os
import threading

_SECONDS = 1
_VARIABLE = "ZHIHENG_SERVER_PROCESS"


def name_this_server() -> None:
    """Tell the processes started from here on whom they belong to."""
    os.environ[_VARIABLE] = str(os.getpid())


def end_with_server() -> None:
    """Watch the server that started this process, if one did, and end at once when it is gone.

    A server killed with -9 cannot stop its children; they would go on holding its port. What they are in the middle of
    is rolled back by the database, and a job is given back by the reaper.
    """
    server = os.environ.get(_VARIABLE)
    if server and os.getppid() == int(server):
        threading.Thread(target=_watch, args=[int(server)], daemon=True).start()


def end_with_parent() -> None:
    """Watch whoever started this process and end at once when it is gone: nobody waits for the work any more."""
    threading.Thread(target=_watch, args=[os.getppid()], daemon=True).start()


def _watch(parent: int) -> None:
    waiting = threading.Event()
    while os.getppid() == parent:
        waiting.wait(_SECONDS)
    os._exit(1)

"""A process that works for another ends when that one is gone, however it ended."""

import subprocess
import sys

CHILD = """
import threading
from zhiheng.web.site.parent import end_with_parent
end_with_parent()
print("ready", flush=True)
threading.Event().wait(50)
"""
PARENT = f"""
import subprocess, sys
subprocess.Popen([sys.executable, "-c", {CHILD!r}], stdout=subprocess.PIPE).stdout.readline()
"""


def test_child_does_not_outlive_its_parent() -> None:
    """The child holds the pipe of standard error: reading it ends when the child does."""
    done = subprocess.run([sys.executable, "-c", PARENT], stderr=subprocess.PIPE, timeout=40, check=True)
    assert done.stderr == b""

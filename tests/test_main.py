"""``python -m zhiheng``."""

import subprocess
import sys

import pytest

from zhiheng import __version__


@pytest.mark.integration
def test_module_is_the_command() -> None:
    answer = subprocess.run([sys.executable, "-m", "zhiheng", "--version"], capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, f"zhiheng {__version__}\n", "")

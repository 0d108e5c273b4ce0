"""The demonstration: made once through the platform's own acts, whole, and served on a free port."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from free_port import free_port_from

ROOT = Path(__file__).parents[2]

_MAKE = "import django; django.setup(); import demo_data; demo_data.main()"

_COUNT = """
import collections, json
import django; django.setup()
from zhiheng.web.drafts.models import Field
from zhiheng.web.entries.models import Entry, Remark
from zhiheng.web.people.credit_code import problem_of
entries = list(Entry.objects.order_by("pk"))
def responses(entry):
    parts = entry.parts.exclude(code__in=["profile", "overview"]).values("public_id")
    return Field.objects.filter(owner__in=parts).exclude(name="self_score").count()
print(json.dumps({
    "entries": collections.Counter(entry.state for entry in entries),
    "responses": [responses(entry) for entry in entries],
    "parts of the first": collections.Counter(part.state for part in entries[0].parts.all()),
    "evidence": [entry.attachments.count() for entry in entries],
    "remarks": Remark.objects.count(),
    "codes that are wrong": sum(problem_of(entry.organisation.credit_code) is not None for entry in entries),
}))
"""


def _run(home: Path, *command: str) -> str:
    environment = {**os.environ, "ZHIHENG_HOME": str(home), "PYTHONPATH": str(ROOT / "scripts"), "ZHIHENG_DATABASE": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.integration
@pytest.mark.uncounted
def test_demonstration_is_made_once_and_is_whole(tmp_path: Path) -> None:
    first, second = (_run(tmp_path, sys.executable, "-c", _MAKE) for _ in range(2))
    assert first == second
    accounts = [line.split()[0] for line in first.splitlines()[1:]]
    assert accounts == [
        *("operator", "clerk", "lead", "clerk2", "lead2", "supervisor", "contractor", "expert1", "expert2", "expert3"),
        *("committee", "liaison", "company", "colleague", "colleague2"),
        *(f"company{number}" for number in range(2, 13)),
    ]
    _run(tmp_path, sys.executable, "-m", "zhiheng", "admin", "check")
    assert json.loads(_run(tmp_path, sys.executable, "-c", _COUNT)) == {
        "entries": {"submitted": 7, "writing": 5},
        "responses": [81, 81, *[10] * 10],
        "parts of the first": {"writing": 20, "in_review": 3, "final": 5},
        "evidence": [7, 7, *[0] * 10],
        "remarks": 4,
        "codes that are wrong": 0,
    }


def test_port_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port_from(port) > port

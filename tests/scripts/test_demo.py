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

REVIEWED = ("示例食品有限公司", "示例卫浴科技有限公司", "示例照明电器有限公司")

_MAKE = "import django; django.setup(); import demo_data; demo_data.main()"

_COUNT = """
import collections, json
import django; django.setup()
from zhiheng.web.drafts.models import Field
from zhiheng.web.entries.models import Entry, Remark
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.honours.models import Winner
from zhiheng.web.panels.models import Conflict, PanelEntry
from zhiheng.web.people.credit_code import problem_of
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.visits.models import Visit
from zhiheng.web.reviews.models import Consensus, Sheet
entries = list(Entry.objects.filter(cycle__stage="call").order_by("pk"))
finished = Cycle.objects.get(number=1)
reviewed = Entry.objects.filter(cycle__stage="evaluation", cycle__number=2).order_by("pk")
def responses(entry):
    parts = entry.parts.exclude(code__in=["profile", "overview"]).values("public_id")
    return Field.objects.filter(owner__in=parts, name__regex=r"^[1-5]\\.[1-9][a-z]$").count()
def figures(entry):
    parts = entry.parts.values("public_id")
    return Field.objects.filter(owner__in=parts).exclude(name__regex=r"^[1-5]\\.|_score$").count() > 100
print(json.dumps({
    "cycles": list(Cycle.objects.order_by("pk").values_list("number", "stage")),
    "under review": [[entry.organisation.name, entry.state, responses(entry)] for entry in reviewed],
    "in the panel": PanelEntry.objects.filter(entry__in=reviewed).count(),
    "sheets": [[sheet.person.account, sheet.state] for sheet in Sheet.objects.filter(entry__in=reviewed).order_by("pk")],
    "consensuses": [one.state for one in Consensus.objects.filter(entry__in=reviewed).order_by("pk")],
    "visits": Visit.objects.filter(entry__in=reviewed).count(),
    "winners": list(Winner.objects.filter(cycle=finished).order_by("pk").values_list("tier", flat=True)),
    "feedback reports": FeedbackReport.objects.filter(cycle=finished).exclude(released_at=None).count(),
    "conflicts": list(Conflict.objects.values_list("person__account", "entry__organisation__name")),
    "entries": collections.Counter(entry.state for entry in entries),
    "responses": [responses(entry) for entry in entries],
    "data books": [sum(map(figures, entries)), sum(map(figures, reviewed))],
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
def test_demonstration_is_made_once_and_is_whole(tmp_path: Path) -> None:
    first, second = (_run(tmp_path, sys.executable, "-c", _MAKE) for _ in range(2))
    assert first == second
    accounts = [line.split()[0] for line in first.splitlines()[1:]]
    assert accounts == [
        *("operator", "clerk", "lead", "clerk2", "lead2", "supervisor", "contractor", "expert1", "expert2", "expert3"),
        *("committee", "committee2", "committee3", "committee4", "committee5"),
        *("liaison", "company", "colleague", "colleague2"),
        *(f"company{number}" for number in range(2, 13)),
    ]
    _run(tmp_path, sys.executable, "-m", "zhiheng", "admin", "check")
    assert json.loads(_run(tmp_path, sys.executable, "-c", _COUNT)) == {
        "cycles": [[1, "archived"], [2, "evaluation"], [None, "draft"], [3, "call"]],
        "under review": [[name, "submitted", 10] for name in REVIEWED],
        "in the panel": 3,
        "sheets": [
            *[[f"expert{number}", "confirmed"] for number in (1, 2, 3)],
            *[[f"expert{number}", "open"] for number in (1, 2)],
        ],
        "winners": ["区政府质量奖", "区政府质量奖提名奖", "区政府质量奖提名奖"],
        "feedback reports": 4,
        "consensuses": ["closed", "open"],
        "visits": 1,
        "conflicts": [["expert3", REVIEWED[-1]]],
        "entries": {"submitted": 7, "writing": 5},
        "responses": [81, 81, *[10] * 10],
        "data books": [2, 1],
        "parts of the first": {"writing": 28, "in_review": 3, "final": 5},
        "evidence": [7, 7, *[1] * 6, *[0] * 4],
        "remarks": 4,
        "codes that are wrong": 0,
    }


def test_port_in_use_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port_from(port) > port

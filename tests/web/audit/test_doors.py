"""Who may read what of the record, by where the role is held; and doors that are found by name."""

import re
from pathlib import Path

import pytest

import zhiheng.web
from web.make import make_actor, make_cycle
from zhiheng.web.audit import doors
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import SYSTEM
from zhiheng.web.audit.roles import Role
from zhiheng.web.people.rules import BEGIN_INSTALLATION

pytestmark = [pytest.mark.django_db, pytest.mark.leak]


@pytest.fixture
def _recorded() -> None:
    with acting(SYSTEM, BEGIN_INSTALLATION, None) as deed:
        deed.record(person="0" * 32)


@pytest.mark.usefixtures("_recorded")
@pytest.mark.parametrize(
    ("role", "payloads", "entries"),
    [(Role.SUPERVISOR, 1, 1), (Role.OFFICE_LEAD, 1, 0), (Role.EXPERT, 0, 0), (Role.OPERATOR, 0, 0)],
)
def test_record_of_the_installation_is_for_who_oversees_all_of_it(role: Role, payloads: int, entries: int) -> None:
    actor = make_actor(role)
    assert (doors.payloads(actor).count(), doors.entries(actor).count()) == (payloads, entries)
    inside = make_actor(role, make_cycle())
    assert (doors.payloads(inside).count(), doors.entries(inside).count()) == (0, 0)


def test_two_doors_of_one_name_are_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "kind_of", lambda _model: "_one")  # a door that several areas have, each its own
    with pytest.raises(ValueError, match="two models are called _one"):
        doors.doors_by_kind.__wrapped__()


def test_histories_that_pages_lead_to_have_a_door() -> None:
    pages = Path(zhiheng.web.__file__).parent.glob("*/templates/**/*.html")
    linked = {
        kind for page in pages for kind in re.findall(r'history_link.html" with kind="(\w+)"', page.read_text("utf-8"))
    }
    assert {"feedback_report", "follow_up"} <= linked <= set(doors.doors_by_kind())

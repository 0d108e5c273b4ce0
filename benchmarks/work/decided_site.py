"""Fill an empty installation with a cycle whose sheets are all confirmed, freeze its result, and print the figures.

``python decided_site.py ENTRIES`` works on the installation that ZHIHENG_HOME and ZHIHENG_DATABASE name. Seven experts
score every application on 26 indicators, in one phase. It prints a JSON object: the seconds of preparing and of
approving the freeze, each with all that the act checks and records, a session of the lead, and the address of the
ranking.
"""

import json
import random
import sys
import time
from pathlib import Path

import django

django.setup()
sys.path.insert(0, str(Path(__file__).parents[1]))

from django.urls import reverse  # noqa: E402 - the site comes first
from django.utils import timezone  # noqa: E402

from work.sessions import session_of  # noqa: E402
from zhiheng.canonical import canonical_json, sha256_hex  # noqa: E402
from zhiheng.web.audit.approvals import decide, outlook_of  # noqa: E402
from zhiheng.web.audit.roles import Role  # noqa: E402
from zhiheng.web.audit.stages import Stage  # noqa: E402
from zhiheng.web.entries.models import Entry, Submission  # noqa: E402
from zhiheng.web.panels.models import Panel, PanelEntry, PanelMember  # noqa: E402
from zhiheng.web.people.models import Assignment, Organisation, Person  # noqa: E402
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle  # noqa: E402
from zhiheng.web.programmes.actions.programmes import create_programme  # noqa: E402
from zhiheng.web.programmes.models import Cycle, Phase, Track  # noqa: E402
from zhiheng.web.results.actions.result import prepare_freeze  # noqa: E402
from zhiheng.web.results.models import Result  # noqa: E402
from zhiheng.web.results.season import gathered  # noqa: E402
from zhiheng.web.reviews.models import ConfirmedSheet, Sheet  # noqa: E402
from zhiheng.web.reviews.sheet_content import content_of  # noqa: E402
from zhiheng.web.reviews.sheet_fields import OPPORTUNITIES, PERCENT, STRENGTHS, field_name  # noqa: E402
from zhiheng.web.reviews.sheet_form import form_of_sheet  # noqa: E402
from zhiheng.web.site.serving import prepare_site  # noqa: E402

EXPERTS = 7
COMMENT = "质量是企业的生命，全员参与持续改进，关键过程受控，顾客满意度逐年提高。"
PHASE = {"id": "desk", "name": "材料评审", "weight": 100, "aggregate": "trimmed_mean"}


def main(entries: int) -> None:
    """Make the cycle, freeze it in the lead's name, and print what was measured."""
    prepare_site()
    operator = Assignment.objects.create(person=_person("operator"), role=Role.OPERATOR).as_actor()
    programme = create_programme(operator, "测速区政府质量奖", "测速区")
    held = Assignment.objects.create(person=_person("lead"), role=Role.OFFICE_LEAD, programme=programme)
    cycle = create_cycle(held.as_actor(), programme, Edition(1, 2026), "district")
    clerk = Assignment.objects.create(person=_person("clerk"), role=Role.OFFICE_CLERK, cycle=cycle).as_actor()
    _score(cycle, entries)
    cycle.refresh_from_db()
    seen = gathered(cycle).digest
    began = time.perf_counter()
    proposal = prepare_freeze(clerk, cycle, seen=seen)
    prepared = time.perf_counter()
    outlook = outlook_of(proposal)
    shown = time.perf_counter()
    decide(held.as_actor(), proposal, is_approved=True, seen=outlook.digest)
    frozen = time.perf_counter()
    ranking = reverse("results:result", args=[cycle.public_id, Result.objects.get().public_id])
    figures = {"prepare": prepared - began, "approve": frozen - shown}
    print(json.dumps({**figures, **session_of(held), "ranking": ranking}))


def _score(cycle: Cycle, count: int) -> None:
    scheme = json.loads(cycle.scheme) | {"phases": [PHASE]}
    Cycle.objects.filter(pk=cycle.pk).update(scheme=canonical_json(scheme).decode(), stage=Stage.EVALUATION)
    Phase.objects.filter(cycle=cycle).exclude(scheme_phase="desk").update(scheme_phase="")
    panel = Panel.objects.create(cycle=cycle, name="第一组")
    experts = [_expert(panel, number) for number in range(EXPERTS)]
    desk, dice = Phase.objects.get(cycle=cycle, code="desk"), random.Random(1)  # noqa: S311 - seeded data
    confirmed = []
    for number in range(count):
        submission = _submission(panel, number)
        strength = dice.randint(6, 17)
        for expert in experts:
            sheet = Sheet.objects.create(entry=submission.entry, phase=desk, person=expert, state=Sheet.State.CONFIRMED)
            confirmed.append(_confirmed(sheet, submission, [5 * (strength + dice.randint(-3, 3)) for _ in range(26)]))
    ConfirmedSheet.objects.bulk_create(confirmed)


def _submission(panel: Panel, number: int) -> Submission:
    """Let one more company be under review."""
    name, track = f"测速{number:03}有限公司", Track.objects.get(cycle=panel.cycle)
    organisation = Organisation.objects.create(name=name, credit_code=f"{number:018}")
    contact = _person(f"contact{number}")
    values = {"state": Entry.State.SUBMITTED, "confirmed_kind": Entry.Kind.ADVANCED, "created_by": contact}
    entry = Entry.objects.create(
        organisation=organisation, cycle=panel.cycle, track=track, code=f"M{number:03}", **values
    )
    PanelEntry.objects.create(panel=panel, entry=entry)
    handed_in = {"content": "{}", "digest": sha256_hex(b"{}"), "submitted_at": timezone.now(), "submitted_by": contact}
    return Submission.objects.create(entry=entry, number=1, **handed_in)


def _confirmed(sheet: Sheet, submission: Submission, percents: list[int]) -> ConfirmedSheet:
    """Return a confirmed sheet with comments on every indicator."""
    codes = form_of_sheet(sheet).form.codes
    texts = {field_name(code, PERCENT): str(mark) for code, mark in zip(codes, percents, strict=True)}
    texts |= {field_name(code, what): COMMENT for code in codes for what in (STRENGTHS, OPPORTUNITIES)}
    content = canonical_json(content_of(sheet, submission, texts))
    values = {"content": content.decode(), "digest": sha256_hex(content), "confirmed_at": timezone.now()}
    return ConfirmedSheet(sheet=sheet, number=1, **values)


def _expert(panel: Panel, number: int) -> Person:
    person = _person(f"expert{number}")
    PanelMember.objects.create(panel=panel, person=person)
    Assignment.objects.create(person=person, role=Role.EXPERT, cycle=panel.cycle)
    return person


def _person(account: str) -> Person:
    return Person.objects.create(account=account, name=account, name_key=account)


if __name__ == "__main__":
    main(int(sys.argv[1]))

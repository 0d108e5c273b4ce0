"""Fill an empty installation with one public cycle, and print the addresses of its public pages as JSON."""

import json
import sys
from pathlib import Path

import django

django.setup()
sys.path.insert(0, str(Path(__file__).parents[1]))

from django.urls import reverse  # noqa: E402 - the site comes first

from zhiheng.web.audit.roles import Role  # noqa: E402
from zhiheng.web.people.models import Assignment, Person  # noqa: E402
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle  # noqa: E402
from zhiheng.web.programmes.actions.programmes import create_programme  # noqa: E402
from zhiheng.web.programmes.models import Cycle, Setting, Track  # noqa: E402
from zhiheng.web.site.serving import prepare_site  # noqa: E402


def main() -> None:
    """Make an award with a called cycle, whose public pages are on."""
    prepare_site()
    operator = Assignment.objects.create(person=_person("operator"), role=Role.OPERATOR).as_actor()
    programme = create_programme(operator, "测速区政府质量奖", "测速区")
    lead = Assignment.objects.create(person=_person("lead"), role=Role.OFFICE_LEAD, programme=programme).as_actor()
    cycle = create_cycle(lead, programme, Edition(1, 2026), "district")
    Setting.objects.filter(cycle=cycle, key="features.public_pages").update(value=True)
    Cycle.objects.filter(pk=cycle.pk).update(stage="call")
    track = Track.objects.get(cycle=cycle)
    standard = reverse("public:standard", args=[track.public_id])
    print(json.dumps({"standard": standard, "cycle": reverse("public:cycle", args=[cycle.public_id])}))


def _person(account: str) -> Person:
    return Person.objects.create(account=account, name=account, name_key=account)


if __name__ == "__main__":
    main()

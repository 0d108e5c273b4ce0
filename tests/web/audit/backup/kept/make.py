"""Make a backup to be kept: ``PYTHONPATH=scripts python tests/web/audit/backup/kept/make.py NAME``.

The demonstration of that time with a second factor, a text that saved itself, a self-assessment that was put away and a
job of the clock, in an installation that is thrown away: NAME.zip, and its keys as NAME.keys.json. Its scans are as
small as stamps, so that the file is. All persons and companies are invented.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
_STAMP = (41, 58)


def main(name: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "ZHIHENG_HOME": home,
            "ZHIHENG_PRACTICE": "true",
            "DJANGO_SETTINGS_MODULE": "zhiheng.web.site.settings",
        }
        import django  # noqa: PLC0415 - after the settings

        django.setup()
        _fill()
        from zhiheng.web.audit.backup.actions import back_up  # noqa: PLC0415

        back_up(HERE / f"{name}.zip")
        shutil.copyfile(Path(home, "keys", "keys.json"), HERE / f"{name}.keys.json")


def _fill() -> None:
    import pyotp  # noqa: PLC0415
    from demo_data import sheets  # noqa: PLC0415 - needs the site
    from demo_data.season import make_demo  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from zhiheng.web.audit.roles import Role  # noqa: PLC0415
    from zhiheng.web.drafts import actions, doors  # noqa: PLC0415
    from zhiheng.web.entries.actions.self_assessments import (  # noqa: PLC0415
        create_self_assessment,
        put_self_assessment_away,
    )
    from zhiheng.web.jobs.clock import enqueue_due  # noqa: PLC0415
    from zhiheng.web.people.actions.second_factor import (  # noqa: PLC0415
        begin_second_factor,
        confirm_second_factor,
    )
    from zhiheng.web.people.models import Assignment, Organisation  # noqa: PLC0415
    from zhiheng.web.people.second_factor import begun_factor_of, secret_of  # noqa: PLC0415
    from zhiheng.web.programmes.draft_kinds import NOTES  # noqa: PLC0415
    from zhiheng.web.programmes.models import Cycle  # noqa: PLC0415
    from zhiheng.web.site.serving import prepare_site  # noqa: PLC0415

    sheets._A4 = _STAMP  # nobody reads these scans
    prepare_site()
    make_demo()
    operator = Assignment.objects.get(role=Role.OPERATOR)
    begin_second_factor(operator.as_actor(), "")
    factor = begun_factor_of(operator.person)
    confirm_second_factor(operator.as_actor(), pyotp.TOTP(secret_of(factor)).now())
    clerk = Assignment.objects.get(role=Role.OFFICE_CLERK, person__account="clerk").as_actor()
    notes = doors.draft(clerk, "cycle", Cycle.objects.get(stage="call").public_id, NOTES)
    actions.save_version(clerk, notes, actions.Edit("1", 0, "示例：周三核对材料，㙍𠮷"))
    contact = Assignment.objects.get(role=Role.ENTRY_OWNER, person__account="company").as_actor()
    organisation = Organisation.objects.get(pk=contact.organisation)
    own = create_self_assessment(contact, organisation, "pengjiang-manufacturing", "示例自评")
    put_self_assessment_away(contact, own)
    enqueue_due(timezone.now())


if __name__ == "__main__":
    main(sys.argv[1])

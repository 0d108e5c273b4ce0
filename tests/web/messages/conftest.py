"""An award with a cycle in its call, its office, two applicants and an expert; all invented."""

from dataclasses import dataclass

import pytest

from web.make import make_assignment, make_cycle, make_organisation, make_person, make_programme
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.people.models import Assignment, Organisation
from zhiheng.web.programmes.models import Cycle, Setting

TITLES = {
    "place": "示例区",
    "government": "示例区人民政府",
    "bureau": "示例区市场监督管理局",
    "committee": "示例区政府质量奖评审委员会",
    "office": "示例区政府质量奖评审委员会秘书处",
    "regulation": "示例区政府质量奖评审管理办法",
}


@dataclass
class Award:
    cycle: Cycle
    clerk: Assignment
    lead: Assignment
    supervisor: Assignment
    operator: Assignment
    expert: Assignment
    contact: Assignment
    rival: Assignment
    organisation: Organisation

    def actor(self, name: str) -> Actor:
        return getattr(self, name).as_actor()


@pytest.fixture
def award(db) -> Award:
    programme = make_programme()
    for key, value in TITLES.items():
        Setting.objects.create(programme=programme, key=key, value=value)
    cycle = make_cycle(programme, Stage.CALL)
    organisation, other = make_organisation("甲示例公司"), make_organisation("乙示例公司")
    return Award(
        cycle=cycle,
        clerk=make_assignment(Role.OFFICE_CLERK, None, make_person("经办人甲"), programme=programme),
        lead=make_assignment(Role.OFFICE_LEAD, cycle, make_person("审核人乙")),
        supervisor=make_assignment(Role.SUPERVISOR, cycle, make_person("监督人员丙")),
        operator=make_assignment(Role.OPERATOR, None, make_person("管理员丁")),
        expert=make_assignment(Role.EXPERT, cycle, make_person("专家戊", mobile="13800000001")),
        contact=make_assignment(
            Role.ENTRY_OWNER,
            cycle,
            make_person("联系人己", email="contact@example.org", mobile="13800000002"),
            organisation=organisation,
        ),
        rival=make_assignment(Role.ENTRY_OWNER, cycle, make_person("联系人庚"), organisation=other),
        organisation=organisation,
    )

"""What must always be true of people and their roles."""

from collections.abc import Iterator
from itertools import combinations, groupby

from zhiheng.problems import Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.people.models import Assignment
from zhiheng.web.people.prohibitions import stand_against

_BOTH_HELD = Message(
    "{name}（{account}）同时是{one}和{other} › 结束其中一个角色",
    "{name} ({account}) is {one} and {other} at once › end one of the roles",
)


@invariant(Message("没有人兼任互相排斥的角色", "nobody holds roles that exclude each other"))
def roles_are_compatible() -> Iterator[Problem]:
    """Yield every two roles of one person that no person may hold together."""
    held = Assignment.objects.filter(ended=None).select_related("person", "cycle").order_by("person", "pk")
    for person, roles in groupby(held, key=lambda one: one.person):
        for one, other in combinations(roles, 2):
            if stand_against(one, other):
                names = {"one": ROLE_NAMES[Role(one.role)], "other": ROLE_NAMES[Role(other.role)]}
                whose = {"name": person.name, "account": person.account}
                yield Problem(Place(), _BOTH_HELD, tuple((whose | names).items()))

"""Who may start self-assessments outside any cycle, rename them and put them away."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.models import Entry
from zhiheng.web.entries.rules.writing import CONTACT
from zhiheng.web.people.models import Organisation

_OF_ANOTHER = Message("只能为本组织自评", "a self-assessment is for your own organisation")
_OF_A_CYCLE = Message("这是某一届的申报，不是自评", "this is the application of a cycle, no self-assessment")
_IS_PUT_AWAY = Message("这份自评已收起", "this self-assessment is put away")
_IS_OUT = Message("这份自评没有收起", "this self-assessment is not put away")


def is_own_organisation(actor: Actor, organisation: Organisation) -> Message | None:
    """The actor works for the organisation."""
    return None if organisation.pk == actor.organisation else _OF_ANOTHER


def is_out(actor: Actor, entry: Entry) -> Message | None:
    """It is a self-assessment of the actor's organisation, and not put away."""
    return _is_own(actor, entry) or (_IS_PUT_AWAY if entry.put_away_at else None)


def is_put_away(actor: Actor, entry: Entry) -> Message | None:
    """It is a self-assessment of the actor's organisation, and put away."""
    return _is_own(actor, entry) or (None if entry.put_away_at else _IS_OUT)


def _is_own(actor: Actor, entry: Entry) -> Message | None:
    return _OF_A_CYCLE if entry.cycle_id else is_own_organisation(actor, entry.organisation)


START_SELF_ASSESSMENT = Verb(
    "entry.self_assess",
    Message("开始自评", "Start a self-assessment"),
    CONTACT,
    condition=is_own_organisation,
    says=Message("开始自评“{title}”，编号 {code}", "started the self-assessment “{title}”, {code}"),
)
RENAME_SELF_ASSESSMENT = Verb(
    "entry.rename",
    Message("修改自评名称", "Rename a self-assessment"),
    CONTACT,
    condition=is_out,
    says=Message("把自评“{old}”改名为“{title}”", "renamed the self-assessment “{old}” to “{title}”"),
)
PUT_SELF_ASSESSMENT_AWAY = Verb(
    "entry.put_away",
    Message("收起自评", "Put a self-assessment away"),
    CONTACT,
    condition=is_out,
    says=Message("收起自评“{title}”", "put the self-assessment “{title}” away"),
)
TAKE_SELF_ASSESSMENT_OUT = Verb(
    "entry.take_out",
    Message("取出收起的自评", "Take a self-assessment out again"),
    CONTACT,
    condition=is_put_away,
    says=Message("取出收起的自评“{title}”", "took the self-assessment “{title}” out again"),
)

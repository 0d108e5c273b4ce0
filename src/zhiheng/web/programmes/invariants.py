"""What must always be true of programmes, cycles and their rules."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.web.audit.invariant import invariant
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.locked import digest_of_rules
from zhiheng.web.programmes.models import (
    Cycle,
    DeadlineExtension,
    FormVersion,
    GuideVersion,
    Phase,
    RulesVersion,
    StandardVersion,
)

_OTHER_CONTENT = Message(
    "{title}的内容与摘要值 {digest} 不一致 › 由系统管理员用备份恢复",
    "{title} is not what its digest {digest} says › restore a backup",
)
_OTHER_RULES = Message(
    "“{cycle}”现在的规则与锁定的摘要值不一致 › 由系统管理员用备份恢复",
    "the rules of “{cycle}” are not those locked › restore a backup",
)
_NOT_LOCKED = Message(
    "“{cycle}”已经开始申报，规则没有锁定 › 由监督人员核查",
    "the call of “{cycle}” is open and its rules are not locked › tell the supervisor",
)
_NO_EXTENSION = Message(
    "“{phase}”的截止日与最后一次延期不一致 › 由监督人员核查",
    "the last day of “{phase}” is not that of its last extension › tell the supervisor",
)


@invariant(
    Message(
        "评分要点、评分指南、申报表和规则与摘要值一致", "standards, guides, forms and rules are what their digests say"
    )
)
def documents_match_their_digests() -> Iterator[Problem]:
    """Yield every kept document with another digest."""
    for model in (StandardVersion, GuideVersion, FormVersion):
        for version in model._base_manager.iterator():  # noqa: SLF001 - Django's name
            if sha256_hex(version.content.encode()) != version.digest:
                yield Problem(Place(), _OTHER_CONTENT, (("title", version.title), ("digest", version.digest)))
    for rules in RulesVersion.objects.select_related("cycle").iterator():
        if sha256_hex(rules.content.encode()) != rules.digest:
            yield Problem(Place(), _OTHER_CONTENT, (("title", rules.cycle.title), ("digest", rules.digest)))


@invariant(Message("各届的规则与锁定的一致", "the rules of every cycle are those locked"))
def rules_are_those_locked() -> Iterator[Problem]:
    """Yield every cycle whose rules differ from the last version, and every open call without locked rules."""
    for cycle in Cycle.objects.iterator():
        last = RulesVersion.objects.filter(cycle=cycle).order_by("-number").first()
        if last is None and not cycle.rules_digest:
            if cycle.stage != Stage.DRAFT:
                yield Problem(Place(), _NOT_LOCKED, (("cycle", cycle.title),))
        elif last is None or not last.digest == cycle.rules_digest == _digest(cycle):
            yield Problem(Place(), _OTHER_RULES, (("cycle", cycle.title),))


@invariant(Message("截止日与延期记录一致", "last days are those of the extensions"))
def extended_deadlines_are_those_extended_to() -> Iterator[Problem]:
    """Yield every phase whose last day is not that of its last extension."""
    for phase in Phase.objects.filter(extensions__isnull=False).distinct():
        last = DeadlineExtension.objects.filter(phase=phase).order_by("-pk").first()
        if last and last.new_ends != phase.ends:
            yield Problem(Place(), _NO_EXTENSION, (("phase", phase.name),))


def _digest(cycle: Cycle) -> str:
    try:
        return digest_of_rules(cycle)
    except BadInputError:
        return ""

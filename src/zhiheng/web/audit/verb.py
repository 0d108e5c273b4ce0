"""One row of the permission table: a verb, and who may do it when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.audit.roles import ROLE_NAMES, Role
from zhiheng.web.audit.scope import Scope
from zhiheng.web.audit.stages import STAGE_NAMES, STAGES, Stage

Condition = Callable[[Actor, Any], Message | None]
"""A named predicate of actor and object: None when it holds, else the reason for a person."""

Words = Mapping[str, Mapping[str, Message]]

Kind = Literal["page", "action", "write", "export"]
"""An action is one entry of the record; a write is not, its digest comes into the record with a later act."""

CHANGING: frozenset[Kind] = frozenset({"action", "write"})
"""What changes something, and ends for a cycle when it is handed over."""

_NOT_THE_ROLE = Message("“{verb}”由{roles}办理", "“{verb}” is done by: {roles}")
_OUT_OF_REACH = Message(
    "您当前的角色不负责这一届；在页面上方换到那一届的角色再打开",
    "your active role does not reach this cycle; change to the role of that cycle at the top of the page",
)
_HANDED_OVER = Message(
    "本届已移交到“{to}”，请在那里办理，这里只供查看",
    "this cycle was handed over to “{to}”; go on there, here it can only be read",
)
_NOT_THE_STAGE = Message("“{verb}”只能在{stages}阶段办理，现在是{stage}阶段", "“{verb}” is for {stages}, not {stage}")


@dataclass(frozen=True, slots=True)
class Verb:
    """Who may do what: roles, the stages of the cycle, a condition on the object.

    ``id`` is ``noun.verb`` as it stands in the record; ``says`` tells history in plain words, filled with the values of
    the record's payload; ``words`` are words for what the payload holds in code, by the payload's names. ``approvers``
    are who decides on what ``roles`` only prepare (design rule 9); empty for verbs that one person does.
    ``is_sensitive``: reading it is itself recorded (design rule 7). ``after_handover``: an action that stays possible
    in a cycle that was handed over, because it changes no content of the cycle or removes some.
    """

    id: str
    title: Message
    roles: frozenset[Role]
    kind: Kind = "action"
    stages: frozenset[Stage] = STAGES
    condition: Condition | None = None
    approvers: frozenset[Role] = field(default_factory=frozenset)
    says: Message | None = None
    words: Words = field(default_factory=dict, hash=False, compare=False)
    is_sensitive: bool = False
    after_handover: bool = False

    @property
    def needs_two(self) -> bool:
        """Whether a second person must approve."""
        return bool(self.approvers)

    def refusal(self, actor: Actor, subject: Any) -> Message | None:  # noqa: ANN401 - the object of any area
        """Return why the actor may not do this to the object, None if allowed; a subject of None is the site."""
        if actor.role not in self.roles | self.approvers:
            return self._of_roles()
        scope = Scope() if subject is None else subject.scope
        if not actor.reaches(scope):
            return _OUT_OF_REACH
        if scope.handed_over_to and self.kind in CHANGING and not self.after_handover:
            to = scope.handed_over_to.replace("{", "{{").replace("}", "}}")  # written by a person
            return Message(_HANDED_OVER.zh.format(to=to), _HANDED_OVER.en.format(to=to))
        if scope.stage is not None and scope.stage not in self.stages:
            return self._of_stages(scope.stage)
        return self.condition(actor, subject) if self.condition else None

    def check(self, actor: Actor, subject: Any) -> None:  # noqa: ANN401 - the object of any area
        """Raise NotPermittedError with the reason if the actor may not do this to the object."""
        reason = self.refusal(actor, subject)
        if reason:
            raise NotPermittedError(reason)

    def allows(self, actor: Actor, subject: Any) -> bool:  # noqa: ANN401 - the object of any area
        """Whether the actor may do this to the object, for buttons and lists."""
        return self.refusal(actor, subject) is None

    def _of_roles(self) -> Message:
        names = [ROLE_NAMES[role] for role in Role if role in self.roles | self.approvers]
        zh, en = "、".join(name.zh for name in names), ", ".join(name.en for name in names)
        return Message(
            _NOT_THE_ROLE.zh.format(verb=self.title.zh, roles=zh), _NOT_THE_ROLE.en.format(verb=self.title.en, roles=en)
        )

    def _of_stages(self, stage: Stage) -> Message:
        names = [STAGE_NAMES[one] for one in Stage if one in self.stages]
        zh, en = "、".join(name.zh for name in names), ", ".join(name.en for name in names)
        is_now = STAGE_NAMES[stage]
        return Message(
            _NOT_THE_STAGE.zh.format(verb=self.title.zh, stages=zh, stage=is_now.zh),
            _NOT_THE_STAGE.en.format(verb=self.title.en, stages=en, stage=is_now.en),
        )

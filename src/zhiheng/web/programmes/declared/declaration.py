"""What is declared of a setting."""

from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.web.programmes.declared.kinds import Kind

_NOTHING = Message("", "")


@dataclass(frozen=True, slots=True)
class Declaration:
    """One setting: its key, its kind of values and what people read of it.

    ``is_shown``: at first sight, else under 更多设置; ``is_rule``: locked with the rules when the call opens; ``unit``
    stands after the value.
    """

    key: str
    kind: Kind
    label: Message
    help: Message = _NOTHING
    unit: Message = _NOTHING
    is_shown: bool = True
    is_rule: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that stand together in the form."""

    title: Message
    members: tuple[Declaration, ...]

"""The fields that other parts of the platform rely on: a form without them, or with them otherwise, is refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhiheng.problems import Message
from zhiheng.standard.node import Node
from zhiheng.web.entries.forms import messages
from zhiheng.web.entries.forms.declaration import Audience, FieldKind, FormField


@dataclass(frozen=True, slots=True)
class Need:
    """What must be so of the field of a key, and the reason; ``columns`` are the first ones of its rows."""

    key: str
    kind: FieldKind
    label: Message
    reason: Message
    is_required: bool = False
    audience: Audience | None = None
    choices: Sequence[str] = ()
    columns: Sequence[Message] = ()


_NAME, _CODE = Message("名称", "the name"), Message("统一社会信用代码", "the credit code")
_FAMILY = Message(
    "审查时核对母公司、子公司的获奖和申报情况", "screening looks up awards and applications of parent and subsidiaries"
)
_PRINTED = Message("承诺书和授权委托书上要印", "the undertaking and the letter of authority print it")

NEEDS = (
    Need(
        "name",
        FieldKind.LINE,
        Message("组织名称", "Name of the organisation"),
        Message("开始申报时自动填入登记的名称", "it starts with the name that is registered"),
        is_required=True,
    ),
    Need(
        "credit_code",
        FieldKind.CREDIT_CODE,
        Message("统一社会信用代码", "Unified social credit code"),
        Message("每个信用代码在一届一个类别只有一份申报", "each code has one application in a cycle and track"),
        is_required=True,
    ),
    Need(
        "kind",
        FieldKind.CHOICE,
        Message("制造业类型", "Kind of manufacturing"),
        Message(
            "评分要点的注按它展开或收起，资格审查确认它",
            "notes of the standard are shown by it, and screening confirms it",
        ),
        choices=("advanced", "traditional"),
    ),
    Need(
        "industry",
        FieldKind.INDUSTRY,
        Message("所属行业", "Industry"),
        Message("配置评审专家时按行业核对", "experts are chosen by industries"),
        is_required=True,
    ),
    Need("representative", FieldKind.LINE, Message("法定代表人", "Legal representative"), _PRINTED),
    Need(
        "contacts",
        FieldKind.ROWS,
        Message("联系人", "Contacts"),
        _PRINTED,
        is_required=True,
        audience=Audience.OFFICE,
        columns=(Message("姓名", "the name"),),
    ),
    Need("parent", FieldKind.LINE, Message("母公司", "Parent company"), _FAMILY),
    Need("subsidiaries", FieldKind.ROWS, Message("子公司", "Subsidiaries"), _FAMILY, columns=(_NAME, _CODE)),
    Need(
        "coaching",
        FieldKind.ROWS,
        Message("外部辅导情况", "Outside coaching"),
        Message("核对专家的利害关系，不向专家展示", "it is matched with experts’ conflicts and never shown to them"),
        audience=Audience.CONFLICTS,
        columns=(Message("机构", "the organisation"), Message("人员", "the person")),
    ),
)


def check_needs(top: Node, placed: Sequence[tuple[FormField, Node]]) -> None:
    """Note every need that the fields of a form, each with where it stands, do not meet."""
    known = {field.key: (field, node) for field, node in reversed(placed)}
    for need in NEEDS:
        if need.key in known:
            _check(need, *known[need.key])
        else:
            top.note(messages.NEEDED, key=need.key, label=need.label, reason=need.reason)


def _check(need: Need, field: FormField, node: Node) -> None:
    said = {"key": need.key, "reason": need.reason}
    if field.kind is not need.kind:
        node.note(messages.NEEDED_KIND, "kind", kind=need.kind, **said)
        return
    if need.audience and field.audience is not need.audience:
        node.note(messages.NEEDED_AUDIENCE, "audience", audience=need.audience, **said)
    if need.is_required and not field.required:
        node.note(messages.NEEDED_REQUIRED, "required", **said)
    if need.choices and {one.key for one in field.choices} != set(need.choices):
        node.note(messages.NEEDED_CHOICES, "choices", choices="、".join(need.choices), **said)
    if len(field.columns) < len(need.columns):
        zh, en = "、".join(one.zh for one in need.columns), ", ".join(one.en for one in need.columns)
        node.note(messages.NEEDED_COLUMNS, "columns", count=len(need.columns), columns=Message(zh, en), **said)

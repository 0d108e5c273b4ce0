"""Who keeps the register of winners: the office; the supervisor reads it, each winner its own page."""

from zhiheng.problems import Message
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import APPLICANT, OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.honours import messages
from zhiheng.web.honours.models import AwardPayment, Certificate, FollowUp, Revocation, Winner
from zhiheng.web.programmes.rules import LEAD

READERS = OFFICE | {Role.SUPERVISOR}
AFTER = frozenset({Stage.ANNOUNCED, Stage.ARCHIVED})


def is_standing(_actor: Actor, winner: Winner) -> Message | None:
    """The award is not revoked."""
    return messages.REVOKED if Revocation.objects.filter(winner=winner).exists() else None


def is_unpaid(actor: Actor, winner: Winner) -> Message | None:
    """The award stands, and no money is recorded as paid."""
    if AwardPayment.objects.filter(winner=winner).exists():
        return messages.PAID
    return is_standing(actor, winner)


def is_paid(_actor: Actor, payment: AwardPayment) -> Message | None:
    """The money was not paid back."""
    return messages.REPAID if payment.repaid_on else None


def is_out(_actor: Actor, certificate: Certificate) -> Message | None:
    """The certificate did not come back, and none stands in for it."""
    if certificate.returned_on:
        return messages.RETURNED
    return messages.REPLACED if Certificate.objects.filter(replaces=certificate).exists() else None


def is_to_hand_over(actor: Actor, certificate: Certificate) -> Message | None:
    """It is out, nobody was handed it, and the award stands."""
    if certificate.handed_on:
        return messages.HANDED_OVER
    return is_out(actor, certificate) or is_standing(actor, certificate.winner)


def has_not_come_back(_actor: Actor, certificate: Certificate) -> Message | None:
    """It did not come back; one that was replaced still may."""
    return messages.RETURNED if certificate.returned_on else None


def is_replaceable(actor: Actor, certificate: Certificate) -> Message | None:
    """The award stands, and none stands in for it yet."""
    if Certificate.objects.filter(replaces=certificate).exists():
        return messages.REPLACED
    return is_standing(actor, certificate.winner)


def is_unsubmitted(actor: Actor, follow_up: FollowUp) -> Message | None:
    """The form is not submitted, and the award stands."""
    return messages.SUBMITTED if follow_up.submitted_at else is_standing(actor, follow_up.winner)


SEE_WINNERS = Verb("honour.list", Message("查看获奖组织", "See the winners"), READERS, kind="page")
SEE_WINNER = Verb("honour.see", Message("查看获奖情况", "See what a winner has"), READERS | APPLICANT, kind="page")
SEE_OWN_HONOURS = Verb("honour.own", Message("查看本单位获奖", "See the own award"), APPLICANT, kind="page")
NOTE_ANNOUNCEMENT = Verb(
    "announcement.note",
    Message("登记公布", "Record the announcement"),
    OFFICE,
    stages=AFTER,
    says=Message(
        "登记公布：{number}，{announced_on}，{count} 家", "recorded {number} of {announced_on}, winners: {count}"
    ),
)
REGISTER_CERTIFICATE = Verb(
    "certificate.register",
    Message("登记证书和奖牌", "Register a certificate or plaque"),
    OFFICE,
    stages=AFTER,
    condition=is_standing,
    says=Message("登记证书或奖牌：{number}", "registered certificate or plaque {number}"),
)
REPLACE_CERTIFICATE = Verb(
    "certificate.replace",
    Message("补换证书和奖牌", "Replace a certificate or plaque"),
    OFFICE,
    stages=AFTER,
    condition=is_replaceable,
    says=Message("补换证书或奖牌：{old} 换为 {number}", "replaced certificate or plaque {old} by {number}"),
)
HAND_OVER_CERTIFICATE = Verb(
    "certificate.hand_over",
    Message("登记领取", "Record the handover"),
    OFFICE,
    stages=AFTER,
    condition=is_to_hand_over,
    says=Message("登记 {number} 已领取，{day}", "recorded that {number} was handed over on {day}"),
)
TAKE_BACK_CERTIFICATE = Verb(
    "certificate.take_back",
    Message("登记收回", "Record the return"),
    OFFICE,
    stages=AFTER,
    condition=has_not_come_back,
    says=Message("登记 {number} 已收回，{day}", "recorded that {number} came back on {day}"),
)
NOTE_PAYMENT = Verb(
    "award_payment.note",
    Message("登记奖励资金", "Record the award money"),
    OFFICE,
    stages=AFTER,
    condition=is_unpaid,
    says=Message("登记奖励资金 {amount} 元，{document}", "recorded award money of {amount} yuan, {document}"),
)
NOTE_REPAYMENT = Verb(
    "award_payment.repaid",
    Message("登记追回资金", "Record that the money was paid back"),
    OFFICE,
    stages=AFTER,
    condition=is_paid,
    says=Message("登记奖励资金已追回，{document}", "recorded that the award money was paid back, {document}"),
)
REVOKE_AWARD = Verb(
    "award.revoke",
    Message("撤销奖项", "Revoke an award"),
    OFFICE,
    stages=AFTER,
    condition=is_standing,
    approvers=LEAD,
    says=Message("撤销奖项：{document}", "revoked the award: {document}"),
)
SEE_FOLLOW_UPS = Verb("follow_up.list", Message("查看年度跟踪", "See the follow-up"), READERS, kind="page")
SEE_FOLLOW_UP = Verb(
    "follow_up.see", Message("查看年度跟踪表", "See a follow-up form"), READERS | APPLICANT, kind="page"
)
OPEN_FOLLOW_UP = Verb(
    "follow_up.open",
    Message("发出年度跟踪表", "Ask for the follow-up of a year"),
    OFFICE,
    stages=AFTER,
    says=Message("发出 {year} 年度跟踪表，{count} 家", "asked for the follow-up of {year}, winners: {count}"),
)
WRITE_FOLLOW_UP = Verb(
    "follow_up.write",
    Message("填写年度跟踪表", "Fill in a follow-up form"),
    APPLICANT,
    kind="write",
    stages=AFTER,
    condition=is_unsubmitted,
)
SUBMIT_FOLLOW_UP = Verb(
    "follow_up.submit",
    Message("提交年度跟踪表", "Submit a follow-up form"),
    frozenset({Role.ENTRY_OWNER}),
    stages=AFTER,
    condition=is_unsubmitted,
    says=Message(
        "提交了 {year} 年度跟踪表，摘要值 {submitted}", "submitted the follow-up of {year}, digest {submitted}"
    ),
)
REMIND_FOLLOW_UP = Verb(
    "follow_up.remind",
    Message("提醒填写年度跟踪表", "Remind winners of the follow-up"),
    OFFICE | {Role.SYSTEM},
    stages=AFTER,
    says=Message("提醒 {count} 家获奖组织填写年度跟踪表", "reminded {count} winners of their follow-up form"),
)

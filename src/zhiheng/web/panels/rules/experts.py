"""Who may do what with experts, panels and conflicts of interest."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.verb import Verb

SEE_EXPERTS = Verb("expert.list", Message("查看评审专家", "See the experts"), OFFICE, kind="page")
WRITE_PROFILE = Verb(
    "expert.write_profile",
    Message("登记专家信息", "Write what is known of an expert"),
    OFFICE,
    says=Message("登记了 {person} 的专家信息", "wrote what is known of the expert {person}"),
)
CORRECT_PROFILE = Verb(
    "expert.correct_profile",
    Message("更正本人的专家信息", "Correct what is known of oneself as an expert"),
    frozenset({Role.EXPERT}),
    says=Message("更正了本人的专家信息", "corrected what is known of oneself as an expert"),
)

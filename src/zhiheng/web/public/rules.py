"""Who reads the public pages: everybody, where the cycle's setting opens them; the office sees what stands there."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import EVERYONE, OFFICE, Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.programmes.rules import LEAD

SEE_PUBLIC_PAGES = Verb("public.see", Message("查看公开页面", "See the public pages"), EVERYONE, kind="page")
SEE_WHAT_IS_PUBLIC = Verb(
    "public.overview",
    Message("查看公开了什么", "See what is public"),
    OFFICE | {Role.SUPERVISOR},
    kind="page",
)
PUBLISH_DIGEST = Verb(
    "public.publish_digest",
    Message("公开结果数据包摘要值", "Publish the digest of the result bundle"),
    LEAD,
    stages=frozenset({Stage.EVALUATION, Stage.ANNOUNCED, Stage.ARCHIVED}),
    says=Message("公开了结果数据包摘要值 {digest}", "published the digest {digest} of the result bundle"),
)

"""What of public pages goes into the archive of a cycle: they show what is archived elsewhere."""

from zhiheng.problems import Message
from zhiheng.web.public.models import PublishedDigest

LEFT_OUT = {
    PublishedDigest: Message(
        "发布已记入操作留痕，摘要值在综合评价结果里", "the record says so; the digest is that of the result"
    )
}

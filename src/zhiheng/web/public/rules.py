"""Who reads the public pages: everybody, where the cycle's setting opens them; the doors know what is public."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import EVERYONE
from zhiheng.web.audit.verb import Verb

SEE_PUBLIC_PAGES = Verb("public.see", Message("查看公开页面", "See the public pages"), EVERYONE, kind="page")

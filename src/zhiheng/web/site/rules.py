"""Who may open the pages that belong to no area."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import EVERYONE, SIGNED_IN
from zhiheng.web.audit.verb import Verb

SEE_DESK = Verb("site.see", Message("查看工作台", "See the desk"), SIGNED_IN, kind="page")
SET_LANGUAGE = Verb("site.set_language", Message("切换页面语言", "Switch the language"), EVERYONE, kind="page")
SET_TEXT_SIZE = Verb("site.set_text_size", Message("调整文字大小", "Change the text size"), EVERYONE, kind="page")

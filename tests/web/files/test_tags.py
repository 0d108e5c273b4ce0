"""Files and printed pages on the pages of every area."""

import pytest
from django.template import engines

from web.files.example import upload
from web.files.samples import make_docx, make_pdf
from web.make import make_actor
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.files import actions, doors, queries
from zhiheng.web.programmes.models import Cycle

_PAGE = """{% load files %}{% upload_form target %}{% file_list lines target %}
{% printed_pages "paper_cover" cycle %}"""


def _shown(actor: Actor, cycle: Cycle, rf) -> str:
    request = rf.get("/papers?x=1")
    request.actor = actor
    target = doors.target(actor, "paper", cycle.public_id, "attachment")
    lines = queries.file_lines(actor, "paper", cycle, "attachment")
    values = {"target": target, "lines": lines, "cycle": cycle}
    return engines["django"].from_string(_PAGE).render(values, request)


@pytest.mark.parametrize(("role", "times"), [(Role.ENTRY_OWNER, 1), (Role.EXPERT, 0)])
def test_forms_are_offered_to_who_may_upload(cycle: Cycle, writer: Actor, rf, role: Role, times: int) -> None:
    first = upload(writer, cycle, make_pdf(), "一.pdf")
    upload(writer, cycle, make_docx(), "二.docx", replaces=first.public_id)
    actions.print_code(writer, cycle, "paper_cover")
    text = _shown(make_actor(role, cycle), cycle, rf)
    assert [text.count(one) for one in ("data-upload", "上传新版本")] == [times, times]
    assert [text.count(one) for one in ("二.docx</a>", "一.pdf</a>", "旧版本 1 个", "有效：")] == [1, 1, 1, 1]
    assert text.count('name="next" value="/papers?x=1"') == times


def test_nothing_there_is_said(cycle: Cycle, writer: Actor, rf) -> None:
    text = _shown(writer, cycle, rf)
    assert [text.count(one) for one in ("还没有文件。", "还没有打印过带校验码的页面。")] == [1, 1]

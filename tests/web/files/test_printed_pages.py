"""Codes on printed pages: the same data the same code, scans matched by it, 已失效 once the data changes."""

import io

import pytest
from django.test import Client

from web.files.samples import make_docx, make_pdf
from web.make import make_actor, make_assignment, make_cycle, sign_in
from zhiheng.problems import BadInputError
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.audit.roles import Role
from zhiheng.web.files import actions, doors, errors, queries
from zhiheng.web.files.codes import new_code, shown_code
from zhiheng.web.files.models import PrintCode, StoredFile
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle

KIND = "paper_cover"


def _hand_in(actor: Actor, code: PrintCode, content: bytes) -> StoredFile:
    target = doors.target(actor, "signed_copy", code.public_id, "signed_copy")
    return actions.upload_file(actor, target, actions.Incoming("签章页.pdf", io.BytesIO(content), len(content)))


def test_same_data_has_the_same_code_and_one_record(cycle: Cycle, writer: Actor) -> None:
    codes = [actions.print_code(writer, cycle, KIND) for _ in range(2)]
    assert codes[0] == codes[1]
    assert [entry.subject for entry in LedgerEntry.objects.filter(verb="code.print")] == [cycle.public_id]


def test_changed_data_has_another_code_and_the_old_one_no_longer_holds(cycle: Cycle, writer: Actor) -> None:
    old = actions.print_code(writer, cycle, KIND)
    Cycle.objects.filter(pk=cycle.pk).update(title="改过的届名")
    cycle.refresh_from_db()
    new = actions.print_code(writer, cycle, KIND)
    assert [(page.code, page.is_current) for page in queries.printed_pages(writer, KIND, cycle)] == [
        (new, True),
        (old, False),
    ]


def test_who_may_not_write_prints_no_code(cycle: Cycle, writer: Actor) -> None:
    expert = make_actor(Role.EXPERT, cycle)
    with pytest.raises(NotPermittedError):
        actions.print_code(expert, cycle, KIND)
    actions.print_code(writer, cycle, KIND)
    with pytest.raises(NotPermittedError):
        actions.print_code(expert, cycle, KIND)


@pytest.mark.leak
def test_code_outside_the_door_does_not_exist(cycle: Cycle, writer: Actor) -> None:
    actions.print_code(writer, cycle, KIND)
    code = PrintCode.objects.get()
    assert doors.print_code(writer, code.public_id) == code
    for public_id in (code.public_id, "0" * 32):
        with pytest.raises(NotFoundError):
            doors.print_code(make_actor(Role.LIAISON, cycle), public_id)


def test_kind_that_no_area_declares_does_not_exist(cycle: Cycle, writer: Actor) -> None:
    with pytest.raises(NotFoundError):
        actions.print_code(writer, cycle, "nothing")


def test_scan_is_matched_by_its_code(cycle: Cycle, writer: Actor) -> None:
    code = actions.print_code(writer, cycle, KIND)
    scan = _hand_in(writer, code, make_pdf("signed"))
    [page] = queries.printed_pages(writer, KIND, cycle)
    assert [line.file for line in page.scans] == [scan]
    assert doors.stored_file(make_actor(Role.EXPERT, cycle), scan.public_id) == scan


def test_scans_are_asked_for_by_people_in_a_role(cycle: Cycle, writer: Actor) -> None:
    code = actions.print_code(writer, cycle, KIND)
    scan = _hand_in(writer, code, make_pdf("signed"))
    somebody = make_actor(Role.PERSON)
    assert [list(doors.copies_of(one, [code])) for one in (writer, somebody)] == [[scan], []]


def test_scan_is_a_picture_or_a_pdf(cycle: Cycle, writer: Actor) -> None:
    code = actions.print_code(writer, cycle, KIND)
    with pytest.raises(BadInputError) as refused:
        _hand_in(writer, code, make_docx())
    assert [problem.message for problem in refused.value.problems] == [errors.NOT_THIS_TYPE]


def test_scan_is_handed_in_by_who_may_print(cycle: Cycle, writer: Actor) -> None:
    code = actions.print_code(writer, cycle, KIND)
    with pytest.raises(NotPermittedError):
        _hand_in(make_actor(Role.EXPERT, cycle), code, make_pdf())
    with pytest.raises(NotFoundError):
        _hand_in(make_actor(Role.ENTRY_OWNER, make_cycle()), code, make_pdf())
    _hand_in(writer, code, make_pdf())


def _asked(client: Client, text: str) -> str:
    return client.get("/codes", {"code": text}).content.decode()


def test_code_is_looked_up_however_typed(cycle: Cycle, writer: Actor, owner: Assignment, client: Client) -> None:
    code = actions.print_code(writer, cycle, KIND)
    sign_in(client, owner)
    for text in (code.code, shown_code(code.code).lower(), f" {shown_code(code.code)} "):
        page = _asked(client, text)
        assert [page.count(one) for one in ("有效：", code.digest, "上传签章页扫描件")] == [1, 1, 1]
    Cycle.objects.filter(pk=cycle.pk).update(title="改过的届名")
    page = _asked(client, code.code)
    assert [page.count(one) for one in ("已失效：", code.digest, "上传签章页扫描件")] == [1, 1, 0]


def test_scan_is_asked_of_who_may_hand_it_in(cycle: Cycle, writer: Actor, owner: Assignment, client: Client) -> None:
    code = actions.print_code(writer, cycle, KIND)
    for reader, asked in ((owner, 1), (make_assignment(Role.EXPERT, cycle), 0)):
        sign_in(client, reader)
        page = _asked(client, code.code)
        assert [page.count(one) for one in ("有效：", "上传签章页扫描件")] == [1, asked]


def test_unknown_and_foreign_codes_get_the_same_answer(
    cycle: Cycle, writer: Actor, owner: Assignment, client: Client
) -> None:
    code = actions.print_code(writer, cycle, KIND)
    sign_in(client, make_assignment(Role.ENTRY_OWNER, make_cycle()))
    pages = [_asked(client, text).replace(text, "") for text in (code.code, new_code())]
    token = [page.split('name="csrfmiddlewaretoken" value="')[1][:64] for page in pages]
    assert pages[0].replace(token[0], "").count("不在您当前角色的范围内") > 0
    assert len({page.count("不在您当前角色的范围内") for page in pages}) == 1
    assert code.digest not in pages[0]


def test_mistyped_code_is_told_from_an_unknown_one(owner: Assignment, client: Client) -> None:
    sign_in(client, owner)
    assert "请对照页脚逐位核对" in _asked(client, "7K2M-9QXA-3F0")
    assert "请对照页脚逐位核对" not in client.get("/codes").content.decode()

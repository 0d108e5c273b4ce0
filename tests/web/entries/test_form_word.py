"""The form goes out as a Word file made of its template."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as WordDocument

from web.entries.conftest import Company
from web.entries.writing import hand_to, write
from web.make import sign_in
from zhiheng.reports.word_template import placeholders_of
from zhiheng.web.audit.models import LedgerEntry
from zhiheng.web.entries.forms import Audience, default_form
from zhiheng.web.entries.forms.template import made_template
from zhiheng.web.entries.kept_forms import form_of_entry


def _cells(content: bytes) -> dict[str, str]:
    """What stands beside each label."""
    tables = WordDocument(io.BytesIO(content)).tables
    return {row.cells[0].text: row.cells[1].text for table in tables for row in table.rows}


def _template() -> bytes:
    return made_template(default_form())


def test_template_has_every_field_of_the_form_once_but_those_for_conflicts(ours: Company) -> None:
    fields = [one.key for one in form_of_entry(ours.entry).fields if one.audience is not Audience.CONFLICTS]
    assert placeholders_of(_template()) == fields


def test_contact_downloads_the_filled_form(ours: Company, client: Client) -> None:
    contact, part = ours.contact.as_actor(), ours.part("profile")
    for name, text in {
        "name": "示例 <公司> & 伙伴",
        "kind": "advanced",
        "address": "{{name}}",
        "business": "甲\n乙",
    }.items():
        write(contact, part, name, text)
    sign_in(client, ours.contact)
    response = client.get(reverse("entries:form_word", args=[ours.entry.public_id]))
    cells = _cells(response.content)
    assert [cells[label] for label in ("组织名称", "制造业类型", "地址", "法定代表人")] == [
        "示例 <公司> & 伙伴",
        "先进制造业",
        "{{name}}",
        "",
    ]
    assert "甲\n乙" in cells.values()
    assert LedgerEntry.objects.latest("sequence").verb == "form.export"


@pytest.mark.leak
def test_form_is_for_the_own_contact_and_without_outside_coaching(
    ours: Company, theirs: Company, client: Client
) -> None:
    secret = "外部辅导的秘密"
    form = form_of_entry(ours.entry)
    [hidden, *_] = [one.key for one in form.fields if one.audience is Audience.CONFLICTS]
    write(ours.contact.as_actor(), ours.part("profile"), hidden, secret)
    write(ours.contact.as_actor(), ours.part("profile"), "address", "看得到的地址")
    hand_to(ours.part("profile"), ours.writer.person)
    address = reverse("entries:form_word", args=[ours.entry.public_id])
    sign_in(client, ours.contact)
    shown = "".join(_cells(client.get(address).content).values())
    assert ("看得到的地址" in shown, secret in shown) == (True, False)
    for stranger in (theirs.contact, ours.writer):
        sign_in(client, stranger)
        assert client.get(address).status_code == 404

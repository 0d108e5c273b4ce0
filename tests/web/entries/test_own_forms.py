"""An office's own application form: uploaded, chosen for a track, locked, filled in."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document as WordDocument

from web.entries.conftest import Call, Company
from web.entries.writing import write
from web.make import make_assignment, sign_in
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.entries.actions.forms import store_form
from zhiheng.web.entries.completeness import lacks
from zhiheng.web.entries.form_word import form_docx
from zhiheng.web.entries.forms import default_form, default_source
from zhiheng.web.entries.kept_forms import form_digest_of_entry, form_of, form_of_entry, hints_of, template_of
from zhiheng.web.entries.snapshot import snapshot_of
from zhiheng.web.entries.written import Written
from zhiheng.web.files.models import Blob
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle
from zhiheng.web.programmes.changes import set_forms
from zhiheng.web.programmes.locked import rules_of
from zhiheng.web.programmes.models import Cycle, FormVersion, Track

OWN_FIELD = """
[[sections.fields]]
key = "patents"
kind = "number"
required = true
label = { zh = "有效专利（件）", en = "Patents" }
"""


def own_file(more: str = OWN_FIELD) -> InputFile:
    return InputFile("本区申报表.toml", (default_source().replace("申报表（内置）", "本区申报表") + more).encode())


def word_file(*lines: str) -> InputFile:
    document, file = WordDocument(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return InputFile("模板.docx", file.getvalue())


def choose(call: Call, version: FormVersion) -> None:
    Track.objects.filter(pk=call.track.pk).update(form_digest=version.digest)


def _text(content: bytes) -> list[str]:
    document = WordDocument(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(one.text for one in document.paragraphs), *cells]


def test_new_cycle_names_the_form_that_comes_with_the_platform(call: Call, ours: Company) -> None:
    [kept] = FormVersion.objects.all()
    assert (call.track.form_digest, kept.source, kept.template) == (kept.digest, default_source(), None)
    assert (form_of(kept), form_of_entry(ours.entry)) == (default_form(), default_form())
    assert rules_of(call.cycle)["forms"] == {call.track.code: kept.digest}


def test_own_form_is_what_the_application_asks_for(call: Call, clerk: Actor) -> None:
    version = store_form(clerk, call.cycle.programme, None, own_file(), None)
    choose(call, version)
    ours = call.company("丙示例")
    contact, part = ours.contact.as_actor(), ours.part("profile")
    lacking = [one.text.zh for one in lacks(Written(contact, ours.entry)) if one.blocks]
    write(contact, part, "patents", "12")
    form = snapshot_of(Written(contact, ours.entry)).content
    assert ("有效专利（件）" in lacking, form["form_version"]) == (True, version.digest)
    assert "12" in json.dumps(form["form"], ensure_ascii=False)
    assert {"有效专利（件）", "12"} <= set(_text(form_docx(part)))


def test_application_without_a_kept_form_has_the_built_in_one(call: Call, ours: Company) -> None:
    kept = form_digest_of_entry(ours.entry)
    Track.objects.filter(pk=call.track.pk).update(form_digest="")
    ours.entry.track.refresh_from_db()
    assert (form_of_entry(ours.entry), form_digest_of_entry(ours.entry)) == (default_form(), kept)
    assert "组织名称" in _text(form_docx(ours.part("profile")))
    assert "forms" not in rules_of(call.cycle)


def test_own_template_is_kept_and_filled(call: Call, clerk: Actor, ours: Company) -> None:
    template = word_file("企业：{{ name }}", "代码：{{credit_code}}")
    version = store_form(clerk, call.cycle.programme, FormVersion.objects.get(), None, template)
    choose(call, version)
    ours.entry.track.refresh_from_db()
    part = ours.part("profile")
    write(ours.contact.as_actor(), part, "name", ours.organisation.name)
    assert (version.source, template_of(version)) == (default_source(), template.content)
    assert _text(form_docx(part))[0] == f"企业：{ours.organisation.name}"
    hints = [dict(one.values)["key"] for one in hints_of(version)]
    assert hints[:2] == ["kind", "industry"]
    assert "coaching" not in hints
    assert store_form(clerk, call.cycle.programme, None, None, template) == version
    Blob.objects.update(removed_at="2100-01-01T00:00Z", reason="")
    gone = FormVersion.objects.select_related("template").get(pk=version.pk)
    assert ("组织名称" in _text(template_of(gone)), list(hints_of(gone))) == (True, [])


@pytest.mark.parametrize(
    ("file", "template", "whats"),
    [
        (
            None,
            word_file("{{nmae}} {{coaching}} {{nmae}}"),
            [
                "Word 模板中的 {{nmae}} 没有对应的字段",
                "Word 模板中的 {{coaching}} 只用于核对利害关系，不能打印给别人看",
            ],
        ),
        (None, InputFile("模板.docx", b"no zip"), ["打不开这个 Word 文件"]),
        (InputFile("form.json", b"{}"), None, ["申报表的格式文件是 .toml 文件"]),
        (InputFile("form.toml", b"#" * 300_000), None, ["格式文件超过 256 KB"]),
        (own_file("\nfoo = 1\n"), word_file("{{nmae}}"), ["未知的键 foo"]),
    ],
)
def test_what_cannot_be_used_is_not_stored(call: Call, clerk: Actor, file, template, whats) -> None:
    with pytest.raises(BadInputError) as refused:
        store_form(clerk, call.cycle.programme, None, file, template)
    assert [one.what("zh") for one in refused.value.problems] == whats
    assert FormVersion.objects.count() == 1


def test_copied_cycle_has_the_same_form_and_amendments_change_it(call: Call, clerk: Actor) -> None:
    version = store_form(clerk, call.cycle.programme, None, own_file(), None)
    set_forms(call.cycle, {call.track.code: version.digest})
    copy = create_cycle(clerk, call.cycle.programme, Edition(2, 2102), Cycle.objects.get(pk=call.cycle.pk))
    assert copy.tracks.get().form_digest == version.digest
    with pytest.raises(BadInputError) as refused:
        set_forms(call.cycle, {call.track.code: "0" * 64})
    assert [one.place.cell for one in refused.value.problems] == ["tracks.0.form"]


def test_office_downloads_changes_and_uploads(call: Call, client: Client) -> None:
    call.set_stage(Stage.DRAFT)
    office = make_assignment(Role.OFFICE_CLERK, None, programme=call.cycle.programme)
    sign_in(client, office)
    builtin, programme = FormVersion.objects.get(), call.cycle.programme.public_id
    page = client.get(reverse("programmes:versions", args=[programme]))
    assert reverse("entries:new_form", args=[programme]) in page.text
    source = client.get(reverse("entries:form_source", args=[builtin.public_id])).content
    template = client.get(reverse("entries:form_template", args=[builtin.public_id])).content
    assert (source.decode(), "{{name}}" in _text(template)) == (default_source(), True)
    address = reverse("entries:new_form", args=[programme])
    assert "没有选择文件" in client.post(address, {"kept": builtin.public_id}).text
    empty = SimpleUploadedFile("own.toml", b"")
    assert "文件是空的 › 检查原文件" in client.post(address, {"file": empty, "kept": builtin.public_id}).text
    bad = SimpleUploadedFile("own.toml", own_file("\nfoo = 1\n").content)
    refused = client.post(address, {"file": bad, "kept": builtin.public_id})
    assert ("own.toml › 第" in refused.text, "未知的键 foo" in refused.text) == (True, True)
    good = SimpleUploadedFile("own.toml", own_file().content)
    word = SimpleUploadedFile("own.docx", word_file("{{name}} {{patents}}").content)
    stored = client.post(address, {"file": good, "template": word, "kept": builtin.public_id}, follow=True)
    assert ("有效专利（件）" in stored.text, "（industry）在 Word 模板中没有位置" in stored.text) == (True, True)
    own = FormVersion.objects.latest("pk")
    rows = {"code": call.track.code, "name": call.track.name, "standard": call.track.standard_digest, "is_on": "on"}
    fields = {f"tracks.0.{name}": value for name, value in (rows | {"form": own.digest}).items()}
    client.post(reverse("programmes:change_tracks", args=[call.cycle.public_id]), fields)
    assert Track.objects.get(pk=call.track.pk).form_digest == own.digest

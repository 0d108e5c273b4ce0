"""A cycle is archived by two persons, written as one verified file, and restored into an empty installation."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from web.audit.backup.conftest import Unused, migrated, unused
from web.audit.backup.installation import repack
from web.committee.test_meeting import blockers, frozen
from web.results.conftest import Judged, call, clerk, client_of, judged, supervisor
from zhiheng.canonical import canonical_json, sha256_hex
from zhiheng.cli import main
from zhiheng.ledger import standalone_archive
from zhiheng.problems import BadInputError
from zhiheng.web.archive.actions.destruction import prepare_destruction
from zhiheng.web.archive.actions.file import write_archive
from zhiheng.web.archive.blockers import blockers as blockers_of
from zhiheng.web.archive.messages import NOT_TO_WRITE
from zhiheng.web.archive.models import ArchiveFile, Destruction
from zhiheng.web.archive.readable import as_html
from zhiheng.web.audit.actions import ask_removal
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.approvals import decide, outlook_of, prepare
from zhiheng.web.audit.backup.actions import restore
from zhiheng.web.audit.models import LedgerEntry, LedgerPayload, Proposal
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verification import verify
from zhiheng.web.feedback.models import FeedbackReport
from zhiheng.web.messages.models import Letter
from zhiheng.web.programmes.actions.locking import lock
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.rules import ANNOUNCE, ARCHIVE
from zhiheng.web.results.models import Result
from zhiheng.web.reviews.models import Sheet

__all__ = ["call", "clerk", "frozen", "judged", "migrated", "supervisor", "unused"]

pytestmark = [pytest.mark.integration, pytest.mark.django_db(transaction=True)]

Verified = Callable[..., tuple[int, str]]


@pytest.fixture
def verified(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Verified:
    """What the standalone verifier says of a file."""
    monkeypatch.setenv("ZHIHENG_LANG", "en")

    def run(path: Path, *more: str) -> tuple[int, str]:
        code = standalone_archive.main([str(path), *more])
        return code, capsys.readouterr().out

    return run


def lacking(judged: Judged) -> list[str]:
    return [one.as_message().en for one in blockers_of(judged.cycle, ARCHIVE)]


def remove_payload(judged: Judged, supervisor: Actor, verb: str) -> LedgerPayload:
    """The office asks for the removal of what the last entry of a verb says, and the supervisor agrees."""
    entry = LedgerEntry.objects.filter(verb=verb).order_by("-sequence")[0]
    payload = LedgerPayload.objects.get(commitment=entry.commitment)
    decide(supervisor, ask_removal(judged.clerk, payload, "本人要求"), is_approved=True)
    return payload


def file_away(judged: Judged) -> None:
    """Everybody got feedback; two persons archive the cycle."""
    cycle = judged.cycle
    Cycle.objects.filter(pk=cycle.pk).update(rules_digest=lock(cycle))
    judged.call.set_stage(Stage.ANNOUNCED)
    content = canonical_json({"themes": "方法系统", "categories": []})
    for entry in judged.entries:
        values = {"content": content.decode(), "digest": sha256_hex(content), "released_at": timezone.now()}
        FeedbackReport.objects.create(cycle=judged.cycle, entry=entry, number=1, **values)
    decide(judged.lead, prepare(judged.clerk, ARCHIVE, judged.cycle, {}), is_approved=True)


def test_what_is_not_brought_to_an_end_blocks_the_archive(frozen: Judged, supervisor: Actor) -> None:
    cycle, office = frozen.cycle, client_of(frozen.clerk)
    page, catalogue, export = (
        f"{reverse('archive:archive')}?cycle={cycle.public_id}",
        reverse("archive:catalogue", args=[cycle.public_id]),
        reverse("archive:export", args=[cycle.public_id]),
    )
    assert "公布以后才能归档" in office.get(page).content.decode()
    frozen.call.set_stage(Stage.ANNOUNCED)
    assert (lacking(frozen), list(blockers_of(cycle, ANNOUNCE))) == ([], [])
    values = {"kind": "announcement", "title": "示例公布通知", "body": "=1+1"}
    made = Letter.objects.create(cycle=cycle, programme=cycle.programme, **values)
    entry = LedgerEntry.objects.filter(verb="result.freeze").order_by("-sequence")[0]
    waiting = ask_removal(frozen.clerk, LedgerPayload.objects.get(commitment=entry.commitment), "本人要求")
    Proposal.objects.filter(pk=waiting.pk).update(cycle=cycle)
    assert lacking(frozen) == [
        "1 acts of two persons wait › decide or withdraw them",
        "1 letters have no number › issue them, or make them void",
    ]
    text = office.get(page).content.decode()
    assert ("还有 1 份文书没有编号" in text, "programmes:go_on" in text) == (True, False)
    reader = client_of(supervisor)
    assert made.title not in reader.get(catalogue).content.decode()
    Letter.objects.filter(pk=made.pk).update(
        state="issued", number="示例〔2026〕1号", dated="2026-11-20", signer="=秘书处"
    )
    assert "示例〔2026〕1号" in reader.get(catalogue).content.decode()
    rows = list(csv.reader(io.StringIO(reader.get(export).content.decode("utf-8-sig"))))
    assert rows[0] == ["件号", "类别", "责任者", "文号", "题名", "日期", "页数", "保管期限", "文件"]
    of_letter = next(row for row in rows if row[3] == "示例〔2026〕1号")
    assert of_letter[1:8] == ["文书", "'=秘书处", "示例〔2026〕1号", "示例公布通知", "2026-11-20", "", "30年"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, len(rows))]


def test_an_archive_is_verified_and_restores(
    frozen: Judged, supervisor: Actor, unused: Unused, tmp_path: Path, verified: Verified
) -> None:
    path, cycle = tmp_path / "archive.zip", frozen.cycle
    assert blockers(write_archive, cycle, path) == ["the cycle is not archived yet"]
    removed = remove_payload(frozen, supervisor, "result.freeze")
    file_away(frozen)
    assert main(["admin", "archive", cycle.public_id, str(path)]) == 0
    written = ArchiveFile.objects.get()
    assert written.digest == sha256_hex(path.read_bytes())
    assert "归档文件待生成" not in client_of(frozen.clerk).get(reverse("archive:archive")).content.decode()
    code, said = verified(path, "--digest", written.digest)
    assert (code, "1 removed" in said, "the result bundle" in said) == (0, True, False)
    assert said.count("[holds]") == 3 + 5
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        catalogue = json.loads(archive.read("archive/catalogue.json"))
        sheet = next(one for one in catalogue["items"] if one["kind"] == "评分表")
        html = archive.read(sheet["member"]).decode()
        result = next(one for one in catalogue["items"] if one["member"].startswith("archive/results/"))
        payloads = archive.read("archive/record/payloads.jsonl").decode()
    assert (sheet["by"], "专家甲" in html, "得分率" in html) == ("专家甲", True, True)
    assert result["originals"][0]["member"] == f"files/{Result.objects.get().bundle_id}"
    assert removed.commitment in payloads
    assert len([one for one in names if one.startswith("archive/")]) == written.papers
    before = Sheet.objects.count()
    with unused():
        restored = restore(path)
        assert (restored.digest, verify().is_whole, verify().removed) == (written.digest, True, 1)
        assert (Cycle.objects.get().stage, Sheet.objects.count()) == (Stage.ARCHIVED, before)


def test_a_changed_archive_does_not_verify(
    frozen: Judged, tmp_path: Path, verified: Verified, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "archive.zip"
    file_away(frozen)
    whole = Result.objects.get().digest
    Result.objects.update(digest="0" * 64)
    with pytest.raises(BadInputError) as broken:
        write_archive(frozen.cycle, path)
    assert (broken.value.problems[-1].message, path.exists()) == (NOT_TO_WRITE, False)
    Result.objects.update(digest=whole)
    made = write_archive(frozen.cycle, path)
    with pytest.raises(BadInputError):
        write_archive(frozen.cycle, path)
    assert verified(path, "--digest", "0" * 64)[1].startswith("[does not hold]")
    assert verified(tmp_path / "none.zip")[0] == 1

    def with_changed(member: str, old: bytes, new: bytes, *, told: bool) -> str:
        def change(members: dict[str, bytes], manifest: dict[str, object]) -> None:
            members[member] = members[member].replace(old, new, 1)
            if told:
                manifest["archive"][member] = sha256_hex(members[member])  # type: ignore[index]

        code, said = verified(repack(path, change))
        assert code == 1
        return said.strip().splitlines()[-1].partition(": ")[2]

    record, payloads = "archive/record/record.jsonl", "archive/record/payloads.jsonl"
    assert with_changed(record, b"result.freeze", b"result.thawed", told=False).startswith("not the digest")
    assert with_changed(record, b"result.freeze", b"result.thawed", told=True) == "was changed"
    assert with_changed(payloads, b'"office_clerk"', b'"office_other"', told=True) == "its payload has another digest"
    assert with_changed("archive/catalogue.json", b'"number":"1"', b'"number":"2"', told=True) == "not numbered through"

    def add_member(members: dict[str, bytes], _manifest: dict[str, object]) -> None:
        members["archive/surplus.html"] = b""

    assert verified(repack(path, add_member))[1].endswith("not in the manifest, or missing\n")
    monkeypatch.setattr(standalone_archive, "__file__", str(tmp_path / "alone.py"))
    code, said = verified(path)
    assert (code, f"files/{Result.objects.get().bundle_id}" in said) == (0, True)
    assert made.manifest.as_bytes().startswith(b'{"archive":')


def test_two_persons_record_a_decision_to_destroy_papers(frozen: Judged, supervisor: Actor) -> None:
    office, cycle, today = client_of(frozen.clerk), frozen.cycle, timezone.now().date()
    send = reverse("archive:destroy", args=[cycle.public_id])
    said = {"number": "示例档〔2056〕1号", "decided_on": "2026-01-05", "items": "第 1 至 9 件，期限已满"}
    assert office.post(send, said).status_code == 403
    frozen.call.set_stage(Stage.ARCHIVED)
    assert office.post(send, {**said, "number": ""}).status_code == 409
    assert office.post(send, {**said, "decided_on": "2999-01-05"}).status_code == 409
    assert blockers(prepare_destruction, frozen.clerk, cycle, " ", today, " ") == [
        "the number of the decision is missing",
        "it is not said which items, and why",
    ]
    assert office.post(send, said).status_code == 302
    proposal = Proposal.objects.get(verb="destruction.record")
    assert "提交审核" in office.get(f"{reverse('archive:archive')}?cycle={cycle.public_id}").content.decode()
    decide(frozen.lead, proposal, is_approved=True, seen=outlook_of(proposal).digest)
    made = Destruction.objects.get()
    assert (made.number, made.items, made.proposal) == (said["number"], said["items"], proposal)
    text = client_of(supervisor).get(f"{reverse('archive:archive')}?cycle={cycle.public_id}").content.decode()
    assert (said["number"] in text, "登记鉴定销毁决定</summary>" in text) == (True, False)


def test_values_are_shown_as_nested_lists() -> None:
    said = as_html({"reason": "甲<b>\n乙", "own": [1, None, {"items": True}]})
    assert said == (
        "<dl><dt>理由</dt><dd>甲&lt;b&gt;<br>乙</dd><dt>own</dt><dd><ol><li>1</li><li></li>"
        "<li><dl><dt>items</dt><dd>True</dd></dl></li></ol></dd></dl>"
    )

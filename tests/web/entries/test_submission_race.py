"""Handing in while colleagues still write: what was acknowledged is in the snapshot, what comes later is refused."""

import json
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from web.entries.conftest import Company
from web.entries.writing import complete, hand_to, write
from zhiheng.documents import document_from_text
from zhiheng.web.audit.errors import NotPermittedError
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.actions.attachments import add_attachment
from zhiheng.web.entries.actions.submissions import submit_entry
from zhiheng.web.entries.models import Submission
from zhiheng.web.entries.models.part import ENTRY_PART

pytestmark = pytest.mark.django_db(transaction=True)

CODES = ("1.1", "1.2", "1.3")


def _until_refused(act: Callable[[int], object], kept: list[int], start: threading.Event) -> None:
    number = 0
    try:
        start.wait()
        while number < 200:
            number += 1
            act(number)
            kept.append(number)
    except NotPermittedError:
        pass
    finally:
        connection.close()


def test_snapshot_holds_all_that_was_acknowledged(ours: Company) -> None:
    complete(ours)
    contact, writer, start = ours.contact.as_actor(), ours.writer.as_actor(), threading.Event()
    parts = {code: ours.part(code) for code in (*CODES, "profile")}
    for part in parts.values():
        hand_to(part, ours.writer.person)
    kept: dict[str, list[int]] = {code: [] for code in (*CODES, "kind", "evidence")}
    acts: dict[str, Callable[[int], object]] = {
        "kind": lambda n: write(contact, parts["profile"], "kind", ("advanced", "traditional")[n % 2]),
        "evidence": lambda n: add_attachment(writer, parts["1.1"], f"材料{n}"),
    }
    for code in CODES:
        acts[code] = lambda n, code=code: write(writer, parts[code], f"{code}a", f"第 {n} 稿")
    threads = [
        threading.Thread(target=_until_refused, args=(act, kept[name], start), daemon=True)
        for name, act in acts.items()
    ]
    for thread in threads:
        thread.start()
    start.set()
    made = submit_entry(contact, ours.entry)
    for thread in threads:
        thread.join()
    content = json.loads(made.content)
    assert Submission.objects.count() == 1
    for code in CODES:
        last = document_from_text(f"第 {kept[code][-1]} 稿").text if kept[code] else ""
        assert content["responses"].get(f"{code}a", "") == last
    assert [one["title"] for one in content["attachments"]] == [f"材料{n}" for n in kept["evidence"]]
    fields = {one["key"]: one["text"] for of in content["form"]["experts"] for one in of["fields"]}
    assert fields["kind"] == texts_of(ENTRY_PART, parts["profile"])["kind"]

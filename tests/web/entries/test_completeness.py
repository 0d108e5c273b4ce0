"""What an application still lacks."""

import re
from collections import Counter
from pathlib import Path

from django.test import Client
from django.urls import reverse

from documents.examples import cell, picture, table
from web.entries.conftest import Company
from web.entries.writing import hand_to, insert_picture, write
from web.make import sign_in
from web.test_query_counts import count_queries
from zhiheng.documents import document_of
from zhiheng.web.entries.actions.attachments import add_attachment
from zhiheng.web.entries.completeness import lacks
from zhiheng.web.entries.forms import default_form
from zhiheng.web.entries.written import Written
from zhiheng.web.programmes.models import Setting


def test_new_application_lacks_everything_that_is_required(ours: Company) -> None:
    found = Counter(lack.reason for lack in lacks(Written(ours.contact.as_actor(), ours.entry)))
    required = sum(field.required for field in default_form().fields)
    assert found == {"empty": required + 1 + 81 + 26 + 63, "no_evidence": 81, "not_authorised": 1, "unsigned": 3}


def test_each_lack_goes_when_it_is_dealt_with(ours: Company) -> None:
    contact = ours.contact.as_actor()
    Setting.objects.filter(cycle=ours.entry.cycle, key="application.report_limit").update(value=3)
    before = Counter(lack.reason for lack in lacks(Written(contact, ours.entry)))
    write(contact, ours.part("1.1"), "1.1a", "一二三四")
    write(contact, ours.part("1.1"), "self_score", "57")
    add_attachment(contact, ours.part("1.1"), "证书{")
    after = Counter(lack.reason for lack in lacks(Written(contact, ours.entry)))
    assert after == before + Counter(wrong=1, too_long=1, no_file=1) - Counter(empty=2)


def test_missing_self_score_says_of_which_indicator(ours: Company) -> None:
    told = [lack.text.zh for lack in lacks(Written(ours.contact.as_actor(), ours.entry))]
    assert told.count("1.1 自评得分（得分率，%）") == 1


def test_document_without_words_or_picture_is_empty(ours: Company, tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path
    contact, part = ours.contact.as_actor(), ours.part("1.1")
    shown = picture(insert_picture(contact, part).public_id)
    counts = []
    for blocks in ([table([cell(""), cell("")])], [shown]):
        write(contact, part, "1.1a", document_of(blocks).text)
        counts.append(sum(lack.reason == "empty" for lack in lacks(Written(contact, ours.entry))))
    assert counts[0] == counts[1] + 1


def test_contributor_is_told_of_the_given_parts_only(ours: Company) -> None:
    hand_to(ours.part("1.2"), ours.writer.person)
    found = lacks(Written(ours.writer.as_actor(), ours.entry))
    assert {lack.url.split("#")[0] for lack in found} == {reverse("entries:part", args=[ours.part("1.2").public_id])}


def test_page_folds_what_is_long_and_links_every_line(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    page = client.get(reverse("entries:completeness", args=[ours.entry.public_id])).content.decode()
    folds = re.findall(r'<details class="card entry-lacks"( open)?><summary><h2>(.*?)</h2>', page)
    required = sum(field.required for field in default_form().fields)
    assert folds == [
        (" open", "还没有核对（1）"),
        (" open", "还没有签章页（3）"),
        ("", f"还没有填写（{required + 1 + 81 + 26 + 63}）"),
        ("", "没有证实性材料（81）"),
    ]
    assert [f'href="{lack.url}"' in page for lack in lacks(Written(ours.contact.as_actor(), ours.entry))].count(
        False
    ) == 0


def test_page_needs_as_many_queries_for_a_full_application(ours: Company, client: Client) -> None:
    sign_in(client, ours.contact)
    address, contact = reverse("entries:completeness", args=[ours.entry.public_id]), ours.contact.as_actor()
    add_attachment(contact, ours.part("1.1"), "证书")
    write(contact, ours.part("1.1"), "1.1a", "一")
    before = count_queries(client, address)
    for code in ("1.1", "1.2", "1.3"):
        write(contact, ours.part(code), f"{code}a", "二")
        add_attachment(contact, ours.part(code), "照片")
    assert count_queries(client, address) == before

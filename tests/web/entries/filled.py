"""What tests of reports in Word do: make a filled-in one, upload it, take it over."""

import re
from collections.abc import Mapping

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from documents.pictures import PICTURES
from web.entries.conftest import Company
from zhiheng.documents import Document
from zhiheng.reports.report_word import Report, report_docx
from zhiheng.web.entries.standards import standard_of_entry

_TAKEN = re.compile(r'name="take" value="([^"]+)"( checked)?')


def filled_word(
    company: Company,
    documents: Mapping[str, Document],
    scores: Mapping[str, str] | None = None,
    parts: frozenset[str] | None = None,
) -> bytes:
    """A filled-in report with these responses; headings without one are there and empty."""
    standard = standard_of_entry(company.entry)
    report = Report("自评报告", company.organisation.name, standard, documents, scores or {}, parts)
    return report_docx(report, PICTURES.__getitem__)


def upload(client: Client, company: Company, content: bytes, name: str = "自评报告.docx") -> HttpResponse:
    """Send a file to the upload page and follow it to the comparison."""
    address = reverse("entries:upload_report", args=[company.entry.public_id])
    return client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def boxes(response: HttpResponse) -> dict[str, bool]:
    """What a comparison offers to take, with its version, and whether it is ticked."""
    return {value: bool(ticked) for value, ticked in _TAKEN.findall(response.content.decode())}


def take(client: Client, response: HttpResponse, chosen: list[str] | None = None) -> HttpResponse:
    """Take over what a comparison ticks, or what is chosen."""
    values = [value for value, ticked in boxes(response).items() if ticked] if chosen is None else chosen
    found = re.search(r'action="(/filled_reports/\w+/take)"', response.content.decode())
    assert found
    return client.post(found[1], {"take": values}, follow=True)

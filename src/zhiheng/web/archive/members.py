"""The members of an archive file that people read: items, catalogue, record (docs/reference/archive.md)."""

from collections.abc import Iterator, Sequence

from django.template.loader import render_to_string

from zhiheng.canonical import Json, canonical_json
from zhiheng.web.archive.catalogue import Catalogue, as_csv, catalogue_of
from zhiheng.web.archive.messages import HEADINGS
from zhiheng.web.archive.readable import Names, as_html, said_in
from zhiheng.web.audit.archiving import all_left_out
from zhiheng.web.audit.models import LedgerHead, LedgerPayload
from zhiheng.web.audit.queries import payload_lines, record_lines
from zhiheng.web.programmes.models import Cycle

FORMAT = "zhiheng-archive/1"
_TOP = "archive"


def members_of(cycle: Cycle) -> Iterator[tuple[str, bytes]]:
    """Yield every such member of a cycle's archive file by its name; to be called within a snapshot."""
    catalogue, names = catalogue_of(cycle), Names(cycle)
    for item in catalogue.items:
        said = said_in(item, names)
        yield f"{item.stem}.json", canonical_json(said)
        values = {"item": item, "cells": _named(item.cells("zh")), "says": as_html(said["says"])}
        yield f"{item.stem}.html", _page("archive/item.html", values)
    for paper, _, _ in catalogue.kinds:
        own = [one for one in catalogue.items if one.paper is paper]
        yield f"{_TOP}/{paper.name}/list.csv", as_csv(own, "zh").encode()
    yield f"{_TOP}/catalogue.csv", as_csv(catalogue.items, "zh").encode()
    yield f"{_TOP}/catalogue.json", canonical_json(_catalogue(catalogue))
    yield f"{_TOP}/index.html", _page("archive/index.html", {"catalogue": catalogue, "headings": HEADINGS})
    yield from _record(cycle)


def _record(cycle: Cycle) -> Iterator[tuple[str, bytes]]:
    """Yield the whole chain, and what entries about the cycle say; all others are marked as withheld."""
    end = LedgerHead.objects.get().sequence
    yield f"{_TOP}/record/record.jsonl", b"".join(record_lines(end))
    given = LedgerPayload.objects.filter(cycle=cycle)
    yield f"{_TOP}/record/payloads.jsonl", b"".join(payload_lines(given, end))


def _catalogue(catalogue: Catalogue) -> dict[str, Json]:
    left_out: dict[str, Json] = {
        model._meta.label_lower: reason.zh  # noqa: SLF001 - Django's name
        for model, reason in sorted(all_left_out().items(), key=lambda one: one[0]._meta.label_lower)  # noqa: SLF001
    }
    return {
        "format": FORMAT,
        "cycle": catalogue.cycle.title,
        "items": [one.as_json() for one in catalogue.items],
        "left_out": left_out,
    }


def _named(cells: Sequence[str]) -> list[tuple[str, str]]:
    return [(name.zh, cell) for name, cell in zip(HEADINGS, cells, strict=True) if cell]


def _page(template: str, values: dict[str, object]) -> bytes:
    return render_to_string(template, values).encode()

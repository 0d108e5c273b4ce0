"""Sheets of figures and filled-in data books, for the worlds of the generated tests; see ``worlds.py``."""

import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import models

from web.permissions.taken_in import written_path, written_row
from zhiheng.canonical import sha256_hex
from zhiheng.metrics import builtin_catalogue
from zhiheng.metrics.workbook import write_data_book
from zhiheng.web.audit.roles import Role
from zhiheng.web.databook.kinds_of_files import ENTRY_DATA, WORKBOOK
from zhiheng.web.databook.models import OfficeValues
from zhiheng.web.entries.models import Entry
from zhiheng.web.files.blobs import claim_blob, keep_bytes
from zhiheng.web.files.filetypes import FileType
from zhiheng.web.files.models import StoredFile

Path = Callable[[Any, Role], Sequence[str]]


def filled_data_book(world: Any, role: Role) -> StoredFile:
    """A data book filled in with Excel, as whoever acts in that role uploaded it."""
    content = io.BytesIO(_empty_workbook())
    return StoredFile.objects.create(
        owner_kind=ENTRY_DATA,
        owner=written_row(world, role, Entry).public_id,
        purpose=WORKBOOK,
        name=f"示例数据{world.mark}.xlsx",
        blob=claim_blob(keep_bytes(content), content, FileType.XLSX),
        uploaded_by_id=world.actor(role).person,
        cycle=world.cycle,
        programme=world.programme,
    )


@cache
def _empty_workbook() -> bytes:
    return write_data_book(builtin_catalogue(), "M01", [2099], ["energy"])


def _sheet(world: Any, role: Role) -> list[str]:
    return [written_row(world, role, Entry).parts.get(code="data_finance").public_id]


def _registers(world: Any, role: Role) -> list[str]:
    return [written_row(world, role, Entry).parts.get(code="data_registers").public_id]


def _entry(world: Any, role: Role) -> list[str]:
    return written_path(Entry, world, role)


def _file(world: Any, role: Role) -> list[str]:
    return [filled_data_book(world, role).public_id]


def office_values_of_cycle(world: Any) -> OfficeValues:
    """A list that the office set."""
    content = f"metric,industry,year,scope,value,source\nrevenue_per_employee,,2099,示例{world.mark},1,示例出处\n"
    return OfficeValues.objects.create(
        cycle=world.cycle,
        kind=OfficeValues.Kind.BENCHMARKS,
        number=OfficeValues.objects.count() + 1,
        content=content,
        digest=sha256_hex(content.encode()),
        set_by=world.people[Role.OFFICE_CLERK].person,
    )


DATABOOK_ROWS: dict[type[models.Model], Callable[[Any], Any]] = {OfficeValues: office_values_of_cycle}

DATABOOK_PATHS: dict[str, Path] = {
    **dict.fromkeys((f"databook:{name}" for name in ("sheet", "findings", "save")), _sheet),
    "databook:registers": _registers,
    "databook:office_list": lambda world, _role: [world.row(OfficeValues).public_id],
    **dict.fromkeys((f"databook:{name}" for name in ("workbook", "upload", "all_metrics")), _entry),
    "databook:metrics": lambda world, role: [*_entry(world, role), "5.1"],
    **dict.fromkeys((f"databook:{name}" for name in ("filled", "take", "discard")), _file),
}

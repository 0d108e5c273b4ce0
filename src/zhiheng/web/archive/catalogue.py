"""The catalogue of a cycle's archive (归档目录): every item with its number, and the originals that belong to it."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from zhiheng.canonical import Json
from zhiheng.problems import Language, Message
from zhiheng.web.archive.messages import HEADINGS
from zhiheng.web.archive.tree import Node, nodes_of
from zhiheng.web.audit.archiving import Described, Paper, all_papers
from zhiheng.web.files.models import Blob, PrintCode, StoredFile
from zhiheng.web.messages.letter_text import common_values
from zhiheng.web.programmes.declared.archive import PERIODS
from zhiheng.web.programmes.models import Cycle
from zhiheng.web.programmes.values import values_of

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Original:
    """A file of an item: the name it was given, its digest, its pages as far as they are known."""

    name: str
    digest: str
    pages: int | None = None
    is_signed_copy: bool = False


@dataclass(frozen=True)
class Item:
    """One item (件) of the archive."""

    number: int
    paper: Paper
    node: Node
    described: Described
    by: str
    day: str
    period: Message
    originals: Sequence[Original]

    @property
    def pages(self) -> int | None:
        """The pages of its originals, None where none of them has pages that are known."""
        known = [one.pages for one in self.originals if one.pages]
        return sum(known) if known else None

    @property
    def stem(self) -> str:
        """The path of its members in the archive file, without what they end in."""
        return f"archive/{self.paper.name}/{self.number:05}"

    def cells(self, language: Language) -> list[str]:
        """Return what the catalogue says of it, in the order of ``HEADINGS``."""
        return [
            str(self.number),
            self.paper.title.text(language),
            self.by,
            self.described.number,
            self.described.title.text(language),
            self.day,
            str(self.pages or ""),
            self.period.text(language),
            f"{self.stem}.html",
        ]

    def as_json(self) -> dict[str, Json]:
        """Return what the catalogue says of it for programs."""
        names = ("number", "kind", "by", "paper_number", "title", "date", "pages", "kept", "member")
        originals: list[Json] = [
            {"name": one.name, "member": f"files/{one.digest}", "signed_copy": one.is_signed_copy}
            for one in self.originals
        ]
        return {**dict(zip(names, self.cells("zh"), strict=True)), "originals": originals}


class Originals:
    """The files of a cycle by the public ids of the rows that they belong to, signed copies by the printed row's."""

    def __init__(self, cycle: Cycle) -> None:
        printed = dict(PrintCode.objects.filter(cycle=cycle).values_list("public_id", "subject"))
        files = StoredFile.objects.filter(cycle=cycle, withdrawn_at=None, blob__removed_at=None)
        self._by_owner: dict[str, list[Original]] = defaultdict(list)
        for one in files.select_related("blob__rendition").order_by("pk"):
            rendition = getattr(one.blob, "rendition", None)
            found = Original(one.name, one.blob_id, rendition.page_count if rendition else None, one.owner in printed)
            self._by_owner[printed.get(one.owner, one.owner)].append(found)

    def of(self, node: Node) -> list[Original]:
        """Return the files of an item, those that the platform made of its rows too."""
        found: list[Original] = []
        for row in node.rows():
            found += self._by_owner.get(getattr(row, "public_id", ""), ())
            for field in row._meta.concrete_fields:  # noqa: SLF001 - Django's name
                digest = getattr(row, field.attname) if field.related_model is Blob else None
                if digest:
                    found.append(Original(f"{field.name}-{row.pk}", digest))
        return found


@dataclass(frozen=True)
class Catalogue:
    """All items of a cycle, numbered through."""

    cycle: Cycle
    items: Sequence[Item]

    @cached_property
    def kinds(self) -> list[tuple[Paper, Message, int]]:
        """The kinds that there are, each with how long and how many."""
        counts: dict[str, int] = defaultdict(int)
        for one in self.items:
            counts[one.paper.name] += 1
        first = {one.paper.name: one for one in reversed(self.items)}
        return [(first[name].paper, first[name].period, count) for name, count in counts.items()]


def catalogue_of(cycle: Cycle) -> Catalogue:
    """Return the catalogue of a cycle as it stands."""
    office, originals = common_values(cycle).values.get("office", ""), Originals(cycle)
    periods, values, zone = dict(PERIODS), values_of(cycle), ZoneInfo(cycle.time_zone)
    items: list[Item] = []
    for paper in all_papers():
        for node in nodes_of(paper, cycle):
            described = paper.described(node.row)
            items.append(
                Item(
                    number=len(items) + 1,
                    paper=paper,
                    node=node,
                    described=described,
                    by=described.by or office,
                    day=_day(described.day, zone),
                    period=periods[str(values[f"archive.{paper.period}"])],
                    originals=originals.of(node),
                )
            )
    return Catalogue(cycle, items)


def _day(day: date | datetime | None, zone: ZoneInfo) -> str:
    if day is None:
        return ""
    return (day.astimezone(zone).date() if isinstance(day, datetime) else day).isoformat()


def as_csv(items: Iterable[Item], language: Language) -> str:
    """Return the catalogue as Excel and WPS open it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([one.text(language) for one in HEADINGS])
    for one in items:
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell for cell in one.cells(language)])
    return f"\ufeff{text.getvalue()}"

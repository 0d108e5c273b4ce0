"""The sheets of the data book as parts of an application."""

from collections.abc import Container, Iterator, Mapping, Sequence

from django.urls import reverse

from zhiheng.canonical import Json
from zhiheng.metrics import builtin_catalogue
from zhiheng.metrics.catalogue import Input
from zhiheng.metrics.registers import REGISTERS
from zhiheng.metrics.workbook.layout import COVER, DOMAINS
from zhiheng.problems import Message
from zhiheng.tables import InputFile, read_workbook
from zhiheng.web.databook import aims, own
from zhiheng.web.databook.asked import Asked, asked_of
from zhiheng.web.databook.book import book_of
from zhiheng.web.databook.domains import TITLES, inputs_of, sheet_of
from zhiheng.web.databook.explanations import home_of, label_of
from zhiheng.web.databook.kinds_of_files import ENTRY_DATA, WORKBOOK
from zhiheng.web.databook.needs import need_of
from zhiheng.web.databook.printed import printed_tables
from zhiheng.web.databook.registers import SHEET, field_of, problems_of, register_of
from zhiheng.web.databook.rows import cells_of, figure, merged
from zhiheng.web.entries.models import Entry, Part
from zhiheng.web.entries.sheet_kinds import SheetKind, SheetLack, Texts
from zhiheng.web.files.models import StoredFile
from zhiheng.web.programmes.contributions import filled

NOT_A_NUMBER = Message(
    "{year} 年的“{cell}”不是数字 › 填数字，不涉及的填“不涉及”",
    "“{cell}” of {year} is no number › write digits, or NA for what does not apply",
)
_YEARS_MISSING = Message("{name}：{years}", "{name}: {years}")
_FINDING = Message("{year} 年：{text}", "{year}: {text}")


def is_on(entry: Entry) -> bool:
    """Whether a new application has a data book."""
    return asked_of(entry).is_on


def names_of(part: Part) -> Sequence[str]:
    """Return the inputs of a sheet, or the fields of the registers."""
    return [*map(field_of, REGISTERS)] if part.code == SHEET else [one.id for one in inputs_of(part.code)]


def label(code: str, name: str) -> Message | None:
    """Return what people call a field of a sheet: a figure, the explanation of a finding, what a metric aims at."""
    if sheet_of(name) == code:
        return builtin_catalogue().inputs[name].name
    register = register_of(name)
    if register:
        return register.title if code == SHEET else None
    return label_of(name) or aims.label_of(code, name) or own.label_of(code, name)


def problems(_part: Part, name: str, text: str) -> Sequence[Message]:
    """Return which cells of an input hold no figure, and what is wrong with a target or comparison value."""
    if name.startswith((aims.TARGET, aims.COMPARE)):
        return aims.problems_of(name, text)
    if name.startswith(own.PREFIX):
        return own.problems_of(text)
    register = register_of(name)
    if register:
        return problems_of(register, text)
    if sheet_of(name) is None:
        return ()
    cells = cells_of(text).items()
    return [filled(NOT_A_NUMBER, year=year, cell=cell) for year, cell in cells if figure(cell) is False]


def lacks(parts: Sequence[Part], texts: Texts) -> Iterator[SheetLack]:
    """Yield the required figures that are not filled in, cells that hold none, and what waits for an explanation."""
    if not parts:
        return
    asked = asked_of(parts[0].entry)
    book = book_of(asked.years, texts, asked.office)
    unresolved = [(home_of(one), one) for one in book.unresolved()]
    for part in parts:
        yield from _typed(part, texts.get(part.code, {}), asked, book.counts)
        yield from _registered(part, texts.get(part.code, {}))
        for home, finding in unresolved:
            if home and home[0] == part.code:
                text = filled(_FINDING, year=finding.year, text=finding.message)
                yield SheetLack(part, home[1], "unexplained", text)


def _typed(part: Part, texts: Mapping[str, str], asked: Asked, counts: Container[str]) -> Iterator[SheetLack]:
    for one in inputs_of(part.code):
        text = texts.get(one.id, "")
        is_needed = need_of(one, asked.scope) == "required" and one.id not in counts
        absent = absent_years(one, text, asked) if is_needed else []
        if absent:
            told = "、".join(map(str, absent))
            yield SheetLack(part, one.id, "empty", filled(_YEARS_MISSING, name=one.name, years=told))
        if problems(part, one.id, text):
            yield SheetLack(part, one.id, "wrong", one.name)


def _registered(part: Part, texts: Mapping[str, str]) -> Iterator[SheetLack]:
    for register in REGISTERS.values() if part.code == SHEET else ():
        name = field_of(register.id)
        if problems_of(register, texts.get(name, "")):
            yield SheetLack(part, name, "wrong", register.title)


def absent_years(one: Input, text: str, asked: Asked) -> list[int]:
    """Return the years that an input is needed for and not filled in: of flows not the one before the first."""
    cells = cells_of(text)
    return [year for year in asked.years if year not in cells and (year >= asked.first_year or one.kind == "stock")]


def frozen(entry: Entry) -> Mapping[str, Json]:
    """Return what a snapshot keeps to read the texts by."""
    asked = asked_of(entry)
    return {"years": [*asked.years], "first_year": asked.first_year, "scope": asked.scope}


def with_earlier(part: Part, own: Mapping[str, str], earlier: Mapping[str, str]) -> dict[str, str]:
    """Return one's own figures with those of an earlier sheet for the years that are empty; no explanations."""
    if part.code == SHEET:  # a register goes over as a whole, if there is none yet
        return {name: own.get(name, "").strip() or text for name, text in earlier.items() if register_of(name)}
    years = asked_of(part.entry).years
    return {one.id: merged(own.get(one.id, ""), earlier.get(one.id, ""), years) for one in inputs_of(part.code)}


def url(part: Part) -> str:
    """Return the page of a sheet."""
    return reverse("databook:registers" if part.code == SHEET else "databook:sheet", args=[part.public_id])


def is_workbook(name: str, content: bytes) -> bool:
    """Whether a file is a filled-in data book, however wrong its cells are."""
    names = {sheet.name for sheet in read_workbook(InputFile(name, content))}
    return COVER in names and not names.isdisjoint(DOMAINS.values())


def file_url(file: StoredFile) -> str:
    """Return where a filled-in data book is compared."""
    return reverse("databook:filled", args=[file.public_id])


SHEET_KINDS = (
    SheetKind(
        TITLES,
        is_on=is_on,
        fields=names_of,
        label=label,
        problems=problems,
        lacks=lacks,
        frozen=frozen,
        printed=printed_tables,
        merged=with_earlier,
        url=url,
        file_kind=ENTRY_DATA,
        file_purpose=WORKBOOK,
        is_workbook=is_workbook,
        file_url=file_url,
    ),
)

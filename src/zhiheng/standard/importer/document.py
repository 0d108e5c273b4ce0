"""One document of any format that can be imported."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from zhiheng.problems import BadInputError, Place, Problem, Problems
from zhiheng.standard import messages
from zhiheng.standard.findings import half_width_findings
from zhiheng.standard.importer.cells import CriteriaTable
from zhiheng.standard.importer.difference import codes_that_differ
from zhiheng.standard.importer.excel import read_excel
from zhiheng.standard.importer.outline import Outline
from zhiheng.standard.importer.plain_text import read_plain_text
from zhiheng.standard.importer.reader import read_table
from zhiheng.standard.importer.word import read_word
from zhiheng.standard.load import builtin_standards, load_standard
from zhiheng.standard.model import Standard
from zhiheng.standard.parse import parse_standard
from zhiheng.tables import InputFile, is_identifier

_READERS: dict[str, Callable[[InputFile], CriteriaTable]] = {
    ".docx": read_word,
    ".txt": read_plain_text,
    ".xlsx": read_excel,
}
# Keeps the check quiet about a title or an id that is noted already.
_STAND_IN = "standard"


def import_standard(file: InputFile, output: PurePath) -> tuple[Standard, tuple[Problem, ...]]:
    """Return the standard in an office's document, and findings; ``output`` names the file it will be kept in.

    A built-in standard is recognised; any other takes the stem of ``output`` as its id, with a finding if it only
    has a built-in title.

    Raises:
        BadInputError: with everything that cannot be placed and every defect ``parse_standard`` finds, each at
            its place in the document.
    """
    read = _READERS.get(PurePath(file.name).suffix.lower())
    if read is None:
        raise BadInputError([Problem(file.place, messages.UNKNOWN_FORMAT)])
    problems = Problems()
    data = read_table(file.name, read(file), problems)
    if "title" not in data:
        problems.add(messages.NO_TITLE, file.place)
    data.setdefault("title", _STAND_IN)
    data["id"] = _STAND_IN
    outline = Outline(data)
    builtin = _titled(data["title"])
    if builtin is None:
        data["id"] = _id_of(output, problems)
    with problems.collecting():
        standard = parse_standard(outline)
    problems.raise_if_any()
    findings = tuple(half_width_findings(outline))
    if builtin is None:
        return standard, findings
    codes = codes_that_differ(standard, builtin)
    if not codes:
        return builtin, findings
    standard = replace(standard, id=_id_of(output, problems))
    problems.raise_if_any()
    values = (("builtin", builtin.id), ("count", len(codes)), ("code", codes[0]), ("id", standard.id))
    return standard, (Problem(outline.place(("title",)), messages.LIKE_BUILTIN, values), *findings)


def _titled(title: object) -> Standard | None:
    """Return the built-in standard with a title."""
    return next((builtin for builtin in map(load_standard, builtin_standards()) if builtin.title == title), None)


def _id_of(output: PurePath, problems: Problems) -> str:
    """Return the stem of the output; noted if it is no id, or that of a built-in standard."""
    if output.stem in builtin_standards():
        problems.add(messages.BUILTIN_ID, Place(file=str(output)), id=output.stem)
    elif not is_identifier(output.stem):
        problems.add(messages.BAD_OUTPUT_NAME, Place(file=str(output)), name=output.name)
    else:
        return output.stem
    return _STAND_IN

"""One document of any format that can be imported."""

from collections.abc import Callable
from pathlib import PurePath

from zhiheng.problems import BadInputError, Place, Problem, Problems
from zhiheng.standard import messages
from zhiheng.standard.findings import half_width_findings
from zhiheng.standard.importer.cells import CriteriaTable
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

    Its id is that of the built-in standard with the same title, else the stem of ``output``.

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
    data["id"] = _id_of(data["title"], output, problems)
    outline = Outline(data)
    with problems.collecting():
        standard = parse_standard(outline)
    problems.raise_if_any()
    return standard, tuple(half_width_findings(outline))


def _id_of(title: object, output: PurePath, problems: Problems) -> str:
    for builtin in builtin_standards():
        if load_standard(builtin).title == title:
            return builtin
    if is_identifier(output.stem):
        return output.stem
    problems.add(messages.BAD_OUTPUT_NAME, Place(file=str(output)), name=output.name)
    return _STAND_IN

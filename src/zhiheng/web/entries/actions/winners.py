"""Importing earlier winners (历届获奖组织) from a list."""

from collections.abc import Iterator

from zhiheng.canonical import sha256_hex
from zhiheng.problems import Message, Place, Problems
from zhiheng.tables import InputFile, is_plain_name, read_csv
from zhiheng.web.audit.acting import acting
from zhiheng.web.audit.actor import Actor
from zhiheng.web.entries import rules
from zhiheng.web.entries.models import EarlierWinner
from zhiheng.web.people import credit_code
from zhiheng.web.programmes.models import Programme

COLUMNS = ("year", "award", "name", "credit_code", "tier")
_FIRST, _LAST = 1990, 2100
_LONGEST = {"award": 100, "name": 200, "tier": 60}

NO_ROWS = Message("名单里没有内容 › 每行写一家获奖组织", "the list is empty › give one winner a line")
BAD_YEAR = Message("“{year}”不是年份 › 写成四位数字，如 2023", "“{year}” is no year › write four digits, such as 2023")
NO_NAME = Message("没有组织名称 › 填写全称", "there is no name › give the full name")
NO_AWARD = Message("没有奖项名称 › 如 示例区政府质量奖", "there is no award › name it in full")
TOO_LONG = Message("“{column}”超过 {most} 字 › 写得短些", "“{column}” has more than {most} characters › shorten it")
BAD_CODE = Message(
    "统一社会信用代码“{code}”不对 › 核对 18 位代码，没有的留空",
    "the credit code “{code}” is wrong › check its 18 characters, or leave it empty",
)
REPEATED = Message("与第 {line} 行重复 › 删去一行", "the same as line {line} › delete one of them")


def import_winners(actor: Actor, programme: Programme, file: InputFile) -> int:
    """Import a list with the columns of ``COLUMNS``; return how many winners were new.

    A winner known by year, award and name is updated. Raises NotPermittedError, and BadInputError with every problem
    and its line; then nothing was imported.
    """
    with acting(actor, rules.IMPORT_WINNERS, programme) as deed:
        problems = Problems()
        winners = list(_read(file, problems))
        if not winners and not problems:
            problems.add(NO_ROWS, file.place)
        problems.raise_if_any()
        made = [
            EarlierWinner.objects.update_or_create(
                programme=deed.subject,
                year=one.year,
                award=one.award,
                name=one.name,
                defaults={"credit_code": one.credit_code, "tier": one.tier},
            )[1]
            for one in winners
        ]
        deed.record(count=len(winners), digest=sha256_hex(file.content))
    return sum(made)


def _read(file: InputFile, problems: Problems) -> Iterator[EarlierWinner]:
    lines: dict[tuple[str, ...], int] = {}
    for line, fields in read_csv(file, problems, COLUMNS):
        row, place = dict(zip(COLUMNS, fields, strict=True)), Place(file.name, line=line)
        _check(row, place, problems)
        key = (row["year"], row["award"], row["name"])
        if key in lines:
            problems.add(REPEATED, place, line=lines[key])
        lines.setdefault(key, line)
        if not problems:
            code = credit_code.tidied(row["credit_code"])
            yield EarlierWinner(**{**row, "year": int(row["year"]), "credit_code": code})


def _check(row: dict[str, str], place: Place, problems: Problems) -> None:
    year, code = row["year"], credit_code.tidied(row["credit_code"])
    if not (year.isascii() and year.isdigit() and _FIRST <= int(year[:9]) <= _LAST):
        problems.add(BAD_YEAR, place, year=year)
    if not is_plain_name(row["name"]):
        problems.add(NO_NAME, place)
    if not is_plain_name(row["award"]):
        problems.add(NO_AWARD, place)
    if code and credit_code.problem_of(code):
        problems.add(BAD_CODE, place, code=row["credit_code"])
    for column, most in _LONGEST.items():
        if len(row[column]) > most:
            problems.add(TOO_LONG, place, column=column, most=most)

"""Form files are read whole: every problem at once, each at its line."""

import pytest

from zhiheng.problems import BadInputError, Problem
from zhiheng.tables import InputFile, read_toml
from zhiheng.web.entries.forms import Form, default_form, default_source, parse_form
from zhiheng.web.entries.forms.form_file import MOST_FIELDS
from zhiheng.web.programmes.documents import canonical_text, form_document, stored_document


def _read(text: str) -> Form:
    return parse_form(read_toml(InputFile("own.toml", text.encode())))


def _problems(text: str) -> list[Problem]:
    with pytest.raises(BadInputError) as refused:
        _read(text)
    return list(refused.value.problems)


def _line(text: str) -> int:
    return default_source().split("\n").index(text) + 1


def test_kept_form_is_read_again_as_it_was() -> None:
    kept = stored_document(canonical_text(default_form().as_json())).data
    assert parse_form(form_document(kept)) == default_form()


def test_all_problems_are_told_at_once_with_their_lines() -> None:
    text = default_source().replace('kind = "date"', 'kind = "datum"').replace('key = "address"', 'key = "Adresse"')
    text = text.replace('key = "assets"', 'key = "revenue"')
    assert [(one.place.line, one.place.cell, one.what("zh")) for one in _problems(text)] == [
        (_line('kind = "date"'), "kind", "类型（kind）不能是 datum"),
        (_line('key = "address"'), "key", "“Adresse”不能作字段的 key"),
        (_line('key = "assets"'), "key", "key “revenue”出现两次"),
    ]


_FIELD = '[[sections.fields]]\nkey = "own"\nlabel = {{ zh = "自己的", en = "Own" }}\n{}\n'


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ('kind = "line"\nfoo = "1"', "未知的键 foo"),
        ('kind = "line"\naudience = "public"', "适用对象（audience）不能是 public"),
        ('kind = "choice"', "“choice”类的字段选项不到两个"),
        ('kind = "rows"', "“rows”类的字段没有表头"),
        ('kind = "line"\ncolumns = [{ zh = "甲", en = "A" }]', "“line”类的字段不用 columns"),
        ('kind = "rows"\ncolumns = [{ zh = "{甲}", en = "A" }]', "文字中有花括号"),
        (
            'kind = "line"\nchoices = [{ key = "a", zh = "甲", en = "A" }]',
            "“line”类的字段不用 choices",
        ),
        (
            'kind = "choice"\nchoices = [{ key = "a", zh = "甲", en = "A" }, { key = "a", zh = "乙", en = "B" }]',
            "选项“a”出现两次",
        ),
    ],
)
def test_field_that_cannot_be_used_is_refused(field: str, what: str) -> None:
    text = default_source()
    assert _read(text + _FIELD.format('kind = "line"')).field("own") is not None
    assert [one.what("zh") for one in _problems(text + _FIELD.format(field))] == [what]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('key = "coaching"', 'key = "advice"', "缺少字段“外部辅导情况”（coaching）：核对专家的利害关系，不向专家展示"),
        (
            'key = "parent"\nkind = "line"',
            'key = "parent"\nkind = "text"',
            "字段 parent 的 kind 须是 line：审查时核对母公司、子公司的获奖和申报情况",
        ),
        (
            'audience = "conflicts"',
            'audience = "office"',
            "字段 coaching 的 audience 须是 conflicts：核对专家的利害关系，不向专家展示",
        ),
        (
            'kind = "credit_code"\nrequired = true',
            'kind = "credit_code"',
            "字段 credit_code 须是必填：每个信用代码在一届一个类别只有一份申报",
        ),
        (
            'key = "advanced"',
            'key = "modern"',
            "字段 kind 的选项须是 advanced、traditional：评分要点的注按它展开或收起，资格审查确认它",
        ),
    ],
)
def test_fields_that_other_parts_rely_on_are_refused_otherwise(old: str, new: str, what: str) -> None:
    assert default_source().count(old) == 1
    assert [one.what("zh") for one in _problems(default_source().replace(old, new))] == [what]


def test_rows_that_others_read_need_their_columns() -> None:
    text = default_source()
    start = text.index('  { zh = "统一社会信用代码"')
    columns = text[start : text.index("]", start)]
    [problem] = _problems(text.replace(columns, ""))
    assert problem.what("zh").startswith("字段 subsidiaries 至少要有 2 栏，前 2 栏是名称、统一社会信用代码")


def test_format_and_number_of_fields_are_checked() -> None:
    text = default_source()
    many = "".join(_FIELD.format('kind = "line"').replace('"own"', f'"own{one}"') for one in range(MOST_FIELDS))
    assert [one.place.cell for one in _problems('format = "zhiheng-form/2"\n' + text)] == ["format"]
    assert [one.what("zh") for one in _problems(text + many)] == ["有 218 个字段，至多 200 个"]

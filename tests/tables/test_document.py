import pytest

from zhiheng.problems import BadInputError, Place
from zhiheng.tables import InputFile, read_json, read_toml, read_yaml

YAML = """\
id: x
number: 1.10
none:
nil: null
quoted: "null"
list:
  - name: 质量
  - name: 创新
"""


def problems(read, text):
    with pytest.raises(BadInputError) as caught:
        read(InputFile("x", text.encode() if isinstance(text, str) else text))
    return [(problem.place.line, problem.what("zh")) for problem in caught.value.problems]


def test_yaml_scalars_are_texts_or_none():
    document = read_yaml(InputFile("x.yaml", YAML.encode()))
    assert document.data == {
        "id": "x",
        "number": "1.10",
        "none": None,
        "nil": None,
        "quoted": "null",
        "list": [{"name": "质量"}, {"name": "创新"}],
    }
    assert not document.has_numbers


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), Place("x.yaml")),
        (("number",), Place("x.yaml", cell="number", line=2)),
        (("list", 1, "name"), Place("x.yaml", cell="name", line=8)),
        (("list", 1, "points"), Place("x.yaml", cell="points", line=8)),
        (("list", 7), Place("x.yaml", cell="list", line=6)),
        (("id", "deeper"), Place("x.yaml", cell="deeper", line=1)),
    ],
)
def test_yaml_places_are_those_of_the_nearest_known_line(path, place):
    assert read_yaml(InputFile("x.yaml", YAML.encode())).place(path) == place


def test_an_empty_yaml_is_none():
    assert read_yaml(InputFile("x.yaml", b"")).data is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\na: 2\n", (2, "键 a 出现两次")),
        ("a: 1\nb: [1\n", (3, "不是有效的 YAML")),
        ("a: &x 1\nb: *x\n", (2, "不能使用 YAML 别名（*）")),
        ("? [1]\n: 2\n", (1, "不是有效的 YAML")),
        ("a: 1\nb: \x07\n", (2, "有控制字符（U+0007）")),
        ("a: \0", (1, "有控制字符（U+0000）")),
        ("[" * 3000, (None, "嵌套层次太多")),
    ],
)
def test_bad_yaml_is_named_with_its_line(text, problem):
    assert problems(read_yaml, text) == [problem]


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (read_yaml, "a: {b\n", "not valid YAML (expected ',' or '}', but got '<stream end>')"),
        (read_json, '{"a"', "not valid JSON (Expecting ':' delimiter)"),
        (read_toml, "a = ", "not valid TOML (Invalid value)"),
    ],
)
def test_what_a_library_says_is_told_in_english_only(read, text, reason):
    with pytest.raises(BadInputError) as caught:
        read(InputFile("x", text.encode()))
    assert [problem.what("en") for problem in caught.value.problems] == [reason]


def test_json_scalars_are_texts_too():
    document = read_json(InputFile("x.json", b'{"n":1.10,"i":5,"t":true,"z":null,\n"l":[{"a":"b"}]}'))
    assert document.data == {"n": "1.10", "i": "5", "t": True, "z": None, "l": [{"a": "b"}]}
    assert document.place(("l", 0, "a")) == Place("x.json", cell="a", line=2)


def test_json_that_is_no_yaml_has_no_lines():
    assert read_json(InputFile("x.json", b'{"a":\t"b"}')).place(("a",)).cell == "a"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"a":1,\n"b"}', (2, "不是有效的 JSON")),
        ('{"a":1,"a":2}', (None, "键 a 出现两次")),
        ("[" * 100000, (None, "嵌套层次太多")),
    ],
)
def test_bad_json_is_named_with_its_line(text, problem):
    assert problems(read_json, text) == [problem]


TOML = 'a = 1\nf = 0.1\n[t]\nb = [\n  1,\n]\n[[l]]\nc = "x"\n[[l]]\nc = "y"\n'


@pytest.mark.parametrize(
    ("path", "line"),
    [(("a",), 1), (("t",), 3), (("t", "b"), 6), (("l", 1), 9), (("l", 1, "c"), 10), (("t", "none"), 3)],
)
def test_toml_lines_are_exact(path, line):
    document = read_toml(InputFile("x.toml", TOML.encode()))
    assert document.has_numbers
    assert document.place(path).line == line


def test_toml_fractions_are_exact():
    assert str(read_toml(InputFile("x.toml", TOML.encode())).data["f"]) == "0.1"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a = 1\nb = \n", (2, "不是有效的 TOML")),
        ("a = 1\nb = [", (2, "不是有效的 TOML")),
        ("a = " + "[" * 5000, (None, "嵌套层次太多")),
    ],
)
def test_bad_toml_is_named_with_its_line(text, problem):
    assert problems(read_toml, text) == [problem]


def test_other_encodings_are_refused():
    assert problems(read_toml, "名 = 1".encode("gbk")) == [(1, "不是 UTF-8 编码（可能是 GBK）")]

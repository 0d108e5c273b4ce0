"""Registers: their lines read, what is wrong with them, and the counts that follow."""

from datetime import date

import pytest

from metrics.company import CATALOGUE
from zhiheng.metrics.registers import REGISTERS, Line, counts_of, read_line, read_lines
from zhiheng.metrics.registers import line as texts

PATENTS = REGISTERS["patents"]


def test_counts_are_whole_inputs_of_the_catalogue() -> None:
    counted = [one.input for register in REGISTERS.values() for one in register.counts]
    assert len(counted) == len(set(counted))
    assert [name for name in counted if not CATALOGUE.inputs[name].is_integer] == []
    assert [
        one for register in REGISTERS.values() for one in register.counts if not one.levels <= set(register.levels)
    ] == []


def test_line_is_read_with_its_proof() -> None:
    read = read_line(PATENTS, "一种齿轮 | ZL１ | 发明 | 2023年5月 | 2024/12 | 1 | 3#2", 1)
    assert read == (Line("一种齿轮", "ZL1", "发明", date(2023, 5, 1), date(2024, 12, 31), 1, (3, 2)), [])
    assert read_line(PATENTS, "齿轮||发明|2023-05-06|长期||4", 1)[0] == Line(
        "齿轮", "", "发明", date(2023, 5, 6), None, None, (4, None)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("|1|发明|2023", texts.NO_NAME),
        ("齿轮|1|国家级|2023", texts.BAD_LEVEL),
        ("齿轮|1|发明|去年", texts.BAD_DATE),
        ("齿轮|1|发明|2023-13", texts.BAD_DATE),
        ("齿轮|1|发明|2023|不限", texts.BAD_DATE),
        ("齿轮|1|发明|2023||第一", texts.BAD_RANK),
        ("齿轮|1|发明|2023|||证书", texts.BAD_PROOF),
    ],
)
def test_what_is_wrong_with_a_line_is_named(text: str, message: object) -> None:
    assert [one for one, _ in read_line(PATENTS, text, 1)[1]] == [message]


def test_number_that_stands_twice_is_named_and_empty_lines_are_passed_over() -> None:
    lines, wrong = read_lines(PATENTS, "a|1|发明|2023\n | | \n\nb|1|发明|2023\nc||发明|2023")
    assert ([one.name for one in lines], wrong) == (["a", "b", "c"], [(texts.REPEATED, {"line": 2, "first": 1})])


def test_rights_count_while_they_are_held() -> None:
    text = "a||发明|2021||1\nb||境外发明|2023|2024-06|2\nc||实用新型|2024\nd||申请|2024\ne||发明|"
    counts = counts_of(PATENTS, read_lines(PATENTS, text)[0], (2022, 2023, 2024))
    assert counts == {
        "valid_patents": {2022: 1, 2023: 2, 2024: 2},
        "valid_invention_patents": {2022: 1, 2023: 1, 2024: 1},
        "overseas_invention_patents": {2022: 0, 2023: 1, 2024: 0},
        "patent_applications": {2022: 0, 2023: 0, 2024: 1},
    }
    assert counts_of(PATENTS, [], (2022,)) == {}


def test_standards_of_three_years_and_projects_under_way_count() -> None:
    standards, projects = REGISTERS["standards"], REGISTERS["projects"]
    lines, _ = read_lines(standards, "a||国家|2020||1\nb||国家|2022||3\nc||行业|2023||1")
    assert counts_of(standards, lines, (2022, 2024))["standards_national"] == {2022: 2, 2024: 1}
    assert counts_of(standards, lines, (2022, 2024))["standards_lead"] == {2022: 1, 2024: 1}
    lines, _ = read_lines(projects, "a||国家级|2021|2023-03\nb||省部级|2021")
    assert counts_of(projects, lines, (2020, 2021, 2023, 2024)) == {
        "national_major_projects": {2020: 0, 2021: 1, 2023: 1, 2024: 0}
    }

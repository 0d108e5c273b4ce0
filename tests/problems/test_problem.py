import pytest

from zhiheng.problems import BadInputError, Message, Place, Problem, Problems

MESSAGE = Message("值 {value} 无效 › 改正它", "{value} is no value › correct it")


def test_problem_has_what_and_remedy_in_both_languages():
    problem = Problem(Place("a.csv", line=2), MESSAGE, (("value", 5),))
    assert (problem.what("zh"), problem.remedy("zh")) == ("值 5 无效", "改正它")
    assert problem.text("en") == "a.csv › line 2: 5 is no value › correct it"
    assert problem.as_json("zh") == {
        "file": "a.csv",
        "sheet": None,
        "cell": None,
        "line": 2,
        "what": "值 5 无效",
        "remedy": "改正它",
    }


def test_problem_without_a_place_is_its_text():
    assert Problem(Place(), MESSAGE, (("value", 5),)).text("zh") == "值 5 无效 › 改正它"


def test_problems_raise_all_they_have_found():
    problems = Problems()
    problems.raise_if_any()
    assert not problems
    problems.add(MESSAGE, Place(), value=1)
    with problems.collecting():
        raise BadInputError([Problem(Place(), MESSAGE, (("value", 2),))])
    with pytest.raises(BadInputError) as caught:
        problems.raise_if_any()
    assert [problem.what("zh") for problem in caught.value.problems] == ["值 1 无效", "值 2 无效"]
    assert str(caught.value) == "1 is no value › correct it\n2 is no value › correct it"


def test_collecting_lets_other_errors_through():
    with pytest.raises(ZeroDivisionError), Problems().collecting():
        _ = 1 / 0


def test_values_steer_no_terminal_and_have_an_end():
    message = Message("{value} 不对 › 改正", "{value} is wrong › correct it")
    assert Problem(Place(), message, (("value", "A\x1b[31m\nB"),)).text("zh") == "A\\x1b[31m\\nB 不对 › 改正"
    assert Problem(Place(), message, (("value", "9" * 5000),)).what("en") == "9" * 400 + "…… is wrong"

import numpy as np
import pytest

from measurement.make import read
from zhiheng.measurement import messages, read_weights
from zhiheng.measurement.read import Grid
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile

RATINGS = "phase,entry,expert,indicator,percent\n"
SCORES = "entry,expert,indicator,score\n"


def problems(call, *arguments, **options):
    with pytest.raises(BadInputError) as caught:
        call(*arguments, **options)
    return [problem.message for problem in caught.value.problems]


def test_read_ratings_leaves_out_what_is_absent_and_the_agreed_scores():
    text = RATINGS + "d,B,E1,1.1,80\nd,A,E1,1.1,NA\nd,B,E2,1.1,\nd,B,E3,1.1,withdrawn\nd,B,@consensus,1.1,5\n"
    scores = read(text)
    assert (scores.entries, scores.experts, scores.value.tolist()) == (("B",), ("E1",), [80.0])
    assert (scores.low, scores.high) == (0.0, 100.0)


def test_read_scores_takes_the_bounds_from_the_data():
    scores = read(SCORES + "A,E,x,-3\nB,E,x,7\n")
    assert (scores.low, scores.high) == (-3.0, 7.0)


def test_row_order_changes_nothing():
    rows = ["A,E,x,1", "A,F,x,2", "B,E,y,3", "B,F,x,4"]
    one, other = read(SCORES + "\n".join(rows)), read(SCORES + "\n".join(reversed(rows)))
    assert one.value.tolist() == other.value.tolist()
    assert one.cell.tolist() == other.cell.tolist()


def test_several_phases_need_a_choice():
    text = RATINGS + "d,A,E,1.1,80\nv,A,E,1.1,70\n"
    assert problems(read, text) == [messages.SEVERAL_PHASES]
    assert problems(read, text, phase="x") == [messages.UNKNOWN_PHASE]
    assert read(text, phase="v").value.tolist() == [70.0]


def test_refuse_bad_rows_all_at_once():
    text = SCORES + "A B,E,x,1\nA,E,,1\nA,E,x,abc\nA,E,x,inf\nA,F,x,1\nA,F,x,1\n"
    assert problems(read, text) == [
        messages.BAD_ID,
        messages.NO_INDICATOR,
        messages.NOT_A_NUMBER,
        messages.NOT_A_NUMBER,
        messages.REPEATED,
    ]
    assert problems(read, SCORES) == [messages.NO_SCORES]


def test_refuse_marks_off_the_scale_or_the_grid():
    text = SCORES + "A,E,x,1\nB,E,x,2.5\nC,E,x,11\n"
    assert problems(read, text, grid=Grid((1, 9), 1)) == [messages.OFF_STEP, messages.OUTSIDE_SCALE]


def test_replicates_are_read_where_allowed():
    assert read(SCORES + "A,E,x,1\nA,E,x,1\n", allow_replicates=True).has_replicates


def test_read_weights_notes_every_problem():
    def weights(text):
        return read_weights(InputFile("w.csv", text.encode()), ["x", "y"])

    assert weights("indicator,weight\nx,3\ny,1\n") == {"x": 3.0, "y": 1.0}
    assert problems(weights, "indicator,weight\nx,-3\ny,a\n") == [messages.BAD_WEIGHT, messages.BAD_WEIGHT]
    assert problems(weights, "indicator,weight\nx,3\n") == [messages.NO_WEIGHT]
    assert problems(weights, "indicator,weight\nx,0\ny,0\n") == [messages.ZERO_WEIGHTS]


def test_totals_are_weighted_means_over_what_was_given():
    scores = read(SCORES + "A,E,x,10\nA,E,y,20\nA,F,x,30\n")
    assert scores.totals(np.array([3.0, 1.0])).tolist() == [[12.5, 30.0]]
    assert np.isnan(scores.totals(np.array([0.0, 1.0]))[0, 1])
    assert scores.weights_of(None).tolist() == [1.0, 1.0]
    assert scores.weights_of({"x": 3.0, "y": 1.0}).tolist() == [3.0, 1.0]

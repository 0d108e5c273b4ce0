from zhiheng.scoring.points import NO_POINTS, Points, points_of


def test_points_are_numerators_over_their_divisors():
    points = points_of([(1, 3), None, (0, 5)])
    assert points == Points([1, 0, 0], [3, 0, 5])
    assert points.ratios() == [(1, 3), None, (0, 5)]
    assert [points.ratio(place) for place in range(3)] == points.ratios()


def test_no_points_are_false_and_na_is_not():
    assert not NO_POINTS
    assert not points_of([])
    assert points_of([None])

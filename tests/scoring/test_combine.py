from zhiheng.scoring.combine import weighted_mean


def test_mean_is_weighted_and_in_lowest_terms():
    assert weighted_mean([(40, (600, 1)), (60, (1001, 2))]) == (5403, 10)
    assert weighted_mean([(2, (1, 6)), (4, (1, 3))]) == (5, 18)


def test_mean_of_phases_without_weight_is_the_last():
    assert weighted_mean([(0, (600, 1)), (0, (1001, 2))]) == (1001, 2)


def test_mean_of_one_is_that_one_whatever_its_weight():
    assert weighted_mean([(0, (600, 7))]) == (600, 7)

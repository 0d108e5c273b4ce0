from scoring.make import ONE_PHASE, entries, sheet
from zhiheng.scoring import evaluate, read_season
from zhiheng.tables import InputFile


def test_normalised_ratings_have_every_cell_sorted_in_shortest_form(files):
    files.write("scheme.toml", "allow_na = true\n" + ONE_PHASE)
    files.ratings(sheet("B", "E1", *["withdrawn"] * 3), sheet("A", "E2", "85.0", "NA", 0), sheet("A", "E1", 5))
    assert files.season(allow_incomplete=True).ratings_csv().decode() == (
        "phase,entry,expert,indicator,percent\n"
        "desk,A,E1,1.1,5\ndesk,A,E1,1.2,\ndesk,A,E1,2.1,\n"
        "desk,A,E2,1.1,85\ndesk,A,E2,1.2,NA\ndesk,A,E2,2.1,0\n"
        "desk,B,E1,1.1,withdrawn\ndesk,B,E1,1.2,withdrawn\ndesk,B,E1,2.1,withdrawn\n"
    )


def test_normalised_points_keep_their_halves(files):
    files.write("scheme.toml", 'unit = "points"\n' + ONE_PHASE)
    files.ratings(sheet("A", "E1", "9.50", 20, "0.5"), unit="points")
    assert files.season().ratings_csv().decode().splitlines() == [
        "phase,entry,expert,indicator,points",
        "desk,A,E1,1.1,9.5",
        "desk,A,E1,1.2,20",
        "desk,A,E1,2.1,0.5",
    ]


def test_normalised_entries_are_sorted_and_quoted_where_needed(files):
    files.write("entries.csv", 'phone,entry,name,kind\n138,B,"示例,乙公司",traditional\n139,A,示例甲公司,advanced\n')
    files.ratings(sheet("A", "E1", 5, 5, 5))
    assert files.season().entries_csv().decode() == (
        'entry,name,kind,status,track\nA,示例甲公司,advanced,active,\nB,"示例,乙公司",traditional,active,\n'
    )


def test_the_normalised_season_gives_the_same_result(files):
    files.write("entries.csv", entries("B", "A", C="示例C公司,traditional,withdrawn,"))
    files.ratings(sheet("A", "E1", "85.0", 60, 70), sheet("B", "E1", 5), sheet("B", "E2", 5, 5, 5))
    season = files.season(allow_incomplete=True)
    again = read_season(
        [InputFile("ratings.csv", season.ratings_csv())],
        InputFile("entries.csv", season.entries_csv()),
        season.scheme,
        allow_incomplete=True,
    )
    assert evaluate(again).as_bytes() == evaluate(season).as_bytes()
    assert (again.ratings_csv(), again.entries_csv()) == (season.ratings_csv(), season.entries_csv())


def test_a_season_keeps_its_original_files(files):
    files.ratings(sheet("A", "E1", 5, 5, 5))
    assert [file.name.rpartition("/")[2] for file in files.season().inputs] == [
        "ratings.csv",
        "entries.csv",
        "scheme.toml",
    ]

"""Setting up a cycle, its settings, tracks and scheme, while the rules are open."""

import pytest

from web.make import make_assignment
from zhiheng.problems import BadInputError
from zhiheng.web.audit.errors import BlockedError, NotPermittedError
from zhiheng.web.audit.roles import Role
from zhiheng.web.programmes.actions.cycles import Edition, create_cycle, rename_cycle
from zhiheng.web.programmes.actions.rules_of_cycle import change_scheme, change_tracks, choose_guide
from zhiheng.web.programmes.actions.settings import change_settings, confirm_settings
from zhiheng.web.programmes.changes import TrackRow
from zhiheng.web.programmes.models import Cycle, Setting, StandardVersion
from zhiheng.web.programmes.presets import NAMES, load_preset
from zhiheng.web.programmes.scheme import body_of, scheme_of
from zhiheng.web.programmes.values import value_of, values_of


@pytest.mark.parametrize("preset", NAMES)
def test_cycle_starts_from_a_preset(office, preset) -> None:
    cycle = create_cycle(office.lead.as_actor(), office.programme, Edition(2, 2102), preset)
    expected = load_preset(preset)
    assert cycle.title == "第二届示例区政府质量奖（2102年度）"
    assert [phase.code for phase in cycle.phases.all()] == [row["code"] for row in expected.phases]
    assert [track.name for track in cycle.tracks.all()] == [row["name"] for row in expected.tracks]
    assert values_of(cycle) == dict(expected.settings)
    assert {one.is_confirmed for one in Setting.objects.filter(cycle=cycle)} == {False}
    scheme = scheme_of(cycle)
    assert [tier.ceiling for tier in scheme.tiers] == [tier["ceiling"] for tier in expected.scheme["tiers"]]
    assert len(scheme.declared_tracks) == (0 if preset == "district" else 3)


def test_cycle_is_copied_from_an_earlier_one(office) -> None:
    clerk = office.clerk.as_actor()
    change_settings(clerk, office.cycle, {"panel.size": "7"})
    confirm_settings(clerk, office.cycle, ["panel.size"], "1号")
    office.cycle.phases.filter(code="defence").update(is_on=True, begins="2100-01-01")
    copy = create_cycle(clerk, office.programme, Edition(2, 2102), office.cycle)
    setting = Setting.objects.get(cycle=copy, key="panel.size")
    assert (setting.value, setting.is_confirmed) == (7, False)
    defence = copy.phases.get(code="defence")
    assert (defence.is_on, defence.begins) == (True, None)
    assert scheme_of(copy).as_json()["tiers"] == scheme_of(office.cycle).as_json()["tiers"]


def test_number_is_used_once_in_an_award(office, other_office) -> None:
    with pytest.raises(BlockedError) as refused:
        create_cycle(office.clerk.as_actor(), office.programme, Edition(1, 2102), "district")
    assert refused.value.problems[0].what("zh") == "第 1 届已经有了"
    create_cycle(other_office.clerk.as_actor(), other_office.programme, Edition(2, 2102), "district")
    assert Cycle.objects.filter(number=1).count() == 2


def test_practice_cycles_have_no_number(office) -> None:
    cycles = [create_cycle(office.clerk.as_actor(), office.programme, Edition(None, 2100), "district") for _ in "ab"]
    assert [(cycle.number, cycle.is_practice) for cycle in cycles] == [(None, True)] * 2


def test_others_set_up_no_cycle(office, other_office) -> None:
    before = Cycle.objects.count()
    for actor in (
        office.supervisor.as_actor(),
        other_office.lead.as_actor(),
        make_assignment(Role.OPERATOR).as_actor(),
    ):
        with pytest.raises(NotPermittedError):
            create_cycle(actor, office.programme, Edition(2, 2102), "district")
    assert Cycle.objects.count() == before


def test_rename_a_cycle(office) -> None:
    rename_cycle(office.clerk.as_actor(), office.cycle, "首届")
    assert office.fresh().title == "首届"


def test_changed_setting_is_to_be_confirmed_again(office) -> None:
    clerk = office.clerk.as_actor()
    confirm_settings(clerk, office.cycle, ["panel.size", "notice.days"], "1号")
    change_settings(clerk, office.cycle, {"panel.size": "7", "notice.days": "5"})
    kept = {one.key: one for one in Setting.objects.filter(cycle=office.cycle)}
    assert (kept["panel.size"].value, kept["panel.size"].is_confirmed) == (7, False)
    assert (kept["notice.days"].value, kept["notice.days"].is_confirmed) == (5, True)


def test_settings_are_refused_with_every_problem_at_its_field(office) -> None:
    with pytest.raises(BadInputError) as refused:
        change_settings(
            office.clerk.as_actor(), office.cycle, {"panel.size": "99", "notice.days": "x", "desk.days": "3"}
        )
    assert [problem.place.cell for problem in refused.value.problems] == ["panel.size", "notice.days"]
    assert value_of(office.cycle, "desk.days") == 2


def test_setting_of_a_later_release_has_the_preset_value_and_can_be_changed(office) -> None:
    Setting.objects.filter(cycle=office.cycle, key="panel.size").delete()
    assert value_of(office.cycle, "panel.size") == 5
    change_settings(office.clerk.as_actor(), office.cycle, {"panel.size": "7"})
    assert value_of(office.cycle, "panel.size") == 7


def test_scheme_is_written_with_defaults_filled(office) -> None:
    body = body_of(office.cycle) | {"tiers": [{"id": "award", "name": "区政府质量奖", "ceiling": "1"}]}
    change_scheme(office.clerk.as_actor(), office.cycle, body, {})
    assert scheme_of(office.fresh()).as_json()["tiers"] == [
        {"id": "award", "name": "区政府质量奖", "ceiling": 1, "min_percent": 0}
    ]


def test_faulty_scheme_is_refused_at_its_fields(office) -> None:
    before = office.cycle.scheme
    phases = [{"id": "desk", "weight": "x", "aggregate": "mode"}]
    with pytest.raises(BadInputError) as refused:
        change_scheme(office.clerk.as_actor(), office.cycle, {"phases": phases}, {})
    cells = [problem.place.cell for problem in refused.value.problems]
    assert cells == ["phases.0.aggregate", "phases.0.weight"]
    assert office.fresh().scheme == before


def test_second_track_has_its_own_standard_and_ceilings(office) -> None:
    clerk = office.clerk.as_actor()
    digests = dict(StandardVersion.objects.filter(programme=office.programme).values_list("code", "digest"))
    rows = [
        TrackRow("manufacturing", "制造业", digests["pengjiang-manufacturing"], is_on=True),
        TrackRow("services", "服务业", digests["gbt19580-2012"], is_on=True),
    ]
    change_tracks(clerk, office.cycle, rows)
    body = body_of(office.cycle) | {"ties": {"order": []}}
    change_scheme(clerk, office.cycle, body, {"services": {"award": "1"}})
    tracks = scheme_of(office.fresh()).tracks
    assert [(track.name, track.standard.id, dict(track.ceilings)) for track in tracks] == [
        ("制造业", "pengjiang-manufacturing", {"award": 2, "nomination": 3}),
        ("服务业", "gbt19580-2012", {"award": 1, "nomination": 3}),
    ]
    change_tracks(clerk, office.cycle, rows[:1])
    assert scheme_of(office.fresh()).declared_tracks == ()
    assert office.cycle.tracks.count() == 2


def test_phase_with_a_form_of_its_own(office) -> None:
    form = StandardVersion.objects.get(programme=office.programme, code="gbt19580-2012")
    body = body_of(office.cycle)
    phases = [{**body["phases"][0]}, {**body["phases"][1], "form": form.digest}]
    change_scheme(office.clerk.as_actor(), office.cycle, body | {"phases": phases}, {})
    own = scheme_of(office.fresh()).phases[1].form
    assert own is not None
    assert own.digest == form.digest


def test_faulty_tracks_are_refused_at_their_fields(office) -> None:
    digest = office.cycle.tracks.get().standard_digest
    rows = [
        TrackRow("a b", "", digest, is_on=False),
        TrackRow("services", "服务业", "0" * 64, is_on=False),
        TrackRow("services", "服务业", digest, is_on=False),
    ]
    with pytest.raises(BadInputError) as refused:
        change_tracks(office.clerk.as_actor(), office.cycle, rows)
    cells = [problem.place.cell for problem in refused.value.problems]
    assert cells == ["tracks.0.code", "tracks.0.name", "tracks.1.standard", "tracks.2.code", "tracks.0.is_on"]


def test_guide_of_another_award_cannot_be_chosen(office, other_office) -> None:
    other_office.make_ready()
    with pytest.raises(BadInputError):
        choose_guide(office.clerk.as_actor(), office.cycle, other_office.cycle.guide_digest)
    assert office.fresh().guide_digest == office.cycle.guide_digest

"""The presets are whole, and the district's is what the district's practice says."""

import pytest

from zhiheng.scoring import parse_scheme
from zhiheng.standard import load_guide, load_standard
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.programmes.declared import CYCLE_SETTINGS, GROUPS
from zhiheng.web.programmes.documents import form_document, texts_of
from zhiheng.web.programmes.presets import NAMES, load_preset

DISTRICT = {
    "panel.panels": 1,
    "panel.size": 5,
    "panel.large_above": 12,
    "panel.large_size": 7,
    "panel.outside_share": "1/2",
    "panel.sector_experts": 1,
    "panel.finance_experts": 1,
    "panel.substitutes": 3,
    "scoring.comment_per": "category",
    "scoring.comment_low": 25,
    "scoring.comment_high": 85,
    "scoring.calibration": False,
    "desk.days": 2,
    "desk.together": True,
    "visit.days": "1/2-1",
    "visit.scoring": "revise",
    "visit.challenge_days": 1,
    "conflict.look_back_years": 3,
    "conflict.coaching": True,
    "conflict.same_group": True,
    "application.data_years": 3,
    "application.opening_year_end": True,
    "application.overview_limit": 3000,
    "application.report_limit": 30000,
    "application.file_size": 50,
    "application.asks_recommendation": True,
    "screening.completion_days": 5,
    "screening.statement_days": 3,
    "screening.reconsideration_days": 5,
    "committee.attendance": "2/3",
    "committee.award_majority": "2/3",
    "committee.nomination_majority": "1/2",
    "committee.ballot": "secret",
    "committee.medium": "paper",
    "committee.names_shown": True,
    "committee.warns_without_choice": True,
    "committee.signed_tally": False,
    "notice.days": 5,
    "notice.order": "before_approval",
    "after.ban_years": 4,
    "after.revoked_ban_years": 4,
    "after.validity_years": 4,
    "after.watch_years": 3,
    "after.award_money": 0,
    "after.nomination_money": 0,
    "feedback.bands": "category",
    "feedback.comments": "indicator",
    "feedback.spread": False,
}


@pytest.mark.parametrize("name", NAMES)
def test_preset_gives_every_setting_a_value_of_its_kind(name) -> None:
    settings = load_preset(name).settings
    assert set(settings) == set(CYCLE_SETTINGS)
    for key, declared in CYCLE_SETTINGS.items():
        assert declared.kind.read(declared.kind.text(settings[key])) == settings[key], key


@pytest.mark.parametrize("name", NAMES)
def test_preset_has_a_scheme_the_library_takes(name) -> None:
    preset = load_preset(name)
    [standard] = {track["standard"] for track in preset.tracks}
    data = {"standard": standard, **texts_of(dict(preset.scheme))}
    scheme = parse_scheme(form_document(data), load_standard, load_guide)
    fed = [phase["scheme_phase"] for phase in preset.phases if phase.get("scheme_phase")]
    assert [phase.id for phase in scheme.phases] == fed


@pytest.mark.parametrize("name", NAMES)
def test_preset_phases_lie_in_stages_and_name_roles(name) -> None:
    order, phases = list(Stage), load_preset(name).phases
    positions = [order.index(Stage(phase["stage"])) for phase in phases]
    assert positions == sorted(positions)
    assert {Role(role) for phase in phases for role in phase["actors"]} <= set(Role)


def test_about_two_dozen_settings_are_shown() -> None:
    assert 20 <= sum(one.is_shown for one in CYCLE_SETTINGS.values()) <= 28
    assert len({one.key for group in GROUPS for one in group.members}) == len(CYCLE_SETTINGS)


def test_district_preset_is_the_practice_of_a_district() -> None:
    preset = load_preset("district")
    assert [(track["name"], track["standard"]) for track in preset.tracks] == [("制造业", "pengjiang-manufacturing")]
    names = [phase["name"] for phase in preset.phases if phase.get("is_on", True)]
    assert names[:6] == ["申报", "形式审查", "资格审查", "材料评审", "合议", "现场评审"]
    assert names[6:] == ["综合评价", "评审委员会审议", "公示", "区政府审定", "公布"]
    desk, visit = preset.scheme["phases"]
    assert (desk["weight"], desk["aggregate"], desk["over"], desk["when_fewer_than"]) == (
        40,
        "trimmed_mean",
        "total",
        7,
    )
    assert (desk["advance_top"], desk["advance_min_percent"]) == (8, 50)
    assert (visit["weight"], visit["aggregate"]) == (60, "mean")
    tiers = [(one["name"], one["ceiling"], one["min_percent"]) for one in preset.scheme["tiers"]]
    assert tiers == [("区政府质量奖", 2, 60), ("区政府质量奖提名奖", 3, 50)]
    top = {key: preset.scheme[key] for key in ("unit", "allow_na", "spread_limit", "rounding")}
    assert top == {
        "unit": "percent",
        "allow_na": False,
        "spread_limit": 20,
        "rounding": {"digits": 2, "mode": "half_up"},
    }
    assert {key: preset.settings[key] for key in DISTRICT} == DISTRICT
    off = [key for key, value in preset.settings.items() if key.startswith("features.") and value]
    assert off == []
    assert len(preset.settings["screening.departments"]) == 12

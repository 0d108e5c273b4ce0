"""The evaluation: computed once of a frozen result, for the lead and the supervisor, for others only by setting."""

import json
from collections.abc import Callable

import pytest
from django.urls import reverse

from web.evaluation.conftest import FAVOURED, FAVOURS, STRICT
from web.make import make_actor
from web.results.conftest import DESK, Judged, client_of
from web.results.test_result import TIERS, freeze
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.errors import NotFoundError, NotPermittedError
from zhiheng.web.audit.models import Reading
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.evaluation import doors
from zhiheng.web.evaluation.clock import keep_evaluations
from zhiheng.web.evaluation.evaluating import evaluated, keep_evaluation
from zhiheng.web.evaluation.models import Evaluation
from zhiheng.web.evaluation.pages import page_of
from zhiheng.web.programmes.models import Cycle, Setting
from zhiheng.web.results.given_sheets import expert_id
from zhiheng.web.results.models import Result

ADDRESS = "evaluation:evaluation"
HEADER = "统计参考，不作为评审依据"


def answer(actor: Actor, name: str = ADDRESS) -> str:
    response = client_of(actor).get(reverse(name))
    return response.content.decode() if response.status_code == 200 else str(response.status_code)


def set_feature(cycle: Cycle, name: str) -> None:
    Setting.objects.filter(cycle=cycle, key=f"features.{name}").update(value=True)


def test_nothing_before_the_freeze_and_once_after_it(large: Judged, actors: Callable[[], dict[Role, Actor]]) -> None:
    keep_evaluations()
    assert Evaluation.objects.count() == 0
    assert "定稿以后才有" in answer(large.lead)
    result = freeze(large)
    assert "正在计算" in answer(large.lead)
    keep_evaluations()
    keep_evaluations()
    kept = Evaluation.objects.get()
    assert (kept.result, keep_evaluation(result)) == (result, kept)
    assert json.loads(kept.content) == json.loads(json.dumps(evaluated(result)))
    pages = {role: answer(actor) for role, actor in actors().items()}
    assert {role for role, text in pages.items() if HEADER in text} == {Role.OFFICE_LEAD, Role.SUPERVISOR}
    others = (Role.OFFICE_CLERK, Role.COMMITTEE_MEMBER, Role.EXPERT, Role.ENTRY_OWNER)
    assert [pages[role] for role in others] == ["404", "403", "404", "404"]
    assert Reading.objects.filter(verb="evaluation.see", subject=large.cycle.public_id).count() == 2
    names = [text for one in large.experts for text in (one.person.name, expert_id(one.person))]
    assert not any(name in pages[Role.OFFICE_LEAD] for name in names)


def test_what_it_says(large: Judged, frozen: Result, actors: Callable[[], dict[Role, Actor]]) -> None:
    kept = keep_evaluation(frozen)
    found = page_of(kept, large.lead)
    (part,) = found.parts
    ids = sorted(expert_id(one.person) for one in large.experts)
    letter = "ABCDE"[ids.index(expert_id(large.experts[STRICT].person))]
    favours = "ABCDE"[ids.index(expert_id(large.experts[FAVOURS].person))]
    assert (part.severity_lines[0].expert.zh, part.severity_lines[0].severity > 5) == (f"专家{letter}", True)
    assert [one.rank for one in part.entry_lines[:2]] == [1, 2]
    assert part.marks == ["25.00"]
    assert [one.p_top[0] > 50 for one in part.entry_lines] == [True, True, *[False] * 6]
    favoured = large.companies[FAVOURED]
    pair = next(one for one in part.flags if favoured.organisation.name in one.text.zh)
    assert pair.text.zh.startswith(f"专家{favours}对 {favoured.organisation.name} 的评分平均高出")
    links = [link for _, link in pair.cells]
    assert all(client_of(large.lead).get(link).status_code == 200 for link in links)
    assert (len(links), favoured.entry.public_id in links[0], links[1].count(":")) == (4, True, 1)
    assert len(found.without) == 5
    assert any("→" in one.zh for line in found.without for one in line.changes)
    assert part.sentences[0].zh.startswith("申报之间得分的差别，约 ")
    member = actors()[Role.COMMITTEE_MEMBER]
    assert [link for _, link in page_of(kept, member).parts[0].flags[-1].cells] == [""] * 4


def test_settings_open_it(large: Judged, frozen: Result, actors: Callable[[], dict[Role, Actor]]) -> None:
    keep_evaluation(frozen)
    found, cycle = actors(), large.cycle
    set_feature(cycle, "committee_statistics")
    set_feature(cycle, "own_severity")
    own = "evaluation:own_severity"
    assert HEADER in answer(found[Role.COMMITTEE_MEMBER])
    assert answer(found[Role.EXPERT], own) == "403"
    large.call.set_stage(Stage.ANNOUNCED)
    cycle, text = large.cycle, answer(found[Role.EXPERT], own)
    assert ("百分点" in text, text.count("<dt>")) == (True, 1)
    assert doors.own_severities(large.experts[0].as_actor(), cycle) != doors.own_severities(found[Role.EXPERT], cycle)
    assert {answer(found[role], own) for role in (Role.ENTRY_OWNER, Role.COMMITTEE_MEMBER, Role.OFFICE_LEAD)} == {"404"}
    assert answer(found[Role.ENTRY_OWNER]) == "404"
    assert reverse(own) in client_of(found[Role.EXPERT]).get("/").content.decode()
    with pytest.raises(NotPermittedError):
        doors.evaluation_of(large.clerk, cycle)
    assert not doors.is_told(large.lead)
    with pytest.raises(NotFoundError):
        doors.cycle_to_read(make_actor(Role.OPERATOR), "")


def test_a_small_sample_has_no_statistics(judged: Judged) -> None:
    judged.set_scheme(DESK, tiers=TIERS)
    judged.confirm_all("80", "60", "55", "45")
    content = json.loads(keep_evaluation(freeze(judged)).content)
    assert ([one["measured"] for one in content["parts"]], content["without"]) == ([None], [])
    assert "样本太小，不提供统计参考" in answer(judged.lead)

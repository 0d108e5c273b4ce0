"""Which cycle a page opens with."""

import pytest

from web.make import make_actor, make_cycle, make_programme
from zhiheng.web.audit.errors import NotFoundError
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.messages.doors import chosen_cycle

pytestmark = pytest.mark.django_db


def test_a_page_opens_with_the_newest_cycle_where_its_work_is() -> None:
    programme = make_programme()
    lead = make_actor(Role.OFFICE_LEAD, None, programme=programme)
    assert chosen_cycle(lead, "", Stage.EVALUATION) is None
    draft = make_cycle(programme)
    assert chosen_cycle(lead, "", Stage.EVALUATION) == draft
    ended, before, under_review, called, _ = (
        make_cycle(programme, stage)
        for stage in (Stage.ARCHIVED, Stage.EVALUATION, Stage.EVALUATION, Stage.CALL, Stage.DRAFT)
    )
    assert chosen_cycle(lead, "", Stage.EVALUATION, Stage.CALL) == under_review
    assert chosen_cycle(lead, "", Stage.ANNOUNCED, Stage.ARCHIVED) == ended
    assert chosen_cycle(lead, "", Stage.ANNOUNCED) == called
    assert chosen_cycle(lead, "") == called
    assert chosen_cycle(lead, before.public_id, Stage.CALL) == before
    with pytest.raises(NotFoundError):
        chosen_cycle(lead, make_cycle(stage=Stage.CALL).public_id, Stage.CALL)

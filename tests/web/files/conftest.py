"""Tests of files have a store and a data folder of their own, and an area that offers files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from web.files.example import declared_example
from web.make import make_assignment, make_cycle, make_person
from zhiheng.web.audit.actor import Actor
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.files.stores import Store, current_store
from zhiheng.web.people.models import Assignment
from zhiheng.web.programmes.models import Cycle


@pytest.fixture(autouse=True)
def _example() -> Iterator[None]:
    with declared_example():
        yield


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings) -> Store:
    settings.HOME = tmp_path
    return current_store()


@pytest.fixture
def cycle(db: None) -> Cycle:
    return make_cycle(stage=Stage.CALL)


@pytest.fixture
def owner(cycle: Cycle) -> Assignment:
    return make_assignment(Role.ENTRY_OWNER, cycle, make_person("张三"))


@pytest.fixture
def writer(owner: Assignment) -> Actor:
    return owner.as_actor()

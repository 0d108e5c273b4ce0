"""What the READMEs and the tutorial show is what the commands print; after a change: make shown-output."""

import pytest
from shown_output import README, TUTORIAL, blocks_of, demo, lesson

pytestmark = pytest.mark.integration


@pytest.mark.parametrize("language", ["en", "zh"])
def test_readme_shows_what_the_demo_prints(language: str) -> None:
    assert [block.splitlines() for block in blocks_of(README[language])] == [
        output.splitlines() for output in demo(language)
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_tutorial_shows_what_its_commands_print(language: str) -> None:
    assert [block.splitlines() for block in blocks_of(TUTORIAL[language])] == [
        output.splitlines() for output in lesson(language)
    ]

"""The example added to the site of the running tests."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.test import modify_settings, override_settings

from zhiheng.web.drafts.kinds import all_kinds


@contextmanager
def with_example() -> Iterator[None]:
    """Within it the site has the example's fields and addresses."""
    all_kinds.cache_clear()
    with (
        modify_settings(INSTALLED_APPS={"append": "web.drafts.example"}),
        override_settings(ROOT_URLCONF="web.drafts.example.urls"),
    ):
        yield
    all_kinds.cache_clear()

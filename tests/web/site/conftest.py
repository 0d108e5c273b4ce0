"""The site with pages for every kind of error (tests/web/browser/sample_urls.py)."""

import pytest


@pytest.fixture
def _sample_pages(settings) -> None:
    settings.ROOT_URLCONF = "web.browser.sample_urls"

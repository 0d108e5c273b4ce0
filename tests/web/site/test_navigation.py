"""The main menu as all areas make it: every item leads to the page that serves its verb."""

import pytest
from django.urls import resolve

from zhiheng.web.site.navigation import MenuItem, _all_items


@pytest.mark.parametrize("item", _all_items(), ids=lambda item: item.url_name)
def test_item_leads_to_the_page_of_its_verb(item: MenuItem) -> None:
    assert resolve(item.url).func.verb is item.verb

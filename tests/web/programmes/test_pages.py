"""Every page of the area, seen by the office."""

import pytest
from django.urls import reverse

from web.make import make_assignment, sign_in
from zhiheng.web.audit.roles import Role
from zhiheng.web.programmes.models import GuideVersion, StandardVersion

OF_PROGRAMME = ("programme", "titles", "holidays", "versions", "new_cycle")
OF_CYCLE = ("cycle", "rename", "go_on", "lock", "calendar", "progress", "phases", "tracks", "scheme", "settings")


@pytest.mark.parametrize("name", OF_PROGRAMME)
def test_page_of_programme_shows_its_name(client, office, name) -> None:
    sign_in(client, office.clerk)
    page = client.get(reverse(f"programmes:{name}", args=[office.programme.public_id]))
    assert (page.status_code, office.programme.name in page.text) == (200, True)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OF_CYCLE)
def test_page_of_cycle_shows_its_title(client, office, name, language) -> None:
    sign_in(client, office.clerk)
    client.cookies["language"] = language
    page = client.get(reverse(f"programmes:{name}", args=[office.cycle.public_id]))
    assert (page.status_code, office.cycle.title in page.text) == (200, True)


def test_pages_of_versions(client, office) -> None:
    sign_in(client, office.clerk)
    standard = StandardVersion.objects.get(programme=office.programme, code="pengjiang-manufacturing")
    guide = GuideVersion.objects.get(programme=office.programme)
    pages = [("standard", standard), ("adapt_standard", standard), ("guide", guide), ("adapt_guide", guide)]
    for name, version in [*pages, ("adopt_guide", guide)]:
        assert client.get(reverse(f"programmes:{name}", args=[version.public_id])).status_code == 200, name


def test_who_only_reads_is_offered_no_page_of_the_office(client, office) -> None:
    names = ("phases", "versions")
    member = make_assignment(Role.COMMITTEE_MEMBER, office.cycle)
    for reader, name, offered in (
        (office.clerk, "cycle", True),
        (office.supervisor, "cycle", False),
        (office.clerk, "tracks", True),
        (member, "tracks", False),
    ):
        sign_in(client, reader)
        page = client.get(reverse(f"programmes:{name}", args=[office.cycle.public_id]))
        rows = {"phases": office.cycle, "versions": office.programme}
        links = [reverse(f"programmes:{one}", args=[rows[one].public_id]) for one in names]
        assert (page.status_code, any(f'href="{one}"' in page.text for one in links)) == (200, offered), (
            name,
            reader.role,
        )

"""What tests of applications do on their pages."""

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from web.browser.look import sign_in_as
from web.permissions.worlds import World, make_world
from zhiheng.documents import stored_document
from zhiheng.web.audit.roles import Role
from zhiheng.web.audit.stages import Stage
from zhiheng.web.drafts.queries import texts_of
from zhiheng.web.entries.models import Entry, Part

PATIENCE = 20_000


def called_world() -> World:
    """An award in its call with one application, given to the contributor."""
    world = make_world()
    world.set_stage(Stage.CALL)
    world.row(Entry)
    return world


def open_part(page: Page, site: str, world: World, role: Role, code: str) -> Part:
    """Open the page of a part as whoever acts in that role."""
    part = world.row(Entry).parts.get(code=code)
    sign_in_as(page, site, world.people[role])
    page.goto(reverse("entries:part", args=[part.public_id]))
    return part


def writing(page: Page, criterion: str) -> Locator:
    """The editor of a response."""
    return page.get_by_role("textbox", name=f"{criterion} 要点说明", exact=True)


def says(page: Page, name: str, text: str) -> None:
    """Wait until a field says how it stands."""
    expect(page.locator(f"[id$='{name}-state']")).to_contain_text(text, timeout=PATIENCE)


def responses(part: Part) -> dict[str, str]:
    """What the responses of a part hold, in words."""
    return {name: stored_document(text).plain_text for name, text in texts_of("entry_part", part).items()}


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    for _ in range(150):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached by Tab: {wanted}")


def follow(page: Page, name: str) -> None:
    """Follow a link by keyboard."""
    tab_to(page, page.get_by_role("link", name=name, exact=True))
    page.keyboard.press("Enter")

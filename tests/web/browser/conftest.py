"""A real browser on the real site; whatever a page may not do fails its test."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright
from pytest_django.live_server_helper import LiveServer

HEIGHT = 844
_PATIENCE = 20_000
_REPORT_VIOLATION = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"""
_REFUSALS = ("Failed to load resource: the server responded", "Response Status Error Code")
"""What browser and HTMX note of an answer that is meant to be a refusal."""

OpenPage = Callable[[int], Page]


def find_chromium() -> str | None:
    """Return the program of Chromium, the one without windows if it is there: its pages open in half the time."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the distribution has it.

    Playwright keeps an event loop running in this thread, in which Django refuses the database unless told otherwise.
    """
    program = find_chromium()
    if program is None:
        pytest.skip("Chromium is not installed on this machine (Debian: apt-get install chromium)")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        is_root = os.getuid() == 0
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"] if is_root else [])
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of the running site, on a database of its own."""
    return live_server.url


@pytest.fixture
def page_at(browser: Browser, site: str) -> Iterator[OpenPage]:
    """Open an empty page of a given width in a browser of its own; addresses may leave out the site's.

    The test fails for an error on the page, a breach of the Content-Security-Policy, a file that is missing, and a
    request to anybody else.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(width: int) -> Page:
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": HEIGHT}, locale="zh-CN", reduced_motion="reduce"
        )
        contexts.append(context)
        context.add_init_script(_REPORT_VIOLATION)
        page = context.new_page()
        _watch(page, site, wrong)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def new_context(browser: Browser, site: str) -> Iterator[Callable[[], BrowserContext]]:
    """A browser of its own, whose pages may lose their server but make no error."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def make() -> BrowserContext:
        context = browser.new_context(base_url=site, locale="zh-CN")
        context.set_default_timeout(_PATIENCE)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert errors == []


def _watch(page: Page, site: str, wrong: list[str]) -> None:
    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(_REFUSALS):
            wrong.append(f"{page.url}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            wrong.append(f"{page.url} asks {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type in ("stylesheet", "script", "image", "font"):
            wrong.append(f"{page.url}: {response.status} {response.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("request", asked)
    page.on("response", answered)

"""The switches of the footer: language and text size, each a cookie."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_sample_pages")]


@pytest.mark.parametrize(
    ("address", "values", "cookie", "seen"),
    [
        ("/language", {"language": "en"}, "language", '<html lang="en" class="text-standard">'),
        ("/language", {"language": "zh"}, "language", '<html lang="zh-Hans" class="text-standard">'),
        ("/text-size", {"text_size": "large"}, "text_size", '<html lang="zh-Hans" class="text-large">'),
        ("/text-size", {"text_size": "larger"}, "text_size", '<html lang="zh-Hans" class="text-larger">'),
    ],
)
def test_switch_is_kept_and_returns_to_the_page(client, address, values, cookie, seen) -> None:
    answer = client.post(address, {**values, "next": "/sample?page=2"})
    assert (answer.status_code, answer.url) == (302, "/sample?page=2")
    assert (answer.cookies[cookie]["httponly"], answer.cookies[cookie]["samesite"]) == (True, "Lax")
    assert seen in client.get("/sample").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_switch_returns_to_no_other_site(client, elsewhere) -> None:
    answer = client.post("/language", {"language": "en", "next": elsewhere})
    assert (answer.status_code, answer.url) == (302, "/")


@pytest.mark.parametrize(
    ("address", "values"), [("/language", {"language": "fr"}), ("/text-size", {"text_size": "huge"}), ("/language", {})]
)
def test_unknown_choice_is_refused_and_sets_nothing(client, address, values) -> None:
    answer = client.post(address, values)
    assert (answer.status_code, set(answer.cookies) & {"language", "text_size"}) == (404, set())


@pytest.mark.parametrize("cookie", ["language", "text_size"])
def test_forged_cookie_is_ignored(client, cookie) -> None:
    client.cookies[cookie] = '"><script>'
    assert '<html lang="zh-Hans" class="text-standard">' in client.get("/sample").content.decode()


def test_language_of_the_browser_does_not_count(client) -> None:
    assert '<html lang="zh-Hans"' in client.get("/sample", headers={"accept-language": "en"}).content.decode()


def test_switch_on_the_answer_to_a_form_leads_to_the_desk(client) -> None:
    page = client.post("/sample", {"name": "x"}).content.decode()
    assert page.count('name="next" value=""') == 2


def test_switch_on_a_page_leads_back_to_it(client) -> None:
    page = client.get("/sample?a=1&b=2").content.decode()
    assert page.count('name="next" value="/sample?a=1&amp;b=2"') == 2

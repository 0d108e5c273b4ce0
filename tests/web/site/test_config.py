"""The settings of an installation: where they come from, and when the site refuses to start."""

from pathlib import Path

import pytest

from zhiheng.problems import BadInputError
from zhiheng.web.site.config import Config, load_config


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def _load(home: Path, text: str = "", **environment: str) -> Config:
    (home / "zhiheng.toml").write_text(text, "utf-8")
    return load_config({"ZHIHENG_HOME": str(home), **environment})


def _problems(home: Path, text: str = "", **environment: str) -> list[str]:
    with pytest.raises(BadInputError) as refused:
        _load(home, text, **environment)
    return [problem.text("en") for problem in refused.value.problems]


def test_nothing_set_gives_a_site_for_this_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = load_config({})
    assert config == Config()
    assert (config.is_local, config.is_secure, config.room) == (True, False, False)


def test_environment_comes_before_file_and_file_before_default(home: Path) -> None:
    config = _load(home, 'port = 8001\nworkers = 3\nmail = ""', ZHIHENG_PORT="8002")
    assert (config.port, config.workers, config.processes) == (8002, 3, 2)


def test_file_may_stand_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text('home = "/data"\nport = 9000\n', "utf-8")
    config = load_config({"ZHIHENG_CONFIG": str(file)})
    assert (config.home, config.port) == (Path("/data"), 9000)


def test_named_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        load_config({"ZHIHENG_CONFIG": str(tmp_path / "nothing.toml")})


def test_empty_variable_counts_as_not_set(home: Path) -> None:
    assert _load(home, "port = 8001", ZHIHENG_PORT="").port == 8001


def test_other_variables_are_left_alone(home: Path) -> None:
    assert _load(home, ZHIHENG_LANG="en", ZHIHENG_NOTHING="1").port == 8000


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("names", "a.example, b.example,", ("a.example", "b.example")),
        ("room", "true", True),
        ("trusted_proxy", "false", False),
        ("processes", "4", 4),
        ("home", "/somewhere", Path("/somewhere")),
    ],
)
def test_variable_is_read_as_its_kind(tmp_path: Path, key: str, text: str, value: object) -> None:
    assert getattr(load_config({"ZHIHENG_HOME": str(tmp_path), f"ZHIHENG_{key.upper()}": text}), key) == value


def test_file_may_list_names(home: Path) -> None:
    assert _load(home, 'names = ["a.example", "b.example"]').names == ("a.example", "b.example")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("port = 0", "port = 0 does not work › give a whole number above 0"),
        ('port = "x"', "port = x does not work › give a whole number above 0"),
        ("port = true", "port = True does not work › give a whole number above 0"),
        ("workers = 1.5", "workers = 1.5 does not work › give a whole number above 0"),
        ('room = "yes"', "room = yes does not work › give true or false"),
        ("room = 1", "room = 1 does not work › give true or false"),
        ("names = 5", "names = 5 does not work › give names parted by commas"),
        ("names = [5]", "names = [5] does not work › give names parted by commas"),
        ("database = 5", "database = 5 does not work › give text"),
    ],
)
def test_wrong_value_is_refused_at_its_place(home: Path, line: str, said: str) -> None:
    key = line.partition(" ")[0]
    assert _problems(home, line) == [f"{home / 'zhiheng.toml'} › {key}: {said}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("port = 65536", "port: there is no port 65536 › give 1 to 65535"),
        ('database = "mysql://a/b"', "database: database is no such address"),
        ('database = "postgresql://a:1x/b"', "database: database is no such address"),
        ('sms_webhook = "a"', "sms_webhook: sms_webhook is no such address"),
    ],
)
def test_value_that_nothing_can_be_done_with_is_refused(home: Path, line: str, said: str) -> None:
    [problem] = _problems(home, line)
    assert problem.startswith(said)


def test_data_folder_that_is_no_path_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text("home = 5", "utf-8")
    with pytest.raises(BadInputError) as refused:
        load_config({"ZHIHENG_CONFIG": str(file)})
    assert [one.remedy("en") for one in refused.value.problems] == ["give a path"]


def test_unknown_key_of_the_file_is_refused_with_those_there_are(home: Path) -> None:
    [problem] = _problems(home, 'colour = "red"')
    assert problem.startswith(f"{home / 'zhiheng.toml'} › colour: there is no setting colour › those there are: home,")


def test_file_that_is_no_toml_is_refused(home: Path) -> None:
    assert len(_problems(home, "port = = 5")) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_computer_needs_no_encryption(home: Path, host: str) -> None:
    assert _load(home, ZHIHENG_HOST=host).is_local


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "award.example"])  # noqa: S104 - that is the point
def test_network_without_encryption_is_refused(home: Path, host: str) -> None:
    problems = _problems(home, ZHIHENG_HOST=host, ZHIHENG_NAMES="award.example")
    assert [problem.startswith(f"host: other computers can reach {host}, and nothing") for problem in problems] == [
        True
    ]


@pytest.fixture
def certificate(tmp_path: Path) -> dict[str, str]:
    for name in ("cert.pem", "key.pem"):
        (tmp_path / name).touch()
    return {"ZHIHENG_CERTIFICATE": str(tmp_path / "cert.pem"), "ZHIHENG_CERTIFICATE_KEY": str(tmp_path / "key.pem")}


@pytest.mark.parametrize("way", ["certificate", "proxy", "room"])
def test_network_is_served_with_certificate_or_proxy_or_as_a_room(
    home: Path, certificate: dict[str, str], way: str
) -> None:
    ways = {"certificate": certificate, "proxy": {"ZHIHENG_TRUSTED_PROXY": "true"}, "room": {"ZHIHENG_ROOM": "true"}}
    config = _load(home, ZHIHENG_HOST="192.168.1.5", ZHIHENG_NAMES="award.example", **ways[way])
    assert (config.is_secure, config.room) == (way != "room", way == "room")


def test_installation_for_practice_is_for_this_computer_only(home: Path) -> None:
    assert _load(home, ZHIHENG_PRACTICE="true").practice
    [problem] = _problems(
        home, ZHIHENG_PRACTICE="true", ZHIHENG_HOST="192.168.1.5", ZHIHENG_NAMES="award.example", ZHIHENG_ROOM="true"
    )
    assert problem.startswith("practice: an installation for practice asks for no one-time codes › ")


def test_network_without_names_is_refused(home: Path) -> None:
    [problem] = _problems(home, ZHIHENG_HOST="192.168.1.5", ZHIHENG_ROOM="true")
    assert problem.startswith("names: names is not set › ")


@pytest.mark.parametrize("left_out", ["ZHIHENG_CERTIFICATE", "ZHIHENG_CERTIFICATE_KEY"])
def test_half_a_certificate_is_refused(home: Path, certificate: dict[str, str], left_out: str) -> None:
    del certificate[left_out]
    assert _problems(home, **certificate) == ["certificate: only one of certificate and key is set › set both"]


def test_certificate_that_is_not_there_is_refused(home: Path, certificate: dict[str, str]) -> None:
    (home / "key.pem").unlink()
    path = home / "key.pem"
    assert _problems(home, **certificate) == [f"certificate_key: there is no file {path} › check the path"]


def test_mail_without_a_sender_is_refused(home: Path) -> None:
    mail = {"ZHIHENG_MAIL": "smtp://mail.example"}
    assert _problems(home, **mail) == ["mail_from: mail is set but mail_from is not › give the sender"]
    assert _load(home, ZHIHENG_MAIL_FROM="office@award.example", **mail).mail == "smtp://mail.example"


def test_all_problems_are_told_at_once(home: Path) -> None:
    environment = {"ZHIHENG_HOST": "0.0.0.0", "ZHIHENG_PORT": "x", "ZHIHENG_MAIL": "smtp://mail.example"}  # noqa: S104
    problems = _problems(home, "colour = 1", **environment)
    assert [problem.partition(":")[0].rpartition(" › ")[2] for problem in problems] == [
        "colour",
        "ZHIHENG_PORT",
        "host",
        "names",
        "mail_from",
    ]

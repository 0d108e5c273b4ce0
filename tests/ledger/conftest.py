from pathlib import Path

import pytest

from ledger.small import Verdict
from zhiheng.ledger import check_bundle, standalone
from zhiheng.problems import BadInputError
from zhiheng.tables import InputFile


@pytest.fixture
def verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Verdict:
    """What each of the two verifiers finds first: the problem without its remedy, and the last line."""
    monkeypatch.delenv("ZHIHENG_LANG", raising=False)

    def find(content: bytes) -> tuple[str, str]:
        try:
            list(check_bundle(InputFile("b.zip", content)))
            first = ""
        except BadInputError as error:
            problem = error.problems[0]
            first = f"{problem.place.text('zh')}: {problem.what('zh')}"
        path = tmp_path / "b.zip"
        path.write_bytes(content)
        code = standalone.main([str(path)])
        last = capsys.readouterr().out.splitlines()[-1]
        assert (code == 0) == last.startswith("[摘要值]")
        return first, last.replace(str(path), "b.zip").removeprefix("[不通过] ")

    return find

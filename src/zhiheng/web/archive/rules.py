"""Who sees the archive of a cycle and takes its catalogue along; the operator writes its file on the server."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE, Role
from zhiheng.web.audit.rules import ON_THE_SERVER
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb

READERS = OFFICE | {Role.SUPERVISOR}

SEE_ARCHIVE = Verb(
    "archive.see",
    Message("查看归档和归档目录", "See the archive and its catalogue"),
    READERS,
    kind="page",
    is_sensitive=True,
)
EXPORT_CATALOGUE = Verb(
    "archive.export",
    Message("导出归档目录", "Export the catalogue"),
    READERS,
    kind="export",
    is_sensitive=True,
)
WRITE_ARCHIVE = Verb(
    "archive.write",
    Message("生成归档文件", "Write the archive file"),
    ON_THE_SERVER,
    stages=frozenset({Stage.ARCHIVED}),
    says=Message("生成了归档文件，摘要值 {digest}", "wrote the archive file; its digest: {digest}"),
)

"""Who may take data books out and in as workbooks; a sheet's own page and fields are those of a part."""

from zhiheng.problems import Message
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.rules import CALLED, WRITERS
from zhiheng.web.entries.rules.writing import is_not_taken, is_written_from_the_start

SEE_METRICS = Verb("data_book.metrics", Message("查看绩效指标", "See the metrics"), WRITERS, kind="page")
EXPORT_WORKBOOK = Verb(
    "data_book.export",
    Message("下载绩效数据表（Excel）", "Download the data book in Excel"),
    WRITERS,
    kind="export",
    is_sensitive=True,
)
UPLOAD_WORKBOOK = Verb(
    "data_book.upload",
    Message("上传填好的绩效数据表（Excel）", "Upload the filled-in data book"),
    WRITERS,
    kind="write",
    stages=CALLED,
    condition=is_written_from_the_start,
)
TAKE_OVER_WORKBOOK = Verb(
    "data_book.take_over",
    Message("带入绩效数据表（Excel）", "Take over the filled-in data book"),
    WRITERS,
    stages=CALLED,
    condition=is_not_taken,
    says=Message("从 Excel 带入绩效数据表 {fields} 项", "took {fields} rows of the data book over from Excel"),
)

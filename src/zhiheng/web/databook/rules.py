"""Who may take data books out and in, and what the office keeps for them; a sheet and its fields are a part's."""

from zhiheng.problems import Message
from zhiheng.web.audit.roles import OFFICE
from zhiheng.web.audit.stages import Stage
from zhiheng.web.audit.verb import Verb
from zhiheng.web.entries.rules import CALLED, WRITERS
from zhiheng.web.entries.rules.screening import SCREENERS
from zhiheng.web.entries.rules.writing import is_not_taken, is_written_from_the_start

SEE_METRICS = Verb("data_book.metrics", Message("查看绩效指标", "See the metrics"), WRITERS, kind="page")
SEE_OFFICE_VALUES = Verb(
    "office_values.see", Message("查看对比值和系数", "See comparison values and coefficients"), SCREENERS, kind="page"
)
SET_OFFICE_VALUES = Verb(
    "office_values.set",
    Message("设定对比值和系数", "Set comparison values and coefficients"),
    OFFICE,
    stages=frozenset({Stage.DRAFT, Stage.CALL, Stage.SCREENING, Stage.EVALUATION}),
    says=Message(
        "设定第 {number} 版 {kind}，涉及 {entries} 份申报",
        "set version {number} of {kind}, touching {entries} applications",
    ),
)
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

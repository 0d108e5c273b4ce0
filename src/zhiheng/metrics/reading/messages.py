"""What can be wrong with figures that are handed in, and the remedy."""

from zhiheng.problems import Message

BAD_ENTRY = Message(
    "申报编号 {value} 无效 › 用 1 至 31 个英文字母、数字、下划线或连字符",
    "{value} cannot be an entry › use 1 to 31 letters, digits, underscores or hyphens",
)
BAD_YEAR = Message("年度 {value} 无效 › 写四位年份，如 2025", "{value} is no year › write four digits, such as 2025")
UNKNOWN_INPUT = Message(
    "没有原始数据 {value} › 检查拼写{close}", "there is no input {value} › check the spelling{close}"
)
BAD_VALUE = Message(
    "{value} 不是数 › 写数字（不带千分号、单位和百分号），不涉及写 NA，没有数据留空",
    "{value} is no number › write digits without separators, units or %; NA if not applicable; nothing if missing",
)
REPEATED = Message(
    "{entry} {year} 年的 {input} 重复 › 只保留一行", "{input} of {entry} in {year} stands twice › keep one row"
)
OTHER_REPORT_YEAR = Message(
    "report_year 是 {value}，本行年度是 {year} › 改为同一年，或删去这一行",
    "report_year is {value}, the row's year is {year} › make them the same, or delete the row",
)
ERROR_CELL = Message("单元格是公式错误 › 改为数字", "the cell holds an error value › write a number")
NOT_A_DATA_BOOK = Message(
    "这不是绩效数据表工作簿 › 用 zhiheng metrics template 生成后填写",
    "this is no data book workbook › make one by zhiheng metrics template and fill it in",
)
NO_ENTRY = Message("没有申报编号 › 在“说明”页填写", "there is no entry › write it on the first sheet")
NO_SUCH_YEAR = Message(
    "数据里没有 {year} 年 › 可用的年度：{years}", "there is no year {year} in the data › there are: {years}"
)
UNKNOWN_INPUT_CELL = Message(
    "没有原始数据 {value} › 恢复为模板中的编号，或删去这一行",
    "there is no input {value} › restore the id of the template, or delete the row",
)
BAD_YEARS = Message(
    "--years {value} 无效 › 写成 2022-2025 或 2022,2023,2024，最多 10 年",
    "--years {value} is not valid › write 2022-2025 or 2022,2023,2024; at most 10 years",
)

"""What can be wrong with a document, and where in it."""

from collections.abc import Mapping

from zhiheng.problems import Message

TYPE_NAMES: Mapping[str, Message] = {
    "doc": Message("文档", "document"),
    "paragraph": Message("段落", "paragraph"),
    "bullet_list": Message("项目符号列表", "bullet list"),
    "ordered_list": Message("编号列表", "numbered list"),
    "list_item": Message("列表项", "list item"),
    "table": Message("表格", "table"),
    "table_row": Message("表格行", "table row"),
    "table_cell": Message("单元格", "cell"),
    "table_header": Message("表头单元格", "heading cell"),
    "picture": Message("图片", "picture"),
    "text": Message("文字", "text"),
    "hard_break": Message("换行", "line break"),
}

PLACE = Message("第 {number} 段", "paragraph {number}")
PLACE_OF: Mapping[str, Message] = {
    "bullet_list": Message("第 {number} 段列表", "paragraph {number}, list"),
    "ordered_list": Message("第 {number} 段列表", "paragraph {number}, list"),
    "table": Message("第 {number} 段表格", "paragraph {number}, table"),
    "picture": Message("第 {number} 段图片", "paragraph {number}, picture"),
    "list_item": Message("第 {number} 项", "item {number}"),
    "table_row": Message("第 {number} 行", "row {number}"),
    "table_cell": Message("第 {number} 格", "cell {number}"),
    "table_header": Message("第 {number} 格", "cell {number}"),
    "text": Message("第 {number} 处文字", "text {number}"),
    "hard_break": Message("第 {number} 处换行", "line break {number}"),
}

NOT_JSON = Message(
    "这不是本系统的文档 › 重新打开页面，在编辑器里填写",
    "this is no document of this system › open the page anew and write in its editor",
)
NOT_CANONICAL = Message(
    "文档不是规范形式（RFC 8785） › 重新打开页面，在编辑器里保存",
    "the document is not in its canonical form (RFC 8785) › open the page anew and save it in the editor",
)
TOO_LONG = Message(
    "文档有 {length} 个字符（含格式），超过 {limit} › 删减或拆分内容",
    "the document has {length} characters with its format, more than {limit} › shorten it",
)
EMPTY_DOCUMENT = Message(
    "文档只有空段落 › 写入内容，或存为空文本",
    "the document has empty paragraphs alone › write something, or store no text",
)
WRONG_TYPE = Message(
    "{type}不能放在这里 › 这里只能放：{allowed}", "{type} does not belong here › what belongs here: {allowed}"
)
UNKNOWN_KEY = Message("不认识键 {key} › 删去", "the key {key} is unknown › delete it")
NO_CONTENT = Message("{type}没有内容 › 写入内容，或删去", "{type} without content › write something, or delete it")
EMPTY_TEXT = Message("文字是空的 › 删去", "the text is empty › delete it")
CONTROL_CHARACTER = Message(
    "有看不见的控制字符（U+{code}） › 删去，换行用编辑器的换行",
    "there is an invisible control character (U+{code}) › delete it; break lines with the editor",
)
WRONG_MARKS = Message(
    "文字格式不对 › 只有加粗、下标、上标，依此顺序，下标和上标不能同时用",
    "wrong marks › there are bold, subscript and superscript, in this order, and not the last two together",
)
SPLIT_TEXT = Message("格式相同的文字被分成两段 › 合成一段", "text of the same marks is split in two › join the two")
ITEM_START = Message("列表项不以段落开头 › 先写一段文字", "the item does not begin with a paragraph › begin with one")
TOO_DEEP = Message("列表超过 {limit} 层 › 减少缩进", "lists are nested deeper than {limit} › indent less")
TOO_LARGE = Message(
    "表格有 {rows} 行 {columns} 列，最多 {most_rows} 行 {most_columns} 列 › 拆成几个表格",
    "the table has {rows} rows and {columns} columns, at most {most_rows} and {most_columns} › split it",
)
NOT_RECTANGULAR = Message(
    "合并单元格后各行对不齐 › 检查合并的行数和列数", "with its joined cells the table is no rectangle › check the spans"
)
WRONG_SPANS = Message(
    "单元格要有合并的列数和行数，都是 1 以上的整数 › 改正",
    "a cell needs how many columns and rows it covers, whole numbers from 1 › correct them",
)
WRONG_PICTURE = Message(
    "图片要有文件编号（32 位十六进制）和图题 › 重新插入图片",
    "a picture needs the id of its file (32 hexadecimal digits) and a caption › insert it again",
)

"""What can be wrong with a file before its content is looked at."""

from zhiheng.problems import Message


def english_reason(reason: object) -> Message:
    """Return what a library says, in parentheses; in Chinese nothing, for libraries speak English."""
    text = str(reason).replace("{", "{{").replace("}", "}}")  # as a Message it is filled in like any other
    return Message("", f" ({text})")


NO_SUCH_FILE = Message("没有这个文件 › 检查路径和文件名", "there is no such file › check the path and the name")
NOT_READABLE = Message(
    "文件打不开（{reason}） › 检查路径和读取权限，并确认没有被其他程序占用",
    "the file cannot be opened ({reason}) › check the path, that it may be read and that no other program holds it",
)
LINKED_FOLDER = Message(
    "是指向另一个文件夹的链接，里面的文件不会读取 › 在命令里直接写上那个文件夹",
    "a link to another folder, whose files are not read › name that folder itself in the command",
)
UTF16 = Message(
    "编码是 UTF-16，不是 UTF-8 › 在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”，文本文件另存为 UTF-8",
    "this is UTF-16, not UTF-8 › save it again as “CSV UTF-8 (comma delimited)”, a text file as UTF-8",
)
NOT_UTF8 = Message(
    "不是 UTF-8 编码（可能是 GBK） › 在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”，文本文件另存为 UTF-8",
    "not UTF-8 (perhaps GBK) › save it again as “CSV UTF-8 (comma delimited)”, a text file as UTF-8",
)
WORKBOOK_NOT_CSV = Message(
    "这是 Excel 工作簿，不是 CSV › 打开后另存为“CSV UTF-8（逗号分隔）”",
    "this is an Excel workbook, not a CSV file › open it and save it as “CSV UTF-8 (comma delimited)”",
)
NO_HEADER = Message(
    "文件是空的，没有表头 › 第一行应为：{columns}",
    "the file is empty, it has no header › the first line should be: {columns}",
)
OTHER_SEPARATOR = Message(
    "各列用{separator}分隔，不是用英文逗号 › 在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”",
    "the columns are separated by {separator}, not by commas › save it again as “CSV UTF-8 (comma delimited)”",
)
MISSING_COLUMN = Message(
    "缺少列 {column} › 表头应含：{columns}", "column {column} is missing › the header needs: {columns}"
)
REPEATED_COLUMN = Message(
    "列 {column} 出现两次 › 删去或改名其中一列", "column {column} stands twice › delete or rename one of them"
)
WRONG_FIELD_COUNT = Message(
    "有 {found} 个字段，表头有 {expected} 个 › 补齐或删去多余的逗号，含逗号的文字用英文双引号括起",
    "{found} fields where the header has {expected} › add or remove commas; quote a text that holds a comma",
)
NOT_CSV = Message(
    "不是有效的 CSV{reason} › 检查这一行起的英文双引号，要成对",
    "not valid CSV{reason} › check from this line on that straight quotation marks come in pairs",
)
NOT_WORKBOOK = Message(
    "不是可读的 Excel 工作簿 › 用 Excel 或 WPS 打开，去掉打开密码，另存为 .xlsx",
    "not a readable Excel workbook › open it, remove an opening password, and save it as .xlsx",
)
NOT_YAML = Message(
    "不是有效的 YAML{reason} › 检查这一行的缩进、冒号和引号",
    "not valid YAML{reason} › check indentation, colons and quotation marks of this line",
)
NOT_JSON = Message(
    "不是有效的 JSON{reason} › 检查这一行的逗号、括号和引号",
    "not valid JSON{reason} › check commas, brackets and quotation marks of this line",
)
NOT_TOML = Message(
    "不是有效的 TOML{reason} › 检查这一行：文字要用英文引号括起，键不能重复",
    "not valid TOML{reason} › check this line: texts stand in straight quotation marks, no key stands twice",
)
REPEATED_KEY = Message("键 {key} 出现两次 › 只保留一个", "key {key} stands twice › keep only one of them")
YAML_ALIAS = Message(
    "不能使用 YAML 别名（*） › 把内容直接写出来；文字以 * 开头的加英文引号",
    "YAML aliases (*) are not allowed › write the content out; quote a text that begins with *",
)
CONTROL_CHARACTER = Message(
    "有控制字符（U+{code}） › 删去这个字符", "there is a control character (U+{code}) › delete it"
)
NESTED_TOO_DEEP = Message("嵌套层次太多 › 检查是否多了括号", "nested too deeply › check for surplus brackets")
NOT_XLSX = Message(
    "不是 .xlsx 格式 › 用 Excel 或 WPS 打开，另存为 .xlsx",
    "not in the .xlsx format › open it and save it as .xlsx",
)
TOO_LARGE = Message(
    "内容超出前 {rows} 行、{columns} 列 › 选中表格以外的行和列，删除后保存",
    "there is content beyond the first {rows} rows and {columns} columns › select the rows and columns outside the "
    "table, delete them and save",
)
NOTHING_IN_FOLDER = Message(
    "文件夹里没有 {suffixes} 文件 › 检查是否选错文件夹",
    "the folder holds no file {suffixes} › check that the right folder was given",
)

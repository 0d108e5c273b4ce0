"""What can be wrong with a standard or a guide, and the remedy."""

from zhiheng.problems import Message

_KEYS = {
    "audience": "适用对象",
    "bands": "评分区间",
    "categories": "一级指标",
    "code": "编号",
    "criteria": "评价要点",
    "criteria_withheld": "评价要点未收录",
    "date": "通过日期",
    "decision": "决定文号",
    "digest": "摘要值",
    "en": "英文",
    "factors": "评价因素",
    "high": "区间上限",
    "id": "编号",
    "indicators": "二级指标",
    "kind": "类型",
    "low": "区间下限",
    "name": "名称",
    "notes": "注",
    "number": "序号",
    "points": "分值",
    "question": "问题",
    "scales": "评分尺度",
    "sentences": "区间说明",
    "status": "状态",
    "step": "步长",
    "text": "文字",
    "title": "标题",
    "zh": "中文",
}


def key_name(key: str) -> Message:
    """Return how a key is named to a person: in Chinese with its meaning; a key of the file's own may hold braces."""
    literal = key.replace("{", "{{").replace("}", "}}")
    return Message(f"{_KEYS[key]}（{key}）" if key in _KEYS else literal, literal)


NO_SUCH_STANDARD = Message(
    "没有这份评分要点：{reference} › 内置的有 {known}；自己的写文件的路径",
    "there is no such standard: {reference} › built in are {known}; for your own give the path of its file",
)
OFFICE_DOCUMENT = Message(
    "这是办公文件，不是评分要点数据 › 先转换：zhiheng standard import 文件 -o 评分要点.yaml",
    "this is an office document, not a standard's data › convert it: zhiheng standard import FILE -o standard.yaml",
)
NO_SUCH_GUIDE = Message(
    "没有这份评分指南：{reference} › 内置指南有 {known}；自己的指南写文件的路径",
    "there is no such guide: {reference} › built in are {known}; for your own give the path of its file",
)

# The shape of the file
NOT_MAPPING = Message(
    "这里应是若干“键: 值” › 按文件格式写出各个键和值",
    "keys with values are needed here › write them as the file format says",
)
NOT_LIST = Message(
    "{key}应是列表 › 每个成员前写“- ”，没有就写 []", "{key} must be a list › begin each member with “- ”, or write []"
)
EMPTY_LIST = Message("{key}是空的 › 至少写一个", "{key} is empty › write at least one member")
UNKNOWN_KEY = Message("未知的键 {key} › 删去，或改为以下之一：{known}", "unknown key {key} › delete it or use: {known}")
MISSING_KEY = Message("缺少{key} › 补上", "{key} is missing › add it")
NOT_TEXT = Message("{key}应是文字 › 改为一段文字", "{key} must be a text › write one text")
EMPTY_TEXT = Message("{key}是空的 › 填写内容", "{key} is empty › fill it in")
CONTROL_CHARACTER = Message(
    "{key}中有控制字符（U+{code}） › 删去这个字符", "{key} has a control character (U+{code}) › delete it"
)
NOT_ONE_OF = Message("{key}不能是 {value} › 改为以下之一：{allowed}", "{key} cannot be {value} › use one of: {allowed}")

# Ids, codes and points
FULL_WIDTH = Message(
    "{key}用了全角字符：{value} › 改为半角：{half_width}",
    "{key} has full-width characters: {value} › write half-width: {half_width}",
)
BAD_ID = Message(
    "{key}不是有效的编号：{value} › 用 1 至 31 个英文字母、数字、下划线或连字符",
    "{key} is no valid id: {value} › use 1 to 31 letters, digits, underscores or hyphens",
)
BUILTIN_ID = Message(
    "{id} 是内置评分要点的编号，但内容与内置的不同 › 换一个自己的编号",
    "{id} is the id of a built-in standard, but the content differs from it › give it an id of its own",
)
BAD_CODE = Message(
    "编号格式不对：{value} › 一级、二级指标写作 1、1.1，评价要点写作 1.1a",
    "not a code: {value} › categories and indicators are written 1, 1.1, criteria 1.1a",
)
POINTS_WITH_UNIT = Message("分值带了单位：{value} › 只写数字：{number}", "points with a unit: {value} › write {number}")
BAD_POINTS = Message(
    "分值不是正整数：{value} › 写大于 0 的整数", "points are no positive integer: {value} › write an integer above 0"
)
POINTS_NOT_WRITTEN = Message(
    "分值应是正整数 › 写大于 0 的整数", "points must be a positive integer › write an integer above 0"
)
BAD_NOTE_NUMBER = Message(
    "注的序号不对：{value} › 写 1、2、3，没有序号写 null",
    "not a note's number: {value} › write 1, 2, 3, or null if it has none",
)
REPEATED_CODE = Message("{code} 出现两次 › 改正其中一个的编号", "{code} stands twice › correct the code of one of them")
CODE_OUT_OF_SEQUENCE = Message(
    "编号不连续：这里应为 {expected}，写的是 {code} › 改正编号，或补上缺少的内容",
    "codes out of sequence: {expected} is due, found {code} › correct the code or add what is missing",
)
NOT_UNDER_PARENT = Message(
    "{code} 不属于 {parent} › 编号应以 {parent} 开头，或移到所属的位置",
    "{code} does not belong to {parent} › its code must begin with {parent}, or move it where it belongs",
)

# Points that do not add up
TOTAL_DIFFERS = Message(
    "总分为 {points}，一级指标合计为 {total} › 改正总分或一级指标的分值",
    "{points} points in all, the categories have {total} › correct the total or the categories' points",
)
CATEGORY_DIFFERS = Message(
    "一级指标 {code} 的分值为 {points}，二级指标合计为 {total} › 改正其中的分值",
    "category {code} has {points} points, its indicators have {total} › correct one of them",
)

# Texts
LABEL_IN_TEXT = Message(
    "文字开头还有编号“{label}” › 删去，编号只写在 code 或 number 中",
    "the text still begins with its label “{label}” › remove it; labels stand in code or number only",
)
CRITERIA_NOT_WITHHELD = Message(
    "{code} 有评价要点，但文件声明未收录（criteria_withheld） › 删去评价要点或这项声明",
    "{code} has criteria although the standard withholds them (criteria_withheld) › remove one or the other",
)
DIGEST_DIFFERS = Message(
    '内容与所记摘要值不符，算得 {digest} › 内容有意改动的，把 digest 的值改为空（""）；否则换回原文件',
    "the content does not match its digest; it is {digest} › if you changed it, empty digest; else restore the file",
)
HALF_WIDTH_PUNCTUATION = Message(
    "汉字之间有半角标点：“{excerpt}” › 请核对原文；原文如此的可以保留",
    "half-width punctuation between Chinese characters: “{excerpt}” › compare with the original; keep it if it is so",
)

# Guides
BRACES = Message("文字中有花括号 › 改用圆括号", "the text has braces › use parentheses")
BAD_PERCENT = Message(
    "不是百分数：{value} › 写 0 至 100 的数字", "not a percent: {value} › write a number from 0 to 100"
)
BAD_STEP = Message(
    "步长 {value} 不能整除 100 › 用 5、10 等大于 0 且能整除 100 的数",
    "the step {value} does not divide 100 › use a number above 0 that does, such as 5 or 10",
)
BAND_BEGINS_ELSEWHERE = Message(
    "评分区间不连续：这里应从 {due} 开始，写的是 {value} › 改正区间下限或前一个区间的上限",
    "bands out of sequence: this one begins with {due}, found {value} › correct it or the end of the one before",
)
BAND_OFF_STEP = Message(
    "区间上限 {value} 不能由下限 {low} 按步长 {step} 达到 › 改正上限、下限或步长",
    "the band's end {value} cannot be reached from {low} in steps of {step} › correct end, beginning or step",
)
BANDS_END_EARLY = Message(
    "最后一个评分区间到 {value} 为止 › 最后一个区间的上限应为 100",
    "the last band ends with {value} › it must end with 100",
)
NOT_ONE_SCALE = Message(
    "{kind} 类的评分尺度有 {count} 个 › process 和 results 各写一个",
    "{count} scales for {kind} › give one for process and one for results",
)
NOT_IN_DRAFT = Message(
    "草案不能有{key} › 评审委员会通过后，状态改为 adopted；通过前写 null",
    "a draft has no {key} › once the committee has adopted it, set status to adopted; before that write null",
)
BAD_DATE = Message("不是日期：{value} › 写作 2026-01-31", "not a date: {value} › write 2026-01-31")

# Importing the office's own document
UNKNOWN_FORMAT = Message(
    "不能导入这种文件 › 用 Word 或 WPS 另存为 .docx，表格另存为 .xlsx，纯文本另存为 .txt",
    "this kind of file cannot be imported › save it as .docx, a workbook as .xlsx, plain text as .txt",
)
NOT_WORD = Message(
    "不是可读的 Word 文档 › 用 Word 或 WPS 打开，去掉打开密码，另存为 .docx",
    "not a readable Word document › open it, remove an opening password, and save it as .docx",
)
PENDING_REVISIONS = Message(
    "表格中有未处理的修订 › 在 Word 或 WPS 的“审阅”中处理完全部修订后保存",
    "the table holds pending revisions › settle all of them under Review and save",
)
NO_TABLE = Message(
    "没有找到评分要点表 › 表头中应有“{heading}”一栏",
    "no table of the standard found › its header needs the column “{heading}”",
)
NO_TITLE = Message("表格前没有标题 › 在表格前写上评分要点的标题", "no title before the table › write it there")
NOT_PLACED = Message(
    "看不出属于哪里：“{excerpt}” › 一级指标写名称和“150分”，二级指标写“1.1”和名称，评价要点以“a. ”开头，"
    "注以“注：”开头，分值写“25分”",
    "does not fit in: “{excerpt}” › write a category as name and points, an indicator as code (1.1) and name, begin "
    "criteria with a letter (a.) and notes with their label, and write points with their unit",
)
LIKE_BUILTIN = Message(
    "标题与内置的 {builtin} 相同，但有 {count} 处不同，第一处在 {code} › 请核对原文；编号取自输出文件名：{id}",
    "titled like the built-in {builtin}, but differs in {count} places, first at {code} › compare with the original; "
    "the id is that of the output file: {id}",
)
BAD_OUTPUT_NAME = Message(
    "输出文件名 {name} 不能用作评分要点的编号 › 文件名（不含扩展名）用 1 至 31 个英文字母、数字、下划线或连字符",
    "the output name {name} cannot serve as the standard's id › name the file, apart from its extension, with 1 to 31 "
    "letters, digits, underscores or hyphens",
)

"""What can be wrong with a report in Word, and what of it was not taken."""

from zhiheng.problems import Message

BLOCK = Message("{where} › 第 {number} 段", "{where} › paragraph {number}")
OVERVIEW = Message("组织概述", "Organisational overview")
BEFORE = Message("正文开头", "beginning")

NOT_WORD = Message(
    "不是可读的 Word 文件（.docx） › 用 Word 或 WPS 打开，去掉打开密码，另存为 .docx",
    "not a readable Word file (.docx) › open it, remove an opening password, and save it as .docx",
)
BOMB = Message(
    "文件展开后过大（超过 {limit} MB） › 压缩或减少图片后另存为 .docx",
    "the file is too large once unpacked (more than {limit} MB) › compress or remove pictures and save it again",
)
ENTITIES = Message(
    "文件里有不允许的 XML 声明 › 用 Word 或 WPS 打开，另存为 .docx",
    "the file holds XML declarations that are not allowed › open it and save it as .docx",
)
TOO_DEEP = Message(
    "文件嵌套层次太多 › 减少嵌套的表格和文本框",
    "the file is nested too deeply › have fewer tables and boxes within each other",
)
REMOTE = Message(
    "文件引用外部内容（{target}） › 把内容插入文件，或断开链接（文件 → 信息 → 编辑指向文件的链接）后保存",
    "the file refers to content elsewhere ({target}) › insert it, or break the link (File → Info → Edit Links to "
    "Files) and save",
)
NO_HEADINGS = Message(
    "没有找到评价要点的编号标题 › 下载自评报告的 Word 文件，在编号标题（如 {example}）之下书写",
    "no heading with the code of a criterion was found › download the report's Word file and write below its headings "
    "(such as {example})",
)

UNPLACED = Message(
    "从这里起没有归到任何评价要点：“{text}” › 移到相应的编号标题之下",
    "from here on the text belongs to no criterion: “{text}” › move it below the heading of its criterion",
)
UNKNOWN_CODE = Message(
    "没有评价要点 {code}，其下内容没有带入：“{text}” › 改正编号",
    "there is no criterion {code}, what stands below was not taken: “{text}” › correct the code",
)
REPEATED_CODE = Message(
    "{code} 出现两次，这一处的内容没有带入：“{text}” › 合到第一处，删去这个标题",
    "{code} stands twice, what stands here was not taken: “{text}” › move it to the first and delete this heading",
)
CODE_DIFFERS = Message(
    "标题写作 {found}，但这里原是 {code}，内容带入 {code} › 若写错了位置，移到 {found} 的标题之下",
    "the heading says {found} but is the one of {code}; what stands below was taken for {code} › if it is misplaced, "
    "move it below the heading of {found}",
)
WORDS_IN_HEADING = Message(
    "标题里的文字没有带入：“{text}” › 写在标题之下另起的段落里",
    "the words of the heading were not taken: “{text}” › write them in a paragraph below it",
)
GUIDE_CHANGED = Message(
    "写在评价要点原文里的文字作为正文带入：“{text}” › 删去其中的原文",
    "what was written into the text of the criterion was taken: “{text}” › delete the criterion's words from it",
)
HEADING_AS_TEXT = Message(
    "小标题“{text}”作为加粗段落带入 › 不需要处理",
    "the heading “{text}” was taken as a bold paragraph › nothing needs to be done",
)
TRACKED = Message(
    "有修订，按接受修订后的文字带入 › 核对，或在 Word 中处理修订后重新上传",
    "there are tracked changes, the text as if accepted was taken › check it, or settle the changes and upload again",
)
COMMENTS = Message("批注没有带入 › 需要的写进正文", "comments were not taken › write what is needed into the text")
HIDDEN = Message(
    "隐藏文字没有带入：“{text}” › 需要的取消隐藏", "hidden text was not taken: “{text}” › show it where it is needed"
)
TEXT_BOX = Message(
    "文本框没有带入：“{text}” › 把文字移到正文", "a text box was not taken: “{text}” › move its words into the text"
)
OBJECT = Message(
    "嵌入的对象（如 Excel、Visio）没有带入 › 改为表格，或截图后作为图片插入",
    "an embedded object (such as Excel or Visio) was not taken › make it a table, or insert a picture of it",
)
CHART = Message(
    "图表或图形没有带入 › 复制后选择性粘贴为图片",
    "a chart or drawing was not taken › copy it and paste it as a picture",
)
FOOTNOTE = Message(
    "脚注或尾注没有带入：“{text}” › 写进正文", "a footnote or endnote was not taken: “{text}” › write it into the text"
)
EQUATION = Message(
    "公式没有带入：“{text}” › 用文字和上下标写，或截图后作为图片插入",
    "an equation was not taken: “{text}” › write it with sub- and superscripts, or insert a picture of it",
)
SYMBOL = Message(
    "符号字体的字符没有带入 › 改用普通字符（如 ✓、→）",
    "a character of a symbol font was not taken › use a plain one (such as ✓, →)",
)
FORMATS = Message(
    "这些格式没有保留：{formats} › 需要强调的用加粗", "this formatting was not kept: {formats} › emphasise in bold"
)
NESTED_TABLE = Message(
    "表格里的表格改为文字，各格之间用制表符隔开 › 核对，或拆成两个表格",
    "a table within a table became text, its cells parted by tabs › check it, or make it a table of its own",
)
PICTURE_IN_TABLE = Message(
    "表格里的图片移到表格之后 › 核对位置", "a picture in a table was moved below it › check its place"
)
WIDE_TABLE = Message(
    "表格有 {columns} 列，超过 {limit} 列，改为文字 › 拆成几个表格",
    "the table has {columns} columns, more than {limit}, and became text › split it",
)
LONG_TABLE = Message(
    "表格有 {rows} 行，拆成每 {limit} 行一个表格 › 核对",
    "the table has {rows} rows and was split after every {limit} › check it",
)
DEEP_LIST = Message(
    "列表超过 {limit} 层，更深的并入第 {limit} 层 › 核对",
    "a list deeper than {limit} levels was put on level {limit} › check it",
)
RESTARTED_LIST = Message(
    "编号列表被表格或图片隔开，后一部分从 1 重新编号 › 核对编号",
    "a numbered list is interrupted by a table or picture, its second part counts from 1 again › check the numbers",
)
LINKED_PICTURE = Message(
    "图片只是链接，不在文件里 › 重新插入图片", "a picture is only linked, not in the file › insert it"
)
OTHER_PICTURE = Message(
    "图片不是 PNG 或 JPG，没有带入 › 复制后选择性粘贴为 PNG 图片",
    "a picture is neither PNG nor JPG and was not taken › copy it and paste it as a PNG picture",
)
HUGE_PICTURE = Message(
    "图片太大，没有带入 › 压缩图片（不超过 {megabytes} MB、{pixels} 万像素）",
    "a picture is too large and was not taken › compress it (at most {megabytes} MB and {pixels}0 000 pixels)",
)
TOO_LONG = Message("内容太长，没有带入 › 删减或拆分", "the text is too long and was not taken › shorten it")

FORMAT_NAMES = {
    "i": Message("斜体", "italics"),
    "u": Message("下划线", "underline"),
    "strike": Message("删除线", "strikethrough"),
    "dstrike": Message("双删除线", "double strikethrough"),
    "highlight": Message("突出显示", "highlight"),
    "em": Message("着重号", "emphasis marks"),
}

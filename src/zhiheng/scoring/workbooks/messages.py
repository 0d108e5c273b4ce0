"""What can be wrong with a score workbook (Excel 评分表) and the lists it is made from, and the remedy."""

from zhiheng.problems import Message

# Making workbooks

FILE_EXISTS = Message(
    "文件已存在，里面可能有专家填写的内容 › 换一个文件夹，或先把它移走",
    "the file exists and may hold an expert's work › choose another folder, or move it away first",
)
RESERVED_SHEET_NAME = Message(
    "编号 {value} 不能作工作表名（Excel 保留） › 改用别的编号",
    "{value} cannot name a sheet, Excel keeps it for itself › choose another id",
)
SEVERAL_TRACKS = Message(
    "名单有多个申报类别（{tracks}），评分表只对应一份评分要点 › 按申报类别分开名单，分别生成",
    "the list has several tracks ({tracks}), a workbook holds one standard › split the list by track and make "
    "workbooks for each",
)

# The workbook as a whole

NOT_OURS = Message(
    "不是 zhiheng sheets new 生成的评分表，或其中的系统信息已损坏 › 使用秘书处发出的原文件",
    "not a workbook made by zhiheng sheets new, or its hidden page is damaged › use the file the office sent out",
)
OTHER_STANDARD = Message(
    "按评分要点 {standard}（摘要值 {digest}）生成，应为 {expected} › 用应使用的评分要点重新生成评分表，请专家重填；"
    "如确应使用自有的评分要点，用 --standard 或评审方案指明",
    "made for the standard {standard} (digest {digest}), expected is {expected} › make workbooks for the right "
    "standard and have them filled in again; a standard of one's own is named by --standard or in the scheme",
)
OTHER_GUIDE = Message(
    "按评分指南 {guide}（摘要值 {digest}）生成，应为 {expected} › 用 sheets new --guide 指明应使用的评分指南，重新生成"
    "评分表；如评分表用的才是应使用的评分指南，在评审方案的 guide 中指明",
    "made with the guide {guide} (digest {digest}), expected is {expected} › make the workbooks anew, naming the right "
    "guide by sheets new --guide; if the workbook's guide is the right one, name it in the scheme",
)
OTHER_UNIT = Message(
    "按{found}填写，评审方案要求按{expected}填写 › 按评审方案的 unit 重新生成评分表",
    "filled in by {found}, the scheme wants {expected} › make the workbooks again with the scheme's unit",
)
OTHER_PHASE = Message(
    "属于阶段 {phase}，评审方案没有这个阶段 › 检查是否选错文件，或用方案中的阶段重新生成",
    "belongs to phase {phase}, which the scheme has not › check the file, or make it again for a phase of the scheme",
)
SAME_SHEETS = Message(
    "{expert} 在阶段 {phase} 对 {entries} 的评分表也在 {other} 中 › 向专家确认后只保留一个文件",
    "{expert}'s sheets for {entries} in phase {phase} stand in {other} too › ask the expert and keep one file",
)

# Its sheets

OTHER_ENTRY = Message(
    "这张评分表是为“{made_for}”生成的，名单上 {entry} 是“{listed}” › 重新生成评分表；如名单有误，改正名单",
    "this sheet was made for “{made_for}”, the list has “{listed}” for {entry} › make the workbook anew; if the list "
    "is wrong, correct it",
)
MISSING_SHEET = Message(
    "缺少工作表 {sheet} › 从原文件补回，或把改了名的工作表改回 {sheet}",
    "the sheet {sheet} is missing › bring it back from the original, or rename the renamed one to {sheet}",
)
RENAMED_SHEET = Message(
    "这张工作表是 {sheet}，名称被改动 › 改回 {sheet}",
    "this sheet is {sheet} under another name › rename it to {sheet}",
)
EXTRA_SHEET = Message(
    "多出的工作表，其中的内容不会计入 › 删去，或移到别的文件",
    "an additional sheet, which would not count › delete it, or move it to another file",
)
MOVED_CELLS = Message(
    "此处应为“{expected}”，现为“{found}”，行或列被移动、插入或删除 › 撤销改动，或把内容抄到原文件的对应位置",
    "“{expected}” should stand here, not “{found}”: rows or columns were moved, inserted or deleted › undo it, or copy "
    "the contents to their places in the original",
)
UNKNOWN_STATE = Message(
    "状态“{value}”无效 › 选“{given}”或“{withdrawn}”",
    "the state “{value}” is unknown › choose “{given}” or “{withdrawn}”",
)

# Its cells

TEXT_FOR_NUMBER = Message(
    "“{value}”是文字，不是数字 › 清空后输入半角数字；未评留空",
    "“{value}” is a text, not a number › clear the cell and type a number; leave it empty if not rated",
)
DATE_FOR_NUMBER = Message(
    "“{value}”是日期或时间，不是数字 › 把单元格格式改为“常规”，重新输入数字",
    "“{value}” is a date or a time, not a number › set the cell's format to General and type the number again",
)
ERROR_FOR_NUMBER = Message(
    "单元格是错误值 › 清空后输入数字", "the cell holds an error value › clear it and type a number"
)
FORMULA = Message("单元格里是公式 › 清空后直接填写", "the cell holds a formula › clear it and type what it should hold")
FRACTION_FOR_PERCENT = Message(
    "{value} 像是小数形式的得分率 › 写 {percent}", "{value} looks like a fraction › write {percent}"
)
OFF_SCALE = Message(
    "{value} 不在 0 至 {maximum}、步长 {step} 的数之内 › 改为其中的数；未评留空",
    "{value} is not on the scale from 0 to {maximum} in steps of {step} › write a number on it, or leave it empty",
)
NA_NOT_ALLOWED = Message("本评分表不能填不适用（NA） › 填数字", "this workbook does not allow NA › write a number")
TWO_VALUES = Message(
    "此处为 {here}，{sheet} 的 {cell} 为 {there} › 改成一致，或清空其中一处",
    "{here} stands here, {there} in {cell} of {sheet} › make them equal, or clear one of them",
)

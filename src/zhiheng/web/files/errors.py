"""What can be wrong with a file, each ``what › remedy``, and the errors of stores."""

from zhiheng.problems import Message

EMPTY = Message("文件是空的 › 检查原文件后重新选择", "the file is empty › check the original and choose it again")
TOO_LARGE = Message(
    "文件超过 {limit} MB › 压缩图片或拆成几份再上传",
    "the file is larger than {limit} MB › compress its pictures or split it",
)
UNKNOWN_TYPE = Message(
    "文件内容不符，这里收 {types} › 用原来的软件另存为这样的文件再上传",
    "the content is none of: {types} › save it as one of these with the program that made it",
)
NOT_THIS_TYPE = Message(
    "这里不收 {type} › 另存为 {types} 再上传", "{type} is not accepted here › save it as one of: {types}"
)
OLD_OFFICE = Message(
    "这是旧格式（.doc、.xls）或加密的 Office 文件 › 去掉密码，另存为 .docx、.xlsx 或 PDF",
    "this is an old (.doc, .xls) or encrypted Office file › remove the password and save it as .docx, .xlsx or PDF",
)
EXECUTABLE = Message(
    "文件是程序或网页，不是文档 › 上传文档本身，存为 PDF",
    "the file is a program or a web page, not a document › upload the document itself, saved as PDF",
)
NOT_AT_START = Message(
    "PDF 前面夹有其他内容 › 打开后重新“打印为 PDF”，上传新文件",
    "something else stands before the PDF › open it, print it to PDF again, and upload that",
)
TWO_IN_ONE = Message(
    "文件里夹带了另一个压缩文件 › 打开后重新“打印为 PDF”或另存为图片，上传新文件",
    "the file carries an archive inside › open it, print it to PDF or save the picture again, and upload that",
)
PDF_ENCRYPTED = Message(
    "PDF 加了密码或权限限制 › 去掉密码和限制后再上传",
    "the PDF is protected by a password or restrictions › remove them and upload it again",
)
PDF_ACTIVE = Message(
    "PDF 里有脚本或自动动作（{found}） › 打开后“打印为 PDF”，上传新文件",
    "the PDF holds scripts or automatic actions ({found}) › print it to PDF and upload that",
)
PDF_ATTACHMENT = Message(
    "PDF 里夹有附件，评审时看不到 › 附件单独上传，PDF 重新“打印为 PDF”",
    "the PDF holds attached files, which reviewers would not see › upload them on their own and print the PDF anew",
)
PDF_UNREADABLE = Message(
    "PDF 损坏，或者用了无法检查的写法 › 打开后“打印为 PDF”，上传新文件",
    "the PDF is damaged or written in a way that cannot be checked › print it to PDF and upload that",
)
ZIP_DAMAGED = Message(
    "文件损坏，打不开 › 用 Word、Excel 或 WPS 打开后另存为新文件",
    "the file is damaged › open it in Word, Excel or WPS and save it as a new file",
)
ZIP_ENCRYPTED = Message("文件加了密码 › 去掉密码后再上传", "the file is encrypted › remove the password")
ZIP_TOO_MANY = Message(
    "文件内部有 {count} 个部件，超过 {limit} 个 › 拆成几份，或另存为 PDF",
    "the file has {count} parts inside, more than {limit} › split it or save it as PDF",
)
ZIP_BOMB = Message(
    "文件展开后过大 › 压缩图片、删去多余内容，或另存为 PDF",
    "the file becomes too large when unpacked › compress its pictures, remove what is not needed, or save it as PDF",
)
ZIP_NESTED = Message(
    "文件里嵌了多层压缩文件（{part}） › 删去嵌入的对象，或另存为 PDF",
    "archives are nested inside the file ({part}) › remove the embedded objects or save it as PDF",
)
OFFICE_MACROS = Message(
    "文件带有宏或控件 › 另存为不带宏的 .docx、.xlsx，或另存为 PDF",
    "the file holds macros or controls › save it without them as .docx or .xlsx, or as PDF",
)
OFFICE_PROGRAM = Message(
    "文件里嵌有程序或打包的文件（{part}） › 删去嵌入的对象，或另存为 PDF",
    "the file embeds a program or a packaged file ({part}) › remove the embedded object or save it as PDF",
)
OFFICE_REMOTE = Message(
    "文件引用了别处的内容（{target}） › 断开链接、改为嵌入，或另存为 PDF",
    "the file takes content from elsewhere ({target}) › break the link or save it as PDF",
)
OFFICE_ENTITIES = Message(
    "文件内部的写法不合规范（{part}） › 用 Word、Excel 或 WPS 打开后另存为新文件",
    "the file is not written as the format demands ({part}) › open it in Word, Excel or WPS and save it as a new file",
)
PICTURE_DAMAGED = Message("图片损坏，打不开 › 重新扫描或导出", "the picture is damaged › scan or export it again")
PICTURE_TOO_LARGE = Message(
    "图片超过 {limit} 万像素 › 按 300 dpi 重新扫描或缩小",
    "the picture has more than {limit} × 10 000 pixels › scan it at 300 dpi or make it smaller",
)
QUARANTINED = Message(
    "这份文件已被隔离，不能再上传（摘要值 {digest}…） › 有疑问请与秘书处联系",
    "this file was quarantined and cannot be uploaded again (digest {digest}…) › ask the award office",
)
NO_FILE = Message("没有选择文件 › 选择文件后再上传", "no file was chosen › choose one, then upload")
NOTHING_KEPT = Message(
    "文件没有传完 › 检查网络后重新上传", "the file did not arrive whole › check the network and upload it again"
)
S3_MISSING = Message(
    "设置了 files = s3://…，没有安装 boto3 › 安装 zhiheng[s3]",
    "files = s3://… is set but boto3 is not installed › install zhiheng[s3]",
)


class MissingBlobError(Exception):
    """The store has no bytes of that digest."""


class CorruptBlobError(Exception):
    """The bytes are not those of their digest."""

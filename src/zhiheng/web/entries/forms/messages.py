"""What can be wrong with the file of a form or its Word template, and the remedy."""

from zhiheng.problems import Message

BAD_KEY = Message(
    "“{key}”不能作字段的 key › 以小写英文字母开头，用小写字母、数字、下划线，至多 40 个",
    "“{key}” cannot be a field’s key › begin with a small letter; small letters, digits, underscores, 40 at most",
)
REPEATED_KEY = Message(
    "key “{key}”出现两次 › 改为不同的 key，填写的内容按它保存",
    "the key “{key}” stands twice › make them differ; what is typed is kept under it",
)
REPEATED_CHOICE = Message(
    "选项“{key}”出现两次 › 改为不同的 key 和文字", "the choice “{key}” stands twice › make keys and texts differ"
)
NEEDS_CHOICES = Message(
    "“{kind}”类的字段选项不到两个 › 写上 choices，至少两个",
    "a field of kind “{kind}” has fewer than two choices › give two at least",
)
NEEDS_COLUMNS = Message(
    "“rows”类的字段没有表头 › 写上 columns，至少一栏", "a field of kind “rows” has no columns › give one at least"
)
HAS_NO_USE = Message(
    "“{kind}”类的字段不用 {key} › 删去，或改 kind", "a field of kind “{kind}” has no use for {key} › delete it"
)
TOO_MANY_FIELDS = Message(
    "有 {count} 个字段，至多 {most} 个 › 合并或删去一些", "{count} fields are more than {most} › merge or drop some"
)

BRACES = Message("文字中有花括号 › 删去花括号", "the text has braces › take the braces out")

NEEDED = Message(
    "缺少字段“{label}”（{key}）：{reason} › 从内置申报表照抄这个字段",
    "the field “{label}” ({key}) is missing: {reason} › copy it from the built-in form",
)
NEEDED_KIND = Message(
    "字段 {key} 的 kind 须是 {kind}：{reason} › 改为 {kind}", "{key} must be of kind {kind}: {reason} › write {kind}"
)
NEEDED_AUDIENCE = Message(
    "字段 {key} 的 audience 须是 {audience}：{reason} › 改为 {audience}",
    "{key} must have the audience {audience}: {reason} › write {audience}",
)
NEEDED_REQUIRED = Message(
    "字段 {key} 须是必填：{reason} › 写上 required = true", "{key} must be required: {reason} › write required = true"
)
NEEDED_CHOICES = Message(
    "字段 {key} 的选项须是 {choices}：{reason} › 文字可以改，选项的 key 照抄内置申报表",
    "the choices of {key} must be {choices}: {reason} › copy their keys; their texts may differ",
)
NEEDED_COLUMNS = Message(
    "字段 {key} 至少要有 {count} 栏，前 {count} 栏是{columns}：{reason} › 照抄内置申报表的前 {count} 栏，后面可以增加",
    "{key} needs at least {count} columns, the first are {columns}: {reason} › copy these; more may follow",
)

NOT_WORD = Message(
    "打不开这个 Word 文件 › 用 Word 或 WPS 另存为 .docx 再上传",
    "the Word file cannot be opened › save it as .docx with Word or WPS and upload that",
)
NO_FIELD = Message(
    "Word 模板中的 {{{{{name}}}}} 没有对应的字段 › 改为字段的 key，或在格式文件中增加这个字段",
    "no field has the key of {{{{{name}}}}} › write the key of a field, or add the field to the form",
)
ONLY_FOR_CONFLICTS = Message(
    "Word 模板中的 {{{{{name}}}}} 只用于核对利害关系，不能打印给别人看 › 从模板中删去",
    "{{{{{name}}}}} is for the matching of conflicts alone and is not printed › take it out of the template",
)
NO_PLACEHOLDER = Message(
    "字段“{label}”（{key}）在 Word 模板中没有位置，填写的内容不会出现在 Word 文件里 › 需要时在模板中写 {{{{{key}}}}}",
    "“{label}” ({key}) has no place in the Word template: the file will not show it › write {{{{{key}}}}} there",
)

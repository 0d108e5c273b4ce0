"""What can be wrong with a bundle or a record, and what holds of a good one."""

from zhiheng.problems import Message

# Bundles: what does not hold

TOO_LARGE = Message(
    "文件超过 1 GiB › 这不是结果数据包，请向提供者索取原件",
    "the file is larger than 1 GiB › this is no result bundle; ask for the original",
)
NOT_A_BUNDLE = Message(
    "不是可读的结果数据包 › 确认文件没有在传送中损坏，向提供者索取原件",
    "not a readable result bundle › make sure that it was not damaged on the way; ask for the original",
)
MEMBER_DAMAGED = Message(
    "{name} 与压缩包所记的校验码不一致 › 文件在传送中损坏或被改动过，向提供者索取原件",
    "{name} has not the checksum in the zip › it was damaged on the way or changed; ask for the original",
)
CHANGED = Message(
    "{what} › 结果数据包被改动过，向提供者索取原件", "{what} › the bundle was changed; ask for the original"
)
MEMBER_MISSING = Message(
    "缺少 {name} › 结果数据包不完整，向提供者索取原件",
    "{name} is missing › the bundle is not whole; ask for the original",
)
MEMBER_SURPLUS = Message(
    "多出 {name} › 结果数据包被改动过，向提供者索取原件",
    "{name} is surplus › the bundle was changed; ask for the original",
)
MEMBER_REPEATED = Message(
    "{name} 出现两次 › 结果数据包被改动过，向提供者索取原件",
    "{name} stands twice › the bundle was changed; ask for the original",
)
MEMBER_COMPRESSED = Message(
    "{name} 被压缩或大小不符 › 结果数据包被改动过，向提供者索取原件",
    "{name} is compressed or of a wrong size › the bundle was changed; ask for the original",
)
NOT_THE_ONE_FORM = Message(
    "压缩包的结构、日期或属性不是规定的形式 › 结果数据包被改动或重新打包过，向提供者索取原件",
    "structure, dates or attributes of the zip are not as prescribed › it was packed again; ask for the original",
)
OTHER_DIGEST = Message(
    "摘要值是 {actual}，不是 {expected} › 这不是当初记录的那一份，核对摘要值或索取原件",
    "its digest is {actual}, not {expected} › it is not the one recorded; compare the digest or ask for the original",
)
NOT_CANONICAL = Message(
    "{name} 不是规范的 JSON › 结果数据包被改动过，向提供者索取原件",
    "{name} is not canonical JSON › the bundle was changed; ask for the original",
)
OTHER_FORMAT = Message(
    "清单的格式 {value} 不认识 › 用较新的版本验证",
    "the manifest's format {value} is unknown › verify with a newer version",
)
BAD_MANIFEST = Message(
    "清单 manifest.json 缺少或写错 {key} › 结果数据包被改动过，向提供者索取原件",
    "the manifest lacks {key} or has it wrong › the bundle was changed; ask for the original",
)
MEMBER_DIFFERS = Message(
    "{name} 与清单所记摘要值不一致 › 这个文件被改动过，向提供者索取原件",
    "{name} has not the digest in the manifest › this file was changed; ask for the original",
)
NOT_NORMALISED = Message(
    "{name} 不是规范的形式 › 这个文件被改动过，向提供者索取原件",
    "{name} is not in its normalised form › this file was changed; ask for the original",
)
RESULT_DIFFERS = Message(
    "数据包中是 {found}，重算得 {expected} › 结果与评分不符，不能采信",
    "the bundle says {found}, the calculation gives {expected} › the result does not follow from the ratings",
)
NOTHING = Message("无", "nothing")

# Bundles: what holds

CONTAINER_HOLDS = Message("数据包的结构是规定的形式", "the bundle has its one form")
DIGEST_HOLDS = Message(
    "与给出的摘要值一致，正是当初记录的那一份", "it has the digest given: it is the very bundle recorded"
)
MEMBERS_HOLD = Message("各文件与清单所记摘要值一致", "every file has the digest in the manifest")
STANDARDS_HOLD = Message("评分要点与评审方案所记摘要值一致", "the standards have the digests in the scheme")
INPUTS_HOLD = Message(
    "{entries} 个申报、{sheets} 份评分表可读且是规范的形式",
    "{entries} entries and {sheets} sheets are readable and normalised",
)
RESULT_HOLDS = Message(
    "重新计算的结果与数据包中的结果逐字节一致", "the result computed again is the bundle's, byte for byte"
)

# Records: what does not hold

RECORD_EMPTY = Message(
    "一条留痕也没有 › 向提供者索取完整的操作留痕",
    "there is no entry at all › ask for the whole record",
)
LINE_TORN = Message(
    "最后一行不完整，写入时可能被中断 › 由系统管理员核对后删去这一行，再继续记录",
    "the last line is torn, its writing was perhaps interrupted › have the operator look at it and delete this line",
)
NOT_AN_ENTRY = Message(
    "这一行不是一条按规定书写的留痕 › 这一条被改动过，索取当时的副本比对",
    "this line is not an entry as entries are written › it was changed; compare with an earlier copy",
)
ENTRY_CHANGED = Message(
    "第 {expected} 条的内容与它的摘要值不符 › 这一条被改动过，索取当时的副本比对",
    "the content of entry {expected} has not its digest › it was changed; compare with an earlier copy",
)
ENTRY_MISPLACED = Message(
    "这里应是第 {expected} 条，却是第 {found} 条 › 有留痕被删去、插入或调换，索取当时的副本比对",
    "entry {expected} is due here, not {found} › entries were dropped, put in or moved; compare with an earlier copy",
)
ENTRY_NOT_CHAINED = Message(
    "第 {expected} 条与前一条接不上 › 这一条或之前的留痕被换过，索取当时的副本比对",
    "entry {expected} does not follow the one before › one of them was replaced; compare with an earlier copy",
)
OTHER_HEAD = Message(
    "最后一条的摘要值是 {actual}，不是 {expected} › 末尾被删去或全部重写过，索取当时的副本比对",
    "the last entry's digest is {actual}, not {expected} › the end was cut off or all of it written anew; "
    "compare with an earlier copy",
)
HEAD_IS_EARLIER = Message(
    "给出的摘要值是第 {sequence} 条的，其后又有 {more} 条 › 此前的留痕未变；要验证全部，请用最近一次记下的摘要值",
    "the digest given is that of entry {sequence}, {more} more follow › what was before it is unchanged; "
    "use the digest noted last to verify all",
)
NOT_A_PAYLOAD = Message(
    "这一行不是一项按规定书写的内容 › 这一项被改动过，用备份比对",
    "this line is not a payload as payloads are written › it was changed; compare with a backup",
)
PAYLOAD_REPEATED = Message(
    "这一项内容出现两次 › 用备份比对，删去多出的一行",
    "this payload stands twice › compare with a backup and delete the surplus line",
)
PAYLOAD_CHANGED = Message(
    "这一项内容与它的摘要值不符 › 这一项被改动过，用备份比对",
    "this payload has not its digest › it was changed; compare with a backup",
)
PAYLOAD_MISSING = Message(
    "第 {sequence} 条的内容不在，也没有注明按要求移除 › 从备份中找回",
    "the payload of entry {sequence} is gone and not marked as removed on request › recover it from a backup",
)
PAYLOAD_SURPLUS = Message(
    "这一项内容不属于任何一条留痕 › 核对末尾的留痕是否被删去；若是写入中断所致，由系统管理员删去这一行",
    "this payload belongs to no entry › see whether entries at the end were cut off; "
    "if its writing was interrupted, have the operator delete this line",
)

# Records: what holds

CHAIN_HOLDS = Message(
    "{entries} 条留痕首尾相接，没有改动；最后一条的摘要值：{head}",
    "{entries} entries follow one another unchanged; the last one's digest: {head}",
)
HEAD_HOLDS = Message("最后一条正是给出的摘要值所指的那一条", "the last entry is the very one whose digest was given")
PAYLOADS_HOLD = Message("{kept} 条的内容与留痕一致", "the payloads of {kept} entries are what the entries commit to")
PAYLOADS_REMOVED = Message("按要求移除了内容：第 {entries} 条", "removed on request: the payloads of entries {entries}")
PAYLOADS_WITHHELD = Message(
    "{entries} 条的内容不在导出者的职责范围内，未附上，没有验证",
    "the payloads of {entries} entries were not the exporter's to give and are not verified",
)

"""What stands after a value."""

from zhiheng.problems import Message

CHARACTERS = Message("字", "characters")
DAYS = Message("天", "days")
ENTRIES = Message("家", "entries")
EXPERTS = Message("人", "experts")
MEGABYTES = Message("MB", "MB")
MINUTES = Message("分钟", "minutes")
PERCENT = Message("%", "%")
WORKING_DAYS = Message("个工作日", "working days")
YUAN = Message("元", "yuan")
YUAN_A_DAY = Message("元/天", "yuan a day")
YEARS = Message("年", "years")

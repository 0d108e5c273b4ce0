"""What is said of metrics without a value, and of figures that cannot be right."""

from zhiheng.problems import Message

MISSING = Message("缺少：{inputs}", "missing: {inputs}")
BLOCKED = Message("不输出（{rule}）：{meaning}", "not shown ({rule}): {meaning}")
NOT_APPLICABLE_NA = Message("不涉及", "not applicable: the figures it rests on are NA")
ZERO_DENOMINATOR = Message("分母为零，不适用", "the denominator is zero")
BASE_ZERO = Message("基期为零，增长率无意义", "the base is zero; a rate of change means nothing")
BASE_NEGATIVE = Message("基期为负，增长率无意义", "the base is negative; a rate of change means nothing")
TURNED = Message("扭亏", "from loss to profit")
SMALLER_LOSS = Message("减亏", "the loss became smaller")
LARGER_LOSS = Message("增亏", "the loss became larger")
SAME_LOSS = Message("亏损持平", "the loss is the same")
BROKEN = Message("{meaning}；应为 {clause}（{left} 与 {right}）", "{meaning}; should be {clause} ({left} and {right})")
HARD_RANGE = Message(
    "{name} 为 {value} {unit}，不可能超出 {low} 至 {high}，请核对数值和单位",
    "{name} is {value} {unit}, outside what is possible ({low} to {high}); check the figure and its unit",
)
TYPICAL_RANGE = Message(
    "{name} 为 {value} {unit}，通常在 {low} 至 {high} 之间，请说明原因",
    "{name} is {value} {unit}, usually between {low} and {high}; please explain",
)
NOT_WHOLE = Message("{name} 为 {value}，应为整数", "{name} is {value}, which should be a whole number")
UNIT = Message("{name} 为 {value}，单位可能错了：{trap}", "{name} is {value}; the unit may be wrong: {trap}")
YUAN = Message("看来填的是元，应为万元（除以 10000）", "it looks like yuan; write 10,000 yuan (divide by 10,000)")
SQUARE_METRES = Message(
    "看来填的是平方米，应为亩（除以 666.67）", "it looks like square metres; write mu (divide by 666.67)"
)
HECTARES = Message("看来填的是公顷，应为亩（乘以 15）", "it looks like hectares; write mu (multiply by 15)")
KWH = Message("看来填的是千瓦时，应为万千瓦时（除以 10000）", "it looks like kWh; write 10,000 kWh (divide by 10,000)")
FRACTION = Message(
    "看来填的是小数，应为百分制（乘以 100）", "it looks like a fraction; write it out of 100 (multiply by 100)"
)
CALORIFIC = Message(
    "看来是当量值系数，等价值约为 2.9", "it looks like the calorific value; the equivalent value is about 2.9"
)
EQUIVALENT = Message(
    "看来是等价值系数，当量值为 1.229", "it looks like the equivalent value; the calorific value is 1.229"
)

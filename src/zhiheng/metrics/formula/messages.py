"""What can be wrong with a formula, and the remedy."""

from zhiheng.problems import Message

AT = Message("第 {at} 个字符", "character {at}")
TOO_LONG = Message(
    "公式太长或括号太多 › 不超过 {most} 个字符、{depth} 层括号，拆成几项",
    "the formula is too long or nested too deeply › use at most {most} characters and {depth} levels; split it",
)
UNEXPECTED = Message(
    "这里不能是“{found}” › 检查运算符、括号和逗号",
    "“{found}” cannot stand here › check operators, brackets and commas",
)
ENDS_EARLY = Message(
    "公式没有写完 › 补上缺少的数、名称或右括号",
    "the formula ends too early › add the number, name or closing bracket that is missing",
)
UNKNOWN_FUNCTION = Message("没有函数 {name} › 可用：{known}", "there is no function {name} › there are: {known}")
WRONG_COUNT = Message(
    "{name} 的参数个数不对 › 应有 {least} 至 {most} 个",
    "{name} has the wrong number of arguments › give {least} to {most}",
)
UNKNOWN_NAME = Message(
    "没有名为 {name} 的原始数据或绩效指标 › 检查拼写{close}",
    "there is no input or metric {name} › check the spelling{close}",
)
NOT_A_FIGURE = Message(
    "{name} 只能用于单独一个名称 › 把算式改写为各项分别取数",
    "{name} takes a single name › rewrite the expression so that it stands on names",
)
AVG_NEEDS_STOCK = Message(
    "{id} 不是时点数，不能取年初年末平均 › 改用时点数，或去掉 avg",
    "{id} is no stock figure and has no opening and closing value › use a stock figure, or leave avg out",
)
SUM3_NEEDS_FLOW = Message(
    "{id} 不是期间数，不能三年相加 › 改用期间数，或去掉 sum3",
    "{id} is no flow figure and cannot be added over three years › use a flow figure, or leave sum3 out",
)
NO_YEAR_OF_PARAMETER = Message(
    "{id} 是系数，没有上年数 › 去掉 {name}", "{id} is a coefficient and has no prior year › leave {name} out"
)
COMPARISON_HERE = Message(
    "比较只能作为 iff 的条件或规则本身 › 改成算式",
    "a comparison may only be a rule or the condition of iff › write an expression",
)
NO_COMPARISON = Message(
    "这里应为比较（< <= > >=） › 写成 a<=b 的形式",
    "a comparison (< <= > >=) is needed here › write it as a<=b",
)
CYCLE = Message(
    "指标互相引用成环：{path} › 去掉其中一个引用",
    "metrics refer to each other in a circle: {path} › remove one of the references",
)

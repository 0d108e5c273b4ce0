"""Problems of an input: the place, what is wrong, and the remedy, all at once and in the reader's language."""

from zhiheng.problems.message import Language, Message
from zhiheng.problems.place import Place
from zhiheng.problems.problem import BadInputError, Problem, Problems
from zhiheng.problems.system_errors import reason_of

__all__ = ["BadInputError", "Language", "Message", "Place", "Problem", "Problems", "reason_of"]

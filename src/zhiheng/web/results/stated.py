"""Problems of the library as what stands in the way of an act."""

from zhiheng.problems import BadInputError, Message


def as_messages(error: BadInputError) -> list[Message]:
    """Return all problems, each ``what › remedy`` in both languages, safe to be filled again."""
    return [
        Message(
            *(f"{one.what(lang)} › {one.remedy(lang)}".replace("{", "{{").replace("}", "}}") for lang in ("zh", "en"))
        )
        for one in error.problems
    ]

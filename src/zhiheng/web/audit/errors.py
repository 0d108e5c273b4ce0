"""Why an act was not done, each with a message for a person."""

from zhiheng.problems import BadInputError, Message, Place, Problem


class NotFoundError(Exception):
    """There is nothing of that kind inside the actor's door: whether it exists is not said."""


class NotPermittedError(Exception):
    """The actor knows the object but may not do this; ``reason`` says why."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason
        super().__init__(reason.en)


class BlockedError(BadInputError):
    """Something must be done first; ``problems`` lists all of it, each with its remedy."""


def blocked(*messages: Message) -> BlockedError:
    """Return the error that lists these things to be done first, each written ``what › remedy``."""
    return BlockedError([Problem(Place(), message) for message in messages])

"""YAML as a tree of nodes, because only nodes know their lines."""

from typing import NoReturn

import yaml

from zhiheng.problems import BadInputError, Message, Place, Problem
from zhiheng.tables import messages

_NULLS = ("", "null", "~")


class AliasError(yaml.YAMLError):
    """An alias, on a line from 1."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class _Loader(yaml.SafeLoader):
    """Refuses aliases: shared nodes can blow a small file up to any size."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise AliasError(self.get_mark().line + 1)
        return super().compose_node(parent, index)


def compose(text: str) -> yaml.Node | None:
    """Return the root node, None for an empty text; raises YAMLError, AliasError among them."""
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def to_data(node: yaml.Node | None, file: str) -> object:
    """Return dictionaries, lists, strings and None; raises BadInputError for a repeated key."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, file)
    if isinstance(node, yaml.SequenceNode):
        return [to_data(member, file) for member in node.value]
    if isinstance(node, yaml.ScalarNode):
        return None if node.style is None and node.value in _NULLS else str(node.value)
    return None


def _mapping(node: yaml.MappingNode, file: str) -> dict[str, object]:
    data: dict[str, object] = {}
    for key_node, member in node.value:
        key = to_data(key_node, file)
        if not isinstance(key, str):
            _refuse(file, key_node, messages.NOT_YAML, reason=messages.english_reason("a key is no text"))
        if key in data:
            _refuse(file, key_node, messages.REPEATED_KEY, key=key)
        data[key] = to_data(member, file)
    return data


def _refuse(file: str, node: yaml.Node, message: Message, **values: object) -> NoReturn:
    place = Place(file, line=node.start_mark.line + 1)
    raise BadInputError([Problem(place, message, tuple(values.items()))])


def line_of(node: yaml.Node | None, path: tuple[str | int, ...]) -> int | None:
    """Return the line, from 1, of the key or list member at a path; None if it is not there."""
    line = None
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, member) for key, member in node.value if key.value == part), None)
            if found is None:
                return None
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            return None
    return line

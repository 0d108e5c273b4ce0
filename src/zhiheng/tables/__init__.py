"""Reading what people hand in: CSV lists, Excel workbooks, YAML, JSON and TOML documents, each with its places."""

from zhiheng.tables.csv_list import read_csv
from zhiheng.tables.document import Document, KeyPath, read_json, read_toml, read_yaml
from zhiheng.tables.file import InputFile, read_file
from zhiheng.tables.folder import find_files
from zhiheng.tables.identifier import is_identifier, is_plain_name
from zhiheng.tables.workbook import Sheet, cell_address, read_workbook

__all__ = [
    "Document",
    "InputFile",
    "KeyPath",
    "Sheet",
    "cell_address",
    "find_files",
    "is_identifier",
    "is_plain_name",
    "read_csv",
    "read_file",
    "read_json",
    "read_toml",
    "read_workbook",
    "read_yaml",
]

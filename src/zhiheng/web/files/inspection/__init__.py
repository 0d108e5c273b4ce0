"""What a file is, by its content, and whether it is safe to keep: never by its name or what a browser claims."""

from zhiheng.web.files.inspection.inspect import inspect_file

__all__ = ["inspect_file"]

"""The platform's record and the table of who may do what (操作留痕, 权限)."""

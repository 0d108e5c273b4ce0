"""How bytes are stored, opened and shown (文件)."""

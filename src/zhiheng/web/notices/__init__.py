"""The public notice (公示) of who is recommended."""

"""The pages of notices, calls, questions and letters."""

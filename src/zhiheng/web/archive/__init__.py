"""The archive of a cycle (归档): its catalogue, and everything of it as one verified file in open formats."""

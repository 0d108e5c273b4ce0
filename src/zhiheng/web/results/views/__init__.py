"""The face of results."""

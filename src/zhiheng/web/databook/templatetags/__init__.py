"""Template tags of the data book."""

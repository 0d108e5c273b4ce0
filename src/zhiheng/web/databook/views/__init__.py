"""Pages of the data book."""

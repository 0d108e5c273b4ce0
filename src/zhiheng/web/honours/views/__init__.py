"""Pages of what follows the announcement, by noun."""

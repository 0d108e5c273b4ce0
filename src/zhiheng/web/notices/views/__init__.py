"""Pages of public notices, by noun."""

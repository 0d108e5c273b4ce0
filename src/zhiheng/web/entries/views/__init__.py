"""Pages of applications, by noun."""

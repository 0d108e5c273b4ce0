"""Pages of site visits, by noun."""

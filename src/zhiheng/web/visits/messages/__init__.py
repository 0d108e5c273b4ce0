"""What visits say, by noun."""

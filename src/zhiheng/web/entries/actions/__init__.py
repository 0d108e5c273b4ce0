"""What is done with applications, by noun."""

"""What is done with site visits, by noun."""

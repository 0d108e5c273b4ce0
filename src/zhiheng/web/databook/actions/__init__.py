"""What is done with data books."""
